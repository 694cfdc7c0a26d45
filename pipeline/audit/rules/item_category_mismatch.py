"""The catalogue puts an item under another category than the body.
同一事项在目录与正文中归属不同类别。

What it checks
    The category of each item in the catalogue against the one whose heading it stands under; a run
    of items with one fault is pointed at once, at its first.
    逐项核对目录所列类别与正文所属类别；连续多项同错时只指首项。

Why it matters
    Readers find an item by its category.
    读者按类别查找事项。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社保卡申领	1	业务指南  社保卡申领
    一、社会保障卡	2	失业金申领	2	业务指南  失业金申领
    二、失业保险	3	失业登记	3	业务指南  失业登记

    一、社会保障卡

    1. 社保卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

    二、失业保险

    2. 失业金申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结
    3. 失业登记
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅
    3.3 办理时限：即时办结

Passes
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社保卡申领	1	业务指南  社保卡申领
    二、失业保险	2	失业金申领	2	业务指南  失业金申领

    一、社会保障卡

    1. 社保卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

    二、失业保险

    2. 失业金申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结

Known limits
    Two spellings of one category are left to category-title-mismatch.
    同一类别的两种写法由 category-title-mismatch 说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.titles import read_titles, resemble, squeeze
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the first of each run of items with two categories."""
    listed = {titles.category for titles in read_titles(view)}
    heads = {squeeze(category.title) for category in view.guide.categories}
    previous: tuple[str, str] | None = None
    for titles in read_titles(view):
        if not titles.category or not titles.item.category:
            continue
        pair = titles.category, squeeze(titles.item.category)
        # neither name has its like in the other place: it is one category, mistyped in one of them
        is_one = pair[1] not in listed and pair[0] not in heads
        if pair != previous and not is_one and not resemble(*pair, 0.8):
            body, catalog = titles.find("body"), titles.find("catalog")
            if body and catalog:
                is_listed = pair[1] in listed or pair[0] not in heads
                at_fault, other = (body, catalog) if is_listed else (catalog, body)
                yield Fault(
                    at_fault.range,
                    zh=f"目录把该事项列在“{pair[0]}”之下，正文在“{titles.item.category}”之下",
                    en=f"the catalogue has it under {pair[0]}, the body under {pair[1]}",
                    related=(Place(other.range, "另一处", "the other place"),),
                )
        previous = pair
