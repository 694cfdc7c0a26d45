"""Rows of tables that no rules part, told from where their words stand."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.merged_cells import find_first_rows
from pipeline.read.pdf.row_numbers import find_beginnings
from pipeline.read.pdf.shades import Shade, part_shades
from pipeline.read.pdf.shapes import Box
from pipeline.read.pdf.word_rows import find_rows, holds_rows

Line = tuple[Box, str]


def column(*lines: tuple[float, str]) -> list[Line]:
    """Return lines of 10 points at these heights; without words they are pictures of 30."""
    return [(Box(0, top, 50, top + (10 if text else 30)), text) for top, text in lines]


def test_rows_begin_at_their_numbers() -> None:
    numbers = column((0, "序号"), (20, "1"), (54, "2"))
    names = column((0, "事项"), (20, "职工参保登记"), (54, "缴费"))
    titles = column(
        (0, "流程"), (20, "业务指南"), (34, "职工参保登记"), (54, "业务指南"), (68, "缴费")
    )
    assert find_rows([numbers, names, titles]) == [[0, 1, 2], [0, 1, 2], [0, 1, 1, 2, 2]]


def test_numbers_stand_in_the_middle_of_their_rows() -> None:
    numbers = column((0, "序号"), (27, "1"), (61, "2"))
    titles = column(
        (0, "流程"), (20, "业务指南"), (34, "职工参保登记"), (54, "业务指南"), (68, "缴费")
    )
    assert find_rows([numbers, titles]) == [[0, 1, 2], [0, 1, 1, 2, 2]]


def test_merged_cell_in_the_middle_begins_at_its_first_row() -> None:
    tops = [20 + 34 * n for n in range(5)]
    numbers = column((0, "序号"), *((top + 7, str(n + 1)) for n, top in enumerate(tops)))
    titles = column((0, "流程"), *((top + d, "业务") for top in tops for d in (0, 14)))
    # over three rows and over two
    kinds = column(
        (0, "类别"), (tops[1], "一、企业职工"), (tops[1] + 14, "养老"), (tops[3] + 24, "二、")
    )
    assert find_rows([kinds, numbers, titles])[0] == [0, 1, 1, 4]


def test_merged_cell_at_the_top_covers_what_follows() -> None:
    tops = [20 + 20 * n for n in range(4)]
    numbers = column((0, "序号"), *((top, str(n + 1)) for n, top in enumerate(tops)))
    kinds = column((0, "类别"), (20, "一、"), (80, "二、"))
    names = column((0, "事项"), *((top, "登记") for top in tops))
    assert find_rows([kinds, numbers, names])[0] == [0, 1, 4]


def test_merged_cell_below_begins_after_the_one_above_it() -> None:
    tops = [20 + 34 * n for n in range(4)]
    numbers = column((0, "序号"), *((top + 14, str(n + 1)) for n, top in enumerate(tops)))
    titles = column((0, "流程"), *((top + d, "业务") for top in tops for d in (0, 14)))
    kinds = column(
        (0, "类别"), (tops[1] + 14, "一、企业"), (tops[3], "二、城乡"), (tops[3] + 14, "居民")
    )
    assert find_rows([kinds, numbers, titles])[0] == [0, 1, 3, 3]


def test_rows_without_numbers_stand_further_apart_than_lines() -> None:
    cases = column((0, "禁办情形"), (20, "1. 服刑"), (34, "人员"), (54, "2. 死亡"), (74, "1. 个人"))
    subjects = column((0, "禁办事项"), (20, "一、养老金、"), (34, "丧葬费申领"), (74, "二、失业"))
    assert find_rows([subjects, cases]) == [[0, 1, 1, 3], [0, 1, 1, 2, 3]]


def test_what_stands_above_the_first_number_is_the_rest_of_a_row() -> None:
    numbers = column((40, "5"), (74, "6"))
    titles = column((0, "转移"), (40, "业务指南"), (54, "查询"), (74, "业务指南"), (88, "转移"))
    assert find_rows([numbers, titles]) == [[1, 2], [0, 1, 1, 2, 2]]


def test_a_picture_belongs_to_the_words_below_it() -> None:
    numbers = column((0, "1"), (70, "2"))
    titles = column((0, ""), (34, "职工"), (48, "参保登记"), (70, ""), (104, "缴费"))
    assert find_rows([numbers, titles])[1] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        # pictures first, numbers in the middle of what is beside them
        ([(20, ""), (56, "业务指南"), (70, "缴费")], 45.0),
        # pictures last, numbers at the top
        ([(20, "业务指南"), (34, "缴费"), (50, "")], 20.0),
    ],
)
def test_numbers_tell_which_words_a_picture_belongs_to(
    lines: list[tuple[float, str]], number: float
) -> None:
    """The words of the row before, or of the next, are nearer."""
    tops = [62 * n for n in range(3)]
    counted = column((-20, "序号"), *((number + top, str(n + 1)) for n, top in enumerate(tops)))
    flows = column((-20, "流程"), *((y + top, words) for top in tops for y, words in lines))
    assert find_rows([counted, flows])[1] == [0, 1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_edges_of_shades_part_rows_that_stand_no_further_apart_than_lines() -> None:
    cases = column((0, "情形"), (15, "1. 服刑"), (30, "人员"), (45, "2. 死亡"))
    subjects = column((0, "事项"), (30, "养老"))
    levels = [-2.5, 12.5, 42.5, 57.5]
    assert find_rows([subjects, cases], levels, [[], levels])[1] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("columns", "several"),
    [
        # the numbers of rows
        ([column((0, "1"), (20, "2")), column((0, "登记"), (20, "缴费"))], True),
        # lines of a cell, and rows further apart in both columns
        (
            [column((0, "参保"), (14, "登记"), (40, "缴费")), column((0, "窗口"), (40, "网上"))],
            True,
        ),
        # a cell of three lines beside one of two
        (
            [column((0, "参保"), (14, "登记"), (28, "申请")), column((7, "窗口"), (21, "办理"))],
            False,
        ),
        # paragraphs in one cell only
        (
            [column((0, "参保"), (14, "登记"), (40, "缴费")), column((0, "窗口"), (14, "办理"))],
            False,
        ),
    ],
)
def test_what_no_rule_parts_may_be_several_rows(columns: list[list[Line]], several: bool) -> None:
    assert holds_rows(columns) is several


def test_words_that_are_in_the_middle_of_no_rows_tell_nothing() -> None:
    edges = [0.0, 20, 40, 60, 80, 100]
    assert find_first_rows([30, 80], edges) == [0, 3]
    assert find_first_rows([50], edges) == [0]
    assert find_first_rows([10, 30, 50, 70, 90], edges) == [0, 1, 2, 3, 4]
    assert find_first_rows([5, 13, 21], edges) is None


def test_shades_of_every_other_row_do_not_stand_for_rules() -> None:
    def shade(x0: float, top: float) -> Shade:
        return Shade(Box(x0, top, x0 + 50, top + 20), [Box(x0, top, x0 + 50, top)])

    rows = [[shade(x, top) for x in (0, 50)] for top in range(0, 120, 20)]
    every = [cell for row in rows for cell in row]
    other = [cell for row in rows[::2] for cell in row]
    header = [cell for row in rows[:2] for cell in row]
    for some, are_cells in ((every, True), (other, False), (header, False)):
        edges = sorted(edge for cell in some for edge in cell.edges)
        stand, guide = map(sorted, part_shades(some, []))
        assert (stand, guide) == ((edges, []) if are_cells else ([], edges))
    assert part_shades(every, [Box(0, 60, 100, 60)])[0] == []


def test_rows_of_single_lines_far_apart_are_no_lines_of_a_cell() -> None:
    cases = column(
        *((29.0 * n, text) for n, text in enumerate(("情形", "1. 借用", "2. 骗取", "1. 离职")))
    )
    subjects = column((0, "事项"), (29, "四、工伤"), (87, "五、失业"))
    assert find_rows([subjects, cases]) == [[0, 1, 3], [0, 1, 2, 3]]


def test_shades_show_the_rows_of_a_merged_cell_whose_words_the_page_moves() -> None:
    tops = [20 + 20 * n for n in range(5)]
    numbers = column((0, "序号"), *((top, str(n + 1)) for n, top in enumerate(tops)))
    names = column((0, "事项"), *((top, "登记") for top in tops))
    # in the middle of rows of which the last ones are on the next page
    kinds = column((0, "类别"), (20, "一、"), (100, "二、"))
    levels = [35.0, 115.0]
    assert find_rows([kinds, numbers, names], levels, [levels, [], []])[0] == [0, 1, 2]


def test_entries_begin_rows_where_no_white_parts_them() -> None:
    """Lines of one cell stand as far apart as rows, and the white is that beside merged cells."""
    kinds = column((0, "事项"), (14, "一、养老金"), (56, "二、参保登记"), (70, "三、资格认证"))
    cases = column(
        (0, "情形"),
        *((14, "1. 服刑人员"), (28, "2. 存在纠纷的"), (42, "暂不受理")),
        *((56, "1. 在非户籍地"), (70, "1. 服刑期间"), (84, "2. 已死亡")),
    )
    assert find_rows([kinds, cases]) == [[0, 1, 3, 4], [0, 1, 2, 2, 3, 4, 5]]
    assert holds_rows([kinds, cases])


def test_white_between_the_entries_of_several_cells_parts_the_rows() -> None:
    kinds = column((0, "事项"), (24, "养老金"), (62, "参保登记"), (100, "资格认证"))
    cases = column(
        (0, "材料"),
        *((24, "1. 身份证"), (38, "2. 户口簿"), (62, "1. 申请表"), (76, "2. 照片")),
        *((100, "1. 身份证"), (114, "2. 银行卡")),
    )
    assert find_rows([kinds, cases])[1] == [0, 1, 1, 2, 2, 3, 3]


def test_one_number_below_its_header_is_that_of_all_lines() -> None:
    numbers = column((0, "序号"), (20, "1"))
    names = column((0, "事项"), *((20 + 14 * n, "退休人员") for n in range(4)))
    assert find_rows([numbers, names]) == [[0, 1], [0, 1, 1, 1, 1]]


def test_merged_cells_may_be_set_at_the_top_of_rows_whose_cells_are_in_the_middle() -> None:
    """The first rows are those of a cell of the page before."""
    tops = [50 * n for n in range(8)]
    numbers = column(*((top + 14, str(n + 8)) for n, top in enumerate(tops)))
    titles = column(*((top + d, "业务") for top in tops for d in (0, 14, 28)))
    kinds = column(*((top + d, "三、失业") for top in (tops[2], tops[6]) for d in (0, 14)))
    assert find_rows([kinds, numbers, titles])[0] == [2, 2, 6, 6]


def test_merged_cells_may_be_set_in_the_middle_of_rows_whose_cells_are_at_the_top() -> None:
    tops = [20 + 34 * n for n in range(5)]
    numbers = column((0, "序号"), *((top, str(n + 1)) for n, top in enumerate(tops)))
    titles = column((0, "流程"), *((top + d, "业务") for top in tops for d in (0, 14)))
    kinds = column((0, "类别"), (tops[1] + 7, "一、"), (tops[3] + 24, "二、"))
    assert find_rows([kinds, numbers, titles])[0] == [0, 1, 4]


def test_words_of_a_cell_that_the_page_cuts_are_in_its_rows() -> None:
    """The first may cover three rows or one; the second has its words in the row after those."""
    assert find_first_rows([75, 125], [0, 30, 60, 90, 120, 150, 180, 210, 240]) == [1, 4]


def test_words_below_all_rows_are_a_row() -> None:
    cases = column((0, "情形"), *((25 + 25 * n, "服刑期间") for n in range(4)))
    kinds = column((0, "事项"), (37.5, "养老"), (87.5, "资格"), (125, "以上情形禁止办理"))
    assert find_rows([kinds, cases])[0] == [0, 1, 3, 5]


def test_edges_that_are_not_drawn_around_all_cells_tell_nothing() -> None:
    """The first cell would begin at the top, were its words not those of the rows below."""
    tops = [20 + 34 * n for n in range(6)]
    numbers = column((0, "序号"), *((top + 7, str(n + 4)) for n, top in enumerate(tops)))
    titles = column((0, "流程"), *((top + d, "业务") for top in tops for d in (0, 14)))
    kinds = column((0, "类别"), (tops[3] + 7, "六、"), (tops[5] + 7, "七、"))
    levels = [tops[5] - 5.0]
    assert find_rows([kinds, numbers, titles], (), [levels, [], []])[0] == [0, 3, 6]


def test_rows_without_white_between_them_begin_where_their_numbers_do() -> None:
    """The page begins with a header and the rest of a row."""
    numbers = column((0, "序号"), (30, "6"), (50, "7"), (80, "8"))
    pages = column((0, "页码"), (30, "16"), (50, "18"), (80, "19"))
    names = column((0, "事项"), (10, "申报"), *((top, "登记") for top in (30, 50, 60, 80)))
    titles = column((0, "流程"), *((10.0 * n, "指南") for n in range(1, 10)))
    kinds = column((0, "类别"), (50, "二、失业"), (60, "保险"))
    rows = [[0, 3, 3], [0, 2, 3, 4], [0, 1, 2, 3, 3, 4], [0, 1, 1, 2, 2, 3, 3, 3, 4, 4]]
    assert find_rows([kinds, numbers, names, titles]) == rows
    assert find_rows([kinds, numbers, pages, names, titles])[4] == rows[3]


def test_rows_no_further_apart_than_lines_begin_where_their_numbers_do() -> None:
    """Some have one line, so that a line is no further from the next than a row is."""
    tops = (12, 24, 48, 60)
    pairs = zip(tops, "1234", strict=True)
    numbers = column((0, "序号"), *((float(top), text) for top, text in pairs))
    phones = column((0, "电话"), *((float(top), "120") for top in tops))
    names = column((0, "机构"), *((12.0 * n, "中心") for n in range(1, 6)))
    single = [0, 1, 2, 3, 4]
    assert find_rows([numbers, names, phones]) == [single, [0, 1, 2, 2, 3, 4], single]


def test_entries_begin_rows_where_white_in_one_column_stands_beside_words_of_another() -> None:
    """Some cells on the left have two lines, beside rows of one."""
    names = ("一、养老", "金", "", "二、登记", "表", "", "三、认证", "书", "", "四、转移")
    words = (
        "1. 退休",
        "人员",
        "2. 服刑",
        "1. 死亡",
        "",
        "2. 骗取",
        "1. 就诊",
        "",
        "2. 离职",
        "1. 流动",
    )
    columns = [
        column((0, header), *((12.0 * n, text) for n, text in enumerate(own, 1) if text))
        for header, own in (("事项", names), ("情形", words))
    ]
    assert find_rows(columns) == [[0, 1, 1, 3, 3, 5, 5, 7], [0, 1, 1, 2, 3, 4, 5, 6, 7]]


def test_numbers_in_the_middle_of_rows_without_white_begin_none() -> None:
    numbers = column((0, "序号"), (20, "6"), (50, "7"), (80, "8"))
    titles = column((0, "流程"), *((10.0 * n, "指南") for n in range(1, 10)))
    assert find_beginnings([numbers, titles, titles], numbers, 3) == []
    low = column((0, "序号"), (30, "6"), (60, "7"), (90, "8"))
    assert find_beginnings([low, titles, titles], low, 3) == []
    high = column((0, "序号"), (10, "6"), (40, "7"), (70, "8"))
    assert find_beginnings([high, titles, titles], high, 3) == [8.5, 8.5, 38.5, 68.5]


def test_merged_cells_that_may_be_set_otherwise_begin_where_their_words_do() -> None:
    """Nothing covers the first rows of a page, and the cells are in the middle of some rows."""
    counts = (3, 3, 2, 3, 3, 3, 2, 1, 2, 1, 1, 2, 2)
    tops = [40.0 + 15 * sum(counts[:n]) + 5 * n for n in range(len(counts))]
    numbers = column(*((top, str(n + 1)) for n, top in enumerate(tops)))
    pairs = zip(tops, counts, strict=True)
    titles = column(*((top + 15 * n, "业务") for top, count in pairs for n in range(count)))
    kinds = column((tops[7], "二、"), (tops[12], "三、失业"), (tops[12] + 15, "保险"))
    assert find_rows([kinds, numbers, titles])[0] == [7, 12, 12]


@pytest.mark.parametrize("number", [46, 53])
def test_a_cell_beside_one_number_is_no_rest_of_the_row_above(number: float) -> None:
    """Be the words of its row set in the middle or at the bottom."""
    heights = (0, 20, number, 79, 98, 117)
    own = [
        column(*zip(heights, (name, *said), strict=True))
        for name, *said in (
            ("序号", "1", "2", "3", "4", "5"),
            ("地址", *"甲乙丙丁戊"),
            ("电话", *"子丑寅卯辰"),
        )
    ]
    names = column(
        (0, "机构"),
        (20, "中心"),
        (39, "工伤保险部（窗"),
        (53, "口）"),
        (79, "新抚"),
        (98, "东洲"),
        (117, "望花"),
    )
    assert find_rows([own[0], names, *own[1:]])[1] == [0, 1, 2, 2, 3, 4, 5]


def test_between_two_levels_there_is_no_rest_of_a_row_before() -> None:
    numbers = column((0, "序号"), (42, "1"), (108, "2"), (174, "3"))
    flows = column(
        (0, "流程"),
        (20, "业务"),
        (54, "登记"),
        (86, "业务"),
        (116, "申报"),
        (152, "业务"),
        (182, "缴费"),
    )
    levels = [-6.0, 14.0, 80.0, 146.0, 212.0]
    names = column((0, "事项"), (42, "参保"), (108, "增减"), (167, "企业"), (181, "转移"))
    found = find_rows([numbers, names, flows], levels)
    assert found[0] == [0, 1, 2, 3]
    assert found[2] == [0, 1, 1, 2, 2, 3, 3]


def test_shades_that_touch_only_a_level_rule_guide() -> None:
    """The rule below a header says nothing of the rows that are shaded."""
    box = Box(0, 20, 100, 40)
    shade = Shade(box, [Box(0, 20, 100, 20), Box(0, 40, 100, 40)])
    assert part_shades([shade], [Box(0, 20, 100, 20)]) == ([], shade.edges)
    assert part_shades([shade], [Box(50, 20, 50, 40)]) == ([], [])
