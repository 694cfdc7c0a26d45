"""A field heading bears the number of another item.
小节编号与所在事项的序号不符。

What it checks
    The first part of each field's number, as in 37.3, against the number of the item it stands in.
    小节编号的首段（如 37.3 的 37）应等于所在事项的序号。

Why it matters
    Readers look fields up by number; a wrong one sends them to another item.
    读者按编号查找，编号错了就会看到别的事项。

Fails
    36. 社会保障卡启用
    36.1 需提供材料
    身份证
    37.3 办理时限：即时办结

Passes
    36. 社会保障卡启用
    36.1 需提供材料
    身份证
    36.3 办理时限：即时办结

Known limits
    Fields without a number, or with one that cannot be split at a dot, are not judged.
    没有编号或编号无法按点拆分的小节不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.spans import Range
from pipeline.model.trees import Kind

FAMILY = "numbering"
SEVERITY = "error"

_NUMBER = re.compile(r"\s*(\d+)\s*[.,。、·]\s*\d+")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each field whose number names another item."""
    for item, node in zip(view.guide.items, view.item_nodes, strict=True):
        if item.number is None:
            continue
        for field in node.all(Kind.FIELD):
            number = field.first(Kind.NUMBER)
            match = _NUMBER.match(view.source.folded, number.start, number.end) if number else None
            if match is None or int(match[1]) == item.number:
                continue
            prefix = Range(*match.span(1))
            printed = Range(match.start(1), match.end())
            yield Fault(
                printed,
                zh=f"编号 {view.text(printed)} 印在事项 {item.number} 之内",
                en=f"the number {view.text(printed)} is printed inside item {item.number}",
                expected=f"{item.number}{view.text(Range(prefix.end, printed.end))}",
                related=(
                    Place(view.title_of(item), f"事项 {item.number} 的标题", f"title of item {item.number}"),
                ),
                edits=(Correction(prefix, str(item.number)),),
            )
