"""An item has fields and no title.
事项有小节而没有标题。

What it checks
    Items that begin with a field, where other items begin with a title.
    其他事项都有标题，而此处直接由小节开始。

Why it matters
    The reader does not know what the fields are about, nor that another item begins.
    读者不知所述为何，也看不出另一事项已经开始。

Fails
    8. 参保登记
    8.1 需提供材料：身份证
    8.2 办理路径：窗口办
    9.1 需提供材料：身份证
    9.2 办理路径：窗口办

Passes
    8. 参保登记
    8.1 需提供材料：身份证
    9. 关系转移
    9.1 需提供材料：身份证

Known limits
    A guide none of whose items has a title is not judged.
    所有事项都没有标题的指南不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.headings import read_headings
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each item without a title, where half of them have one at least."""
    items = view.guide.items
    if 2 * sum(item.title is not None for item in items) < len(items):
        return
    for item, headings in zip(view.guide.items, read_headings(view), strict=True):
        if item.title is None and headings:
            yield Fault(
                headings[0].whole,
                zh="此处开始另一事项，却没有标题",
                en="another item begins here, but it has no title",
            )
