"""Where a line is full: what letters that are set apart, blanks and narrow boxes say."""

from __future__ import annotations

import itertools

import pytest

from pipeline.read.pdf.figures import Figure, set_figures
from pipeline.read.pdf.joins import is_cut_leader, is_enclosed, is_parted_mark
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


@pytest.mark.parametrize("entry", ["4.3 办理时限：即时办结", "40.应用状态查询"])
def test_an_entry_behind_an_address_is_no_part_of_it(entry: str) -> None:
    address = "②网上办：http://si.12333.gov.cn/ehrss/login/cards/of/some/length/"
    rows = stack([address, entry, *[fill(26)] * 6])
    assert read_lines(set_page(rows))[:2] == [address, entry]


def test_an_address_over_three_lines_goes_on_with_what_looks_like_a_number() -> None:
    address = [
        f"{fill(22)}http://si.12333.gov",
        f"/login?guid={'48fff092d33' * 4}12491d33",
        "3、窗口",
    ]
    rows = stack([fill(WIDTH), fill(9)] * 9 + address)
    assert read_lines(set_page(rows))[-1] == "".join(address)


@pytest.mark.parametrize(("known", "parts"), [("12333", 1), ("123", 2)])
def test_a_number_known_as_a_whole_goes_on(known: str, parts: int) -> None:
    """`33、` is no entry where a number was cut that stands elsewhere as a whole."""
    text = [fill(WIDTH), f"可以拨打{known}咨询"] * 9
    rows = stack([*text, f"{fill(WIDTH - 4)}拨打123", f"33、{fill(9)}"])
    assert len(read_lines(set_page(rows))) == 9 + parts


def test_a_word_that_ends_with_a_label_is_one() -> None:
    rows = ["窗口办理。", "操作流程"] * 3 + [fill(WIDTH), "业务操作流程", *[fill(WIDTH)] * 4]
    assert read_lines(set_page(stack(rows)))[6:8] == [fill(WIDTH), "业务操作流程"]


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


@pytest.mark.parametrize(("first", "joined"), [("险缴费申报", True), ("缴费申报", False)])
def test_a_caption_goes_on_with_a_bracket_that_had_no_room(first: str, *, joined: bool) -> None:
    found = read_lines(below_picture([first, "（机关事业）"], Box(190, 100, 230, 160)))
    assert (found[0] == f"{first}（机关事业）") is joined


def test_a_caption_over_the_whole_page_goes_on_in_its_middle() -> None:
    lines = [fill(26), "关事业"]
    assert read_lines(below_picture(lines, Box(170, 100, 230, 160)))[0] == "".join(lines)


def test_a_caption_that_fills_its_column_goes_on_in_the_middle_of_its_picture() -> None:
    """The picture does not stand in the middle of the column."""
    lines = [fill(WIDTH - 2), fill(20)]
    assert read_lines(below_picture(lines, Box(160, 100, 220, 160)))[0] == "".join(lines)


def test_a_caption_that_fills_its_line_behind_an_indent_goes_on_in_the_middle() -> None:
    caption = [Setting(58, 164, 10, fill(30)), Setting(185, 178, 10, "关事业")]
    body = stack([fill(WIDTH), fill(9)] * 8, top=300)
    page = set_page([*caption, *body])
    page.pictures = [Box(188, 100, 228, 160)]
    assert read_lines(page)[0] == f"{fill(30)}关事业"


def test_the_rest_of_an_address_is_no_caption_however_wide() -> None:
    rows = [f"②网上办：{fill(12)}https://ggfw.lnrc.com.cn", "/ehrss/login/"]
    page = set_page([*stack([fill(WIDTH), fill(9), *rows]), *stack(FULL, top=300)])
    page.pictures = [Box(40, 104, 104, 168)]
    assert "".join(rows) in read_lines(page)


def test_a_label_above_a_picture_is_no_part_of_a_full_line() -> None:
    label = Setting(180, 56, 10, "操作流程")
    page = set_page([Setting(40, 40, 10, fill(WIDTH)), label, *stack(FULL, top=300)])
    page.pictures = [Box(170, 70, 230, 130)]
    assert read_lines(page)[:2] == [fill(WIDTH), "操作流程"]


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


