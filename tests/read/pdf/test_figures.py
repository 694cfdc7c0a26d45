"""Pictures beside the text: what is their caption, and what only stands near."""

from __future__ import annotations

import pypdfium2
import pytest

from pipeline.read.pdf.easels import Patience
from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.lines import build_lines
from pipeline.read.pdf.pages import read_page
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import fill, make_pdf, set_glyphs, set_page

Row = tuple[float, float, float, str]

# A picture at the left edge, and text that keeps away from it.
PICTURE = Box(40, 100, 120, 162)
ABOVE: list[Row] = [
    (40.0, 40.0 + 16 * n, 10.0, f"{fill(40)[n : n + 30 - 9 * n]}。") for n in range(3)
]
BESIDE: list[Row] = [(132.0, 100.0 + 16 * n, 10.0, fill(22)) for n in range(4)]
BELOW: list[Row] = [(40.0, 220.0 + 16 * n, 10.0, fill(50)[n : n + 32]) for n in range(9)]
TEXT = fill(22) * 4


def write(rows: list[Row], picture: Box = PICTURE) -> str:
    """Return the text of a page with a picture."""
    page = set_page(rows)
    page.pictures = [picture]
    return write_flow([page]).text


def test_the_end_of_a_text_below_a_picture_is_no_caption() -> None:
    ended = [*BESIDE, (40.0, 164.0, 10.0, "缴费明细查询。")]
    assert f"\n\n\n\n{TEXT}缴费明细查询。\n" in write([*ABOVE, *ended, *BELOW])


@pytest.mark.parametrize(
    "caption",
    [
        [(50.0, 168.0, 10.0, "缴费明细查询")],
        [(40.0, 168.0, 10.0, "缴费明细查询流程"), (75.0, 180.0, 10.0, "图")],
        [(40.0, 168.0, 8.0, "缴费明细查询流程图标")],
    ],
)
def test_what_is_set_around_a_picture_is_its_caption(caption: list[Row]) -> None:
    text = write([*ABOVE, *BESIDE, *caption, *BELOW])
    assert f"\n\n\n\n{''.join(row[3] for row in caption)}\n\n{TEXT}\n" in text


def test_the_text_below_a_caption_is_none_however_its_lines_end() -> None:
    caption: Row = (50.0, 168.0, 9.0, "缴费明细查询")
    short: list[Row] = [(40.0, 184.0, 10.0, "1.3 办理时限："), (40.0, 200.0, 10.0, "①即时办结")]
    text = write([*ABOVE, *BESIDE, caption, *short, *BELOW])
    assert f"\n\n\n\n{caption[3]}\n\n{TEXT}\n\n{short[0][3]}\n\n{short[1][3]}" in text


def test_text_may_touch_the_picture_beside_it() -> None:
    touching = [(PICTURE.x1 - 0.4, top, size, fill(24)) for _, top, size, _ in BESIDE]
    text = write([*ABOVE, *touching, *BELOW], PICTURE._replace(top=114))
    assert f"\n\n{fill(24) * 4}\n" in text


def test_a_blank_below_a_picture_parts_no_text() -> None:
    beside = [glyph for row in BESIDE for glyph in set_glyphs(row[3], row[0], row[1])]
    below = set_glyphs("如有问题可以拨打 12333咨询投诉", 44, 180, blank=14)
    lines = build_lines([*beside, *below], 0, [PICTURE])
    assert [line.text for line in lines][-1] == "如有问题可以拨打 12333咨询投诉"
    for start in (132, 122):
        caption = [*set_glyphs("职工参保登记", 50, 180), *set_glyphs("办理时限", start, 180)]
        lines = build_lines([*beside, *caption], 0, [PICTURE])
        assert [line.text for line in lines][-2:] == ["职工参保登记", "办理时限"]


def test_a_caption_beside_a_heading_is_as_wide_as_its_letters() -> None:
    beside = [glyph for row in BESIDE for glyph in set_glyphs(row[3], row[0], row[1])]
    row = [*set_glyphs("职工参保登", 60, 180, 8), *set_glyphs("社会保障卡", 132, 174, 16)]
    caption, heading = sorted(build_lines([*beside, *row], 0, [PICTURE])[-2:], key=lambda x: x.x0)
    assert (caption.size, caption.x1) == (8, 100)
    assert (heading.size, heading.text) == (16, "社会保障卡")


