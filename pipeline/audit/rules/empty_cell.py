"""A cell of a table is empty, where all other rows fill that column.
表格中此格空缺，而其他各行都有内容。

What it checks
    Columns that every other row fills, and those of a table's only row; the finding points at the
    row's first words.
    其他各行都填写的栏，以及仅有一行的表格的各栏；所指为该行的首个单元格。

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

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.rows import Table, read_tables, row_start
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "field"
SEVERITY = "error"

_FEWEST_ROWS = 4  # three filled rows are the fewest that agree by more than chance


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the one empty cell of a column."""
    for table in read_tables(view):
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