@pytest.mark.parametrize("words", ["②网上办：", "务网"])
def test_a_stretched_line_that_ends_with_an_address_is_one(words: str) -> None:
    row = set_glyphs(words, spacing=45) + set_glyphs("http://si.12333", 40 + 55 * len(words))
    assert [line.text for line in build_lines(row)] == [f"{words}http://si.12333"]


def test_a_page_number_behind_a_leader_is_in_its_line() -> None:
    row = set_glyphs("合规办事业务指南" + "." * 30) + set_glyphs("(1)", 290)
    assert len(build_lines(row)) == 1


def test_lines_of_contents_with_leaders_of_dots_and_blanks_are_not_joined() -> None:
    rows = [f"办事业务指南{' .' * 31} ({n})" for n in range(1, 4)]
    found = read_lines(set_page(stack([*rows, *[fill(WIDTH)] * 4])))
    assert [line[-3:] for line in found[:3]] == ["(1)", "(2)", "(3)"]


def test_chinese_letters_tell_the_size_of_a_line_that_an_address_begins() -> None:
    row = set_glyphs("http://zwfw.fushun.gov.cn/fszww/epointzwmhwz/", size=10)
    lower = [g._replace(size=8.0) for g in row]
    (line,) = build_lines([*lower, *set_glyphs("辽宁政务服务网", row[-1].x1)])
    assert line.size == 10


# -- what goes on ---------------------------------------------------------------------------------

FULL = [fill(WIDTH)] * 4


@pytest.mark.parametrize(("before", "after"), [
    # a word in brackets had no room
    (f"{fill(WIDTH - 3)}", "（SCPI）同比涨幅"),
    # marks that open or close are not parted from their words
    ("户籍所在地申报（资料来源", "：辽宁省政务网）"),
    ("户籍所在地申报《", "劳动合同》"),
    # nor is what stands in brackets parted
    ("养老保险跨省转移（机关事业", "单位）"),
    # a host is known by two dots, wherever it is broken
    (f"{fill(26)}平台zwfw.m", "ohrss.gov.cn"),
    # an address is broken at its slashes
    ("平台http://si.12333.gov.cn/", "login/cards"),
    # entries are named together
    (f"{fill(WIDTH - 6)}不需要件①和", "③"),
    # entries in one line
    (f"{fill(WIDTH - 13)}（转入）：①劳动合同原件；", "②身份证复印件"),
])  # fmt: skip
def test_a_broken_line_goes_on(before: str, after: str) -> None:
    assert read_lines(set_page(stack([before, after, *FULL])))[0] == before + after


def test_words_that_stand_alone_again_and_again_do_so_below_a_full_line() -> None:
    rows = ["窗口办理", "操作流程"] * 3 + [fill(WIDTH), "操作流程", *FULL]
    assert read_lines(set_page(stack(rows)))[6:8] == [fill(WIDTH), "操作流程"]


def test_a_line_that_stands_out_does_not_move_the_edge() -> None:
    rows = stack([fill(WIDTH), fill(9)] * 120)
    rows[7] = rows[7]._replace(text=fill(WIDTH) + "1")
    rows[20] = rows[20]._replace(text=fill(WIDTH - 1) + "1")
    assert f"{fill(WIDTH - 1)}1{fill(9)}" in read_lines(set_page(rows))


@pytest.mark.parametrize("label", ["退休人员：", "新单位续保（转入）："])
def test_the_label_of_a_list_begins_a_paragraph(label: str) -> None:
    rows = [fill(WIDTH), f"{label}①医学死亡证明", *FULL]
    assert read_lines(set_page(stack(rows)))[:2] == rows[:2]


def test_a_ragged_line_may_end_early_in_the_middle_of_a_sentence() -> None:
    ragged = [fill(WIDTH)[: WIDTH - n % 2] + "1" * (n % 2) for n in range(12)]
    rows = stack([*ragged, f"{fill(WIDTH - 1)[:-1]}，", "再做核定"])
    rows[-2] = rows[-2]._replace(x=38)
    assert read_lines(set_page(rows))[-1].endswith("，再做核定")


