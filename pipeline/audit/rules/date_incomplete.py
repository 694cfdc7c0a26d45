"""A date lacks one of the words 年, 月 and 日.
日期缺“年”“月”“日”中的一个字。

What it checks
    Dates whose last number is no day (12 月 1。), years before a month or a revision without 年
    (2018修正), and days that follow a year (2022 年 1 日).
    检查末尾数字之后缺“日”的日期（12 月 1。）、月份或“修正”之前缺“年”的年份（2018修正）、
    紧接年份而缺月份的日（2022 年 1 日）。

Why it matters
    A date that is not whole may be read as another number.
    日期不完整，会被误读为其他数字。

Fails
    1. 待遇资格认证
    首次确认起始时间为 2022 年 12 月 1。
    1.1 需提供材料
    身份证

Passes
    1. 待遇资格认证
    首次确认起始时间为 2022 年 12 月 1 日，2023 年 3 月 15、16 日复核。
    1.1 需提供材料
    身份证

Known limits
    A day without a year before it is judged only behind 至, 自, 从 and 于.
    没有年份的，只判断“至”“自”“从”“于”之后的日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_near
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "warning"

_YEAR = r"(?<![\d.\-/])(?:19|20)\d\d"
_DAY_AT_END = re.compile(
    r"(?<=[年至自从于]) ?\d{1,2} ?月 ?\d{1,2}(?= ?(?:[。；;）)]|[，,](?! ?\d)|$))"
)
_YEAR_ALONE = re.compile(rf"{_YEAR}(?= \d{{1,2}} ?月 ?\d|修[正订])")
_DAY_BEHIND_YEAR = re.compile(rf"{_YEAR} ?年 ?\d{{1,2}} ?日(?!内)")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each date that is not whole."""
    for pattern, hint, missing in (
        (_DAY_AT_END, "月", "日"),
        (_YEAR_ALONE, "月", "年"),
        (_YEAR_ALONE, "修", "年"),
    ):
        for match in find_near(pattern, view, hint):
            words = match[0].lstrip()
            at = Range(match.end() - len(words), match.end())
            gap = " " if " " in view.text(Range(at.start, at.end + 1)) else ""
            yield Fault(
                at,
                zh=f"“{words}”之后缺“{missing}”",
                en=f"{words} lacks {missing}",
                expected=f"{words}{gap}{missing}",
                edits=(Correction(Range(at.end, at.end), gap + missing),),
            )
    for match in find_near(_DAY_BEHIND_YEAR, view, "年"):
        yield Fault(
            Range(*match.span()),
            zh=f"“{match[0]}”缺月份",
            en=f"{match[0]} has no month",
        )
