"""The last column of the catalogue names another item than its row.
目录末列的事项名称与本行不同。

What it checks
    The title in the last column, without 业务指南, against what most printings of the item's title
    say; at a tie the catalogue's own column, unless its differing characters stand nowhere else.
    目录末列（去掉“业务指南”）的名称，应与该事项在目录、正文、图题中的多数一致，
    各占其半时以事项栏为准，除非其相异之字在全文别处不见。

Why it matters
    The column leads to the item's guide; another title leads elsewhere.
    该列用于引导读者找到业务指南，名称不同会引向别处。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	业务指南  社会保障卡补领

    一、社会保障卡

    1. 社会保障卡申领
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
    Blanks and the width of brackets do not count.
    空格与括号全半角不计。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.titles import Title, Titles, find_mismatches, make_fault, range_in
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "error"
YIELDS_TO = ("unbalanced-brackets",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each title of the last column that differs from the rest."""
    for titles, title in find_mismatches(view, ("flow",)):
        yield _find_prefix(view, titles, title) or make_fault(view, titles, title)


def _find_prefix(view: View, titles: Titles, title: Title) -> Fault | None:
    """Return a fault of the word before the title, where only that is mistyped: 业伍指南."""
    if not title.words.endswith(titles.standard.words):
        return None
    head = title.words[: len(title.words) - len(titles.standard.words)]
    meant = next((x for x in view.profile.flow_title_prefixes if edit_distance(head, x) <= 2), None)
    if meant is None:
        return None
    at = range_in(title.prose, 0, len(head))
    return Fault(
        at,
        zh=f"“{view.text(at)}”疑为“{meant}”之误，本列各格都以它开头",
        en=f"{view.text(at)} looks like a slip for {meant}, with which the column's cells begin",
        expected=meant,
        edits=(Correction(at, meant),),
    )
