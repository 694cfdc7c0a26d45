"""What a page break parts that belongs together: a picture beside the text and its caption."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import fill, set_page

Row = tuple[float, float, float, str]

BESIDE: list[Row] = [(40.0, 480.0 + 16 * n, 10.0, fill(20)) for n in range(5)]
CAPTION: Row = (270.0, 40.0, 10.0, "6.企业养老保险转移")
HEADING: Row = (40.0, 64.0, 10.0, "7. 丧葬补助金")
NEXT: list[Row] = [(40.0, 84.0 + 16 * n, 10.0, fill(31)) for n in range(30)]


def write(first: list[Row], second: list[Row], pictures: tuple[Box | None, Box | None]) -> str:
    """Return the text of two pages, each with its picture."""
    pages: list[Page] = []
    for number, (rows, picture) in enumerate(zip((first, second), pictures, strict=True), 1):
        page = set_page(rows)
        page.number, page.pictures = number, [picture] if picture else []
        for line in page.lines:
            line.page = number
        pages.append(page)
    return write_flow(pages).text


def test_a_caption_on_the_next_page_goes_with_the_picture_that_ends_the_one_before() -> None:
    text = write(BESIDE, [CAPTION, HEADING, *NEXT], (Box(275, 470, 355, 550), None))
    paragraph = fill(20) * 5
    assert text.startswith(f"{paragraph}\n\n\n\n{CAPTION[3]}\n\n{HEADING[3]}\n")


@pytest.mark.parametrize("room", [0.0, 200.0])
def test_lines_of_a_caption_are_joined_on_a_page_below_a_picture_that_left_no_room(
    room: float,
) -> None:
    first: list[Row] = [(40.0, 440 - room, 10.0, fill(31)), (64.0, 460 - room, 8.0, "操作流程")]
    caption: list[Row] = [(44.0, 40.0, 8.0, fill(9)), (52.0, 50.0, 8.0, fill(7))]
    picture = Box(42, 475 - room, 118, 551 - room)
    text = write(first, [*caption, HEADING, *NEXT], (picture, None))
    assert (f"\n{fill(9)}{fill(7)}\n" in text) is (room == 0)


def test_a_heading_below_a_picture_with_room_for_a_caption_is_none() -> None:
    short = [(x, top - 200, size, words) for x, top, size, words in BESIDE]
    text = write(short, [CAPTION, HEADING, *NEXT], (Box(275, 270, 355, 350), None))
    assert text.startswith(f"{fill(20) * 5}\n\n{CAPTION[3]}\n\n{HEADING[3]}\n")


def test_a_line_at_the_edge_of_the_text_is_no_caption() -> None:
    heading = (268.0, 40.0, 10.0, "7.丧葬补助金的申领")
    aligned: list[Row] = [(268.0, 64.0 + 16 * n, 10.0, fill(9 - n)) for n in range(3)]
    text = write(BESIDE, [heading, *aligned], (Box(275, 470, 355, 550), None))
    assert f"\n\n\n\n{heading[3]}" not in text


def test_a_label_goes_with_the_picture_that_begins_the_next_page() -> None:
    first: list[Row] = [*BESIDE[:4], (295.0, 528.0, 10.0, "操作流程"), (40.0, 544.0, 10.0, "一")]
    second: list[Row] = [
        *((40.0, 40.0 + 16 * n, 10.0, fill(20)) for n in range(6)),
        (270.0, 128.0, 10.0, "6.企业养老保险转移"),
        (40.0, 150.0, 10.0, "7. 丧葬补助金"),
    ]
    text = write(first, second, (None, Box(275, 40, 355, 120)))
    assert "操作流程\n6.企业养老保险转移\n" in text


def test_a_label_goes_with_the_next_picture_also_where_no_text_is_beside_that() -> None:
    first: list[Row] = [*BESIDE[:4], (295.0, 528.0, 10.0, "操作流程"), (40.0, 544.0, 10.0, "一")]
    second = [(270.0, 128.0, 10.0, CAPTION[3]), (40.0, 150.0, 10.0, HEADING[3])]
    text = write(first, second, (None, Box(275, 40, 355, 120)))
    assert text.startswith(f"{fill(20) * 4}一\n\n\n\n操作流程\n\n{CAPTION[3]}\n\n{HEADING[3]}\n")


@pytest.mark.parametrize(("size", "middle"), [(14.0, 90.0), (14.0, 195.0), (10.0, 90.0)])
def test_a_heading_stands_behind_the_picture_that_floats_over_the_page_break(
    size: float, middle: float
) -> None:
    category, item = (40.0, 560.0, 14.0, "二、失业保险"), (40.0, 160.0, size, HEADING[3])
    first: list[Row] = [*NEXT[:28], category]
    caption = (middle - 45, 124.0, 10.0, CAPTION[3])
    second = [caption, item, *((x, top + 100, 10.0, words) for x, top, _, words in NEXT[:20])]
    text = write(first, second, (None, Box(middle - 40, 40, middle + 40, 120)))
    floats = size > 10 and middle < 100
    assert (text.index(category[3]) > text.index(caption[3])) is floats
    assert text.index(category[3]) < text.index(item[3])
