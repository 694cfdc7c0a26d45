"""A picture's caption names another item than the one it stands in.
图题的事项名称与所在事项不同。

What it checks
    The caption, without its number and a closing 流程, against what most printings of the item's
    title say; at a tie the catalogue's, unless its differing characters stand nowhere else.
    图题（去掉编号与末尾的“流程”）应与该事项名称的多数印法一致，各占其半时以目录为准，
    除非其相异之字在全文别处不见。

Why it matters
    A reader takes the picture for that of another item.
    读者会把图当作另一事项的流程。

Fails
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程



    1.社会保障卡补领

    1.3 办理时限：即时办结

Passes
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程



    1.社会保障卡申领流程

    1.3 办理时限：即时办结

Known limits
    Blanks and the width of brackets do not count.
    空格与括号全半角不计。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.titles import find_mismatches, make_fault
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "error"
YIELDS_TO = ("unbalanced-brackets",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption whose words differ from the item's title."""
    for titles, title in find_mismatches(view, ("caption",)):
        yield make_fault(view, titles, title)
