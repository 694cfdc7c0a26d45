"""A date or a time of day does not exist.
不存在的日期或时刻。

What it checks
    Months over 12, days that a month has not (2 月 30 日), days over 31 in monthly windows,
    hours over 24 and minutes over 59.
    检查大于 12 的月、该月没有的日（2 月 30 日）、区间中大于 31 的日、大于 24 的时和大于 59 的分。

Why it matters
    The reader cannot keep a day that no calendar has.
    日历上没有的日子无法遵守。

Fails
    1. 待遇资格认证
    首次确认起始时间为 2022 年 2 月 30 日。
    1.1 需提供材料
    身份证

Passes
    1. 待遇资格认证
    首次确认起始时间为 2024 年 2 月 29 日，45 日内完成，为期 18 个月。
    1.1 需提供材料
    身份证

Known limits
    29 February without a year is taken to be right.
    未写年份的 2 月 29 日视为正确。
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_near
from pipeline.audit.ranges import Ranges
from pipeline.audit.views import View
from pipeline.audit.windows import day_windows
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "error"

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
# `2022 年 12 月 1 日` · `5 月 31 日` · `2022-12-01`; not `3 个月`, `12 月内`
_DATE = re.compile(
    rf"(?:(?<!\d)(?P<year>\d{{4}}) ?年 ?)?(?<![\d.一二三四五六七八九十])(?P<month>{_NUMBER}) ?月"
    rf"(?: ?(?P<day>{_NUMBER}) ?[日号](?!内)|(?=[份底初末起至前]))"
)
# `2016年5月1月前`: 月 for 日; a list of months goes on with a mark or a digit
_MONTH_FOR_DAY = re.compile(rf"(?<=年) ?{_NUMBER} ?月 ?(?P<day>{_NUMBER}) ?月(?![\d至到、—–~～-])")
_NUMERIC = re.compile(
    r"(?<![\d.\-/])(?P<year>20\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)"
    r"(?P<day>\d{1,2})(?![\d\-/])"
)
_TIME = re.compile(r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])")
# `每月 32 日`: a day of the month outside a window.
_DAY = re.compile(rf"(?:每月|当月|次月|本月|下月) ?(?P<day>{_NUMBER}) ?[日号](?!内)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each date or time that no calendar and no clock has."""
    for pattern, mark in ((_DATE, "月"), (_NUMERIC, "20")):
        for match in find_near(pattern, view, mark):
            month = read_numeral(match["month"])
            day = read_numeral(match["day"]) if match["day"] else None
            year = int(match["year"]) if match["year"] else None
            if month is not None and (said := _why_impossible(year, month, day)):
                yield _fault(match, *said)
    yield from _find_months_for_days(view)
    windows = day_windows(view)
    within = Ranges(window.range for window in windows)
    for match in find_near(_DAY, view, "月"):
        day = read_numeral(match["day"])
        known = within.overlap(Range(*match.span()))
        if day is not None and not 1 <= day <= 31 and not known:
            yield _fault(match, f"没有 {day} 日", f"no month has a day {day}")
    for window in windows:
        worst = max(window.first, window.last)
        if not 1 <= min(window.first, window.last) <= worst <= 31:
            yield Fault(
                window.range,
                zh=f"“{view.text(window.range)}”：没有 {worst} 日",
                en=f"“{view.text(window.range)}”: no month has a day {worst}",
            )
    for match in find_near(_TIME, view, ":"):
        if int(match["hour"]) > 24 or int(match["minute"]) > 59:
            yield _fault(match, "没有这个时刻", "there is no such time")


def _find_months_for_days(view: View) -> Iterator[Fault]:
    """Yield dates whose day is called a month."""
    for match in find_near(_MONTH_FOR_DAY, view, "月", 2):
        at = Range(*match.span())
        yield Fault(
            at,
            zh=f"“{match[0].strip()}”：两个“月”，后一个应为“日”",
            en=f"“{match[0].strip()}” has two months; the second is meant as 日",
            expected=f"{match[0][:-1]}日",
            edits=(Correction(Range(at.end - 1, at.end), "日"),),
        )


def _why_impossible(year: int | None, month: int, day: int | None) -> tuple[str, str] | None:
    """Return what is wrong with a date, in both languages."""
    if not 1 <= month <= 12:
        return f"没有 {month} 月", f"there is no month {month}"
    if day is None:
        return None
    days = _DAYS[month - 1]
    if month == 2 and year is not None and not isleap(year):
        days = 28
    if not 1 <= day <= days:
        return f"{month} 月只有 {days} 天", f"month {month} has {days} days"
    return None


def _fault(match: re.Match[str], zh: str, en: str) -> Fault:
    words = match[0].strip()
    start = match.start() + match[0].index(words)
    return Fault(Range(start, start + len(words)), zh=f"“{words}”：{zh}", en=f"“{words}”: {en}")
