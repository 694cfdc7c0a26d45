"""A remark over all columns below the last rule of a table without outer rules."""

from __future__ import annotations

from pipeline.read.pdf.open_tables import find_uprights
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import set_glyphs

ROWS = [(45, 104, "类别"), (120, 104, "事项"), (45, 129, "养老"), (120, 129, "职工参保登记")]
SIDES = [Box(x, 100, x, 155) for x in (40, 360)]


def inner(top: float = 100, down: float = 0) -> list[Box]:
    """Return the rules between the cells of two rows, the upright one from `top`."""
    level = [Box(40, y + down, 360, y + down) for y in (125, 155)]
    return [*level, Box(110, top + down, 110, 155 + down)]


def close(rules: list[Box], remark: float, *, left: float = 45, tables: int = 1) -> list[Box]:
    """Return the rules that are found where remarks begin so far below the last rules."""
    words = [*ROWS, (left, 155 + remark, "补齐时间为十个工作日")]
    placed = [(x, y + 200 * n, text) for n in range(tables) for x, y, text in words]
    return find_uprights(rules, [g for x, y, text in placed for g in set_glyphs(text, x, y)])


def test_a_remark_as_far_below_the_last_rule_as_words_in_rows_is_one() -> None:
    assert close(inner(), 4) == [Box(40, 169, 360, 169), Box(40, 155, 40, 169)]


def test_each_of_two_tables_above_each_other_has_its_remark() -> None:
    found = close([*inner(), *inner(down=200)], 4, tables=2)
    assert {rule.bottom for rule in found} == {169, 369}


def test_a_text_below_a_table_is_no_remark() -> None:
    assert close(inner(), 9) == close(inner(), 4, left=40) == []


def test_a_table_with_rules_around_it_or_above_its_header_ends_with_the_last_rule() -> None:
    assert close([*inner(), *SIDES], 4) == close(inner(top=125), 4) == []
    assert close([*inner(), Box(40, 100, 360, 100)], 4) == []
