"""Pages made to be slow: long runs of what the patterns look for, in a line and line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from time import process_time

import pytest

from pipeline.read.pdf.damages import find_damaged
from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.furniture import find_furniture
from pipeline.read.pdf.lines import TextLine, build_lines
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.row_numbers import find_numbers
from pipeline.read.pdf.shapes import Box
from pipeline.read.pdf.sheets import part_sheets
from pipeline.read.pdf.spacings import Spacing
from pipeline.read.pdf.spreads import join_spread
from tests.read.pdf.setting import make_page, set_glyphs, set_page
from tests.test_hostile import RUNS, SECONDS

LENGTH = 20_000  # what grows with the square takes a minute at least
MORE_RUNS = ("a", "a中", "中a", "a.b/", "1.1.", "……", "第1页", "中：①", "”")


@pytest.mark.parametrize("run", [*RUNS, *MORE_RUNS], ids=repr)
def test_a_long_line_takes_no_time(run: str) -> None:
    words = (run * LENGTH)[:LENGTH]
    pages = [
        make_page(1, [(40, words), (60, "中文"), (80, words)]),
        *(make_page(n, [(40 + 14 * i, run) for i in range(20)]) for n in range(2, 22)),
    ]
    start = process_time()
    find_damaged(pages)
    part_sheets(pages)
    write_flow(pages)
    assert process_time() - start < SECONDS


class CountedLine(TextLine):
    """A line that counts how often somebody looks where it begins."""

    looks = 0

    @property
    def x0(self) -> float:  # type: ignore[override]
        CountedLine.looks += 1
        return self.edges[0]

    @x0.setter
    def x0(self, _: float) -> None: ...


class CountedPage(Page):
    """A page that counts how often somebody asks for its number."""

    looks = 0

    @property
    def number(self) -> int:  # type: ignore[override]
        CountedPage.looks += 1
        return self._number

    @number.setter
    def number(self, number: int) -> None:
        self._number = number


def count_line(line: TextLine) -> CountedLine:
    return CountedLine(**{each.name: getattr(line, each.name) for each in fields(line)})


def look_for_spread_lines(count: int) -> int:
    """Return how many looks it takes in a table of so many rows."""
    page = set_page([(x, 40 + 20 * n, 10, "甲乙丙") for n in range(count) for x in (40, 90, 140)])
    page.lines = list(map(count_line, page.lines))
    CountedLine.looks = 0
    join_spread([page], set())
    assert len(page.lines) == 3 * count
    return CountedLine.looks


def look_for_labels(count: int) -> int:
    """Return how many looks it takes where each of many heads stands on three pages."""
    pages: list[Page] = []
    for n in range(count):
        page = CountedPage(n + 1, 595, 842)
        page.lines = make_page(n + 1, [(40, chr(0x4E00 + n // 3) * 4), (400, "正文")]).lines
        pages.append(page)
    CountedPage.looks = 0
    assert len(find_furniture(pages)) == count
    return CountedPage.looks


@pytest.mark.parametrize("look", [look_for_spread_lines, look_for_labels])
def test_twice_as_much_takes_twice_as_many_looks(look: Callable[[int], int]) -> None:
    assert 0 < look(300) < 2.5 * look(150)


def test_letters_without_width_make_a_line() -> None:
    flat = [glyph._replace(x1=glyph.x0) for glyph in set_glyphs("甲乙 丙丁戊")]
    (line,) = build_lines(flat)
    assert line.text.replace(" ", "") == "甲乙丙丁戊"
    assert line.size > 0


def test_endless_numbers_count_no_rows() -> None:
    column = [(Box(0, 20.0 * n, 10, 20.0 * n + 10), "1" * 5_000) for n in range(3)]
    assert find_numbers([column]) == []


def test_a_page_without_running_text_has_the_edges_of_the_others() -> None:
    one, other = (make_page(n, [(40, "办理时限"), (60, "即时办结")]).lines for n in (1, 2))
    area = Spacing([other])
    assert (area.left(one[0]), area.right(one[0])) == (40, 80)
    assert Spacing([]).left(one[0]) == 0


def test_lines_upon_each_other_have_a_distance() -> None:
    page = make_page(1, [(40 + 0.3 * n, "甲" * (30 - n % 2)) for n in range(60)])
    assert Spacing([page.lines]).leading > 0
