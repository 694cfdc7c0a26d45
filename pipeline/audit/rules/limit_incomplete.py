"""A time limit lacks its number or its unit of time.
办理时限缺数字或时间单位。

What it checks
    Terms of zero; numbers of time limits and deferral terms that no unit of time follows (15 个,
    15 个工作), and in other texts 15 个工作内; working days without a number (网上个工作日内).
    检查为零的期限，办理时限和补齐时间中没有时间单位的数字（15 个、15 个工作），
    其他文字中的“15 个工作内”，以及没有数字的工作日（网上个工作日内）。

Why it matters
    Nobody knows how long it takes.
    读者不知道要等多久。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：15 个

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：①15 个工作日，每月 19 日—28 日，3-5 个工作日，周一至周五 8:30-12:00

Known limits
    Where only 日 is lost the correction is clear, which is a warning.
    A number that is missing in several places is a form's own blank, and only an info.
    只缺“日”字的，更正明确，作警告。
    多处都缺数字的，视为留空的模板，只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import mask_addresses
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range
from pipeline.model.trees import Node

FAMILY = "time"
SEVERITY = "error"
YIELDS_TO = (
    "doubled-word",
    "likely-wrong-character",
    "measure-word-missing",
    "misspelt-word",
    "swapped-characters",
    "impossible-date",
)

_UNIT = (
    r"个?(?:法定)?(?:工作[日天]|自然[日天]|日历[日天]|月|星期|小时|季度|年|周)"
    r"|[日天号月年周时分秒刻点]"
)
# A list number, a clock, a range, part of a name or another count is no length of time.
_NO_LENGTH = (
    r" ?(?:[.、．)）:：\-—–~～至到/,，]? ?\d|[.、．)）]|[A-Za-z%％℃]"
    r"|[份次元号条款项楼室层岁倍人张级])"
)
_NUMBER = re.compile(
    r"(?<![\dA-Z.\-—第〔(（转])(?<!\d[:：])(?P<number>\d{1,3})(?!\d)"
    rf"(?! ?个? ?[(（]? ?(?:{_UNIT}))(?!{_NO_LENGTH})"  # 1个（工作日）
    r"(?: ?个*(?:工作?)?[日天曰]?内?(?=\D|$))"
)
# `15 个工作内` · `15 个工作` at the end; not `3 个工作组`
_CUT_UNIT = re.compile(r"(?<!\d)\d{1,3} ?个工作(?=[内，。；、）办完审]|\s*$)")

# `自用工之日起三十内`
_FROM_DAY = re.compile(r"之日起 ?(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})(?=内)")
_HEAD_WITH_UNIT = re.compile(rf"[(（]{_UNIT}[)）]$")  # `承诺时限（工作日）` over a column
# `0个工作日`, its 1 lost; not `10 个工作日`, `2.0 个月`, `00 分`
_ZERO = re.compile(r"(?<![\d.．])(?<!\d[:：])0 ?个?(?:工作日|自然日|月(?!\d)|[日天](?!\d))")
# `网上个工作日内`, and a limit that is but `工作日`; not `每个工作日`, `数个工作日`
_NO_NUMBER = re.compile(
    r"(?<![\d一二三四五六七八九十百两几数多每整若干各半?×_X个 ]) ?个工作日"
    r"|(?:(?<=^)|(?<=[:：])) ?(?P<bare>工作日)内?(?=[。；;]?$)"
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each limit that lacks its unit or its number."""
    yield from _find_numberless(view)
    for words in view.words:
        text = mask_addresses(words.prose.text)
        cut = {match.start(): match for match in _CUT_UNIT.finditer(text)}
        for match in cut.values():
            yield Fault(
                words.prose.range(*match.span()),
                zh=f"“{match[0]}”缺“日”",
                en=f"“{match[0]}” lacks 日",
                expected=match[0] + "日",
                edits=(Correction(words.prose.range(match.end(), match.end()), "日"),),
                severity=Severity.WARNING,
            )
        for match in _FROM_DAY.finditer(text):
            yield Fault(
                words.prose.range(*match.span("number")),
                zh=f"“{match['number']}”缺“日”",
                en=f"{match['number']} lacks 日",
                expected=match["number"] + "日",
                edits=(Correction(words.prose.range(match.end(), match.end()), "日"),),
            )
        for match in _ZERO.finditer(text):
            yield Fault(
                words.prose.range(*match.span()),
                zh=f"“{match[0]}”：期限不能为零，数字未写全",
                en=f"{match[0]}: no term is zero, a digit is lost",
            )
        if not _may_lack_unit(words.field, text) or _has_unit(view, words.node):
            continue
        for match in _NUMBER.finditer(text):
            if match.start() not in cut:
                printed = match[0].strip()
                yield Fault(
                    words.prose.range(match.start(), match.start() + len(match[0].rstrip())),
                    zh=f"“{printed}”缺少时间单位",
                    en=f"“{printed}” has no unit of time",
                )


def _has_unit(view: View, node: Node) -> bool:
    """Say whether the heading over the text gives the unit."""
    heading = Range(*node.header) if node.header else view.heading_of(node)
    return _HEAD_WITH_UNIT.search(view.text(heading).rstrip()) is not None


def _find_numberless(view: View) -> Iterator[Fault]:
    found = [
        words.prose.range(*match.span(match.lastgroup or 0))
        for words in view.words
        if "工作日" in words.prose.text
        for match in _NO_NUMBER.finditer(words.prose.text)
        if not match["bare"] or _may_lack_unit(words.field, words.prose.text)
    ]
    for at in found:
        yield Fault(
            at,
            zh=f"“{view.text(at)}”之前缺数字",
            en=f"no number before {view.text(at)}",
            severity=Severity.INFO if len(found) > 1 else None,
        )


def _may_lack_unit(field: str, text: str) -> bool:
    """Say whether a number of this text is a length of time: limits, and terms of deferrals."""
    return field == "time_limit" or (field == "deferrals" and ("时间" in text or "期限" in text))
