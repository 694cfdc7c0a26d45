"""The last row of a table, alone on the next page."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.lines import build_lines
from pipeline.read.pdf.pages import Cell, Page, Table
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import set_glyphs, set_page

REMARK = "存在以上情形之一即禁止办理"


def make_pages(frame: list[Box | None], text: str) -> list[Page]:
    """Return a page that a table ends, and one that begins with words in a frame."""
    boxes = (Box(40, 40, 140, 70), Box(140, 40, 360, 70))
    words = ("失业", "个人意愿离职")
    cells: list[Cell | None] = [
        Cell(box, build_lines(set_glyphs(word, box.x0 + 5, 50)))
        for box, word in zip(boxes, words, strict=True)
    ]
    first = Page(1, 400, 600, tables=[Table(Box(40, 40, 360, 70), [cells])])
    after = set_page([(frame[-1].x0 + 5 if frame[-1] else 0, 50, 10, text), (40, 90, 10, "附录")])
    after.number, after.frames = 2, [[frame]]
    return [first, after]


@pytest.mark.parametrize(
    ("frame", "wanted"),
    [
        ([Box(40, 45, 360, 65)], f"{REMARK}\t"),
        ([Box(40, 45, 140, 65), Box(140, 45, 360, 65)], f"\t{REMARK}"),
    ],
)
def test_words_in_a_frame_as_wide_as_the_table_are_its_row(
    frame: list[Box | None], wanted: str
) -> None:
    text = write_flow(make_pages(frame, REMARK)).text
    assert text == f"失业\t个人意愿离职\n{wanted}\n\n附录\n"


def test_words_in_a_narrower_frame_are_none() -> None:
    text = write_flow(make_pages([Box(40, 45, 340, 65)], REMARK)).text
    assert text == f"失业\t个人意愿离职\n\n{REMARK}\n\n附录\n"
