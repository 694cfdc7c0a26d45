"""Rows that a page cuts, put together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.read.pdf.lines import build_lines
from pipeline.read.pdf.pages import Cell, Table
from pipeline.read.pdf.parts import LongTable
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import set_glyphs

EDGES = (40.0, 100.0, 160.0, 220.0, 280.0)


def make_table(*rows: str) -> Table:
    """Return a table; its cells are parted by a bar."""
    cells: list[list[Cell | None]] = []
    for index, row in enumerate(rows):
        boxes = [Box(a, 20.0 * index, b, 20.0 * index + 20) for a, b in pairwise(EDGES)]
        words = row.split("|")
        cells.append(
            [
                Cell(box, build_lines(set_glyphs(text, box.x0, box.top)) if text else [])
                for box, text in zip(boxes, words, strict=True)
            ]
        )
    return Table(Box(EDGES[0], 0, EDGES[-1], 20.0 * len(rows)), cells)


def read_table(*parts: Table) -> list[str]:
    long = LongTable(parts[0])
    assert all(long.add(part) for part in parts[1:])
    return ["|".join("".join(line.text for line in cell) for cell in row) for row in long.rows]


HEADER = "类别|序号|事项|流程"


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
