"""A caption stands without the label 操作流程 that most have above them.
图题之前没有“操作流程”，而多数图题有。

What it checks
    Captions without a label for the picture, where more than half of all captions have one.
    半数以上图题之前有“操作流程”时，没有的图题。

Why it matters
    Without it the caption reads like a heading.
    没有它，图题看起来像标题。

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



    3.缴费申报

Passes
    1. 参保登记
    1.1 办理路径：窗口办

    操作流程



    1.参保登记

Known limits
    Where half of the captions have no label, neither form is the rule.
    一半图题没有此标记时，无所谓惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption without a label."""
    captions = [caption for caption in read_captions(view) if caption.title is not None]
    labelled = sum(caption.label is not None for caption in captions)
    if 2 * labelled <= len(captions):
        return
    for caption in captions:
        if caption.label is None and caption.title is not None:
            yield Fault(
                caption.printed or caption.title,
                zh=f"图题之前没有“操作流程”；{len(captions)} 个图题中 {labelled} 个有",
                en=f"no label above the caption; {labelled} of {len(captions)} have one",
            )