def test_a_heading_whose_font_pushes_its_lines_apart_goes_on() -> None:
    heading = [Setting(40, 40, 12, "9. " + fill(25)), Setting(40, 70, 12, "接续申请")]
    rows = [*heading, *stack(FULL, top=110)]
    assert read_lines(set_page(rows))[0] == f"9. {fill(25)}接续申请"


def test_a_title_printed_twice_is_two() -> None:
    titles = [Setting(76, top, 31, "人社权力事项清单") for top in (40, 75)]
    found = read_lines(set_page([*titles, *stack([fill(WIDTH)] * 6, top=160)]))
    assert found[:2] == ["人社权力事项清单"] * 2


@pytest.mark.parametrize("heading", [["9. 接续申请"], [f"9. {fill(WIDTH - 2)}", "接续申请"]])
def test_a_heading_above_a_line_without_blanks_is_no_broken_line(heading: list[str]) -> None:
    rows = stack(heading, top=37.6 - 16 * len(heading))
    for n in range(32):
        rows += stack([fill(WIDTH), fill(9)], top=40 + 38 * n)
    assert read_lines(set_page(rows)) == ["".join(heading), *[fill(WIDTH) + fill(9)] * 32]


def test_an_indented_paragraph_below_a_full_heading_does_not_hang_from_it() -> None:
    """The words of the heading begin as far behind its number as paragraphs are indented."""
    heading = "26." + fill(WIDTH - 2)
    rows = [Setting(40, 40, 10, heading)]
    rows[0] = rows[0]._replace(text="26. " + fill(WIDTH - 2))
    for n in range(9):
        rows.append(Setting(58, 56 + 32 * n, 10, fill(WIDTH - 2)))
        rows.append(Setting(40, 72 + 32 * n, 10, fill(9)))
    assert read_lines(set_page(rows))[0] == rows[0].text


def test_lines_that_another_font_pushes_apart_are_one_paragraph() -> None:
    rows: list[Setting] = []
    top = 40.0
    for n in range(30):
        for words, step in ((fill(WIDTH), 16 + 1.6 * (n % 2)), (fill(9), 17.6)):
            rows.append(Setting(40, top, 10, words))
            top += step
    assert read_lines(set_page(rows)) == [fill(WIDTH) + fill(9)] * 30


# -- beside pictures ------------------------------------------------------------------------------


def test_text_keeps_away_from_a_float_below_it() -> None:
    beside = stack([fill(22), fill(22), fill(22), fill(22)])
    page = set_page([*beside, *stack([fill(9), *FULL], top=104)])
    page.pictures = [Box(300, 40, 340, 84)]
    assert read_lines(page)[0] == fill(22) * 4 + fill(9)


def test_a_line_beside_a_float_may_stand_in_the_middle_of_the_page() -> None:
    rows = [Setting(140, 40 + 16 * n, 10, fill(22)) for n in range(3)]
    rows.append(Setting(140, 88, 10, fill(12)))
    page = set_page([*rows, *stack(FULL, top=140)])
    page.pictures = [Box(40, 40, 100, 96)]
    assert read_lines(page)[0] == fill(22) * 3 + fill(12)


def test_an_entry_above_a_float_is_not_its_label() -> None:
    text = build_lines(set_glyphs(fill(20), 160, 60))
    entries = [
        build_lines(set_glyphs(f"{number}窗口办理", 40, 14 * n)) for n, number in enumerate("①②③")
    ]
    label = build_lines(set_glyphs("操作流程", 45, 28))
    picture = Box(35, 40, 95, 100)
    *_, alone = set_figures([*text, *(x for entry in entries for x in entry)], [picture])
    assert alone == picture
    *_, figure = set_figures([*text, *entries[0], *entries[1], *label], [picture])
    assert isinstance(figure, Figure)


def test_the_only_gap_beside_a_word_may_be_a_blank() -> None:
    line = set_glyphs("App~等", printed=False)
    assert [line.text for line in build_lines(line)] == ["App 等"]


