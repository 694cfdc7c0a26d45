"""What is a table without rules, and what only looks like one."""

from __future__ import annotations

from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.lines import build_lines
from pipeline.read.pdf.pieces import Extent, part_extent
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import read_lines, set_glyphs, set_page

Row = tuple[float, float, float, str]


def table(*rows: tuple[str, ...], top: float = 100, step: float = 24) -> list[Row]:
    """Return cells of three columns, each row at its height."""
    places = [
        (x, top + step * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((40.0, 90.0, 260.0), row, strict=False)
    ]
    return [place for place in places if place[3]]


ROWS = [("序号", "事项", "页码"), ("1", "职工参保登记", "13"), ("2", "挂失", "27")]
WRITTEN = ["\t".join(row) for row in ROWS]


def test_line_over_all_columns_ends_the_table() -> None:
    remark = (40.0, 172.0, 10.0, "禁办事项存在禁办情形中的任意一种即禁止办理")
    assert read_lines(set_page([*table(*ROWS), remark])) == [*WRITTEN, f"{remark[3]}\t\t"]


def test_paragraph_below_a_table_is_none_of_its_rows() -> None:
    text = [
        (40.0, 172.0 + 16 * n, 10.0, "参保人在户籍所在地办理登记手续需要携带") for n in range(3)
    ]
    assert read_lines(set_page([*table(*ROWS), *text]))[:4] == [*WRITTEN, text[0][3] * 3]
    heading = (40.0, 180.0, 14.0, "登记")
    assert read_lines(set_page([*table(*ROWS), heading])) == [*WRITTEN, "登记"]


def test_centred_remark_that_crosses_no_gutter_is_no_cell() -> None:
    remark = (135.0, 172.0, 10.0, "十个工作日")
    rows = table(*ROWS[:2], ("2", "参保缴费挂失与解挂", "27"))
    assert read_lines(set_page([*rows, remark]))[-1] == "十个工作日\t\t"


def test_numbers_of_entries_are_no_column() -> None:
    rows = [
        place
        for n in range(4)
        for place in (
            (40.0, 40.0 + 16 * n, 10.0, f"{n + 1}."),
            (62.0, 40.0 + 16 * n, 10.0, "参保登记"),
        )
    ]
    assert read_lines(set_page(rows)) == [f"{n + 1}. 参保登记" for n in range(4)]


def test_cells_half_a_line_below_each_other_are_parted_however_close() -> None:
    row = [*set_glyphs("一、养老金", 40, 40), *set_glyphs("2. 死亡", 97, 43.5)]
    assert [line.text for line in build_lines(row)] == ["一、养老金", "2. 死亡"]


def test_columns_are_those_of_the_page_before() -> None:
    """The page begins with the rest of a row and has no words in the first column."""
    first = set_page(table(("类别", "序号", "流程"), ("一、养老", "1", "业务"), ("", "2", "业务")))
    last = set_page(table(("", "", "（机关）"), ("", "3", "业务"), ("", "4", "业务"), top=40))
    last.number = 2
    for line in last.lines:
        line.page = 2
    written = [
        "类别\t序号\t流程",
        "一、养老\t1\t业务",
        "\t2\t业务（机关）",
        "\t3\t业务",
        "\t4\t业务",
    ]
    assert write_flow([first, last]).text.splitlines() == written


def test_upright_rules_part_columns_that_stand_close() -> None:
    rows = [("市社保中心", "临江东路"), ("新抚分中心", "西六路"), ("东洲分中心", "茨沟街")]
    cells = [
        (x, 100.0 + 24 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((40.0, 93.0), row, strict=True)
    ]
    page = set_page(cells)
    assert not any("\t" in line for line in read_lines(page))
    page.guides = [Box(91.5, 95, 91.5, 165)]
    assert read_lines(page) == ["\t".join(row) for row in rows]


def test_blanks_of_a_text_that_stand_below_each_other_are_no_gutters() -> None:
    """Letters are set apart, and blanks are half as wide as they."""
    rows = [(40.0, 40.0, 10.0, "每月 25 日次月 8 日受理"), (40.0, 56.0, 10.0, "温馨 12 提示")]
    page = set_page([])
    page.lines = build_lines(
        [g for x, top, size, text in rows for g in set_glyphs(text, x, top, size, blank=7)]
    )
    assert all("\t" not in line for line in write_flow([page]).text.splitlines())


def test_a_heading_above_two_columns_is_no_cell_of_them() -> None:
    title = (140.0, 60.0, 18.0, "目录")
    rows = [
        place
        for n in range(5)
        for place in (
            (40.0, 82.0 + 20 * n, 10.0, "事项清单"),
            (300.0, 82.0 + 20 * n, 10.0, f"({n + 1})"),
        )
    ]
    found = read_lines(set_page([title, *rows]))
    assert found == ["目录", *(f"事项清单\t({n + 1})" for n in range(5))]


def test_stretched_lines_of_a_text_are_no_table() -> None:
    rows = [
        (40.0, 40.0, 10.0, "②网上办："),
        (102.0, 40.0, 10.0, "省公共服务平台："),
        (194.0, 40.0, 10.0, "http://218.60.150.1:8081/ehrss/"),
        (40.0, 56.0, 10.0, "login/"),
    ]
    assert not any("\t" in line for line in read_lines(set_page(rows)))


def test_header_of_two_lines_stands_half_a_line_above_and_below_the_others() -> None:
    header = [(40.0, 93.0, 10.0, "序"), (40.0, 107.0, 10.0, "号")]
    rows = [*header, *table(("", "事项", "页码"), *ROWS[1:], step=28)]
    assert read_lines(set_page(rows)) == WRITTEN


def test_a_header_in_the_middle_of_its_column_stands_askew_over_what_begins_it() -> None:
    """The numbers and the word over them overlap nowhere, so that each looks like a column."""
    rows = [("企业养老", "12", "职工参保登记", "13"), ("失业保险", "13", "挂失", "27")]
    places = (40.0, 90.0, 150.0, 260.0)
    words = [
        (x, 124.0 + 24 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip(places, row, strict=True)
    ]
    header = [(45, "类别"), (109, "序号"), (175, "事项"), (275, "页码")]
    page = set_page([*((float(x), 100.0, 10.0, text) for x, text in header), *words])
    assert read_lines(page) == ["类别\t序号\t事项\t页码", *("\t".join(row) for row in rows)]


def test_a_full_cell_leaves_less_than_a_gutter_before_the_next_column() -> None:
    rows = table(*ROWS, ("3", "参保人在户籍所在地办理登记手续需要", "31"))
    rows[-2] = (85.5, *rows[-2][1:])
    assert read_lines(set_page(rows))[-1] == "3\t参保人在户籍所在地办理登记手续需要\t31"


def test_entries_of_several_lines_are_no_column_beside_their_numbers() -> None:
    """A line that goes on begins below the number."""
    words = [(40.0, 100.0, 10.0, "事项"), (200.0, 100.0, 10.0, "情形")]
    for n, subject in enumerate(("养老金申领", "参保登记", "资格认证", "工伤待遇")):
        top = 124.0 + 40 * n
        words += [(40.0, top, 10.0, subject), (160.0, top, 10.0, f"{n + 1}.")]
        words += [(180.0, top, 10.0, "参保人在非户籍地"), (160.0, top + 14, 10.0, "办理")]
    assert read_lines(set_page(words))[1] == "养老金申领\t1. 参保人在非户籍地办理"


def test_lines_beside_a_picture_and_its_label_are_no_table() -> None:
    rows: list[Row] = [
        (40.0, 40.0, 10.0, "3.3 办理时限"),
        (326.0, 38.0, 8.0, "操作流程"),
        (40.0, 60.0, 10.0, "即时办结"),
        (40.0, 80.0, 10.0, "3.4 温馨提示"),
        (40.0, 100.0, 10.0, "建议您优先选择掌上办如有问题可拨打 咨询投诉"),
        (40.0, 132.0, 15.0, "三、失业保险"),
        (306.0, 128.0, 8.0, "城乡居民养老保险参保"),
        (330.0, 142.0, 8.0, "费流程"),
    ]
    page = set_page([])
    page.lines = build_lines(
        [g for x, top, size, text in rows for g in set_glyphs(text, x, top, size, blank=7)]
    )
    page.pictures = [Box(312, 52, 372, 112)]
    found = read_lines(page)
    assert "\t" not in "".join(found)
    assert "三、失业保险" in found


def test_a_number_before_a_stretched_blank_is_no_column() -> None:
    """A line that goes on begins with another number."""
    rows = [("20.3", 72, "办理时限"), ("20.4", 90, "温馨提示"), ("12333", 73, "咨询投诉")]
    page = set_page([])
    for n, (number, x, words) in enumerate(rows):
        for text, left in ((number, 40), (words, x)):
            page.lines += build_lines(set_glyphs(text, left, 40 + 16 * n))
    assert "\t" not in "".join(read_lines(page))


def test_a_picture_beside_words_of_its_cell_is_no_column() -> None:
    """The words of a later row reach over the place of the picture above them."""
    titles = ("登记", "申报", "企业养老保险省内市内转移接续")
    words = [*table(("序号", "事项"), ("1", "参保"), ("2", "增减"), ("3", "转移"), step=44)]
    words += [(400.0, 100.0, 10.0, "流程")]
    words += [(410.0 - 5 * len(t), 144.0 + 44 * n, 10.0, t) for n, t in enumerate(titles)]
    page = set_page(words)
    page.pictures = [Box(340, 134 + 44 * n, 370, 164 + 44 * n) for n in range(2)]
    page.pictures.append(Box(340, 246, 370, 276))
    rows = [f"{n + 1}\t{name}\t{titles[n]}" for n, name in enumerate(("参保", "增减", "转移"))]
    assert read_lines(page) == ["序号\t事项\t流程", *rows]


def test_a_table_of_many_rows_goes_on_however_far_its_first_words_stand_above() -> None:
    """The page parted a cell between two paragraphs; the rest of it stands alone."""
    places = (40.0, 120.0, 160.0, 260.0)

    def put(top: float, *cells: str) -> list[Row]:
        return [(x, top, 10.0, text) for x, text in zip(places, cells, strict=True) if text]

    first = [*put(100, "类别", "序号", "页码", "流程"), *put(124, "一、养老", "1", "13", "业务")]
    first = set_page([*first, *put(148, "", "2", "14", "业务")])
    rows = [put(72 + 24 * n, "", str(3 + n), str(16 + n), "业务") for n in range(4)]
    last = set_page([*put(40, "", "", "", "缴费申报"), *(cell for row in rows for cell in row)])
    last.number = 2
    for line in last.lines:
        line.page = 2
    found = write_flow([first, last]).text.splitlines()
    assert found[2:4] == ["\t2\t14\t业务缴费申报", "\t3\t16\t业务"]


def test_narrow_gutters_that_several_rows_of_many_columns_keep_clear_are_sure() -> None:
    """No row shows white as wide as between columns, but after the second."""
    words = [("1", "职工参保登记申请", "13", "业务指南"), ("2", "挂失与解挂", "27", "办理")]
    rows = [("序", "事项", "页", "流程"), *words, ("3", "换领与补领", "48", "登记")]
    placed = [
        (x, 100.0 + 40 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((40.0, 62.0, 170.0, 192.0), row, strict=True)
    ]
    assert read_lines(set_page(placed)) == ["\t".join(row) for row in rows]


def test_numbers_of_entries_hide_no_white_before_their_column() -> None:
    """Where they begin further right than others, only the number shows how wide that is."""
    words = [("一、养老金申领登记手续", "1. 重复领取养老保险待遇"), ("二、登记", "2. 服刑期间人员")]
    words += [("三、工伤", "1. 骗取基金"), ("四、转移", "2. 流动就业")]
    rows = [
        (x - 5 * len(text), 100.0 + 16 * n, 10.0, text.replace(" ", "   "))
        for n, row in enumerate(words)
        for x, text in zip((95, 226), row, strict=True)
    ]
    assert read_lines(set_page(rows)) == ["\t".join(row) for row in words]


def test_an_edge_parts_cells_that_stand_closer_than_columns() -> None:
    """The first ends with a mark that is drawn in half of its width."""
    row = build_lines([*set_glyphs("工伤保险（窗口）", 40, 40), *set_glyphs("顺城区", 121, 40)])
    (line,) = row
    extent = Extent(line, line.box)
    assert [piece.text for piece in part_extent(extent, [118])] == ["工伤保险（窗口）", "顺城区"]
    assert len(part_extent(extent, [])) == len(part_extent(extent, [90])) == 1


def test_a_table_goes_on_with_rows_as_far_apart_as_on_the_page_before() -> None:
    """A merged cell in the middle of its rows is the first that stands beside another."""
    rows: list[Row] = [(40.0, 100.0, 10.0, "禁办事项"), (160.0, 100.0, 10.0, "禁办情形")]
    for n, (subject, case) in enumerate((("一、养老", "1. 服刑"), ("二、参保", "1. 异地"))):
        rows += [(40.0, 130.0 + 30 * n, 10.0, subject), (160.0, 130.0 + 30 * n, 10.0, case)]
    cases = ("1. 借用证件就诊", "2. 骗取基金", "3. 死亡未停发", "4. 退休未转")
    last = set_page(
        [
            *((160.0, 40.0 + 30 * n, 10.0, case) for n, case in enumerate(cases)),
            (40.0, 85.0, 10.0, "四、工伤"),
        ]
    )
    last.number = 2
    for line in last.lines:
        line.page = 2
    found = write_flow([set_page(rows), last]).text.splitlines()
    assert found[3:] == [f"四、工伤\t{cases[0]}", *(f"\t{case}" for case in cases[1:])]


def test_gutters_beside_the_numbers_of_rows_are_sure_however_few_show_them() -> None:
    """The first column has a cell in one row, and is hardly further away than a letter."""
    rows = [("事项分类", "序号", "事项", "页码"), ("一、养老", "1", "参保登记", "13")]
    rows += [("", "2", "缴费增减", "14"), ("", "3", "转移申请", "16")]
    placed = [
        (x, 100.0 + 40 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((40.0, 88.0, 130.0, 190.0), row, strict=True)
        if text
    ]
    assert read_lines(set_page(placed)) == ["\t".join(row) for row in rows]


def test_a_full_cell_in_the_middle_leaves_less_than_a_gutter_after_a_wide_header() -> None:
    """What is left of a gutter that was once wide parts the columns all the same."""
    rows = [("序号", "事项", "页码"), ("1", "参保登记", "13"), ("2", "城乡居民养老保险", "14")]
    placed = [
        (x - 10 * len(text) / 2, 100.0 + 24 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((50.0, 104.0, 190.0), row, strict=True)
    ]
    assert read_lines(set_page(placed)) == ["\t".join(row) for row in rows]


def test_words_alone_that_begin_in_a_gutter_are_set_over_all_columns() -> None:
    """They leave some of it clear, and begin hardly before the next column."""
    rows = [("禁办事项", "禁办情形"), ("养老保险转移", "已经开始领取养老保险待遇的参保人")]
    rows += [("待遇领取", "服刑期间的人员"), ("补缴", "违规办理")]
    placed = [
        (x, 100.0 + 24 * n, 10.0, text)
        for n, row in enumerate(rows)
        for x, text in zip((40.0, 108.0), row, strict=True)
    ]
    remark = (104.0, 196.0, 10.0, "有一种情形即禁止办理")
    written = read_lines(set_page([*placed, remark]))
    assert written == [*("\t".join(row) for row in rows), f"{remark[3]}\t"]
