"""An item's flow chart has another code than its row of the catalogue.
事项流程图的二维码与目录该行的二维码不同。

What it checks
    The codes of an item's picture against those of the row that lists the item.
    事项图片中的二维码是否与目录中该事项一行的二维码一致。

Why it matters
    Two codes for one process lead to two pages, of which one is old or another item's.
    同一流程两个二维码，必有一个过期或属于其他事项。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	![](https://a.gov.cn/1)业务指南  社会保障卡申领

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程

    ![](https://a.gov.cn/2)1. 社会保障卡申领

    1.3 办理时限：即时办结

Passes
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	![](https://a.gov.cn/1)业务指南  社会保障卡申领

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程

    ![](https://a.gov.cn/1)1. 社会保障卡申领

    1.3 办理时限：即时办结

Known limits
    Which of the two codes is right is not asked. Pictures of text files are unknown.
    不判断哪个正确；文本文件中没有图片。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.codes import chart_place
from pipeline.audit.faults import Fault, Place
from pipeline.audit.pairings import pair_items
from pipeline.audit.rows import row_start
from pipeline.audit.views import View

FAMILY = "reference"
SEVERITY = "warning"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each flow chart without a code in common with its row."""
    codes = {view.range(row.span).start: row.qr for row in view.guide.catalog if row.qr}
    for item, row in pair_items(view).items if codes else ():
        chart = item.flow_chart
        if row is None or chart is None or not chart.qr:
            continue
        listed = codes.get(view.source.trim(row.node.start, row.node.end).start, [])
        if listed and not set(listed) & set(chart.qr):
            yield Fault(
                chart_place(view, chart),
                zh=f"图中二维码为 {chart.qr[0]}，目录中为 {listed[0]}",
                en=f"the code says {chart.qr[0]}, in the catalogue {listed[0]}",
                related=(Place(row_start(row), "目录中的一行", "the row of the catalogue"),),
            )
