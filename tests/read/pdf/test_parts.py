"""Rows that a page cuts, put together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.read.pdf.lines import TextLine, build_lines
from pipeline.read.pdf.pages import Cell, Table
from pipeline.read.pdf.parts import LongTable
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import set_glyphs

EDGES = (40.0, 100.0, 160.0, 220.0, 280.0)


def make_table(*rows: str) -> Table:
    """Return a table; its cells are parted by a bar, the lines of one by a blank."""
    cells: list[list[Cell | None]] = []
    for index, row in enumerate(rows):
        boxes = [Box(a, 20.0 * index, b, 20.0 * index + 20) for a, b in pairwise(EDGES)]
        words = row.split("|")
        cells.append([Cell(box, _stack(text, box)) for box, text in zip(boxes, words, strict=True)])
    return Table(Box(EDGES[0], 0, EDGES[-1], 20.0 * len(rows)), cells)


def _stack(text: str, box: Box) -> list[TextLine]:
    words = enumerate(text.split())
    return build_lines([x for n, word in words for x in set_glyphs(word, box.x0, box.top + 12 * n)])


def read_table(*parts: Table) -> list[str]:
    long = LongTable(parts[0])
    assert all(long.add(part) for part in parts[1:])
    return ["|".join("".join(line.text for line in cell) for cell in row) for row in long.rows]


HEADER = "类别|序号|事项|流程"


def test_the_end_of_a_row_right_below_the_header_that_a_page_repeats_goes_on_with_it() -> None:
    first = make_table(HEADER, "一、养老|1|登记|指南参保")
    then = make_table("类别|序号|事项|流程 登记", "二、失业|2|申领|指南")
    assert read_table(first, then)[1:] == ["一、养老|1|登记|指南参保登记", "二、失业|2|申领|指南"]


@pytest.mark.parametrize("header", [(), (HEADER,)])
def test_a_row_whose_cells_stand_on_two_pages_is_one(header: tuple[str, ...]) -> None:
    """Cells that are set in the middle begin where the page has room for them."""
    first = make_table(HEADER, "一、养老|1|登记|指南", "|2|申报|")
    then = make_table(*header, "一、养老|||指南", "二、失业|3|申领|指南")
    assert read_table(first, then)[2:] == ["一、养老|2|申报|指南", "二、失业|3|申领|指南"]


def test_a_row_that_begins_a_page_is_its_own() -> None:
    first = make_table(HEADER, "一、养老|1|登记|指南", "|2|申报|指南")
    then = make_table("二、失业|3|申领|指南", "|4|转移|指南")
    assert len(read_table(first, then)) == 5


def test_a_cell_that_moves_to_the_next_page_as_a_whole_is_of_the_row_above() -> None:
    """Its lines are not parted, and the other cells stay where they begin."""
    first = make_table(HEADER, "失业|个人|离职|甲", "|市内|转移|乙")
    assert read_table(first, make_table("养老|||", "养老|省内|转移|丙"))[2:] == [
        "养老|市内|转移|乙",
        "养老|省内|转移|丙",
    ]


def test_a_cell_on_both_pages_is_of_a_row_that_is_numbered_once() -> None:
    first = make_table(HEADER, "一、养老|1|登记|指南", "|2||指南参保")
    then = make_table(HEADER, "三、失业||申领|登记", "三、失业|3|申领|指南")
    assert read_table(first, then)[2:] == ["三、失业|2|申领|指南参保登记", "三、失业|3|申领|指南"]


def test_numbers_on_both_pages_are_of_two_rows() -> None:
    first = make_table(HEADER, "养老|1|登记|指南", "|2||指南")
    assert len(read_table(first, make_table("失业|3|申领|指南", "失业|4|申领|指南"))) == 5


def test_a_row_with_few_words_is_the_rest_of_the_one_above() -> None:
    """A table of one row shows no numbers one after the other."""
    first = make_table("序号|事项|资料|方式", "1|退休人员领取养老金|凭证|邮寄")
    then = make_table("序号|事项|资料|方式", "|申请||")
    assert read_table(first, then)[1:] == ["1|退休人员领取养老金申请|凭证|邮寄"]


def test_the_rest_of_a_row_is_not_that_of_the_cell_above_an_empty_one() -> None:
    """The cell went to the next page, and no other row lacks one."""
    first = make_table(HEADER, "一、养老|1|登记|指南", "二、失业|2|申领|指南", "|3||指南")
    first.rows[3][2] = None
    then = make_table(HEADER, "||转移|失业", "三、工伤|4|医疗|指南")
    assert read_table(first, then)[3] == "|3|转移|指南失业"


def merge(table: Table, *spans: tuple[int, int]) -> Table:
    """Merge the first cells of some rows; the words of the first stand in the middle of them."""
    for first, last in spans:
        cell, low = table.rows[first][0], table.rows[last][0]
        assert cell
        assert low
        cell.box = cell.box._replace(bottom=low.box.bottom)
        for line in cell.lines:
            shift = (cell.box.top + cell.box.bottom - line.top - line.bottom) / 2
            line.top, line.bottom = line.top + shift, line.bottom + shift
        for row in table.rows[first + 1 : last + 1]:
            row[0] = None
    return table


def test_words_in_the_middle_of_a_merged_cell_may_fall_on_the_next_page() -> None:
    first = make_table(HEADER, "一、养老|1|登记|指南", "|2|申报|指南")
    then = make_table("|3|转移|指南", "|4|查询|指南", "二、失业|5|申领|指南", "|6|代缴|指南")
    middle = merge(then, (0, 3))
    assert read_table(merge(first, (2, 2)), middle)[2] == "|2|申报|指南"
    late = make_table("二、失业|3|申领|指南", "|4|代缴|指南", "|5|补贴|指南")
    assert read_table(first, merge(late, (0, 2)))[2:4] == ["|2|申报|指南", "二、失业|3|申领|指南"]
    for row in late.rows[:1]:
        assert row[0]
        for line in row[0].lines:
            line.top, line.bottom = line.top - 10, line.bottom - 10
    assert read_table(first, late)[2:4] == ["二、失业|2|申报|指南", "|3|申领|指南"]


def test_words_at_the_top_of_a_cell_belong_to_no_cell_of_the_page_before() -> None:
    first = merge(
        make_table(HEADER, "一、养老|1|登记|指南", "|2|申报|指南", "|3|转移|指南"), (2, 3)
    )
    then = merge(make_table("二、失业|4|申领|指南", "|5|代缴|指南", "|6|补贴|指南"), (0, 2))
    for row in then.rows:
        for cell in row:
            for line in cell.lines if cell else ():
                line.top, line.bottom = cell.box.top + 2, cell.box.top + 12
    assert read_table(first, then)[2:5] == ["|2|申报|指南", "|3|转移|指南", "二、失业|4|申领|指南"]
