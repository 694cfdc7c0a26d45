"""Pages made to be slow: long runs of what the patterns look for, in a line and line by line."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.read.pdf.damages import find_damaged
from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.row_numbers import find_numbers
from pipeline.read.pdf.shapes import Box
from pipeline.read.pdf.sheets import part_sheets
from pipeline.read.pdf.spacings import Spacing
from tests.read.pdf.setting import make_page
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
