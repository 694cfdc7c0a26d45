"""A caption bears the number of another item.
图题编号与所在事项的序号不符。

What it checks
    The number before the caption of a picture against the number of the item it stands in.
    图题前的编号应等于所在事项的序号。

Why it matters
    A reader takes the picture for that of another item.
    读者会把流程图当成别的事项的。

Fails
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    窗口办：服务大厅

    操作流程



    10.参保登记

    8.3 办理时限：即时办结

Passes
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    窗口办：服务大厅

    操作流程



    8.参保登记

    8.3 办理时限：即时办结

Known limits
    Captions without a number are not judged; nor are pictures numbered by themselves from 1
    throughout the guide.
    没有编号的图题不判断；全书图片自行由 1 起编号的也不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption whose number is not its item's."""
    numbered = [caption for caption in read_captions(view) if caption.number is not None]
    values = [caption.number for caption in numbered]
    if len(values) > 2 and values == list(range(1, len(values) + 1)):
        return  # the pictures have numbers of their own
    for caption in numbered:
        own = caption.item_number
        if own is None or caption.number == own or caption.printed is None:
            continue
        printed = view.text(caption.printed)
        expected = printed.replace(printed.rstrip(".．、 "), str(own), 1)
        yield Fault(
            caption.printed,
            zh=f"图题编号 {caption.number} 与所在事项的序号 {own} 不符",
            en=f"the caption is numbered {caption.number} but stands in item {own}",
            expected=expected,
            related=(
                Place(view.title_of(caption.item), f"事项 {own} 的标题", f"title of item {own}"),
            ),
            edits=(Correction(caption.printed, expected),),
        )
