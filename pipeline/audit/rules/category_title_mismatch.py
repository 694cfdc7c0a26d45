"""A category bears another name in the catalogue than in the body.
同一类别在目录与正文中的名称不同。

What it checks
    The names of the categories in the catalogue and above their items, paired by number and order.
    按编号与次序逐一核对目录与正文的类别名称。

Why it matters
    Readers find an item by its category.
    读者按类别查找事项。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社保卡申领	1	业务指南  社保卡申领
    二、失业保险	2	失业金申领	2	业务指南  失业金申领

    一、社会保证卡

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
    Which of two names is wrong is told by the characters that differ: those that stand nowhere
    else in the guide are the slip's; where neither stands elsewhere the shorter name lost some.
    以相异之字判断：其搭配在全文别处不见的一方为误；都不见时，以较短者为脱字。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.categories import CategoryHead, body_categories, catalog_categories
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.printings import is_likelier_slip
from pipeline.audit.titles import resemble, squeeze
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each category whose two names differ."""
    listed, heads = catalog_categories(view), body_categories(view)
    known = {_words(head) for head in listed}
    own = {_words(head) for head in heads}
    left = [head for head in listed if _words(head) not in own]
    right = [head for head in heads if _words(head) not in known]
    for catalog in left:
        for body in right:
            if _are_one(catalog, body):
                rarer = is_likelier_slip(view, _words(catalog), _words(body))
                yield _make_fault(*((catalog, body) if rarer else (body, catalog)))
                right.remove(body)
                break


def _words(head: CategoryHead) -> str:
    """Return the words as they are compared; marks before them belong to the number."""
    return squeeze(head.words).lstrip("、,.")


def _are_one(one: CategoryHead, other: CategoryHead) -> bool:
    numbers = one.numeral and other.numeral and one.numeral.value == other.numeral.value
    return bool(numbers) or resemble(_words(one), _words(other))


def _make_fault(wrong: CategoryHead, right: CategoryHead) -> Fault:
    return Fault(
        wrong.range,
        zh=f"类别在此作“{wrong.words}”，他处作“{right.words}”",
        en=f"the category is {wrong.words} here, {right.words} elsewhere",
        expected=right.words,
        related=(Place(right.range, f"此处作“{right.words}”", f"{right.words} here"),),
        edits=(Correction(wrong.range, right.words),),
    )
