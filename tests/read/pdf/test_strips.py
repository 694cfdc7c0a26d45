"""Two columns of letters that stand close together."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.glyphs import Glyph
from pipeline.read.pdf.lines import build_lines
from pipeline.read.pdf.strips import find_strip
from tests.read.pdf.setting import fill, set_glyphs


def set_rows(count: int, gap: float, spacing: float = 6) -> list[Glyph]:
    """Set rows of two stretched lines beside each other, so far apart."""
    glyphs: list[Glyph] = []
    for n in range(count):
        left = set_glyphs(fill(8), 40, 40 + 16 * n, spacing=spacing)
        glyphs += left + set_glyphs(fill(8), left[-1].x1 + gap, 40 + 16 * n, spacing=spacing)
    return glyphs


@pytest.mark.parametrize(("count", "parts"), [(12, 2), (4, 1)])
def test_rows_that_keep_one_strip_clear_are_parted(count: int, parts: int) -> None:
    assert len(build_lines(set_rows(count, 12))) == count * parts


def set_apart(gap: float, mark: str = "") -> list[Glyph]:
    """Set two columns whose lines share one height only; there `mark` hangs over the left edge."""
    glyphs: list[Glyph] = []
    for n in range(12):
        left = set_glyphs(fill(16), 40, 40 + 16 * n)
        glyphs += left + set_glyphs(fill(16), left[-1].x1 + gap, 40 + 15 * n)
    return glyphs + set_glyphs(mark, 200, 40)


@pytest.mark.parametrize("mark", ["", "。"])
def test_columns_whose_lines_seldom_share_a_height_keep_a_strip_clear(mark: str) -> None:
    lines = build_lines(set_apart(13, mark))
    assert {line.text for line in lines} == {fill(16), fill(16) + mark}
    assert len(lines) == 24


def test_a_heading_over_both_columns_is_one() -> None:
    heading = set_glyphs(fill(20), 60, 20)
    assert build_lines([*heading, *set_rows(12, 12)])[0].text == fill(20)


def test_letters_of_a_grid_are_not_parted() -> None:
    assert len(build_lines(set_rows(12, 6))) == 12


def test_a_mark_that_opens_a_line_of_the_right_column_may_hang_over_its_edge() -> None:
    glyphs = set_apart(12)
    row = [*set_glyphs(fill(16), 40, 300), *set_glyphs("（" + fill(15), 206, 300)]
    assert [line.text for line in build_lines([*glyphs, *row])][-2:] == [
        fill(16),
        "（" + fill(15),
    ]


def test_larger_type_beside_a_line_makes_its_letters_no_wider() -> None:
    row = [*set_glyphs("办理", 40, 300), *set_glyphs(fill(10), 213, 300, 14)]
    (line, _) = build_lines([*set_apart(13), *row])[-2:]
    assert (line.text, line.size, line.x1) == ("办理", 10, 60)


@pytest.mark.parametrize(("gap", "known"), [(12, True), (20_000, False)])
def test_a_strip_is_looked_for_on_pages_as_wide_as_pages_are(gap: float, known: bool) -> None:
    glyphs = set_rows(12, gap)
    rows = [glyphs[at : at + 16] for at in range(0, len(glyphs), 16)]
    assert (find_strip(rows) is not None) is known
