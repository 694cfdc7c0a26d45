"""Blanks that a tool dropped at the ends of lines in cells."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.pages import Cell, Page, Table
from pipeline.read.pdf.shapes import Box
from pipeline.read.pdf.torn_cells import mark_torn
from tests.read.pdf.setting import set_lines

# The cells of a column in which six characters have room.
FULL = [["企业职工养老", "保险"], ["城乡居民养老", "保险"], ["失业保险金申", "领"]]


def find_torn(*cells: list[str]) -> list[str]:
    """Return the lines of the cells before which a blank is missing."""
    column: list[list[TextLine]] = [set_lines(texts) for texts in cells]
    mark_torn(column)
    return [line.text for lines in column for line in lines if line.torn]


def test_a_line_that_left_room_for_the_next_character_lost_a_blank() -> None:
    assert find_torn(*FULL, ["待遇领取、", "换发"]) == ["换发"]


@pytest.mark.parametrize(
    "cell",
    [
        ["待遇领取资格", "认证"],
        ["业务指南", "登记"],
        ["待遇领取资", "格、认证"],
        ["待遇领取（", "认证）"],
        ["待遇领取资", "）认证"],
        ["待遇启运路", "20号"],
    ],
    ids=["full", "much-room", "mark-behind", "opening", "closing", "latin"],
)
def test_other_lines_did_not(cell: list[str]) -> None:
    assert find_torn(*FULL, cell) == []


def test_where_many_lines_leave_room_they_are_broken_by_their_sense() -> None:
    assert find_torn(*FULL, ["待遇领取、", "换发"], ["待遇资格、", "认证"]) == []


def test_words_apart_do_not_tell_that_lines_are_full() -> None:
    assert (
        find_torn(*[["指南", "登记"]] * 9, ["待遇领取资格", "认证"], ["待遇领取、", "换发"]) == []
    )


def test_a_mark_may_hang_over_the_edge() -> None:
    cells = [["企业职工（养", "老）"], ["城乡居民（养", "老）"], ["失业保险（申", "领）"]]
    assert find_torn(*cells, ["待遇领取资格", "认证"], ["待遇领取资换、", "换发"]) == []


def test_such_a_blank_stands_in_the_row() -> None:
    page = Page(1, 400, 600)
    rows: list[list[Cell | None]] = []
    for n, texts in enumerate([*FULL, ["待遇领取、", "换发"]]):
        boxes = [Box(x, 40 + 40 * n, x + 90, 80 + 40 * n) for x in (40, 130)]
        columns = ([str(n + 1)], texts)
        rows.append([Cell(box, set_lines(own)) for box, own in zip(boxes, columns, strict=True)])
    page.tables = [Table(Box(40, 40, 220, 200), rows)]
    assert write_flow([page]).text.endswith("3\t失业保险金申领\n4\t待遇领取、 换发\n")
