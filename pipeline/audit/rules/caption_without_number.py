"""A caption has no number, where most have one.
图题没有编号，而多数图题有。

What it checks
    Captions without the number of their item, where more than half of all captions have one.
    半数以上图题带事项编号时，没有编号的图题。

Why it matters
    The number tells to which item a picture belongs.
    编号说明图属于哪个事项。

Fails
    1. 参保登记
    1.1 办理路径：窗口办
    操作流程
    1.参保登记
    2. 增减申报
    2.1 办理路径：窗口办
    操作流程
    2.增减申报
    3. 缴费申报
    3.1 办理路径：窗口办
    操作流程
    缴费申报

Passes
    1. 参保登记
    1.1 办理路径：窗口办
    操作流程
    参保登记
    2. 增减申报
    2.1 办理路径：窗口办
    操作流程
    增减申报

Known limits
    Where half of the captions have no number, neither form is the rule.
    一半图题没有编号时，无所谓惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption without a number."""
    captions = [caption for caption in read_captions(view) if caption.title is not None]
    numbered = sum(caption.number is not None for caption in captions)
    if 2 * numbered <= len(captions):
        return
    for caption in captions:
        if caption.number is None and caption.title is not None:
            yield Fault(
                caption.title,
                zh=f"图题没有编号；{len(captions)} 个图题中 {numbered} 个有",
                en=f"the caption has no number; {numbered} of {len(captions)} have one",
            )
