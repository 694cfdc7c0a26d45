"""Pages in two columns: where the gutter runs, and what stands beside it."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.columns import Gutter, find_gutters, part_columns
from pipeline.read.pdf.lines import TextLine
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import Setting, fill, set_page


def test_a_column_begins_where_its_fewer_full_lines_do() -> None:
    """Three of five lines are indented, as in a text of short paragraphs."""
    rows = []
    for n in range(20):
        for x in (40.0, 230.0):
            full = n % 5 in (1, 2)
            words = fill(16 if full else 12)
            rows.append((x if full else x + 20, 40.0 + 16 * n, 10.0, words))
    page = set_page(rows)
    (gutter,) = find_gutters([(400, page.lines, [])])
    assert [edge for edge, _ in gutter] == [40, 230]


def test_a_mark_that_begins_a_line_of_the_right_column_may_stand_out() -> None:
    rows = [(x, 40.0 + 16 * n, 10.0, fill(16)) for n in range(20) for x in (40.0, 230.0)]
    rows[-1] = (225.0, 40.0 + 16 * 19, 10.0, "“" + fill(16))
    page = set_page(rows)
    (gutter,) = find_gutters([(400, page.lines, [])])
    left, right = part_columns(
        [(x, Box(x.x0, x.top, x.x1, x.bottom)) for x in page.lines], [gutter]
    )
    assert (len(left), len(right)) == (20, 20)


def set_columns(left: float = 40, right: float = 230, length: int = 16) -> list[TextLine]:
    """Return the lines of a page in two columns."""
    rows = [Setting(x, 40 + 16 * n, 10, fill(length)) for n in range(20) for x in (left, right)]
    return set_page(rows).lines


def test_what_stands_out_on_one_page_moves_no_edge() -> None:
    pages = [set_columns() for _ in range(6)]
    wider = [Setting(40, 40, 10, fill(17)), Setting(230, 40, 10, fill(16))]
    pages[2][:2] = set_page(wider).lines
    assert find_gutters([(400, page, []) for page in pages]) == [Gutter((40, 200), (230, 390))]


def test_pages_without_a_full_line_have_the_same_gutter() -> None:
    pages = [set_columns(), set_columns(60, 250, 12), set_columns(), set_columns()]
    assert find_gutters([(400, page, []) for page in pages]) == [Gutter((40, 200), (230, 390))]


def test_a_mark_that_hangs_over_the_edge_does_not_cross_the_gutter() -> None:
    gutter = Gutter((40, 200), (212, 372))
    assert not gutter.is_crossed(Box(40, 40, 210, 50))
    assert gutter.is_crossed(Box(150, 40, 260, 50))


GUTTER = Gutter((40, 200), (230, 390))


def order(rows: list[Setting]) -> list[str]:
    """Return what the lines of a page begin with, in the order of the columns."""
    placed = [(line, Box(line.x0, line.top, line.x1, line.bottom)) for line in set_page(rows).lines]
    return [line.text[:4] for group in part_columns(placed, [GUTTER]) for line in group]


def test_a_page_with_lines_in_the_left_column_only_has_a_heading_over_both() -> None:
    rows = [Setting(140, 40, 20, "业务指南在此")]
    rows += [Setting(40, 80 + 16 * n, 10, fill(16)) for n in range(5)]
    lines = set_page(rows).lines
    part_columns([(x, Box(x.x0, x.top, x.x1, x.bottom)) for x in lines], [GUTTER])
    assert [line.column for line in lines] == [None, *[(40, 200)] * 5]


def test_lines_beside_a_picture_keep_to_their_column() -> None:
    rows = [Setting(40, 40 + 16 * n, 10, "左" + fill(15)) for n in range(8)]
    rows += [Setting(320, 40 + 16 * n, 10, "右" + fill(6)) for n in range(8)]
    assert order(rows) == [*["左" + fill(3)] * 8, *["右" + fill(3)] * 8]


def test_page_numbers_of_the_contents_are_no_column() -> None:
    rows = [Setting(40, 40 + 16 * n, 10, f"第{n}章参保") for n in range(8)]
    rows += [Setting(375, 40 + 16 * n, 10, f"({n})") for n in range(8)]
    assert order(rows)[:2] == ["第0章参", "(0)"]


def test_a_short_heading_over_both_columns_parts_them() -> None:
    rows = [Setting(x, 40 + 16 * n, 10, f"{side}{n}") for n in range(3) for x, side in SIDES]
    rows += [Setting(40, 110, 14, "二、参保")]
    rows += [Setting(x, 150 + 16 * n, 10, f"{side}{n + 3}") for n in range(3) for x, side in SIDES]
    left, right = ([f"{side}{n}" for n in range(6)] for side in "左右")
    assert order(rows) == [*left[:3], *right[:3], "二、参保", *left[3:], *right[3:]]
    # beside text in the right column it heads the left one
    beside = [*rows, Setting(230, 112, 10, "右文")]
    assert order(beside) == [*left[:3], "二、参保", *left[3:], *right[:3], "右文", *right[3:]]


SIDES = ((40, "左"), (230, "右"))


@pytest.mark.parametrize(
    ("edges", "count"),
    # a rule between the columns, a frame around the page, a table of two columns
    [([215], 1), ([20, 215, 410], 1), ([36, 215, 394], 0), ([36, 215], 0)],
)
def test_a_page_with_edges_a_column_apart_teaches_no_gutter(edges: list[float], count: int) -> None:
    guides = [Box(x, 40 + 90 * n, x, 130 + 90 * n) for x in edges for n in range(4)]
    assert len(find_gutters([(430, set_columns(), guides)])) == count


def test_a_shade_behind_a_heading_makes_no_table() -> None:
    guides = [Box(x, 40, x, 60) for x in (40, 390)]
    assert len(find_gutters([(430, set_columns(), guides)])) == 1


def test_lines_that_keep_a_known_gutter_clear_are_parted_where_they_are_few() -> None:
    gutter, words = Gutter((40, 200), (212, 372)), ((40, "左" + fill(15)), (212, "右"))
    rows = [Setting(x, top, 10, text) for top in (40, 56) for x, text in words]
    lines = set_page(rows).lines
    assert [line.text for line in lines] == [f"左{fill(15)} 右"] * 2
    placed = [(line, Box(line.x0, line.top, line.x1, line.bottom)) for line in lines]
    left, right = part_columns(placed, [gutter])
    assert [line.text for line in left] == ["左" + fill(15)] * 2
    assert [(line.text, line.x0) for line in right] == [("右", 212)] * 2


def test_words_in_the_middle_of_cells_are_no_right_column() -> None:
    rows = [Setting(100, 40 + 32 * n, 10, fill(20)) for n in range(6)]
    rows += [Setting(233 + 4 * n, 56 + 32 * n, 10, fill(8)) for n in range(3)]
    assert order(rows) == [fill(4)] * 9
    lines = set_page(rows).lines
    part_columns([(x, Box(x.x0, x.top, x.x1, x.bottom)) for x in lines], [GUTTER])
    assert not any(line.column for line in lines)


CELLS = [(0, 2), (3, 1), (4, 1), (5, 4), (9, 2), (11, 4), (15, 3)]


def set_cells(middle: float = 0) -> list[TextLine]:
    """Return the cells of two columns in rows so high, set at the top or in the middle."""
    rows = [Setting(230, 40 + 16 * n, 10, fill(16)) for n in range(18)]
    for row, lines in CELLS:
        top = 40 + 16 * (row + middle * (lines - 1) / 2)
        rows.append(Setting(40, top, 10, fill(16 - row % 3)))
    return set_page(rows).lines


@pytest.mark.parametrize("middle", [0, 1])
def test_cells_level_with_words_beside_them_teach_no_gutter(middle: float) -> None:
    """A table without rules, whose rows stand no further apart than lines."""
    assert find_gutters([(430, set_cells(middle), [])]) == []


def test_pictures_leave_no_white_between_the_lines_of_a_column() -> None:
    pictures = [Box(60, 42 + 16 * row, 120, 36 + 16 * (row + lines)) for row, lines in CELLS]
    assert len(find_gutters([(430, set_cells(), pictures)])) == 1


def test_paragraphs_apart_in_two_columns_are_no_cells() -> None:
    rows = [
        Setting(x, 40 + 16 * n + 11 * (n // lines), 10, fill(16))
        for x, lines in ((40, 2), (230, 3))
        for n in range(18)
    ]
    assert len(find_gutters([(430, set_page(rows).lines, [])])) == 1
