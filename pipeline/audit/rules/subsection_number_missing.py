"""A field's heading has lost its number.
小节标题缺少编号。

What it checks
    Headings of the usual fields without a number in an item whose other fields bear one.
    同一事项其他小节都有编号，而某个常见小节没有。

Why it matters
    The fields below it seem misnumbered, and the heading is taken for running text.
    其后的小节像是编错了号，该标题也容易被当作正文。

Fails
    1. 参保登记
    1.1 需提供材料：身份证
    办理路径：社保大厅
    1.3 办理时限：即时办结

Passes
    1. 参保登记
    需提供材料：身份证
    办理路径：社保大厅
    办理时限：即时办结

Known limits
    Items that number half of their fields or fewer are not judged.
    半数以上小节没有编号的事项不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.headings import read_headings, read_item_numbers
from pipeline.audit.views import View
from pipeline.model.profiles import MAIN_FIELDS
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "numbering"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each main field without a number among numbered ones."""
    for number, headings in zip(read_item_numbers(view), read_headings(view), strict=True):
        numbered = sum(heading.ordinal is not None for heading in headings)
        if 2 * numbered <= len(headings):
            continue
        for place, heading in enumerate(headings, start=1):
            if heading.kind not in MAIN_FIELDS or heading.node.first(Kind.NUMBER) is not None:
                continue
            words = view.text(heading.label)
            lost = f"{number}.{place}" if number is not None else None
            start = heading.label.start
            yield Fault(
                heading.label,
                zh=f"小节“{words}”缺少编号，本事项另有 {numbered} 个小节有编号",
                en=f"the field {words} has no number; {numbered} others of this item have one",
                expected=f"{lost} {words}" if lost else None,
                edits=(Correction(Range(start, start), f"{lost} "),) if lost else (),
            )
