"""A cycle of months does not fit the dates that are given for it.
周期的月数与所给起止日期不符。

What it checks
    周期为 12 个月，每年 6 月 1 日至次年 5 月 31 日: the dates must span the months.
    “周期为 12 个月，每年 6 月 1 日至次年 5 月 31 日”之类，起止日期应恰为所写月数。

Why it matters
    Readers miss the last day.
    读者会错过期限。

Fails
    1. 资格认证
    资格确认周期为 12 个月，每年 6 月 1 日至次年 5 月 30 日认证。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Passes
    1. 资格认证
    资格确认周期为 12 个月，每年 6 月 1 日至次年 5 月 31 日认证。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Known limits
    The number of months and the dates must stand in one sentence.
    月数与日期须在同一句中。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View

FAMILY = "logic"
SEVERITY = "error"
YIELDS_TO = ("impossible-date", "window-runs-backwards")

_CYCLE = re.compile(
    r"周期[^。；\n]{0,6}?(\d{1,3}) ?(个月|年)[^。；\n]{0,8}?"
    r"(\d{1,2}) ?月 ?(\d{1,2}) ?日 ?[至到—-] ?(次年|第二年|当年)? ?(\d{1,2}) ?月 ?(\d{1,2}) ?日"
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each pair of dates that spans another time than is said."""
    for words in view.words:
        if "周期" not in words.prose.text:
            continue
        for match in _CYCLE.finditer(words.prose.folded):
            months = int(match[1]) * (12 if match[2] == "年" else 1)
            if _spanned(match) == months:
                continue
            at = words.prose.range(match.start(3), match.end())
            yield Fault(
                at,
                zh=f"周期为 {match[1]} {match[2]}，而“{view.text(at)}”不是 {match[1]} {match[2]}",
                en=f"the cycle has {months} months, the dates span another time",
                related=(
                    Place(words.prose.range(match.start(1), match.end(2)), "周期", "the cycle"),
                ),
            )


def _spanned(match: re.Match[str]) -> int | None:
    """Return the whole months from the first day to the last, None where they are not whole."""
    first_month, first_day, last_month, last_day = (int(match[i]) for i in (3, 4, 6, 7))
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12):
        return None
    months = last_month - first_month + (12 if match[5] in ("次年", "第二年") else 0)
    if first_day == 1 and last_day in (_DAYS[last_month - 1], 29 if last_month == 2 else 0):
        return months + 1
    return months if last_day == first_day - 1 else None
