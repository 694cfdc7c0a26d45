"""Lines of tools that break at a blank wherever there is one, and fill lines otherwise."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.joins import Habits, glue
from pipeline.read.pdf.spreads import join_spread
from tests.read.pdf.setting import Setting, fill, read_lines, set_lines, set_page, stack

WIDTH = 32
# Paragraphs over three lines, the last of which has a blank.
TEXT = [row for _ in range(12) for row in (fill(WIDTH), fill(WIDTH), "可以拨打 12333 咨询。")]
READ = [fill(WIDTH) * 2 + "可以拨打 12333 咨询。"] * 12


def read_below(rows: list[str]) -> list[str]:
    """Set lines below the text, and return what is read of them."""
    found = read_lines(set_page(stack([*TEXT, *rows])))
    assert found[: len(READ)] == READ
    return found[len(READ) :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("9.", fill(WIDTH - 1)),
        ("21.1", f"需提供要件：{fill(WIDTH - 7)}"),
        ("如有疑问可以在周一至周五拨打", f"12333{fill(WIDTH - 3)}"),
        ("可以在社保卡补领、换领、", fill(WIDTH - 1)),
    ],
)
def test_a_line_broken_at_a_blank_goes_on(before: str, after: str) -> None:
    assert read_below([before, after]) == [f"{before} {after}"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("即时办结。", fill(WIDTH - 1)),
        ("2.3 办理路径", fill(WIDTH - 1)),
        ("即时办结", f"可拨打 {fill(9)}"),
        ("即时办结", f"2.4 {fill(9)}"),
    ],
)
def test_a_paragraph_that_ends_early_does_not_go_on(before: str, after: str) -> None:
    """It ends a sentence, or is a heading, or left room for what the next begins with."""
    assert read_below([before, after]) == [before, after]


def test_a_full_line_lost_no_blank() -> None:
    full = f"请拨打12333{fill(WIDTH - 6)}"
    assert read_below([full, "可以在窗口办理。"]) == [f"{full}可以在窗口办理。"]


def test_words_drawn_apart_to_both_edges_are_one_line() -> None:
    rows = stack([*TEXT, fill(WIDTH)])
    top = rows[-1].top + 16
    spread = [Setting(40, top, 10, "可以使用掌上"), Setting(325, top, 10, "12333App")]
    last = Setting(40, top + 16, 10, "中的功能进行代认证。")
    found = read_lines(set_page([*rows, *spread, last]))
    assert found[-1] == f"{fill(WIDTH)}可以使用掌上 12333App 中的功能进行代认证。"


@pytest.mark.parametrize("number", ["②", "有"])
def test_an_entry_drawn_apart_from_its_number_is_one_line(number: str) -> None:
    """Its words alone were too long for a line with what follows; a column has several rows."""
    rows = stack([f"①{fill(WIDTH - 1)}。", *[fill(WIDTH)] * 6])
    top, left = rows[-1].top + 16, 40 + 10 * WIDTH - 170
    spread = [Setting(40, top, 10, number), Setting(left, top, 10, f"网上办{fill(14)}")]
    last = Setting(40, top + 16, 10, "http://218.60.150.1:8081/")
    found = read_lines(set_page([*rows, *spread, last]))
    is_one = any(line.startswith(f"{number} 网上办") for line in found)
    assert is_one is (number == "②")


def test_cells_below_each_other_are_no_line_drawn_apart() -> None:
    rows = stack(TEXT)
    names = ["申请人", "办理人员", "日期"]
    top = rows[-1].top + 32
    cells = [Setting(x, top + 16 * n, 10, name) for n, name in enumerate(names) for x in (40, 200)]
    found = read_lines(set_page([*rows, *cells]))
    assert found[-3:] == [f"{name}\t{name}" for name in names]


def join_parted(x: float, words: str, below: Setting) -> str:
    """Join the parts of a line that ends at 240 points, above `below`; return how it begins."""
    parts = [Setting(44, 24, 10, "③掌上办：使用掌上"), Setting(x, 24, 10, words)]
    page = set_page([*parts, below, *stack([fill(WIDTH)] * 3, top=140)])
    join_spread([page], set())
    return page.lines[0].text


def test_a_justified_line_beside_a_picture_is_one_however_wide_its_blank() -> None:
    joined = join_parted(160, "12333App、社保卡", Setting(40, 40, 10, f"等）。{fill(17)}"))
    assert joined == "③掌上办：使用掌上 12333App、社保卡"


def test_a_justified_line_at_the_edge_of_the_text_is_one_though_the_next_ends_early() -> None:
    (number,) = set_lines(["6.4"], x=225)
    number.size = 13
    page = set_page([Setting(260, 40, 10, fill(10)), Setting(200, 56, 10, f"险）{fill(12)}")])
    page.lines += [number, *set_page(stack([fill(WIDTH)] * 3, top=72)).lines]
    join_spread([page], set())
    assert (page.lines[0].text, page.lines[0].size) == (f"6.4 {fill(10)}", 10)


@pytest.mark.parametrize(
    ("x", "words", "below"),
    [
        (160, "12333App、社保卡", Setting(40, 40, 10, fill(20))),
        (160, "电子社保卡支付宝", Setting(40, 40, 10, f"等）。{fill(17)}")),
        (160, "12333App、社保卡", Setting(160, 40, 10, f"等）。{fill(5)}")),
        (160, "12333App、社保卡", Setting(40, 40, 10, f"等）。{fill(15)}")),
        (160, "12333App、社保卡", Setting(40, 80, 10, f"等）。{fill(17)}")),
    ],
    ids=["room-for-more", "no-blank", "a-cell-of-two-lines", "another-edge", "further-down"],
)
def test_other_parts_are_none(x: float, words: str, below: Setting) -> None:
    assert join_parted(x, words, below) == "③掌上办：使用掌上"


def test_where_full_lines_have_blanks_a_short_one_ends_its_paragraph() -> None:
    full = f"请拨打 12333 {fill(WIDTH)}"[:-4]
    text = [row for _ in range(12) for row in (full, fill(WIDTH), "可以拨打 12333 咨询。")]
    rows = stack([*text, "可以在窗口办理", fill(WIDTH - 1)])
    assert read_lines(set_page(rows))[-2:] == ["可以在窗口办理", fill(WIDTH - 1)]


def test_a_line_that_begins_where_paragraphs_do_begins_one() -> None:
    """Where they are indented, no line goes on there, however little room the last one left."""
    words = [fill(WIDTH), fill(WIDTH), "可以拨打 12333 咨询，或者", f"{fill(28)}。"]
    text = [(20, "1.1"), *((0, line) for line in words)] * 12
    rows = [*text, (20, "③《养老保险关系接续信息表》"), (20, f"{fill(20)}：")]
    page = set_page([Setting(40 + x, 40 + 16 * n, 10, w) for n, (x, w) in enumerate(rows)])
    paragraph = f"1.1 {fill(WIDTH)}{fill(WIDTH)}{words[2]} {words[3]}"
    assert read_lines(page) == [paragraph] * 12 + [rows[-2][1], rows[-1][1]]


def test_a_number_is_joined_as_others_of_its_kind_in_the_paragraph() -> None:
    row = "每月 19 日—28 日在窗口审核完毕，30"
    lines = set_lines([row, "日内", *["自3日起"] * 9])
    assert glue(row, "日内", Habits(lines)) == " "


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (
            ((40, "②网上办:"), (170, "人力资源平台:"), (320, "12333App")),
            "②网上办: 人力资源平台: 12333App",
        ),
        (((80, "③"), (215, "网"), (350, "上")), "③网上"),
        (
            (
                (40, "可以选择掌上"),
                (117, "电子社保卡"),
                (184, "12333平台"),
                (246, f"{fill(8)}的App"),
            ),
            "App",
        ),
    ],
)
def test_words_drawn_apart_evenly_are_one_line_in_any_document(
    parts: tuple[tuple[int, str], ...], read: str
) -> None:
    """Their gaps are alike, and the last ends at the right edge."""
    rows = stack([fill(WIDTH), fill(9)] * 12)
    top = rows[-1].top + 16
    page = set_page([*rows, *[Setting(x, top, 10, words) for x, words in parts]])
    assert read_lines(page)[-1].endswith(read)


@pytest.mark.parametrize(("every", "blanks"), [(40, 1), (2, 0)])
def test_a_blank_that_the_file_has_at_the_end_of_a_line_tells_where_few_have_one(
    every: int, blanks: int
) -> None:
    page = set_page(stack([fill(WIDTH)] * 40))
    for line in page.lines[1::every]:
        line.torn = True
    assert read_lines(page)[0].count(" ") == blanks


def test_numbers_alone_before_words_that_had_no_room_tell_how_lines_are_broken() -> None:
    rows = stack([row for n in range(1, 7) for row in (f"{n}.4", fill(WIDTH), "窗口。")])
    assert read_lines(set_page(rows)) == [f"{n}.4 {fill(WIDTH)}窗口。" for n in range(1, 7)]


def test_a_number_alone_below_a_full_line_begins_a_paragraph() -> None:
    found = read_below([fill(WIDTH), "24.1", f"需提供要件：{fill(WIDTH - 6)}"])
    assert found == [fill(WIDTH), f"24.1 需提供要件：{fill(WIDTH - 6)}"]


def test_a_heading_close_above_long_words_is_none_of_their_lines() -> None:
    """Paragraphs stand apart, the heading no further from its text than lines do."""
    rows: list[Setting] = []
    top = 40.0
    for _ in range(32):
        for words in ("1. 参保登记", fill(WIDTH), fill(9)):
            rows.append(Setting(40, top, 10, words))
            top += 16
        top += 3
    assert read_lines(set_page(rows))[:2] == ["1. 参保登记", fill(WIDTH) + fill(9)]
