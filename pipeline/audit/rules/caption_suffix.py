"""A caption adds 流程 to the item's title, which most captions do not.
图题比事项名称多“流程”二字，而多数图题没有。

What it checks
    Captions that are the item's title followed by 流程 or 流程图, where they are in the minority.
    图题为事项名称加“流程”或“流程图”，且属少数者。

Why it matters
    One form for all captions keeps a guide easy to search.
    图题写法一致，便于查找。

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
    3.缴费申报流程

Passes
    1. 参保登记
    1.1 办理路径：窗口办
    操作流程
    1.参保登记流程

Known limits
    Only the two endings 流程 and 流程图 are known.
    只识别“流程”与“流程图”两种结尾。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.sources import fold_text

FAMILY = "name"
SEVERITY = "info"

_SUFFIXES = ("流程图", "流程")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption with the ending."""
    found: list[Range] = []
    captions = [caption for caption in read_captions(view) if caption.title is not None]
    for caption in captions:
        assert caption.title is not None
        words = "".join(view.source.folded[slice(*caption.title)].split())
        title = "".join(fold_text(caption.item.title or "").split())
        suffix = next((end for end in _SUFFIXES if words.endswith(end)), None)
        if suffix and not title.endswith(suffix):
            found.append(Range(caption.title.end - len(suffix), caption.title.end))
    if 2 * len(found) >= len(captions):
        return
    for at in found:
        yield Fault(
            at,
            zh=f"图题比事项名称多“{view.text(at)}”，多数图题没有",
            en=f"the caption adds {view.text(at)} to the title; most captions do not",
            edits=(Correction(at, ""),),
        )