def test_a_number_is_not_parted_from_its_words_below_a_picture() -> None:
    """The words happen to stand around the middle of the picture, which does not float."""
    row = set_glyphs("6.3") + set_glyphs("办理时限：即时办结", 62)
    picture = Box(87, 0, 127, 30)
    assert [line.text for line in build_lines(row, 0, [picture])] == ["6.3 办理时限：即时办结"]


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("②掌上办：掌上（资料来源：", "辽宁省政务网）自行打印", True),
        ("建议您选择“掌上", "12333”App、“辽宁人社”App", True),
        ("建议您选择“掌上办”", "12333”App、“辽宁人社”App", False),
        ("办理材料（原件", "1）身份证（复印件）", False),
    ],
)
def test_a_line_that_closes_the_bracket_of_the_one_before_goes_on(
    before: str, after: str, goes_on: bool
) -> None:
    assert is_enclosed(before, after) == goes_on


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("每月 19 日", "—28 日，30 日内审核完毕。", True),
        ("每月 19 日", "— 28 —", False),
        ("每月 19 日", "28 日，30 日内审核完毕。", False),
        ("需提供材料", "-2 份身份证", False),
    ],
)
def test_a_dash_and_a_number_end_a_range(before: str, after: str, parted: bool) -> None:
    assert is_parted_mark(before, after) == parted


def test_a_heading_close_to_its_text_is_no_part_of_it() -> None:
    """Paragraphs stand apart, and a line is broken at a blank."""
    steps, words = (24, 13, 16, 24, 16), ("1. 参保", fill(WIDTH), fill(9), fill(WIDTH), fill(9))
    tops = itertools.accumulate(steps * 24)
    rows = [Setting(40, top, 10, text) for top, text in zip(tops, words * 24, strict=True)]
    page = set_page(rows)
    assert read_lines(page)[:2] == ["1. 参保", fill(WIDTH) + fill(9)]


def test_a_full_heading_of_a_font_with_more_room_goes_on() -> None:
    heading = [Setting(40, 40, 10, "1. " + fill(WIDTH - 2)), Setting(40, 62, 10, "登记")]
    text = [
        Setting(x, 84 + 16 * n, 10, fill(count))
        for n, (x, count) in enumerate([(60, WIDTH - 2), (40, 9)] * 6)
    ]
    assert read_lines(set_page([*heading, *text]))[0] == f"1. {fill(WIDTH - 2)}登记"


def test_the_ends_of_paragraphs_beside_pictures_are_no_labels() -> None:
    rows: list[Setting] = []
    for top in (40, 140, 240):
        rows += [Setting(40, top, 10, fill(8)), Setting(40, top + 16, 10, fill(8))]
        rows += [Setting(40, top + 32, 10, "办结")]
    page = set_page([*rows, *stack([fill(WIDTH), fill(9)] * 8, top=340)])
    page.pictures = [Box(140, top, 190, top + 46) for top in (40, 140, 240)]
    assert read_lines(page)[0] == fill(8) * 2 + "办结"


def test_a_label_on_top_of_the_next_column_goes_on_with_nothing() -> None:
    """Both are smaller than the text, and the label is set in the middle."""
    rows = [Setting(x, 60 + 16 * n, 10, fill(16)) for n in range(20) for x in (40, 230)]
    page = set_page([*rows, Setting(40, 380, 9, fill(8)), Setting(290, 40, 9, "操作流程")])
    assert "操作流程" in read_lines(page)


def test_a_caption_above_a_picture_goes_on_where_no_full_line_would_end() -> None:
    caption = [Setting(50, 40, 10, fill(WIDTH - 2)), Setting(190, 54, 10, "变更")]
    page = set_page([*caption, *stack([fill(WIDTH), fill(9)] * 8, top=300)])
    page.pictures = [Box(170, 70, 230, 130)]
    assert read_lines(page)[0] == fill(WIDTH - 2) + "变更"


