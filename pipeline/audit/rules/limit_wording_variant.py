"""A limit is worded a little differently from the same limit elsewhere.
同一种时限措辞略有不同。

What it checks
    Limits without numbers: one that differs by one or two characters from a more frequent one of
    its kind (即时办理 and 即时办结), or that is of no known kind.
    检查不含数字的时限：与同类更常见的写法只差一两个字的（即时办理与即时办结）。

Why it matters
    Readers look for a difference where none is meant.
    读者会以为时限不同。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：即时办结
    2. 缴费申报
    2.1 需提供材料
    身份证
    2.3 办理时限：即时办结
    3. 缴费查询
    3.1 需提供材料
    身份证
    3.3 办理时限：即时办理

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：即时办结
    2. 缴费申报
    2.1 需提供材料
    身份证
    2.3 办理时限：次月办结

Known limits
    Limits with numbers are judged elsewhere.
    含数字的时限另行判断。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from pipeline.audit.distances import Sharers
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.guides import LimitKind
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "info"
YIELDS_TO = ("likely-wrong-character", "doubled-word", "stray-space")

_CORE = re.compile(r"(?:^|.*[：:])(?P<core>[^：:\d]{2,12}?)[。；;.]?$")
_RATIO = 2
# 即时办理 and 即时办结 are 0.75 alike, 即时 and 即时办结 0.67, 次月办结 and 即时办结 0.5.
_ALIKE = 0.6


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each rare wording of a frequent limit."""
    places: defaultdict[LimitKind, list[tuple[str, Range]]] = defaultdict(list)
    for item in view.guide.items:
        for limit in item.time_limits:
            at = view.range(limit.span)
            printed = view.text(at)
            match = _CORE.match(printed)
            if match and not re.search(r"\s", match["core"]):
                start, end = match.span("core")
                place = Range(at.start + start, at.start + end)
                places[limit.kind].append((match["core"], place))
    counts = {kind: Counter(core for core, _ in found) for kind, found in places.items()}
    everywhere = sum(counts.values(), Counter[str]())
    for kind, found in places.items():
        rivals = everywhere if kind is LimitKind.OTHER else counts[kind]
        known = Sharers(core for core, _ in rivals.most_common())
        models = {core: _find_model(core, rivals, known) for core in counts[kind]}
        for core, place in found:
            if model := models[core]:
                yield Fault(
                    place,
                    zh=f"“{core}”，他处作“{model}”",
                    en=f"“{core}”; elsewhere “{model}”",
                    expected=model,
                    edits=(Correction(place, model),),
                )


def _find_model(core: str, rivals: Counter[str], known: Sharers) -> str | None:
    """Return the frequent wording of which `core` is a variant."""
    for other in known.near(core):
        if rivals[other] < _RATIO * rivals[core]:
            return None
        if other != core and other in core:
            return None  # 窗口即时办结
        if other != core and _likeness(core, other) >= _ALIKE:
            return other
    return None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
