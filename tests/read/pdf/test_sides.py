"""Tables in which a page leaves merged cells with sides that are drawn in part."""

from __future__ import annotations

from itertools import pairwise

from pipeline.read.pdf.rules import find_grids
from pipeline.read.pdf.shapes import Box

EDGES = (110.0, 130.0, 200.0)


def draw_rows(*heights: float) -> list[Box]:
    """Return the rules of rows beside a merged cell, drawn cell by cell."""
    rules = [Box(a, y, b, y) for y in heights for a, b in pairwise(EDGES)]
    spans = list(pairwise(heights))
    return rules + [Box(x, top, x, low) for x in EDGES[1:] for top, low in spans]


def find_cells(rules: list[Box]) -> list[list[tuple[float, float] | None]]:
    """Return from where to where the cells of each row of the only table reach."""
    (grid,) = find_grids(rules)
    return [[(cell.top, cell.bottom) if cell else None for cell in row] for row in grid]


def test_a_side_of_a_cell_that_is_drawn_in_part_is_whole() -> None:
    """A tool draws the box of a merged cell around its words, where the page cuts it."""
    box = [Box(40, 160, 110, 160), Box(40, 180, 110, 180)]
    sides = [Box(x, top, x, low) for x in (40, 110) for top, low in ((100, 160), (160, 180))]
    rules = [*draw_rows(100, 160, 220, 280), *box, *sides, Box(110, 220, 110, 280)]
    cells = find_cells([*rules, Box(40, 100, 110, 100)])
    assert [row[1] for row in cells if row[1]] == [(100, 160), (160, 220), (220, 280)]
    assert cells[1][0] == (160, 180)


def test_a_merged_cell_begins_where_its_side_does() -> None:
    """The first rows go on with a cell of the page before, which has no box here."""
    rules = [*draw_rows(100, 160, 220, 280), Box(110, 100, 110, 280), Box(40, 160, 40, 280)]
    cells = find_cells([*rules, Box(40, 280, 110, 280)])
    assert [row[0] for row in cells] == [(100, 160), (160, 280), None]


def test_columns_of_two_tables_below_each_other_are_not_joined() -> None:
    upper = [Box(40, y, 110, y) for y in (40, 70, 100)] + [Box(x, 40, x, 100) for x in (40, 110)]
    lower = [*draw_rows(140, 170, 200), Box(110, 140, 110, 200)]
    assert len(find_grids([*upper, *lower])) == 2


def test_a_rule_between_columns_ends_at_a_row_over_all_of_them() -> None:
    """Only the header and the whole table have level rules."""
    outer = [Box(40, y, 200, y) for y in (100, 120, 260)]
    sides = [Box(x, 100, x, 260) for x in (40, 200)]
    cells = find_cells([*outer, *sides, Box(110, 100, 110, 230)])
    assert cells == [[(100, 120)] * 2, [(120, 230)] * 2, [(230, 260), None]]


def test_one_rule_between_two_columns_shows_rows_above_and_below_the_level_ones() -> None:
    upright = [Box(110, 100, 110, 150), Box(110, 150, 110, 200)]
    cells = find_cells([*upright, *(Box(40, y, 200, y) for y in (120, 150, 180))])
    assert [row[0] for row in cells] == [(100, 120), (120, 150), (150, 180), (180, 200)]