@pytest.mark.parametrize("x", [140, 48], ids=["in-the-middle", "nearly-full"])
def test_a_caption_below_its_label_goes_on_where_it_fills_the_column(x: float) -> None:
    last = fill(round((200 - x) / 5))
    labels = ("业务操作流程", "操作流程", "操作流程", "操作流程")
    page = Page(1, 400, 2000)
    for n, label in enumerate(labels):
        top = 40 + 200 * n
        label_row = Setting(200 - 5 * len(label), top, 10, label)
        caption = [Setting(40, top + 14, 10, fill(WIDTH)), Setting(x, top + 28, 10, last)]
        part = set_page([label_row, *caption, *stack([fill(WIDTH), fill(9)] * 2, top=top + 120)])
        page.lines += part.lines
        page.pictures.append(Box(170, top + 44, 230, top + 104))
    found = read_lines(page)
    assert found[:2] == [labels[0], fill(WIDTH) + last]
    assert found.count(fill(WIDTH) + last) == len(labels)


def test_a_centred_caption_above_a_picture_goes_on_in_ragged_text() -> None:
    caption = [Setting(44, 40, 10, fill(WIDTH - 1)), Setting(190, 54, 10, "变更")]
    ragged = stack([fill(WIDTH - n % 3) for n in range(16)], top=300)
    page = set_page([*caption, *ragged])
    page.pictures = [Box(169, 70, 229, 130)]
    assert read_lines(page)[0] == fill(WIDTH - 1) + "变更"


def test_lines_that_latin_letters_push_apart_go_on_where_paragraphs_are_indented() -> None:
    text = [(60, WIDTH - 2), (40, 9)] * 12
    rows = [Setting(x, 40 + 16 * n, 10, fill(count)) for n, (x, count) in enumerate(text)]
    rows[-1] = Setting(40, rows[-1].top + 6, 10, "http://si.12333.gov.cn")
    assert read_lines(set_page(rows))[-1] == fill(WIDTH - 2) + rows[-1].text


def test_captions_in_a_column_of_their_own_tell_nothing_of_entries() -> None:
    text = [(60, WIDTH - 2), (40, 9)] * 12
    captions = [(290, 7)] * 20
    rows = [
        Setting(x, 40 + 16 * n, 10, fill(count))
        for n, (x, count) in enumerate([*text, *captions, (60, WIDTH - 2), (60, 12)])
    ]
    assert read_lines(set_page(rows))[-2:] == [fill(WIDTH - 2), fill(12)]


def test_a_number_is_no_text_beside_a_caption() -> None:
    row = [*set_glyphs("1.3", 40, 86), *set_glyphs("办理时限", 62, 86)]
    lines = build_lines([*set_glyphs(fill(8), 150, 60), *row], pictures=[Box(60, 40, 104, 84)])
    assert [line.text for line in lines] == [fill(8), "1.3 办理时限"]


def test_captions_that_end_alike_are_none_of_labels() -> None:
    pictures = [Box(170, top, 230, top + 50) for top in (40, 140, 240)]
    rows = [
        Setting(200 - 5 * len(text), box.bottom + 4 + 14 * n, 10, text)
        for box in pictures
        for n, text in enumerate(("企业养老保险", "省内转移"))
    ]
    page = set_page([*rows, *stack([fill(WIDTH), fill(9)] * 8, top=340)])
    page.pictures = pictures
    assert read_lines(page)[:3] == ["企业养老保险省内转移"] * 3


@pytest.mark.parametrize("label", ["操作流程", "业务操作流程"])
def test_a_label_above_a_picture_is_no_part_of_a_short_line(label: str) -> None:
    rows: list[Setting] = []
    for top, words in ((40, label), (160, "操作流程"), (280, "操作流程"), (400, "操作流程")):
        rows += [Setting(40, top, 10, "参保登记网上办理")]
        rows += [Setting(80 - 5 * len(words), top + 14, 10, words)]
    page = set_page([*rows, *stack([fill(WIDTH), fill(9)] * 8, top=520)])
    page.pictures = [Box(40, top + 28, 120, top + 100) for top in (40, 160, 280, 400)]
    assert read_lines(page)[:2] == ["参保登记网上办理", label]


