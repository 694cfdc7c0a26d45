"""An entry is a label and nothing else.
条目只有标签而无内容。

What it checks
    Entries of materials and limits such as ②网上办： that end with their colon, where the next
    entry of the same list follows at once, or nothing at all in the field; tips that end so.
    材料与时限中以冒号结束的条目（如“②网上办：”），其后紧接同一列表的下一条，或该小节就此结束；
    温馨提示以冒号结束的亦然。

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
    Paths are left to path-empty. What stands in a picture cannot be seen: a field with a caption
    is not judged by its end.
    办理路径由 path-empty 说明。图片中的内容无从得知，带图的小节不看其结尾。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.entries import entry_words, read_entries
from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "field"
SEVERITY = "error"
YIELDS_TO = ("path-empty", "limit-incomplete")

# `⑥其他材料。申请兼职的，还应当提交：⑦…`: what follows is what it leads to.
_LEADS_ON = re.compile(r"(?:提供|提交|出具|携带|如下|包括|(?:以下|下列)[^,;。]{0,8}):$")
# `②（资料来源：申请人）；` says where a material comes from, but not which
_SOURCE_ALONE = re.compile(r" ?\([^():]{2,8}:[^()]*\)[;。]?")
_FIELDS = ("materials", "time_limit", "tips", "deferrals")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each label that the next entry of its list, or nothing, follows."""
    for entries in read_entries(view):
        for run in entries.runs() if entries.words.field != "paths" else ():
            for entry, following in pairwise(run):
                at = entry_words(view, entries, entry, following)
                text = view.source.folded[at.start : at.end]
                if _SOURCE_ALONE.fullmatch(text):
                    yield _nameless(entry.range, at)
                if len(text) > 1 and text[-1] == ":" and not _LEADS_ON.search(text):
                    yield _fault(view, entry.range.start, at)
    for words in view.words:
        if words.field in _FIELDS and not words.node.first(Kind.CAPTION):
            text = words.prose.folded.rstrip()
            start = text.rfind("\n") + 1
            if text.endswith(":") and len(text) - start > 1:
                at = words.prose.range(start, len(text))
                yield _fault(view, at.start, at)


def _fault(view: View, start: int, label: Range) -> Fault:
    return Fault(
        Range(start, label.end),
        zh=f"“{view.text(label)}”之后没有内容",
        en=f"nothing follows {view.text(label)}",
    )


def _nameless(number: Range, words: Range) -> Fault:
    return Fault(
        Range(number.start, words.end),
        zh="此条只有括注，没有名称",
        en="the entry has only its brackets, and no name",
    )
