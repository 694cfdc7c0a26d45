"""A picture's place has no caption.
图的位置没有图题。

What it checks
    Inside items: a gap of three blank lines or more without a caption below it, and a picture's
    label (操作流程) without one, where other pictures have captions.
    事项之内其后没有图题的三行以上空白，以及其下没有图题的“操作流程”；限于其他图有图题的指南。

Why it matters
    Where the picture is lost, only the caption tells what it showed.
    图若丢失，只有图题能说明它的内容。

Fails
    1. 参保登记
    1.1 办理路径：窗口办

    操作流程



    1.参保登记

    1.2 办理时限：即时办结
    2. 增减申报
    2.1 办理路径
    ①窗口办：服务大厅
    ②掌上办：支付宝



    2.2 办理时限：即时办结

Passes
    1. 参保登记
    1.1 办理路径：窗口办

    操作流程



    1.参保登记

    1.2 办理时限：即时办结

Known limits
    A page break that leaves as many blank lines looks the same.
    留下同样多空行的分页看起来也是如此。
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Fault
from pipeline.audit.pictures import read_lines
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "field"
SEVERITY = "info"
YIELDS_TO = ("intro-missing", "item-title-missing", "layout-cut", "subsection-empty")

_PICTURE_GAP = 3  # blank lines; paragraphs leave one, page breaks rarely more than two
# An address is shown whole.
_LAST_WORDS = re.compile(r"(?:[a-z]{2,6}:/{0,2}[!-;=?-~]+|[^\s:,。、<>]+)[>。;\s]*$")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each gap, and each label, that no caption follows."""
    captions = read_captions(view)
    if not any(caption.title for caption in captions):
        return
    for caption in captions:
        if caption.title is None and caption.label is not None:
            yield Fault(
                caption.label,
                zh=f"“{view.text(caption.label)}”之下没有图题",
                en=f"no caption below {view.text(caption.label)}",
            )
    lines = read_lines(view)
    for line, following in itertools.pairwise(lines):
        in_caption = Kind.CAPTION in (line.parent.kind, following.parent.kind)
        if line.gap >= _PICTURE_GAP and line.item.title and not in_caption:
            words = view.source.folded[line.range.start : line.range.end]
            match = _LAST_WORDS.search(words)
            start = line.range.start + (match.start() if match else 0)
            yield Fault(
                Range(start, line.range.end),
                zh=f"其后空 {line.gap} 行，是图的位置，却没有图题",
                en=f"{line.gap} blank lines follow, the place of a picture, but no caption",
            )
