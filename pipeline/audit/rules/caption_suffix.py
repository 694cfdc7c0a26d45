"""A caption adds 流程 to the item's title where the other captions do not.
图题在事项名称后多出“流程”，与其他图题不一。

What it checks
    Captions that end in 流程 or 流程图 where the item's title does not, in a guide most of whose captions are the bare title.
    多数图题即事项名称时，末尾另加“流程”“流程图”的图题。

Why it matters
    One thing should bear one name; it is a matter of style.
    同类图题宜写法一致。

Fails
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程



    1.社会保障卡申领

    1.3 办理时限：即时办结
    2. 社会保障卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅

    操作流程



    2.社会保障卡补领

    2.3 办理时限：即时办结
    3. 社会保障卡启用
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅

    操作流程



    3.社会保障卡启用流程

    3.3 办理时限：即时办结

Passes
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程



    1.社会保障卡申领

    1.3 办理时限：即时办结
    2. 社会保障卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅

    操作流程



    2.社会保障卡补领

    2.3 办理时限：即时办结

Known limits
    Guides most of whose captions end in 流程 are not judged.
    多数图题以“流程”结尾的指南不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.titles import FLOW_SUFFIX, range_in, read_titles, squeeze
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption with the suffix that most captions lack."""
    captions = [(titles, t) for titles in read_titles(view) for t in titles.printed if t.place == "caption"]
    longer = [(titles, t) for titles, t in captions if len(t.words) < len(squeeze(t.prose.text))]
    if 2 * len(longer) > len(captions):
        return
    for titles, title in longer:
        printed = squeeze(title.prose.text)
        if FLOW_SUFFIX.search(titles.standard.words):
            continue
        yield Fault(
            range_in(title.prose, len(title.words), len(printed)),
            zh=f"图题比事项名称多“{printed[len(title.words):]}”，多数图题没有",
            en=f"the caption adds {printed[len(title.words):]} to the title; most captions do not",
        )
