"""An item has no introduction, where nearly all others have one.
事项没有概述，而几乎所有其他事项都有。

What it checks
    Text between an item's title and its first field, which five of six items have.
    标题与首个小节之间的文字；绝大多数事项都有。

Why it matters
    The introduction says whom the item serves.
    概述说明事项面向何人。

Fails
    1. 参保登记
    新入职的职工应当办理。
    1.1 需提供材料：身份证
    2. 增减申报
    人员变化应当申报。
    2.1 需提供材料：身份证
    3. 缴费申报
    按月申报。
    3.1 需提供材料：身份证
    4. 关系转移
    跨省流动可以申请。
    4.1 需提供材料：身份证
    5. 证明打印
    单位可以打印。
    5.1 需提供材料：身份证
    6. 证明查询
    6.1 需提供材料：身份证

Passes
    1. 参保登记
    新入职的职工应当办理。
    1.1 需提供材料：身份证
    2. 增减申报
    2.1 需提供材料：身份证

Known limits
    Guides of fewer than six items show no habit.
    不足六个事项的指南看不出惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.headings import FEWEST_ITEMS, HABIT
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each item without an introduction."""
    items = view.guide.items
    given = sum(item.intro is not None for item in items)
    if len(items) < FEWEST_ITEMS or given < HABIT * len(items):
        return
    for item in items:
        if item.intro is None and item.title:
            yield Fault(
                view.title_of(item),
                zh=f"标题与首个小节之间没有概述；{len(items)} 个事项中 {given} 个有",
                en=f"no introduction below the title; {given} of {len(items)} items have one",
            )
