"""What the distances of letters say: blanks, columns, captions, paragraphs."""

from __future__ import annotations

from array import array

import pytest

from pipeline.read.pdf.areas import measure_shift
from pipeline.read.pdf.blanks import settle_blanks
from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.gaps import measure_spacing
from pipeline.read.pdf.glyphs import trim_boxes
from pipeline.read.pdf.lines import TextLine, build_lines
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import fill, make_page, read_lines, set_glyphs, set_lines, set_page

# -- blanks ---------------------------------------------------------------------------------------

SPACED = ["可拨打 12333 咨询", "支付宝 App 办理", "1.1 需提供材料"]
TIGHT = ["原件1份", "临江东路19号2楼", "满65周岁"]


def test_room_between_chinese_and_latin_is_no_blank() -> None:
    lines = set_lines([*SPACED, *TIGHT], room=2.5, blank=2.7)
    assert "原件 1 份" in [line.text for line in lines]
    settle_blanks(lines)
    assert [line.text for line in lines] == [*SPACED, *TIGHT]
    assert all(len(line.edges) == 2 * len(line.text) for line in lines)


def test_blanks_that_the_file_lacks_count_where_letters_stand_tight_elsewhere() -> None:
    unprinted = [text.replace(" ", "~") for text in SPACED]
    lines = set_lines([*SPACED, *unprinted, *TIGHT])
    settle_blanks(lines)
    assert [line.text for line in lines] == [*SPACED, *SPACED, *TIGHT]


def test_blanks_count_where_a_tool_puts_none_into_the_file() -> None:
    lines = set_lines(SPACED, printed=False)
    settle_blanks(lines)
    assert [line.text for line in lines] == SPACED


def test_a_blank_is_wider_than_the_room_behind_a_number() -> None:
    rows = ["①~窗口办", "②~网上办", "③~自助办"]
    lines = (
        set_lines([*SPACED * 2], blank=2.7)
        + set_lines(rows, blank=2.1)
        + set_lines(["①~身份证"], blank=2.7)
    )
    settle_blanks(lines)
    assert [line.text for line in lines[6:]] == ["①窗口办", "②网上办", "③自助办", "① 身份证"]


def test_a_blank_that_the_file_lacks_is_as_wide_as_one_of_a_line_that_is_not_stretched() -> None:
    stretched = [f"{'请' * n}{text}" for n in (1, 2, 3) for text in SPACED[:2]]
    lines = [
        *set_lines(stretched, blank=2.9),
        *set_lines(SPACED, blank=2.5),
        *set_lines(TIGHT * 3, room=2.1),
        *set_lines(["辽事通~App"], blank=2.5),
    ]
    settle_blanks(lines)
    assert [line.text for line in lines] == [*stretched, *SPACED, *TIGHT * 3, "辽事通 App"]


def test_a_blank_of_a_line_whose_letters_stand_apart_is_as_much_wider() -> None:
    lines = [
        *set_lines(SPACED, blank=2.7),
        *set_lines(TIGHT, room=2.1),
        *set_lines(["请登录政务服务网~https"], spacing=2, blank=2.6),
        *set_lines(["请登录辽事通~App"], spacing=2, blank=4.7),
    ]
    settle_blanks(lines)
    wanted = [*SPACED, *TIGHT, "请登录政务服务网https", "请登录辽事通 App"]
    assert [line.text for line in lines] == wanted


def test_an_address_that_is_stretched_where_it_may_be_broken_has_no_blanks() -> None:
    lines = set_lines(["网址https://~zwfw.gov.cn/~pages/~legal/index", "登录https://a.gov.cn/ App"])
    settle_blanks(lines)
    wanted = ["网址https://zwfw.gov.cn/pages/legal/index", "登录https://a.gov.cn/ App"]
    assert [line.text for line in lines] == wanted


def test_letters_of_a_short_cell_stand_apart_as_those_of_the_page() -> None:
    text = set_glyphs(
        "参保人在户籍所在地的社会保险经办机构窗口办理登记手续需要携带本人身份证原件和复印件一份",
        spacing=1.5,
    )
    spacing = measure_spacing(text)
    assert spacing == pytest.approx(1.5)
    cell = set_glyphs("13", spacing=1.5)
    assert [line.text for line in build_lines(cell)] == ["1 3"]
    assert [line.text for line in build_lines(cell, spacing)] == ["13"]


