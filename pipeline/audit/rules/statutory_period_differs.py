"""One duty has two different periods.
同一义务的期限前后不一。

What it checks
    Periods that run from the same event (用工之日起) should agree in number and unit. The rarer one
    is pointed at; of two equally frequent ones, the one that no other period of the guide has.
    检查起算事件相同（如用工之日起）的期限：天数和单位应处处一致。指出较少的一种；
    次数相同时，指出与全书其他期限不同的一种。

Why it matters
    Both cannot be right, and who keeps the longer one is late.
    两者不能同时成立，按较长的办就会逾期。

Fails
    1. 职工参保登记
    用人单位应当自用工之日起三十日内办理登记，变更的自变更之日起三十日内办理。
    1.1 需提供材料
    身份证
    1.4 温馨提示：用人单位应当自用工之日起六十日内办理登记。

Passes
    1. 职工参保登记
    用人单位应当自用工之日起三十日内办理登记，公告自发布之日起十日内答复。
    1.1 需提供材料
    身份证
    1.4 温馨提示：用人单位应当自用工之日起30日内办理登记。

Known limits
    Events worded differently are not compared.
    措辞不同的起算事件不比较。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.periods import Period, find_periods
from pipeline.audit.views import View

FAMILY = "time"
SEVERITY = "error"
YIELDS_TO = ("swapped-characters",)

# The end of the event tells it: 应当自用工, 单位用工 and 用工 are one; 收到申请 is another.
_END = 2
# These say too little: each item counts from its own.
_COMMON = ("受理", "收到", "申请", "发布", "施行", "完成", "通知", "批准", "登记")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each period that differs from the others of its event."""
    periods = find_periods(view)
    groups: defaultdict[str, list[Period]] = defaultdict(list)
    for period in periods:
        if period.event[-_END:] not in _COMMON:
            groups[period.event[-_END:]].append(period)
    everywhere = Counter(map(_value, periods))
    for group in groups.values():
        counts = Counter(map(_value, group))
        if len(counts) < 2:
            continue
        best = max(counts, key=lambda value: (counts[value], everywhere[value]))
        tie = [v for v in counts if (counts[v], everywhere[v]) == (counts[best], everywhere[best])]
        model = next(period for period in group if _value(period) == best)
        for period in group:
            if _value(period) == best and len(tie) == 1:
                continue
            printed = view.text(period.range)
            other = model if _value(period) != best else next(p for p in group if _value(p) != best)
            said = view.text(other.range)
            yield Fault(
                period.range,
                zh=f"“{period.event}之日起”此处为“{printed}”，他处为“{said}”",
                en=f"“{printed}” after {period.event}之日起 here, “{said}” elsewhere",
                expected=said if len(tie) == 1 else None,
                related=(Place(other.range, f"他处为“{said}”", f"“{said}” here"),),
            )


def _value(period: Period) -> tuple[int, str]:
    return period.number, period.unit.removeprefix("个").replace("天", "日")
