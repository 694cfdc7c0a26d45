"""A statutory period lacks the 内 that it has elsewhere.
法定期限缺少他处都有的“内”。

What it checks
    Periods after 之日起: 三十日 without 内, 起, 后 or 止, where the guide has a period with 内.
    检查“之日起”后的期限：他处同一期限写作“三十日内”，此处缺“内”的。

Why it matters
    Without 内 the sentence names a day instead of a deadline.
    缺“内”就从期限变成了某一天。

Fails
    1. 职工参保登记
    用人单位应当自用工之日起三十日内办理社会保险登记。
    1.1 需提供材料
    身份证
    1.4 温馨提示：单位应当自用工之日起三十日为其职工办理登记。

Passes
    1. 职工参保登记
    用人单位应当自用工之日起三十日内办理社会保险登记。
    1.1 需提供材料
    身份证
    1.4 温馨提示：自停保之日起三十日后可以申领。

Known limits
    A guide that never writes 内 is left alone.
    全书都不写“内”的不报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.periods import find_periods
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "warning"
YIELDS_TO = ("statutory-period-differs", "swapped-characters")

# 三十日后, 三十日起, 三十日止, 三十日的: no deadline.
_NO_DEADLINE = "后起止的以之计满至未不"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each period without 内."""
    periods = find_periods(view)
    complete = next((period for period in periods if period.within), None)
    if complete is None:
        return
    for period in periods:
        if period.within or period.next in _NO_DEADLINE:
            continue
        same = (period.event, period.number)
        model = next((p for p in periods if p.within and (p.event, p.number) == same), complete)
        printed = view.text(period.range)
        yield Fault(
            period.range,
            zh=f"“{printed}”之后缺“内”，他处作“{view.text(model.range)}内”",
            en=f"“{printed}” lacks 内; elsewhere “{view.text(model.range)}内”",
            expected=printed + "内",
            related=(Place(model.range, "他处写法", "as printed elsewhere"),),
            edits=(Correction(Range(period.range.end, period.range.end), "内"),),
        )
