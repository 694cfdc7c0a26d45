"""Tables that are drawn with level rules only, or shaded."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.read.pdf.glyphs import Glyph
from pipeline.read.pdf.open_tables import find_uprights
from pipeline.read.pdf.rules import find_grids
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import set_glyphs

Place = tuple[float, float, str]


def read_rows(
    rules: list[Box], words: list[Place], heading: list[Glyph] | None = None
) -> list[list[list[str | None]]]:
    """Return the words of each cell of each table, None where a merged one covers it."""
    glyphs = [glyph for x, top, text in words for glyph in set_glyphs(text, x, top)]
    glyphs += heading or []
    grids = find_grids(rules + find_uprights(rules, glyphs))
    return [[[_words_in(box, glyphs) for box in row] for row in grid] for grid in grids]


def _words_in(box: Box | None, glyphs: list[Glyph]) -> str | None:
    if box is None:
        return None
    return "".join(g.text for g in glyphs if box.holds(g.anchor, (g.top + g.bottom) / 2))


def level(*heights: float, x0: float = 40, x1: float = 360) -> list[Box]:
    return [Box(x0, y, x1, y) for y in heights]


def row(top: float, *cells: str) -> list[Place]:
    return [(x, top, text) for x, text in zip((45, 120, 300), cells, strict=True) if text]


HEADER = row(104, "类别", "事项", "页码")
ROWS = [*row(134, "养老", "职工参保登记", "13"), *row(164, "失业", "失业保险金申领", "27")]
WANTED = [
    ["类别", "事项", "页码"],
    ["养老", "职工参保登记", "13"],
    ["失业", "失业保险金申领", "27"],
]


def test_rows_between_level_rules() -> None:
    assert read_rows(level(100, 125, 155, 185), HEADER + ROWS) == [WANTED]


def test_columns_may_stand_closer_than_in_a_text() -> None:
    words: list[Place] = []
    for n, cells in enumerate((("序号", "事项"), ("12", "参保缴费登记"), ("13", "挂失与解挂"))):
        words += [(45, 104 + 30 * n, cells[0]), (73, 104 + 30 * n, cells[1])]
    assert read_rows(level(100, 125, 155, 185), words) == [
        [["序号", "事项"], ["12", "参保缴费登记"], ["13", "挂失与解挂"]]
    ]


def test_header_without_a_rule_above_it() -> None:
    title = [(150.0, 82.0, "人社权力事项清单目录")]
    assert read_rows(level(122, 155, 185), title + HEADER + ROWS) == [WANTED]


def test_rule_of_a_running_head_is_no_row() -> None:
    head: list[Place] = [(40, 30, "办事指南")]
    rules = [*level(45, x1=100), *level(100, 125, 155, 185)]
    assert read_rows(rules, head + HEADER + ROWS) == [WANTED]


REMARK = "补齐时间：十个工作日"


def test_rules_between_rows_only_leave_the_last_one_below_them() -> None:
    words = [*HEADER, *ROWS, (45.0, 194.0, REMARK)]
    assert read_rows(level(122, 152, 182), words) == [[*WANTED, [REMARK, None, None]]]


@pytest.mark.parametrize(
    ("first", "place"),
    [(100, (45.0, 194.0)), (122, (45.0, 199.0)), (122, (60.0, 194.0))],
    ids=["below-a-whole-frame", "further-away", "indented"],
)
def test_other_words_below_the_last_rule_are_no_row(
    first: float, place: tuple[float, float]
) -> None:
    words = [*HEADER, *ROWS, (*place, REMARK)]
    assert read_rows(level(*sorted({first, 122}), 152, 182), words) == [WANTED]


def test_one_rule_that_is_drawn_cell_by_cell_shows_a_header_and_one_row() -> None:
    rule = [Box(x0, 120, x1, 120) for x0, x1 in pairwise((40, 115, 295, 360))]
    words = [*HEADER, *row(124, "养老", "职工参保登记", "13"), (120.0, 137.0, "和缴费申报")]
    assert read_rows(rule, words) == [[WANTED[0], ["养老", "职工参保登记和缴费申报", "13"]]]
    assert read_rows(rule, [*words[3:], (60.0, 104.0, "抚顺市社会保险事业服务中心")]) == []
    assert read_rows(level(120), words) == []


def test_a_merged_cell_whose_words_stand_on_the_page_before_leaves_its_column_empty() -> None:
    rules = [*level(100, 130, x0=110), *level(160, 190)]
    words = [(120.0, 110.0, "职工参保登记"), (120.0, 140.0, "缴费申报"), (45.0, 170.0, REMARK)]
    assert read_rows(rules, words) == [[["", "职工参保登记"], [None, "缴费申报"], [REMARK, None]]]


def test_two_rules_around_a_few_words_are_a_frame() -> None:
    words = [(45.0, 104.0 + 14 * n, REMARK) for n in range(4)]
    assert read_rows(level(100, 148), words[:3]) == [[[REMARK * 3]]]
    assert read_rows(level(100, 162), words) == []
    assert read_rows(level(100, 200, 300), words[:3]) == []


def test_line_around_a_running_head_tells_nothing_of_the_table_below_it() -> None:
    frame = [Box(x, 98, x, 99) for x in (150, 250)]
    assert read_rows([*level(100, 125, 155, 185), *frame], HEADER + ROWS) == [WANTED]


def test_merged_cell_that_the_page_cuts() -> None:
    rules = [*level(100, 125), *level(155, 185, x0=110)]
    words = HEADER + row(134, "养老", "职工参保登记", "13") + row(164, "", "缴费申报", "16")
    assert read_rows(rules, words) == [
        [["类别", "事项", "页码"], ["养老", "职工参保登记", "13"], [None, "缴费申报", "16"]]
    ]


def test_column_that_is_empty_on_the_page() -> None:
    pieces = [
        Box(x0, y, x1, y)
        for y in (122, 155, 185, 215)
        for x0, x1 in ((40, 110), (110, 290), (290, 360))
        if y == 122 or x0 > 40
    ]
    words = HEADER + row(134, "", "参保登记", "13") + row(164, "", "缴费申报", "16")
    words += row(194, "", "跨省转移", "19")
    assert [cells[1:] for cells in read_rows(pieces, words)[0]][1:] == [
        ["参保登记", "13"],
        ["缴费申报", "16"],
        ["跨省转移", "19"],
    ]


def test_numbers_of_entries_are_no_column() -> None:
    words: list[Place] = [(45, 104, "事项"), (200, 104, "情形")]
    for n, (subject, case) in enumerate((("养老", "服刑期间人员"), ("失业", "个人意愿离职"))):
        words += [(45, 134 + 30 * n, subject), (150, 134 + 30 * n, "1."), (168, 134 + 30 * n, case)]
    assert read_rows(level(100, 125, 155, 185), words) == [
        [["事项", "情形"], ["养老", "1.服刑期间人员"], ["失业", "1.个人意愿离职"]]
    ]


def test_row_without_a_rule_below_it() -> None:
    assert read_rows(level(100, 125, 155), HEADER + ROWS) == [WANTED]


def test_rules_drawn_twice_reach_no_further() -> None:
    """Each cell draws its own edges; a rule beside a merged cell is no longer for it."""
    rules = [*level(100, 125, 185), *level(155, 155.5, x0=110)]
    words = HEADER + row(134, "", "职工参保登记", "13") + row(145, "养老", "", "")
    words += row(164, "", "缴费申报", "16")
    assert read_rows(rules, words) == [
        [["类别", "事项", "页码"], ["养老", "职工参保登记", "13"], [None, "缴费申报", "16"]]
    ]


def test_rules_of_a_header_only_part_no_rows() -> None:
    assert read_rows(level(100, 125), HEADER + ROWS) == []


def test_heading_in_larger_type_stands_between_two_tables() -> None:
    below = [(x, top + 130, text) for x, top, text in HEADER + ROWS]
    glyphs = [g for x, top, text in HEADER + ROWS + below for g in set_glyphs(text, x, top)]
    glyphs += set_glyphs("违规禁办事项清单", 120, 200, 14)
    rules = level(100, 125, 155, 185, 230, 255, 285, 315)
    grids = find_grids(rules + find_uprights(rules, glyphs))
    assert [[len(row) for row in grid] for grid in grids] == [[3, 3, 3], [3, 3, 3]]


HEADING = set_glyphs("权力清单", 121, 76, 22)


def test_a_heading_close_above_a_header_is_no_part_of_it() -> None:
    assert read_rows(level(122, 155, 185), HEADER + ROWS, HEADING) == [WANTED]


def test_a_heading_between_a_running_head_and_a_table_is_no_row() -> None:
    assert read_rows(level(40, 122, 155, 185), HEADER + ROWS, HEADING) == [WANTED]


def test_a_row_that_the_page_cuts_below_its_first_words() -> None:
    """It stands as far below its rule as the others, and half of its cells have words."""
    rows = row(145, "养老", "参保登记", "13") + row(185, "", "缴费申报", "16")
    rules = level(100, 130, 170)
    words = [(x, top + 8, text) for x, top, text in HEADER] + rows
    assert read_rows(rules, words) == [
        [["类别", "事项", "页码"], ["养老", "参保登记", "13"], ["", "缴费申报", "16"]]
    ]


def test_a_row_that_the_page_cuts_beside_a_merged_cell() -> None:
    """Half of the cells below the last rule have words, but for the column that it leaves out."""
    rows = [("类别", "序号", "事项", "页码", "流程"), ("养老", "8", "登记", "21", "登记")]
    cut = ("", "10", "", "23", "")
    words = set_table(*rows, ("", "9", "缴费", "22", "缴费"), cut, places=(45, 120, 180, 260, 310))
    merged = read_rows([*level(100, 125), *level(155, 185, x0=110)], words)
    assert merged[0][2:] == [[None, "9", "缴费", "22", "缴费"], [None, *cut[1:]]]
    assert len(read_rows(level(100, 125, 155, 185), words)[0]) == 3


def test_a_row_that_the_page_cuts_has_lines_as_far_apart_as_other_cells() -> None:
    """A name in the middle stands between the lines beside it, so that the white is less there."""
    words: list[Place] = [*HEADER]
    for n in range(3):
        words += [(300, 134 + 50 * n, "业务指南"), (300, 154 + 50 * n, "参保登记")]
        words += [(45, 144 + 50 * n, "12"), (120, 144 + 50 * n, "参保登记")]
    words += [(300, 284, "业务指南"), (45, 304, "13"), (300, 304, "参保登记")]
    rows = [["12", "参保登记", "业务指南参保登记"]] * 3
    wanted = [["类别", "事项", "页码"], *rows, ["13", "", "业务指南参保登记"]]
    assert read_rows(level(100, 125, 175, 225, 275), words) == [wanted]


def test_a_row_of_one_column_that_the_page_cuts_beside_a_merged_cell() -> None:
    """The last rule lies over that column only, so that the table goes on below."""
    words = [(45, 104, "事项"), (205, 104, "情形"), (45, 134, "转移"), (205, 134, "个人意愿离职")]
    cut = [(205, 164, "在省内流动就业")]
    rules = level(100, 125)
    assert read_rows([*rules, *level(155, x0=200)], words + cut)[0][-1] == [None, "在省内流动就业"]
    assert read_rows([*rules, *level(155)], words + cut)[0][-1] == ["转移", "个人意愿离职"]


def test_a_rule_below_that_of_a_running_head_beside_a_merged_cell_belongs_to_the_table() -> None:
    """That of the running head lies over more than a quarter of the rules beside a merged cell."""
    rules = [*level(60, x0=150, x1=220), *level(100, 125), *level(155, 185, x0=110)]
    words = HEADER + row(134, "养老", "职工参保登记", "13") + row(164, "", "缴费申报", "16")
    assert read_rows(rules, words) == [
        [WANTED[0], WANTED[1], [None, "缴费申报", "16"]],
    ]


def test_a_remark_below_the_last_rule_is_no_row() -> None:
    words: list[Place] = [
        (45, 104, "事项"),
        (200, 104, "情形"),
        (42.5, 194, "存在以上情形之一即禁止办理"),
    ]
    for n, subject in enumerate(("养老", "失业")):
        words += [(45, 134 + 30 * n, subject), (200, 134 + 30 * n, "服刑期间人员")]
    assert read_rows(level(100, 125, 155, 185), words) == [
        [["事项", "情形"], ["养老", "服刑期间人员"], ["失业", "服刑期间人员"]]
    ]


def test_a_header_that_stands_beside_its_numbers_is_over_them() -> None:
    """It is set in the middle of its column, and the numbers are not."""
    words: list[Place] = []
    for n, cells in enumerate(
        (("类别", "序号", "事项"), ("养老", "1", "参保"), ("失业", "2", "挂失"))
    ):
        for x, text in zip((45, 112 if n else 130, 220), cells, strict=True):
            words.append((x, 104 + 30 * n, text))
    assert read_rows(level(100, 125, 155, 185), words) == [
        [["类别", "序号", "事项"], ["养老", "1", "参保"], ["失业", "2", "挂失"]]
    ]


def set_table(*rows: tuple[str, ...], places: tuple[float, ...]) -> list[Place]:
    """Return the words of rows 30 points apart, their cells at these places."""
    return [
        (x, 104.0 + 30 * n, text)
        for n, cells in enumerate(rows)
        for x, text in zip(places, cells, strict=True)
        if text
    ]


def test_a_narrow_gutter_is_told_by_the_rows_that_show_it_wide() -> None:
    """The cell of one row is full: four points are left of the padding."""
    rows = [("1", "参保", "13"), ("2", "参保缴费登记", "14"), ("3", "挂失", "16")]
    words = set_table(("序号", "事项", "页码"), *rows, places=(45, 120, 184))
    rules = level(100, 125, 155, 185, 215)
    assert read_rows(rules, words)[0][1:] == [list(cells) for cells in rows]


def test_blanks_of_a_line_or_two_are_no_gutter() -> None:
    """Between the words of the header there is white over both of them."""
    words = set_table(("序号", "平台"), ("1", "登录~12333"), places=(45, 120))
    words += set_table(("", "", "电话"), ("", "", "024"), places=(0, 0, 300))
    assert read_rows(level(100, 125, 155, 185), words)[0][1][:3] == ["1", "登录12333", "024"]


def test_a_closing_mark_may_hang_into_the_next_column() -> None:
    rows = [("1", "参保", "13"), ("2", "挂失", "14"), ("3", "缴费（单位）", "16")]
    words = set_table(("序号", "事项", "页码"), *rows, places=(45, 120, 176))
    assert read_rows(level(100, 125, 155, 185, 215), words)[0][1:] == [list(r) for r in rows]


def test_a_closing_mark_may_hang_over_the_last_rule() -> None:
    rows = [("1", "参保"), ("2", "缴费登记（单位）")]
    words = set_table(("序号", "事项"), *rows, places=(45, 288))
    assert read_rows(level(100, 125, 155, 185), words)[0][1:] == [list(r) for r in rows]


def test_the_end_of_a_rule_parts_columns_that_no_row_has_both_of() -> None:
    """A cell merged over the page is empty on it, and the numbers stand left of their header."""
    rules = [*level(100, 125, 215), *level(155, 185, x0=110)]
    header, rows = ("类别", "", "序号", "事项"), [("", n, "", "参保") for n in ("28", "29", "30")]
    words = set_table(header, *rows, places=(45, 115, 135, 220))
    assert read_rows(rules, words) == [
        [
            ["类别", "序号", "事项"],
            ["", "28", "参保"],
            [None, "29", "参保"],
            [None, "30", "参保"],
        ]
    ]


def test_one_row_below_a_header() -> None:
    """Most of its cells have one line, as those of several rows would not."""
    words = [*HEADER, *row(134, "养老", "职工参保登记", "13"), (120, 146, "和缴费")]
    assert read_rows(level(100, 125, 165), words) == [
        [["类别", "事项", "页码"], ["养老", "职工参保登记和缴费", "13"]]
    ]


def test_a_row_with_words_in_a_later_column_only() -> None:
    words = set_table(("事项", "情形"), ("", "已开始领取养老保险待遇"), places=(70, 250))
    words[2] = (180, *words[2][1:])
    words += [(45, 164, "存在以上情形之一即禁止办理")]
    assert read_rows(level(100, 125, 155, 185), words) == [
        [["事项", "情形"], ["", "已开始领取养老保险待遇"], ["存在以上情形之一即禁止办理", None]]
    ]


def test_a_remark_with_letters_set_apart_is_no_row() -> None:
    """Some of them stand lower than others, whose boxes reach as far up as the ink."""
    remark = set_glyphs("存在以上情形之一的一律即禁止办理", 42, 190, spacing=1)
    remark = [g._replace(top=g.top + 1) if g.text == "形" else g for g in remark]
    words = set_table(("事项", "情形"), ("养老", "服刑"), ("失业", "离职"), places=(45, 132))
    assert read_rows(level(100, 125, 155, 185), words, remark) == [
        [["事项", "情形"], ["养老", "服刑"], ["失业", "离职"]]
    ]


def test_a_header_above_the_first_rule_stands_in_the_middle_of_its_columns() -> None:
    """The numbers begin their column: the middle of the gutter behind them is in its header."""
    rows = [("养老", "1", "参保登记", "13"), ("失业", "2", "挂失", "14")]
    words = set_table(("", "", "", ""), *rows, places=(45, 120, 200, 300))
    words += [(50, 104, "类别"), (144, 104, "序号"), (215, 104, "事项"), (310, 104, "页码")]
    assert read_rows(level(122, 155, 185), words) == [
        [["类别", "序号", "事项", "页码"], *(list(cells) for cells in rows)]
    ]


def test_the_last_line_of_a_row_below_a_header() -> None:
    """The page before has all of the row but a line of one cell."""
    words = [*HEADER, *row(134, "", "", "登记")]
    assert read_rows(level(100, 125, 155), words) == [[["类别", "事项", "页码"], ["", "", "登记"]]]


def test_a_header_alone_on_its_page() -> None:
    assert read_rows(level(100, 125), HEADER) == [WANTED[:1]]


def test_one_row_between_rules_that_are_drawn_cell_by_cell() -> None:
    pieces = [
        Box(x0, y, x1, y)
        for y in (100, 140)
        for x0, x1 in ((40, 80), (80, 110), (110, 290), (290, 360))
    ]
    words = [*row(104, "养老", "职工参保登记", "13"), (85, 104, "1")]
    words += [(45, 118, "保险"), (120, 118, "和缴费")]
    assert read_rows(pieces, words) == [[["养老保险", "1", "职工参保登记和缴费", "13"]]]


def test_a_row_above_the_first_rule_has_lines_as_far_apart_as_the_others() -> None:
    words = [
        (x, top + 18 * line, text)
        for top in (105, 165, 225)
        for x, text in ((45, "养老"), (120, "职工参保"), (300, "13"))
        for line in range(2 if x == 120 else 1)
    ]
    assert len(read_rows(level(145, 205, 265), words)[0]) == 3


def test_a_blank_in_words_over_all_columns_is_no_gutter() -> None:
    words = [*HEADER, *ROWS, (45, 194, "十个工作日~补齐")]
    assert read_rows(level(100, 125, 155, 185, 215), words)[0][-1] == [
        "十个工作日补齐",
        None,
        None,
    ]


def test_a_stretched_line_between_two_underlines_is_no_row() -> None:
    words: list[Place] = [(40, 100, "经办机构网站地址"), (40, 120, "网址"), (150, 120, "辽宁")]
    words += [(300, 120, "政务服务")]
    assert read_rows([*level(110, x1=120), *level(130)], words) == []
    assert read_rows(level(110.5, 130.5), words) == []


def test_a_header_reaches_to_where_rules_end_cell_by_cell() -> None:
    """序号 is wider than the numbers below it, and close to the words of the next column."""
    rules = [box for y in (125, 155, 185) for box in (*level(y, x1=68), *level(y, x0=68))]
    words = [(45.0, 104.0, "序号"), (69.0, 104.0, "事项")]
    words += [
        (45.0, 134.0, "1"),
        (69.0, 134.0, "参保登记"),
        (45.0, 164.0, "2"),
        (69.0, 164.0, "挂失"),
    ]
    assert read_rows(rules, words) == [[["序号", "事项"], ["1", "参保登记"], ["2", "挂失"]]]


def test_a_row_that_the_page_cuts_further_below_rules_drawn_cell_by_cell() -> None:
    places = (40, 115, 295, 360)
    rules = [Box(a, y, b, y) for y in (100, 125, 155, 185) for a, b in pairwise(places)]
    cut = row(200, "", "挂失与解挂", "28")
    assert read_rows(rules, HEADER + ROWS + cut) == [[*WANTED, ["", "挂失与解挂", "28"]]]
    assert read_rows(level(100, 125, 155, 185), HEADER + ROWS + cut) == [WANTED]


def test_a_page_number_below_rules_drawn_cell_by_cell_is_no_row() -> None:
    rules = [box for y in (100, 125, 155, 185) for box in (*level(y, x1=205), *level(y, x0=205))]
    pairs = [("事项", "情形"), ("职工参保登记", "重复参保"), ("失业保险金申领", "个人离职")]
    words = [
        (x, 104.0 + 30 * n, text)
        for n, cells in enumerate(pairs)
        for x, text in zip((45.0, 215.0), cells, strict=True)
    ]
    footer = [(191.0, 193.0, "第"), (207.0, 193.0, "65页")]
    assert read_rows(rules, words + footer) == [[list(cells) for cells in pairs]]


def test_a_row_beside_a_merged_cell_is_no_heading_between_two_tables() -> None:
    """The category stands in the middle of its rows, so that the first has words in one column.

    Some letters of the category have lower boxes, by which they stand in the row below.
    """
    full, beside = (100, 120, 160, 240, 260), (140, 180, 200, 220)
    rules = [rule for y in full for rule in (*level(y, x1=200), *level(y, x0=200))]
    rules += level(*beside, x0=200)
    cases = ["1.个人意愿离职", "2.累计不足12个月"]
    cases += ["1.在新参保地建立账户", "2.违规办理补缴", "3.在省内流动", "4.开始领取待遇"]
    words = [(100.0, 104.0, "禁办事项"), (280.0, 104.0, "禁办情形")]
    words += [(202.0, 124.0 + 20 * n, case) for n, case in enumerate(cases)]
    words += [(42.0, 134.0, "五、失业保险金申领")]
    words += [(42.0, 194.8, "六、企业养"), (92.2, 195.4, "老"), (102.8, 194.8, "转移")]
    words += [(42.0, 244.0, "禁办事项存在禁办情形中的任意一种即禁止办理")]
    (table,) = read_rows(rules, words)
    assert [row[1] for row in table[1:7]] == cases
    assert table[3][0] == "六、企业养老转移"


def test_the_rule_of_a_running_head_may_touch_a_table_with_sides_of_its_own() -> None:
    sides = [Box(x, 100, x, 160) for x in (40, 110, 290, 360)]
    words = [*row(104, "类别", "事项", "页码"), *row(134, "养老", "参保登记", "13")]
    table = [[["类别", "事项", "页码"], ["养老", "参保登记", "13"]]]
    rules = [*level(100, x0=30, x1=370), *level(130, 160), *sides]
    assert read_rows(rules, words) == table
    assert read_rows([*level(100, 130, 160, x0=30, x1=370), *sides[1:3]], words) == table


def test_the_header_of_another_table_may_stand_above_the_next_rule() -> None:
    """Between the rules below two headers stand the rows of the first and a heading."""

    def set_row(top: float, *places: int) -> list[Place]:
        return [(x, top, "事项") for x in places]

    words = [*set_row(84, 45, 110, 200, 300), *set_row(104, 45, 110, 200, 300)]
    words += [(45, 140, "社保经办机构服务地址及联系电话"), *set_row(160, 45, 140, 230, 320)]
    assert read_rows(level(100, 176), words + set_row(184, 45, 140, 230, 320)) == []


def test_columns_meet_where_rules_end_that_are_drawn_cell_by_cell() -> None:
    """Words flow around a picture in a cell: those below it begin further left than the others."""
    heights, edges = (100, 130, 160, 190), (40, 110, 290, 360)
    rules = [Box(x0, y, x1, y) for y in heights for x0, x1 in pairwise(edges)]
    words = [*row(84, "类别", "", ""), (120, 84, "事项"), (295, 84, "流程图")]
    flows = [[(330, 104, "参保"), (295, 116, "登记")], [(330, 134, "申")], [(330, 164, "转")]]
    for top, flow in zip(heights, flows, strict=False):
        words += [*row(top + 4, "养老", "缴费申报", ""), *flow]
    header, *body = read_rows(rules, words)[0]
    assert header == ["类别", "事项", "流程图"]
    assert body == [["养老", "缴费申报", text] for text in ("参保登记", "申", "转")]


def test_headings_below_each_other_between_two_rules_are_no_row() -> None:
    """The first rule is that of a running head in two parts, the last stands below the text."""
    words = [(45.0, 36.0, "办事指南"), (300.0, 36.0, "服务中心")]
    words += [(180.0, 60.0, "合规办事指南"), (45.0, 84.0, "一、养老保险")]
    words += [
        (45.0, 110.0 + 16 * n, "参保人在户籍所在地办理登记手续需要携带身份证件") for n in range(5)
    ]
    assert not read_rows(level(50, 104, 200), words)
    words[3] = (45.0, 60.0, "一、养老保险")
    assert read_rows(level(50, 104, 200), words)[0][0] == ["办事指南", "服务中心"]


def test_a_remark_below_a_row_below_the_last_rule_is_a_row_of_its_own() -> None:
    words = [*HEADER, *row(129, "养老", "职工参保登记", "13"), (45, 154, "补齐时间：十个工作日")]
    found = read_rows(level(100, 125), words)[0]
    assert found[1:] == [WANTED[1], ["补齐时间：十个工作日", None, None]]


@pytest.mark.parametrize(("x", "kept"), [(120, True), (126, False)])
def test_a_row_of_a_merged_cell_below_the_last_rule_is_told_from_the_remark_below(
    x: float, kept: bool
) -> None:
    words: list[Place] = [(45, 104, "类别"), (45, 124, "养老")]
    words += [(120, 104 + 20 * n, "职工参保登记") for n in range(4)]
    words += [(x, 184, "失业保险金申领"), (45, 204, "任意一种即禁止办理")]
    found = read_rows(level(100, 120, 140, 160, 180), words)[0]
    rows = [["", "失业保险金申领"], ["任意一种即禁止办理", None]] if kept else []
    assert found[4:] == rows


def test_an_underlined_address_over_three_lines_is_no_table() -> None:
    lines = ["http://", "218.60.150.1:8081/ehrss/", "login/"]
    words = [(45.0, 100.0 + 18 * n, text) for n, text in enumerate(lines)]
    rules = [Box(45, top + 10, 45 + 5 * len(text), top + 10) for _, top, text in words]
    assert find_uprights(rules, [g for x, top, t in words for g in set_glyphs(t, x, top)]) == []