def test_a_part_of_a_caption_that_repeats_is_no_label() -> None:
    rows: list[Setting] = []
    pictures = []
    for n in range(4):
        top = 60 + 130 * n
        lines = [f"{n + 3}1.养老保险", "省内市内转移"]
        rows += [Setting(180, top + 64 + 14 * k, 10, line) for k, line in enumerate(lines)]
        rows += [Setting(40, top + 100, 10, fill(WIDTH))]
        pictures.append(Box(180, top, 240, top + 60))
    page = set_page(rows)
    page.pictures = pictures
    assert "31.养老保险省内市内转移" in read_lines(page)


def test_an_address_broken_behind_a_hyphen_goes_on() -> None:
    address = ["平台http://si.12333.gov.cn/login?guid=26f47e73-8b2d-", "3b8e1ee42c2a（政务服务网）"]
    assert read_lines(set_page(stack([*address, *[fill(WIDTH)] * 4])))[0].startswith(
        "".join(address)
    )


def test_a_host_is_whole_that_is_broken_before_its_first_dot() -> None:
    """Its first part stands elsewhere."""
    known = stack([fill(WIDTH), "登录https://zwfw.fushun.gov.cn/login。"] * 9)
    cut = stack([f"{fill(30)}zwf", "w.mohrss.gov.cn"], top=400)
    assert read_lines(set_page([*known, *cut]))[-1] == f"{fill(30)}zwfw.mohrss.gov.cn"


def test_the_head_of_a_list_is_no_part_of_the_entry_above() -> None:
    entries = [f"③{fill(WIDTH - 2)}）", "职工减少：", "①解除劳动关系证明；"]
    rows = stack([fill(WIDTH), fill(9)] * 9 + entries)
    assert read_lines(set_page(rows))[-3:] == entries


def test_a_caption_beside_text_goes_on_however_wide_its_lines_are_spaced() -> None:
    text = [*stack([fill(WIDTH)] * 3), *stack([fill(20)] * 10, top=88)]
    caption = [Setting(295, 164, 10, "3企业养老保险"), Setting(310, 184, 10, "省内转移")]
    page = set_page([*text, *caption, *stack([fill(WIDTH)] * 3, top=300)])
    page.pictures = [Box(300, 96, 360, 156)]
    assert "3企业养老保险省内转移" in read_lines(page)


@pytest.mark.parametrize("page", ["(1)", "57", "（3）"])
def test_the_page_that_a_leader_had_no_room_for_goes_on_with_it(page: str) -> None:
    contents = [f"人社权力事项清单 {'.' * 40}", page, f"办事业务指南{'.' * 44}", "(11)"]
    found = read_lines(set_page([*stack(contents), *stack([fill(WIDTH)] * 4, top=400)]))
    assert found[0].startswith("人社权力事项清单 ...")
    assert found[0].endswith(page)
    assert found[1].startswith("办事业务指南...")
    assert not is_cut_leader("3", page)
    assert not is_cut_leader(contents[0], "1. 登记")


def test_a_caption_in_a_cell_beside_its_picture_goes_on() -> None:
    """Its first line ends a little before the text does, and its last stands below the picture."""
    text = stack([f"　　{fill(WIDTH - 2)}", fill(9)] * 9)
    rows = [
        Setting(62, 40 + 16 * n, 10, line.text.strip("　")) if n % 2 == 0 else line
        for n, line in enumerate(text)
    ]
    caption = [Setting(182, 350, 10, f"10.{fill(15)}"), Setting(182, 366, 10, "参保流程")]
    page = set_page([*rows, *caption, *stack([fill(9)], top=420)])
    page.pictures = [Box(62, 320, 102, 358)]
    assert f"10.{fill(15)}参保流程" in read_lines(page)


def test_a_heading_goes_on_behind_its_number() -> None:
    """The tool breaks lines at blanks first, and there was no room for all that follows it."""
    heading = [
        Setting(40, 200, 13, "9."),
        Setting(40, 218, 13, fill(23)),
        Setting(40, 236, 13, fill(6)),
    ]
    page = set_page([*stack([fill(WIDTH), fill(9)] * 4), *heading, *stack([fill(9)], top=260)])
    assert f"9. {fill(23)}{fill(6)}" in read_lines(page)
