"""The fields of an item stand in another order than in the other items.
小节的先后次序与其他事项不同。

What it checks
    The order of the main fields, where the field numbers themselves are in order.
    编号次序无误时，主要小节的先后次序。

Why it matters
    Readers expect each field in its usual place.
    读者习惯在固定的位置找到每个小节。

Fails
    1. 参保登记
    1.1 办理时限：即时办结
    1.2 办理路径：窗口办
    2. 增减申报
    2.1 办理路径：窗口办
    2.2 办理时限：即时办结
    3. 缴费申报
    3.1 办理路径：窗口办
    3.2 办理时限：即时办结
    4. 关系转移
    4.1 办理路径：窗口办
    4.2 办理时限：即时办结
    5. 证明查询
    5.1 办理路径：窗口办
    5.2 办理时限：即时办结
    6. 证明打印
    6.1 办理路径：窗口办
    6.2 办理时限：即时办结

Passes
    1. 参保登记
    1.1 办理路径：窗口办
    1.2 办理时限：即时办结
    2. 增减申报
    2.1 办理路径：窗口办
    2.2 办理时限：即时办结

Known limits
    Guides of fewer than six items show no habit.
    不足六个事项的指南看不出惯例。
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.headings import habitual_kinds, read_headings
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "warning"
YIELDS_TO = ("subsection-number-out-of-order",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the first field of each item that stands before its usual forerunner."""
    rank = {kind: place for place, kind in enumerate(habitual_kinds(view))}
    for headings in read_headings(view):
        ranked = [heading for heading in headings if heading.kind in rank]
        for before, heading in itertools.pairwise(ranked):
            if rank[heading.kind] < rank[before.kind]:
                yield Fault(
                    heading.whole,
                    zh=f"“{heading.words}”排在“{before.words}”之后，其他事项相反",
                    en=f"{heading.words} stands after {before.words}, unlike in the other items",
                )
                break
