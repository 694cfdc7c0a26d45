"""A cell of a table is empty, where all other rows fill that column.
表格中此格空缺，而其他各行都有内容。

What it checks
    Columns that every other row fills, and those of a table's only row; the finding points at the
    row's first words. Also cases of which only the number is left, and columns without a name.
    其他各行都填写的栏，以及仅有一行的表格的各栏；所指为该行的首个单元格。
    只剩序号的情形和没有栏名的栏也报告。

Why it matters
    The reader misses the address or the page just where it is needed.
    读者恰好查不到所需的地址或页码。

Fails
    1. 参保登记
    1.1 需提供材料：身份证

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心		024-53998115
    3	东洲分中心	茨沟街2号	024-53787181
    4	望花分中心	科技街3号	024-53808226

Passes
    1. 参保登记
    1.1 需提供材料：身份证

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    3	东洲分中心	茨沟街2号	024-53787181
    4	望花分中心	科技街3号	024-53808226

Known limits
    Merged cells leave many rows empty, so a column with two empty cells is not judged; nor is that
    of the phones, which has rules of its own.
    合并单元格会使多行为空，故两格以上空缺的栏不判断；电话栏另有规则。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.faults import Fault, Place
from pipeline.audit.rows import Row, Table, read_tables, row_start
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "field"
SEVERITY = "error"

_BARE_NUMBER = re.compile(r"\s*\d{1,2}\s*[.、)]\s*")
_FEWEST_ROWS = 4  # three filled rows are the fewest that agree by more than chance


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the one empty cell of a column."""
    for table in read_tables(view):
        yield from _find_bare_numbers(table)
        yield from _find_bare_prefixes(view, table)
        yield from _find_nameless_columns(view, table)
        if len(table.rows) == 1:
            yield from _check_only_row(table)
        if len(table.rows) < _FEWEST_ROWS:
            continue
        for column in table.columns:
            lacking = [row for row in table.rows if column not in row.cells]
            if not column or column == "phones" or len(lacking) != 1 or not lacking[0].cells:
                continue
            row = lacking[0]
            example = table.rows[0 if table.rows[0] is not row else 1].cells[column]
            yield Fault(
                row_start(row),
                zh=f"此行缺一格，其他 {len(table.rows) - 1} 行都有，如“{example.text}”",
                en=f"a cell of this row is empty; the other {len(table.rows) - 1} rows have one, "
                f"such as {example.text}",
                related=(Place(example.range(), "同栏的另一格", "another cell of the column"),),
            )


def _check_only_row(table: Table) -> Iterator[Fault]:
    """No other row shows what is usual, but a column without any cell needs no header."""
    row = table.rows[0]
    for column in table.columns:
        if column and column != "phones" and column not in row.cells and row.cells:
            yield Fault(
                row_start(row),
                zh=f"表格仅此一行，却有一栏（{column}）空缺",
                en=f"the only row of the table leaves the column {column} empty",
                severity=Severity.WARNING,
            )


def _find_bare_numbers(table: Table) -> Iterator[Fault]:
    """Yield the cells of which only the number is left: `1. `."""
    for row in table.rows:
        cell = row.cells.get("cases")
        if cell and _BARE_NUMBER.fullmatch(cell.folded):
            yield Fault(cell.range(), zh="只有序号，没有内容", en="a number, but no words")


def _find_bare_prefixes(view: View, table: Table) -> Iterator[Fault]:
    """Yield the cells of which only the word is left that begins all of the column: 业务指南."""
    prefixes = {"".join("".join(prefix).split()) for prefix in view.profile.flow_title_prefixes}
    bare = [row for row in table.rows if row.words("flow_title") in prefixes]
    for row in bare if _FEWEST_ROWS * len(bare) <= len(table.rows) else ():
        cell = row.cells["flow_title"]
        yield Fault(
            cell.range(),
            zh=f"只有“{cell.text}”，其后没有名称",
            en=f"only {cell.text}, and no title behind it",
        )


def _find_nameless_columns(view: View, table: Table) -> Iterator[Fault]:
    """Yield the words beside an empty header above a column that the rows fill."""
    headings = table.headings[: len(table.columns)]
    for index, (before, heading) in enumerate(pairwise(headings), 1):
        if heading.text.strip() or not before.text.strip():
            continue
        filled = sum(_has_cell(view, row, index) for row in table.rows)
        if 2 * filled > len(table.rows):
            yield Fault(
                before.range(),
                zh=f"“{before.text}”右侧一栏没有栏名，却有 {filled} 行填写",
                en=f"the column right of {before.text} has no name, but {filled} rows fill it",
            )


def _has_cell(view: View, row: Row, index: int) -> bool:
    cells = row.node.all(Kind.CELL)
    return index < len(cells) and bool(
        view.text(Range(cells[index].start, cells[index].end)).strip()
    )
