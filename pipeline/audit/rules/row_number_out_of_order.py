"""The rows of a table, or the cases of a subject, are not numbered in order.
表格的行号或禁办情形的序号重复、跳号或倒退。

What it checks
    Row numbers of the catalogue, the directory and the lists count up from 1, and so do the
    numbered subjects of a list and the cases below each subject.
    目录、机构表与各清单的序号，以及每个禁办事项下的情形序号，应由 1 起依次递增。

Why it matters
    Rows are quoted by their numbers; a skipped number looks like a lost row.
    引用时以序号为准，跳号会被当作缺行。

Fails
    1. 参保登记
    1.1 需提供材料
    身份证

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    2	东洲分中心	茨沟街2号	024-53787181

Passes
    1. 参保登记
    1.1 需提供材料
    身份证

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    3	东洲分中心	茨沟街2号	024-53787181

Known limits
    Numbers may count anew in each category; a row that the body shows to be lost is left to
    item-missing-from-catalog.
    序号可按类别重新计数；正文可证的缺行由 item-missing-from-catalog 说明。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.numerals import Numeral, print_like, read_leading
from pipeline.audit.rows import Row, read_tables
from pipeline.audit.sequences import Break, find_breaks, split_restarts
from pipeline.audit.subjects import fold_name
from pipeline.audit.views import View
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

FAMILY = "numbering"
SEVERITY = "error"
YIELDS_TO = ("doubled-word", "item-missing-from-catalog")

_HABIT = 5  # four of five cases with a number are a habit that one without does not hide


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that does not follow the one above it."""
    for table in read_tables(view):
        if "number" in table.columns:
            yield from _check_rows(view, table.rows)
        if "subject" in table.columns:
            subjects = [row for row in table.rows if "subject" in row.cells]
            yield from _check_run(view, [_leading(view, row, "subject") for row in subjects])
            for cases in _cases(view, table.rows):
                yield from _check_run(view, cases)
            yield from _find_bare_cases(view, table.rows)


def _check_rows(view: View, rows: list[Row]) -> Iterator[Fault]:
    numerals = [_cell_number(row) for row in rows]
    starts = [row.cells.get("category") is not None for row in rows]
    titles = view.memo("numbers_by_title", _number_titles)
    for run in split_restarts([n.value if n else None for n in numerals], starts):
        # a row between that has lost its number leaves a place free
        known = numerals[run[0] : run[-1] + 1] if run else []
        if 2 * len(run) <= len(known):
            known = [numerals[index] for index in run]
        listed = [titles.get(rows[index].words("name")) for index in run]
        yield from _check_run(view, known, listed)
    filled = sum(numeral is not None for numeral in numerals)
    for row, numeral in zip(rows, numerals, strict=True):
        if numeral is None and "number" in row.cells and 2 * filled > len(rows):
            yield Fault(
                row.cells["number"].range(),
                zh=f"序号栏“{row.cells['number'].text}”不是数字",
                en=f"the number column has {row.cells['number'].text!r}, which is no number",
            )


def _number_titles(view: View) -> dict[str, int | None]:
    return {fold_name(item.title): item.number for item in view.guide.items if item.title}


def _check_run(
    view: View, numerals: list[Numeral | None], listed: Sequence[int | None] = ()
) -> Iterator[Fault]:
    """Yield the breaks of a run; `listed` are the numbers of the items that its rows list."""
    known = [numeral for numeral in numerals if numeral is not None]
    if 2 * len(known) <= len(numerals):
        return
    places = [place for place, numeral in enumerate(numerals) if numeral is not None]
    for found in find_breaks([numeral.value for numeral in known]):
        above = places[found.place - 1] if found.place else -1
        lost = places[found.place] - above - 1
        if lost and known[found.place].value == (found.before or 0) + 1 + lost:
            continue  # the rows between have lost their numbers
        item = listed[found.place] if len(listed) == len(known) else None
        is_told = found.expected is None and item == (found.before or 0) + 1
        told = found._replace(expected=item) if is_told else found
        yield _make_fault(view, known[found.place], told)


def _make_fault(view: View, numeral: Numeral, found: Break) -> Fault:
    printed = view.text(numeral.range)
    expected = print_like(printed, found.expected) if found.expected else None
    return Fault(
        numeral.range,
        zh=f"序号 {printed} 不合次序：{found.zh}",
        en=f"the number {printed} is out of order: {found.en}",
        expected=expected,
        edits=(Correction(numeral.range, expected),) if expected else (),
    )


def _cell_number(row: Row) -> Numeral | None:
    cell = row.cells.get("number")
    value = read_numeral(cell.folded.strip(" .、")) if cell else None
    return Numeral(cell.range(), value) if cell and value is not None else None


def _leading(view: View, row: Row, column: str) -> Numeral | None:
    return read_leading(view, row.cells[column].range())


def _cases(view: View, rows: list[Row]) -> Iterator[list[Numeral | None]]:
    """Yield the numbers of the cases below each subject."""
    run: list[Numeral | None] = []
    for row in rows:
        if "subject" in row.cells and run:
            yield run
            run = []
        if "cases" in row.cells:
            run.append(_leading(view, row, "cases"))
    if len(run) > 0:
        yield run


def _find_bare_cases(view: View, rows: list[Row]) -> Iterator[Fault]:
    """Yield the cases without a number, where most have one."""
    cases = [(row, _leading(view, row, "cases")) for row in rows if "cases" in row.cells]
    bare = [row for row, numeral in cases if numeral is None]
    if _HABIT * len(bare) > len(cases):
        return
    value = 0
    for row, numeral in cases:
        value = numeral.value if numeral else 1 if "subject" in row.cells else value + 1
        if numeral is None:
            at = row.cells["cases"].range(0, 2)
            printed = view.text(at)
            digits = len(printed) - len(printed.lstrip("0123456789.、 "))
            yield Fault(
                at,
                zh=f"此条没有序号，其余 {len(cases) - len(bare)} 条都有",
                en=f"this case has no number; {len(cases) - len(bare)} others have one",
                expected=f"{value}. {printed[digits:]}",
                edits=(Correction(Range(at.start, at.start + digits), f"{value}. "),),
            )