def test_a_picture_ends_where_words_reach_into_it() -> None:
    places = ((50 + 3 * (n % 21), 640 + 3 * (n // 21)) for n in range(0, 441, 2))
    modules = b" ".join(b"%d %d 3 3 re f" % place for place in places)
    words = b" BT /F 12 Tf 50 632 Td (online) Tj 66 48 Td (beside) Tj ET"
    page = read_page(pypdfium2.PdfDocument(make_pdf(modules + words)), 0, Patience())
    (picture,) = page.pictures
    below = next(line for line in page.lines if line.text == "online")
    assert picture.bottom == below.top < 842 - 640


def test_lines_around_the_middle_of_a_page_are_no_caption_of_the_picture_above_them() -> None:
    above = [*ABOVE[:2], (40.0, 90.5, 10.0, "③掌上办：支付宝")]
    wide: list[Row] = [(50.0, 160.0, 10.0, fill(31)), (40.0, 176.0, 10.0, fill(32))]
    text = write([*above, *wide, *BELOW], Box(180, 100, 220, 150))
    assert f"\n{fill(31)}{fill(32)}" in text


def test_a_label_beside_a_heading_and_text_beside_its_picture_are_no_table() -> None:
    places: list[Row] = [
        (60.0, 96.0, 8.0, "操作流程"),
        (132.0, 94.0, 10.0, "27.3~办理时限"),
        (132.0, 120.0, 10.0, fill(22)),
        (132.0, 136.0, 10.0, fill(8)),
        (235.0, 136.0, 10.0, fill(11)),
        (132.0, 152.0, 10.0, fill(9)),
        (48.0, 176.0, 8.0, "养老保险申报"),
    ]
    page = set_page([])
    rows = [set_glyphs(text, x, top, size, blank=7) for x, top, size, text in (*ABOVE, *places)]
    page.lines = build_lines([glyph for row in rows for glyph in row])
    page.pictures = [Box(40, 106, 120, 168)]
    assert "\t" not in write_flow([page]).text


def test_a_parted_line_beside_a_picture_is_no_row_of_a_table() -> None:
    parted = [(132.0, 132.0, 10.0, fill(9)), (242.0, 132.0, 10.0, fill(11))]
    text = write([*ABOVE, *BESIDE[:2], *parted, BESIDE[3], (60.0, 168.0, 8.0, "参保登记"), *BELOW])
    assert f"\n\n\n\n参保登记\n\n{fill(22) * 2}" in text


def test_a_number_in_the_middle_of_its_row_and_a_picture_with_its_caption_are_cells() -> None:
    places: list[Row] = []
    for row in range(3):
        top = 100.0 + 100 * row
        places += [(132.0, top + 32, 10.0, str(row + 1)), (60.0, top + 68, 8.0, "参保登记")]
        places += [(180.0, top + 16 * n, 10.0, fill(20)) for n in range(5)]
    page = set_page(places)
    page.pictures = [PICTURE.move(0.0, 100.0 * row) for row in range(3)]
    rows = [f"参保登记\t{row}\t{fill(20) * 5}" for row in (1, 2, 3)]
    assert write_flow([page]).text.splitlines() == rows


def test_text_keeps_away_from_the_box_in_whose_middle_a_picture_floats() -> None:
    """Two lines show no edge; the box goes as far beyond the picture as to the edge of the text."""
    above: list[Row] = [(40.0, 40.0 + 16 * n, 10.0, f"{fill(36)[n : n + 31]}。") for n in range(3)]
    beside: list[Row] = [(60.0, 100.0, 10.0, fill(13)), (40.0, 116.0, 10.0, fill(15))]
    below: list[Row] = [(40.0, 132.0 + 16 * n, 10.0, f"{fill(31)}。") for n in range(4)]
    text = write([*above, *beside, *below], Box(250, 102, 310, 126))
    assert f"\n{fill(13)}{fill(15)}{fill(31)}。" in text


@pytest.mark.parametrize("below", [[], [(64.0, 168.0, 8.0, "扫码办理")]])
def test_a_caption_of_several_lines_may_stand_above_its_picture(below: list[Row]) -> None:
    caption: list[Row] = [
        (60.0, 59.0, 10.0, "操作流程"),
        (52.0, 73.0, 8.0, "2.缴费人员增减"),
        (72.0, 85.0, 8.0, "申报"),
    ]
    beside: list[Row] = [(132.0, 60.0 + 16 * n, 10.0, fill(22)) for n in range(6)]
    text = write([*ABOVE[:1], *caption, *beside, *below, *BELOW])
    own = "".join(row[3] + "\n" for row in below)
    assert f"\n操作流程\n2.缴费人员增减申报\n{own}" in text
    assert f"{fill(22) * 6}\n" in text


@pytest.mark.parametrize("left", [40.0, 128.0])
def test_a_caption_as_wide_as_its_float_keeps_the_next_heading_away(left: float) -> None:
    caption, heading = (40.0, 164.0, 10.0, "丧葬补助金的申领"), (left, 176.0, 11.0, "14. 参保登记")
    text = write([*ABOVE, *BESIDE, caption, heading, *BELOW])
    assert (f"\n\n\n\n{caption[3]}\n\n{TEXT}\n" in text) is (left > 40)
