"""The rest of a table's last row on the next page."""

from __future__ import annotations

from itertools import pairwise

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


@pytest.mark.parametrize(("header", "repeated"), [("失业", True), ("工伤", False)])
def test_a_header_may_be_repeated_above_the_frame(header: str, *, repeated: bool) -> None:
    pages = make_pages([Box(40, 45, 360, 65)], REMARK)
    pages[1].lines += set_page([(45, 30, 10, header), (150, 31, 10, "个人意愿离职")]).lines
    text = write_flow(pages).text
    assert text.startswith(f"失业\t个人意愿离职\n{REMARK}\t\n\n附录") is repeated
    assert (f"{REMARK}\t" in text) is repeated


def test_words_in_a_narrower_frame_are_none() -> None:
    text = write_flow(make_pages([Box(40, 45, 340, 65)], REMARK)).text
    assert text == f"失业\t个人意愿离职\n\n{REMARK}\n\n附录\n"


def test_larger_words_in_a_frame_are_a_heading() -> None:
    pages = make_pages([Box(40, 45, 360, 65)], REMARK)
    after = set_page([(45, 50, 12, REMARK), (40, 90, 10, "附录")])
    pages[1].lines = after.lines
    assert write_flow(pages).text == f"失业\t个人意愿离职\n\n{REMARK}\n\n附录\n"


def make_open_pages(rest: list[tuple[float, float, float, str]]) -> list[Page]:
    """Return a page that ends with a table, and one with so many words above its other rows."""
    names = ("登记", "转移", "13"), ("查询", "社会保险缴费记录", "14")
    pages = [make_pages([None], "")[0], set_page(rest)]
    pages[1].number = 2
    for page, top, words in zip(pages, (40, 70), names, strict=True):
        edges = pairwise((40, 140, 300, 360))
        cells: list[Cell | None] = [
            Cell(Box(x0, top, x1, top + 30), build_lines(set_glyphs(word, x0 + 5, top + 10)))
            for (x0, x1), word in zip(edges, words, strict=True)
        ]
        page.tables = [Table(Box(40, top, 360, top + 30), [cells])]
    return pages


def test_words_above_the_rule_that_the_next_rows_begin_with_are_the_rest_of_a_row() -> None:
    """They stand as far above it as those of other rows; one row may be a cell over all columns."""
    pages = make_open_pages([(145, 34, 10, "和待遇"), (145, 50, 10, "领取")])
    remark = Cell(Box(40, 100, 360, 130), build_lines(set_glyphs(REMARK, 45, 110)))
    pages[1].tables[0].rows.append([remark, None, None])
    text = write_flow(pages).text
    assert text == f"登记\t转移和待遇领取\t13\n查询\t社会保险缴费记录\t14\n{REMARK}\t\t\n"


@pytest.mark.parametrize(
    "other",
    [
        (340, 54, 10, "续表"),
        (145, 34, 10, "其他事项"),
        (45, 54, 10, "其他事项"),
        (120, 54, 10, "其他事项"),
    ],
    ids=["at-another-edge", "further-away", "in-the-first-column", "over-two-columns"],
)
def test_other_words_above_a_table_are_none(other: tuple[float, float, float, str]) -> None:
    text = write_flow(make_open_pages([other])).text
    assert text == f"登记\t转移\t13\n\n{other[-1]}\n\n查询\t社会保险缴费记录\t14\n"


def make_merged_pages(rest: list[tuple[float, float, float, str]]) -> list[Page]:
    """Return such pages where a merged cell goes over all of the second, beside its rules."""
    pages = make_open_pages(rest)
    (_, *cells), *_ = pages[1].tables[0].rows
    pages[1].tables = [Table(Box(140, 70, 360, 100), [cells])]
    return pages


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        ([(145, 51, 10, "和待遇")], "登记\t转移和待遇\t13\n"),
        ([(45, 47, 10, "查询"), (145, 51, 10, "待遇")], "登记\t转移\t13\n查询\t待遇\t\n"),
    ],
)
def test_words_above_are_of_a_row_also_where_a_merged_cell_goes_over_the_whole_page(
    rest: list[tuple[float, float, float, str]], rows: str
) -> None:
    pages = make_merged_pages([*rest, (145, 110, 10, "附录")])
    assert write_flow(pages).text == f"{rows}\t社会保险缴费记录\t14\n\n附录\n"


def test_the_words_of_such_a_cell_are_in_the_table() -> None:
    text = write_flow(make_merged_pages([(45, 80, 10, "查询")])).text
    assert text == "登记\t转移\t13\n查询\t社会保险缴费记录\t14\n"


def test_other_words_above_such_a_page_are_none() -> None:
    pages = make_merged_pages([(120, 54, 10, "其他事项")])
    assert write_flow(pages).text.startswith("登记\t转移\t13\n\n其他事项\n\n")


def test_rows_without_rules_in_one_frame_are_no_rest_of_a_row() -> None:
    """The tool draws nothing but a frame around the whole table, on each page."""
    pages = make_pages([Box(40, 30, 360, 165)], REMARK)
    rows = ("四、工伤", "借用证件"), ("五、失业", "参保缴费"), ("六、转移", "临时账户")
    words = [
        (x, 50.0 + 24 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((45.0, 145.0), row, strict=True)
    ]
    pages[1].lines = set_page(words).lines
    found = write_flow(pages).text.splitlines()
    assert [line for line in found if line] == ["失业\t个人意愿离职", *map("\t".join, rows)]
