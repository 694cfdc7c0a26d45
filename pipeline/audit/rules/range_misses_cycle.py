"""A yearly range does not fill the year that it stands for.
每年的起止日期不足或超过一年。

What it checks
    Ranges from a date to one of the next year: where they nearly fill a year, or the words before
    speak of twelve months, they should end the day before they begin.
    检查跨到次年的起止日期：与整年相差 45 天以内，或同句说明为 12 个月的，应恰好满一年。

Why it matters
    Days that belong to no cycle, or to two, leave people without a term.
    落在周期之外或重叠的日子使人无所适从。

Fails
    1. 待遇资格认证
    资格确认周期为 12 个月，每年 6 月 1 日至次年 5 月 13 日认证。
    1.1 需提供材料
    身份证

Passes
    1. 待遇资格认证
    资格确认周期为 12 个月，每年 6 月 1 日至次年 5 月 31 日认证。
    采暖期为 11 月 1 日至次年 3 月 31 日。
    1.1 需提供材料
    身份证

Known limits
    Shorter seasons are left alone.
    较短的季节区间不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.audit.windows import seasons

FAMILY = "time"
SEVERITY = "warning"
YIELDS_TO = ("impossible-date", "window-runs-backwards")

_NEAR = 45  # a heating season (five months) is far from a year; a slip of a digit is near
_TWELVE_MONTHS = re.compile(r"(?:12 ?|十二)个月[^。；\n]*$")
_PLAIN_YEAR = 2001  # neither it nor the next is a leap year
_LOOK_BACK = 40


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each range that nearly fills a year."""
    for season in seasons(view):
        (_, month, day), (_, to_month, to_day) = season.first, season.last
        if not season.to_next_year or day is None or to_day is None:
            continue
        try:
            begins = date(_PLAIN_YEAR, month, day)
            ends = date(_PLAIN_YEAR + 1, to_month, to_day)
        except ValueError:
            continue
        wanted = begins.replace(year=_PLAIN_YEAR + 1) - timedelta(days=1)
        gap = (ends - wanted).days
        start = max(0, season.range.start - _LOOK_BACK)
        says_year = _TWELVE_MONTHS.search(view.source.text, start, season.range.start)
        if gap == 0 or (abs(gap) > _NEAR and not says_year):
            continue
        printed = view.text(season.range)
        shown = f"{wanted.month} 月 {wanted.day} 日"
        yield Fault(
            season.range,
            zh=f"“{printed}”与整年相差 {abs(gap)} 天，满一年应止于次年 {shown}",
            en=f"“{printed}” is {abs(gap)} days off a full year, which ends on {shown}",
        )
