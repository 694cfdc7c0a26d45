"""Lines of tools that break at a blank wherever there is one, and fill lines otherwise."""

from __future__ import annotations

import pytest

from tests.read.pdf.setting import Setting, fill, read_lines, set_page, stack

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


def test_cells_below_each_other_are_no_line_drawn_apart() -> None:
    rows = stack(TEXT)
    names = ["申请人", "办理人员", "日期"]
    top = rows[-1].top + 32
    cells = [Setting(x, top + 16 * n, 10, name) for n, name in enumerate(names) for x in (40, 200)]
    found = read_lines(set_page([*rows, *cells]))
    assert found[-3:] == [f"{name}\t{name}" for name in names]


def test_where_full_lines_have_blanks_a_short_one_ends_its_paragraph() -> None:
    full = f"请拨打 12333 {fill(WIDTH)}"[:-4]
    text = [row for _ in range(12) for row in (full, fill(WIDTH), "可以拨打 12333 咨询。")]
    rows = stack([*text, "可以在窗口办理", fill(WIDTH - 1)])
    assert read_lines(set_page(rows))[-2:] == ["可以在窗口办理", fill(WIDTH - 1)]
