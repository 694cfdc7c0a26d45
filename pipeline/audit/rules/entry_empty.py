"""A numbered entry is a label and nothing else.
编号条目只有标签而无内容。

What it checks
    Entries of materials and limits such as ②网上办： that end with their colon, where the next
    entry of the same list follows at once.
    材料与时限中以冒号结束的条目（如“②网上办：”），其后紧接同一列表的下一条。

Why it matters
    What the reader must bring, or how long it takes, is lost.
    所需材料或所需时间丢失。

Fails
    1. 关系转移
    1.1 需提供材料
    ①窗口办：
    ②网上办：不需要提供要件
    1.2 办理路径
    ①窗口办：服务大厅
    ②网上办：国家社会保险公共服务平台

Passes
    1. 关系转移
    1.1 需提供材料
    ①窗口办：本人身份证
    ②网上办：不需要提供要件
    1.2 办理路径
    ①窗口办：服务大厅
    ②网上办：国家社会保险公共服务平台

Known limits
    Paths are left to path-empty; the last entry of a list may be cut off without a trace.
    办理路径由 path-empty 说明；列表末条被截断时看不出来。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.entries import entry_words, read_entries
from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.spans import Range

FAMILY = "field"
SEVERITY = "error"
YIELDS_TO = ("path-empty", "limit-incomplete")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each label that the next entry of its list follows at once."""
    for entries in read_entries(view):
        for run in entries.runs() if entries.words.field != "paths" else ():
            for entry, following in pairwise(run):
                at = entry_words(view, entries, entry, following)
                if at.end - at.start > 1 and view.source.folded[at.end - 1] == ":":
                    yield Fault(
                        Range(entry.range.start, at.end),
                        zh=f"“{view.text(at)}”之后没有内容",
                        en=f"nothing follows {view.text(at)}",
                    )
