"""Rules that are drawn dash by dash."""

from __future__ import annotations

from pipeline.read.pdf.dashes import is_dash, join_dashes
from pipeline.read.pdf.shapes import Box


def test_dashes_behind_each_other_are_a_rule() -> None:
    level = [Box(40 + 3.75 * n, 100, 42.25 + 3.75 * n, 100.75) for n in range(9)]
    upright = [Box(40, 100 + 3.75 * n, 40.75, 102.25 + 3.75 * n) for n in range(9)]
    alone = [Box(200, 300, 202, 300.5)]
    assert all(map(is_dash, level + upright + alone))
    rules, others = join_dashes([*level, *upright, *alone])
    assert [tuple(round(edge, 2) for edge in rule) for rule in rules] == [
        (40, 100.38, 72.25, 100.38),
        (40.38, 100, 40.38, 132.25),
    ]
    assert others == alone


def test_dashes_in_a_row_of_a_drawn_code_are_no_rule() -> None:
    row = [Box(40 + 7 * n, 100, 43.5 + 7 * n, 101.75) for n in range(4)]
    assert join_dashes(row) == ([], row)


def test_dots_and_rules_are_no_dashes() -> None:
    assert not is_dash(Box(40, 100, 41, 101))
    assert not is_dash(Box(40, 100, 48, 100.5))
