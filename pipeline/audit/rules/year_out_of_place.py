"""A year that cannot be meant.
不可能的年份。

What it checks
    Years before 1900 or after 2099, years of three or five digits in a date, and a year over twenty
    after all others of the guide.
    检查 1900 年以前、2099 年以后的年份，日期中三位或五位的年份，
    以及比全书其他年份晚二十年以上的年份。

Why it matters
    Digits were swapped, and a term begins in another century.
    数字颠倒会把期限推到另一个世纪。

Fails
    1. 待遇资格认证
    首次确认起始时间为 2202 年 12 月 1 日。
    1.1 需提供材料
    身份证

Passes
    1. 待遇资格认证
    首次确认起始时间为 2022 年 12 月 1 日（2018年修正），缴费满 15 年。
    1.1 需提供材料
    身份证

Known limits
    A year that is wrong by little cannot be told.
    相差不大的年份无法判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.plain_texts import find_near
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "error"

# `2022 年 12 月 1 日` · `2018年修正` · `〔2014〕117号`; not `缴费满 15 年`
_YEAR = re.compile(
    r"(?<![\d.\-/第])(?P<year>\d{3,5}) ?(?:年(?P<in_date> ?\d{1,2} ?月|修|版)?|(?=〕\d{1,4}号))"
)
_TO = "至到—~"  # `1986年至2013年的登记档案`
_FAR = 20  # plans run five or ten years ahead, terms of office less


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each year that cannot be meant."""
    near = {m.start(): m for hint in ("年", "〔") for m in find_near(_YEAR, view, hint)}
    found = [near[start] for start in sorted(near)]
    years = sorted(int(match["year"]) for match in found)
    latest = [year for year in years if 1900 <= year <= 2099][-2:]
    for match in found:
        at, digits = Range(*match.span("year")), match["year"]
        year = int(digits)
        if len(digits) != 4:
            if match["in_date"]:
                yield Fault(
                    at,
                    zh=f"年份 {digits} 有 {len(digits)} 位数字",
                    en=f"the year {digits} has {len(digits)} digits",
                )
            continue
        if not 1900 <= year <= 2099:
            yield Fault(
                at, zh=f"{year} 年不可能是本意", en=f"{year} cannot be the year that is meant"
            )
            continue
        is_far = latest[-1] == year and len(latest) > 1 and year > latest[0] + _FAR
        if is_far and view.text(Range(at.start - 1, at.start)) not in _TO:
            yield Fault(
                at,
                zh=f"{year} 年比全书其他年份（最晚 {latest[0]}）晚二十年以上",
                en=f"{year} is over twenty years after all other years ({latest[0]} at most)",
                severity=Severity.WARNING,
            )