# -- columns --------------------------------------------------------------------------------------


def test_a_number_and_its_words_behind_a_tab_are_one_line() -> None:
    rows = set_glyphs("5.4") + set_glyphs("温馨提示：可以选择网上办", 80)
    assert [line.text for line in build_lines(rows)] == ["5.4 温馨提示：可以选择网上办"]
    pages = set_glyphs("5.4") + set_glyphs("温馨提示：可以选择网上办", 300)
    assert [line.text for line in build_lines(pages)] == ["5.4", "温馨提示：可以选择网上办"]
    cells = set_glyphs("5.") + set_glyphs("职工参保登记", 80) + set_glyphs("13", 200)
    assert [line.text for line in build_lines(cells)] == ["5.", "职工参保登记", "13"]


def test_an_evenly_stretched_line_is_one() -> None:
    row = set_glyphs("②网上办：政务服务网", spacing=45)
    assert [line.text for line in build_lines(row)] == ["②网上办：政务服务网"]


def test_a_caption_is_parted_from_the_text_and_the_heading_beside_it() -> None:
    picture = Box(300, 40, 340, 80)
    beside = set_glyphs("确需到窗口办理的", 130, 62)
    text = set_glyphs("我们为您提供预约服务和延时服务", 130, 84)
    caption = set_glyphs("省内转移流程", 300 - 10, 84, 9)
    pair = [*text, *caption]
    assert [line.text for line in build_lines(pair)] == [
        "我们为您提供预约服务和延时服务 省内转移流程"
    ]
    assert [line.text for line in build_lines([*beside, *pair], 0, [picture])][1:] == [
        "我们为您提供预约服务和延时服务",
        "省内转移流程",
    ]
    heading = [*set_glyphs("养老保险变动申报", 142, 84, 16), *set_glyphs("办理流程", 280, 84, 9)]
    assert [line.text for line in build_lines(heading)] == ["养老保险变动申报", "办理流程"]


# -- paragraphs -----------------------------------------------------------------------------------


BODY = [(40.0, 400.0 + 16 * n, 10.0, fill(32)) for n in range(6)]


def test_lines_of_contents_are_not_joined_however_full_they_are() -> None:
    rows = [(40.0, 40.0 + 16 * n, 10.0, f"人社权力事项清单{'.' * 46}({n + 1})") for n in range(3)]
    found = read_lines(set_page([*rows, *BODY]))
    assert [line.replace(".", "") for line in found[:3]] == [
        f"人社权力事项清单({n + 1})" for n in range(3)
    ]


def test_a_heading_goes_on_below_its_words() -> None:
    first = (40.0, 40.0, 12.0, "9. " + fill(24))
    second = (40.0 + 12 + 3, 60.0, 12.0, "接续申请")
    found = read_lines(set_page([first, second, *BODY]))
    assert found[0] == f"9. {fill(24)}接续申请"


def test_indented_text_below_a_recognised_heading_begins_a_paragraph() -> None:
    """A recogniser tells sizes only roughly, so that the heading could go on in it."""
    heading = (40.0, 40.0, 11.0, "25." + fill(20))
    text = [
        (56.5, 60.0, 10.0, fill(30)),
        *((40.0, 76.0 + 16 * n, 10.0, fill(32)) for n in range(8)),
    ]
    page = set_page([heading, *text])
    for line in page.lines:
        line.scores = array("f", [0.9] * len(line.text))
    assert read_lines(page)[0] == f"25.{fill(20)}"


def test_smaller_type_below_a_full_heading_begins_a_paragraph() -> None:
    heading, text = (40.0, 384.0, 11.0, fill(29)), (40.0, 400.0, 10.0, fill(32))
    assert read_lines(set_page([heading, text, *BODY[1:]]))[0] == fill(29)


def test_paragraphs_a_little_apart_are_parted_where_lines_stand_evenly() -> None:
    rows: list[tuple[float, float, float, str]] = []
    top = 40.0
    for n in range(24):
        for words in (fill(32), fill(32), fill(32 if n == 4 else 9)):
            rows.append((40.0, top, 10.0, words))
            top += 16
        top += 1.6
    found = read_lines(set_page(rows))
    assert [len(line) for line in found] == [73] * 4 + [96] + [73] * 19


