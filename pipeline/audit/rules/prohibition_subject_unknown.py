"""A subject of the prohibited cases is no item's title.
禁办事项不是任何事项的名称。

What it checks
    Each subject of the list of prohibited cases against the titles of items and categories;
    several titles may be joined by 、.
    违规禁办清单的每个事项，对照事项名称与类别名称；可用“、”并列几个名称。

Why it matters
    Nobody can tell to which item the prohibition applies.
    无从知道禁办情形适用于哪个事项。

Fails
    1. 抚顺市城乡居民养老保险参保登记
    1.1 需提供材料
    身份证
    2. 失业保险金申领
    2.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、城乡居民基本养老保险参保登记	1. 在非户籍地参保
    二、失业保险金申领	1. 个人意愿离职

Passes
    1. 抚顺市城乡居民养老保险参保登记
    1.1 需提供材料
    身份证
    2. 失业保险金申领
    2.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、抚顺市城乡居民养老保险参保登记	1. 在非户籍地参保
    二、失业保险金申领	1. 个人意愿离职

Known limits
    A subject that means several items by a common name is reported too; the list should name them.
    以统称指多个事项的也会报告，清单应逐一写明。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.numerals import read_leading
from pipeline.audit.rows import rows_of
from pipeline.audit.subjects import check_subject
from pipeline.audit.views import View

FAMILY = "reference"
SEVERITY = "error"

_AFTER_NUMBER = " 、.)"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each subject, or part of one, that no item bears."""
    for row in rows_of(view, "prohibitions"):
        cell = row.cells.get("subject")
        if cell is None:
            continue
        numeral = read_leading(view, cell.range())
        start = 0
        if numeral is not None:
            start = bisect_left(range(len(cell.text)), numeral.range.end, key=cell.offset)
            start += len(cell.folded[start:]) - len(cell.folded[start:].lstrip(_AFTER_NUMBER))
        yield from check_subject(view, cell.slice(start, len(cell.text)))
