"""Two items of one category bear one title.
同一类别中有两个同名事项。

What it checks
    Titles of the items within a category.
    同一类别内各事项的名称不应重复。

Why it matters
    A title copied from the neighbour hides an item.
    名称误抄自邻项会使一个事项无从查找。

Fails
    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    2. 社会保障卡申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结

Passes
    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    2. 社会保障卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结

Known limits
    Categories may lawfully have items of one title each.
    不同类别的同名事项不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.guides import Item

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = ("item-title-mismatch",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each item whose title stands before in its category."""
    first: dict[tuple[str | None, str], Item] = {}
    for item in view.guide.items:
        if not item.title:
            continue
        other = first.setdefault((item.category, squeeze(item.title)), item)
        if other is not item:
            number = other.number
            yield Fault(
                view.title_of(item),
                zh=f"与事项 {number} 同名" if number else f"另一事项也名为“{item.title}”",
                en=f"item {number} has the same title"
                if number
                else f"another item is called {item.title} as well",
                related=(Place(view.title_of(other), "同名事项", "the item of that title"),),
            )