def test_lines_broken_only_at_blanks_are_joined_where_paragraphs_stand_apart() -> None:
    rows: list[tuple[float, float, float, str]] = []
    top = 40.0
    for n in range(32):
        for words in (["2.4"] if n % 4 == 0 else []) + [f"温馨提示：{fill(27)}", fill(9)]:
            rows.append((40.0, top, 10.0, words))
            top += 16
        top += 3
    found = read_lines(set_page(rows))
    paragraph = f"温馨提示：{fill(27)}{fill(9)}"
    assert found == [f"2.4 {paragraph}", *[paragraph] * 3] * 8


def test_a_caption_broken_by_a_box_is_one() -> None:
    caption = [(170.0, 300.0, 8.0, fill(9)), (190.0, 312.0, 8.0, "流程")]
    body = [*BODY, *((40.0, 600.0 + 16 * n, 10.0, fill(32)) for n in range(9))]
    assert f"{fill(9)}流程" in read_lines(set_page([*caption, *body]))


def test_an_address_goes_on_behind_its_scheme_though_there_is_room() -> None:
    rows = [(40.0, 40.0, 10.0, "网上办：http://"), (40.0, 56.0, 10.0, "si.12333.gov.cn/login/")]
    assert read_lines(set_page([*rows, *BODY]))[0] == "网上办：http://si.12333.gov.cn/login/"


def test_a_broken_phrase_is_joined_as_its_paragraph_has_it() -> None:
    rows = [
        (40.0, 40.0, 10.0, "“一”App、“二”App可以办理，也可以选择参保地所在的“三”"),
        (40.0, 56.0, 10.0, "App办理"),
        *((40.0, 100.0 + 16 * n, 10.0, "“四” App") for n in range(5)),
    ]
    width = max(glyph.x1 for x, top, size, text in rows for glyph in set_glyphs(text, x, top, size))
    body = [(40.0, top, 10.0, fill(round((width - 40) / 10))) for _, top, _, _ in BODY]
    assert read_lines(set_page([*rows, *body]))[0].endswith("“三”App办理")


def test_a_picture_that_begins_a_page_leaves_room() -> None:
    pages = [make_page(1, [(500, "支付宝")]), make_page(2, [(200, "1.3 办理时限"), (300, "即时")])]
    pages[1].pictures = [Box(150, 40, 250, 140)]
    assert write_flow(pages).text.startswith("支付宝\n\n\n\n1.3 办理时限")


def test_a_picture_beside_one_line_stands_before_it() -> None:
    page = make_page(1, [(40, "支付宝"), (100, "1.3 办理时限"), (116, "1.4 温馨提示")])
    page.pictures = [Box(300, 98, 340, 114)]
    assert write_flow([page]).text.startswith("支付宝\n\n\n\n1.3 办理时限")


def test_other_margins_on_left_pages_are_told_from_where_lines_begin() -> None:
    def lines(page: int, left: float) -> list[TextLine]:
        rows = [(left + x, 40.0 + 16 * n, 10.0, fill(9)) for n, x in enumerate((0, 20, 0, 90))]
        found = set_page(rows).lines
        for line in found:
            line.page = page
        return found

    assert measure_shift([lines(1, 68), lines(2, 40), lines(3, 68)]) == 28
    assert measure_shift([lines(1, 40), lines(2, 40)]) == 0
    assert measure_shift([lines(1, 40)]) == 0


# -- boxes ----------------------------------------------------------------------------------------


def test_boxes_three_times_as_high_as_the_type_are_lowered() -> None:
    """Letters beside each other would else be taken for one that is printed twice."""
    row = set_glyphs("平台：http://si.12333.gov.cn", top=100)
    high = [g._replace(top=g.base - 26, bottom=g.base + 14, size=40) for g in row]
    assert [line.text for line in build_lines(high)] != ["平台：http://si.12333.gov.cn"]
    lowered = trim_boxes(high)
    assert [line.text for line in build_lines(lowered)] == ["平台：http://si.12333.gov.cn"]
    assert {(round(g.top), round(g.size)) for g in lowered} == {(100, 10)}
    assert trim_boxes(row) == row


def test_single_letters_of_several_cells_are_no_stretched_line() -> None:
    """They stand apart as it happens, the last one far away."""
    row = [*set_glyphs("别", 40, 40), *set_glyphs("号", 70, 40), *set_glyphs("码", 200, 40)]
    assert [line.text for line in build_lines(row)] == ["别", "号", "码"]
