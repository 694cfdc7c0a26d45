"""An item bears another title in the catalogue than in the body.
同一事项在目录与正文中的名称不同。

What it checks
    The title of each item in the catalogue and in the body, against what most of its printings
    say: catalogue, its last column, body and caption; at a tie the catalogue's, unless its
    differing characters stand nowhere else in the guide.
    逐项核对目录的事项栏与正文标题，以目录、目录末列、正文、图题中的多数为准，
    各占其半时以目录为准，除非其相异之字在全文别处不见。

Why it matters
    Readers look an item up by the title that the catalogue gives; another one looks like another
    item.
    读者按目录所载名称查找，名称不同会被当作另一事项。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	业务指南  社会保障卡申领

    一、社会保障卡

    1. 社会保障卡申请
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Passes
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	业务指南  社会保障卡申领

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Known limits
    Blanks, the width of brackets and single traditional characters do not count; a remark in
    brackets that only the body adds is info.
    空格、括号全半角与个别繁体字不计；仅正文另加的括注只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.titles import find_mismatches, make_fault
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "name"
SEVERITY = "error"
YIELDS_TO = ("unbalanced-brackets",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each title of catalogue or body that differs from the rest."""
    for titles, title in find_mismatches(view, ("catalog", "body")):
        fault = make_fault(view, titles, title)
        rest = title.words.removeprefix(titles.standard.words)
        is_remark = title.place == "body" and rest.startswith("(") and rest.endswith(")")
        yield fault._replace(severity=Severity.INFO) if is_remark else fault
