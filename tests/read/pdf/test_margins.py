"""Where a line is full: what letters that are set apart, blanks and narrow boxes say."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.figures import Figure, set_figures
from pipeline.read.pdf.lines import build_lines
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import Setting, fill, read_lines, set_glyphs, set_page, stack

WIDTH = 32


def test_letters_set_apart_need_their_room() -> None:
    """One more character would stand out by what stands before it."""
    rows = stack([fill(WIDTH), fill(9)] * 9 + [fill(WIDTH - 1), fill(9)], spacing=1.2)
    rows[-2] = rows[-2]._replace(x=41)
    found = read_lines(set_page(rows))
    assert [len(line) for line in found] == [WIDTH + 9] * 9 + [WIDTH + 8]


def test_a_blank_that_the_break_took_away_needed_its_room() -> None:
    """Chinese follows a half-width comma, behind which a blank stands elsewhere."""
    rows = stack(["申报, 再做核定, 以免出现错误"] * 9 + [f"{fill(WIDTH - 2)}1,", "再做核定"])
    found = read_lines(set_page([*rows, *stack([fill(WIDTH)] * 4, top=400)]))
    assert found[9] == f"{fill(WIDTH - 2)}1, 再做核定"


def test_a_line_stretched_beside_a_float_is_full() -> None:
    text = stack([fill(WIDTH), fill(9)] * 21)
    beside = Setting(40, 800, 10, f"1.4温馨提示：{fill(8)}", spacing=1.0)
    page = set_page([*text, beside, *stack([fill(WIDTH), fill(7)], top=816)])
    page.pictures = [Box(300, 796, 340, 814)]
    assert f"1.4温馨提示：{fill(8)}{fill(WIDTH)}{fill(7)}" in read_lines(page)


def test_an_entry_behind_an_address_is_no_part_of_it() -> None:
    address = "②网上办：http://si.12333.gov.cn/ehrss/login/cards/of/some/length/"
    rows = stack([address, "4.3 办理时限：即时办结", *[fill(26)] * 6])
    assert read_lines(set_page(rows))[:2] == [address, "4.3 办理时限：即时办结"]


PICTURE = Box(180, 100, 240, 160)


def below_picture(lines: list[str], picture: Box = PICTURE) -> Page:
    """Set lines below a picture, around its middle, and running text below them."""
    middle = (picture.x0 + picture.x1) / 2
    rows = [
        Setting(middle - 5 * len(line), picture.bottom + 4 + 14 * n, 10, line)
        for n, line in enumerate(lines)
    ]
    page = set_page([*rows, *stack([fill(WIDTH), fill(9)] * 8, top=300)])
    page.pictures = [picture]
    return page


@pytest.mark.parametrize("box", [PICTURE, Box(290, 100, 350, 160)])
def test_a_caption_as_wide_as_its_picture_goes_on(box: Box) -> None:
    lines = ["3企业养老保险", "省内转移"]
    assert read_lines(below_picture(lines, box))[0] == "3企业养老保险省内转移"


def test_a_label_below_a_picture_is_no_part_of_the_caption() -> None:
    assert read_lines(below_picture(["操作流程", "失业保险金"]))[:2] == ["操作流程", "失业保险金"]


def test_a_heading_below_a_float_is_none_of_its_captions() -> None:
    text = build_lines(set_glyphs(fill(20), 120, 40))
    caption, heading = (
        build_lines(set_glyphs("增减申报", x, top, size))
        for x, top, size in ((40, 84, 9), (26, 110, 16))
    )
    *_, figure = set_figures([*text, *caption, *heading], [Box(38, 36, 78, 80)])
    assert isinstance(figure, Figure)
    assert [line.text for line in figure.lines] == ["增减申报"]
    assert figure.lines[0].size == 9


def test_a_stretched_line_that_ends_with_an_address_is_one() -> None:
    row = set_glyphs("②网上办：", spacing=45) + set_glyphs("http://", 315)
    assert [line.text for line in build_lines(row)] == ["②网上办：http://"]


def test_the_only_gap_beside_a_word_may_be_a_blank() -> None:
    line = set_glyphs("App~等", printed=False)
    assert [line.text for line in build_lines(line)] == ["App 等"]


def test_a_number_is_not_parted_from_its_words_below_a_picture() -> None:
    """The words happen to stand around the middle of the picture, which does not float."""
    row = set_glyphs("6.3") + set_glyphs("办理时限：即时办结", 62)
    picture = Box(87, 0, 127, 30)
    assert [line.text for line in build_lines(row, 0, [picture])] == ["6.3 办理时限：即时办结"]
