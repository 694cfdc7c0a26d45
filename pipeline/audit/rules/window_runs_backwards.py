"""A window ends before it begins, or runs past its own next beginning.
起止时间前后颠倒，或超过一个周期。

What it checks
    Days (28 日—19 日 without 次月), dates (6 月 1 日至 5 月 31 日 without 次年), years and hours.
    检查日期（28 日—19 日而无“次月”）、月日（6 月 1 日至 5 月 31 日而无“次年”）、年份和钟点。

Why it matters
    Nobody can tell when applications are taken.
    读者无法知道何时受理。

Fails
    1. 伤残补助金申领
    1.1 需提供材料
    身份证
    1.3 办理时限：每月 28 日—19 日

Passes
    1. 伤残补助金申领
    每年 6 月 1 日至次年 5 月 31 日认证，窗口 8:30-12:00 受理。
    1.1 需提供材料
    身份证
    1.3 办理时限：每月 25 日—次月 8 日

Known limits
    A window of months alone across the turn of the year (11 月至 3 月) is left alone.
    只写月份的跨年区间（11 月至 3 月）不报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.plain_texts import find_all, find_near
from pipeline.audit.views import View
from pipeline.audit.windows import DASH, Season, day_windows, seasons
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "error"
YIELDS_TO = ("impossible-date",)

# `8:30-12:00` · `上午 8：30—11：30`
_HOURS = re.compile(rf"(?<!\d)(\d{{1,2}})[:：](\d{{2}}) ?{DASH} ?(\d{{1,2}})[:：](\d{{2}})(?!\d)")
_YEARS = re.compile(rf"(?<!\d)(\d{{4}}) ?年?度? ?{DASH} ?(\d{{4}}) ?年")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each window that runs backwards."""
    for window in day_windows(view):
        printed = view.text(window.range)
        if window.last < window.first and not window.to_next_month:
            yield Fault(
                window.range,
                zh=f"“{printed}”止日早于起日，又没有“次月”",
                en=f"“{printed}” ends before it begins, and 次月 is not printed",
            )
        elif window.to_next_month and window.last >= window.first:
            yield Fault(
                window.range,
                zh=f"“{printed}”长于一个月，与下一次受理重叠",
                en=f"“{printed}” is longer than a month and overlaps its next turn",
                severity=Severity.WARNING,
            )
    for season in seasons(view):
        if _runs_backwards(season):
            printed = view.text(season.range)
            yield Fault(
                season.range,
                zh=f"“{printed}”止期早于起期",
                en=f"“{printed}” ends before it begins",
            )
    yield from _find_clocks(view)


def _runs_backwards(season: Season) -> bool:
    """Compare the two dates; without years and without 次年 both lie in one year."""
    first, last = season.first, season.last
    if season.to_next_year:
        return False
    if first[0] is not None and last[0] is not None:
        return (last[0], last[1], last[2] or 31) < (first[0], first[1], first[2] or 1)
    has_days = first[2] is not None and last[2] is not None
    return has_days and (last[1], last[2] or 0) < (first[1], first[2] or 0) and last[0] is None


def _find_clocks(view: View) -> Iterator[Fault]:
    for size, matches in ((2, find_all(_HOURS, view)), (1, find_near(_YEARS, view, "年"))):
        for match in matches:
            numbers = tuple(map(int, match.groups()))
            if numbers[size:] < numbers[:size]:
                yield Fault(
                    Range(*match.span()),
                    zh=f"“{match[0]}”止于起之前",
                    en=f"“{match[0]}” ends before it begins",
                )
