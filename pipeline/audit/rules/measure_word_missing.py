"""A period lacks the measure word that periods have elsewhere, or has one too many.
期限缺少或多出量词。

What it checks
    Periods: 12 月内 where the guide counts 个月, 15 工作日 where it counts 个工作日, and 30 个日.
    检查他处用“个月”“个工作日”而此处缺“个”的期限，以及多出“个”的“30 个日”。

Why it matters
    12 月内 reads as "in December" instead of "within twelve months".
    缺“个”时“12 月内”会被读成“十二月之内”。

Fails
    1. 技能提升补贴申领
    累计缴费满 12 个月的职工，在取得证书 12 月内可以申请。
    1.1 需提供材料
    身份证

Passes
    1. 技能提升补贴申领
    累计缴费满 12 个月的职工，可在 12 月 1 日后、12 月份内申请。
    1.1 需提供材料
    身份证

Known limits
    A guide that never writes 个 is left alone.
    全书都不用“个”的不报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, find_near, plain_text
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4})"
_WORKING_DAYS = re.compile(rf"{_NUMBER} ?个工作日")
_FAULTY = re.compile(
    # `12 月内` · `满 12 月以上` · `15 工作日` · `30 个日`; not `2022 年 12 月内`, `第 5 工作日`
    rf"(?<![年.第\d一二两三四五六七八九十百])(?<!年 )(?P<number>{_NUMBER} ?)"
    r"(?P<unit>(?P<month>月(?:[之以]?内|后|以上|以下|期限))|(?P<day>(?:法定)?工作日)"
    r"|(?P<extra>个(?:日(?!历)|天|年(?![度级代轻龄均终]))))"
)
# `累计不足 12 月` at the end of a clause; not `满 12 月 1 日`.
_AFTER_VERB = re.compile(
    rf"(?<=[满足过到计])(?P<number> ?{_NUMBER} ?)(?P<unit>(?P<month>月))(?=[的，。；\s]|$)"
)
# `27 月本人工资`, `周期为 12 月，`: what stands before or behind 个月 elsewhere tells.
_BARE_MONTH = re.compile(
    rf"(?<!第)(?<![\d.])(?P<number>{_NUMBER} ?)(?P<unit>(?P<month>月))(?! ?\d)"
)
_MONTHS = re.compile(rf"{_NUMBER} ?个月")
# Most working days without 个 are a habit; this guide counts 12 with it and none without.
_HABIT = 0.25
_CHINESE_END, _CHINESE_START = re.compile(rf"{HAN}{{2}}$"), re.compile(rf"{HAN}{{2}}")
_SIDE = 3  # two characters and the mark of their side


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each period whose measure word is missing or one too many."""
    text = plain_text(view)
    faulty = [
        *find_near(_FAULTY, view, "月"),
        *find_near(_AFTER_VERB, view, "月"),
        *(
            match
            for hint in ("日", "个天", "个年")
            for match in find_near(_FAULTY, view, hint)
            if _kind(match) != "month"
        ),
    ]
    faulty += _find_like_neighbours(view, {match.start() for match in faulty})
    with_word = len(_WORKING_DAYS.findall(text))
    without = sum(1 for match in faulty if _kind(match) == "day")
    for match in faulty:
        kind = _kind(match)
        if kind == "month" and not count_words(view, "个月"):
            continue
        if kind == "day" and (not with_word or without > max(1, _HABIT * with_word)):
            continue
        at = Range(*match.span())
        unit = match.start("unit")
        if kind == "extra":
            expected = match["number"] + match["unit"][1:]
            zh, en = f"“{match[0]}”多了“个”", f"“{match[0]}” has a measure word too many"
            edit = Correction(Range(unit, unit + 1), "")
        else:
            expected = f"{match['number']}个{match['unit']}"
            shown = "个月" if kind == "month" else "个工作日"
            zh = f"“{match[0]}”缺少“个”，他处作“{shown}”"
            en = f"“{match[0]}” lacks 个; elsewhere {shown}"
            edit = Correction(Range(unit, unit), "个")
        yield Fault(at, zh=zh, en=en, expected=expected, edits=(edit,))


def _find_like_neighbours(view: View, known: set[int]) -> Iterator[re.Match[str]]:
    """Yield bare months between words that elsewhere stand beside 个月."""
    text = plain_text(view)
    counted = [_beside(text, match) for match in _MONTHS.finditer(text)]
    sides = {words for pair in counted for words in pair if len(words) == _SIDE}
    for match in find_near(_BARE_MONTH, view, "月") if sides else ():
        if match.start() not in known and sides.intersection(_beside(text, match)):
            yield match


def _beside(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the Chinese words before and behind a period, each with its side."""
    before = _CHINESE_END.search(text[max(0, match.start() - 4) : match.start()].rstrip())
    after = _CHINESE_START.match(text[match.end() : match.end() + 3].lstrip())
    return f"<{before[0]}" if before else "", f"{after[0]}>" if after else ""


def _kind(match: re.Match[str]) -> str:
    """Return what is faulty: month, day or extra."""
    return next(kind for kind in ("month", "day", "extra") if match.groupdict().get(kind))
