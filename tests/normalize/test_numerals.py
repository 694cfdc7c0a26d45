"""Numerals: every printed form of a number, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.numerals import SINGLE_NUMERALS, read_numeral


def print_chinese(number: int) -> str:
    """Write 1 to 9,999 the way a guide does, for the way back."""
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + "〇一二三四五六七八九"[digit] + name
        gap = not digit
    return words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("15", 15),
        ("１５", 15),
        ("4２", 42),
        ("007", 7),
        ("〇", 0),
        ("零", 0),
        ("二", 2),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("三十", 30),
        ("二十一", 21),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("一百十五", 115),
        ("两百", 200),
        ("两千零一", 2001),
        ("三百六十五", 365),
        ("一千零一十", 1010),
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("二〇一八", 2018),
        ("二〇", 20),
        ("壹佰零伍", 105),
        ("①", 1),
        ("⑳", 20),
        ("㉑", 21),
        ("㊿", 50),
        ("⑴", 1),
        ("⒛", 20),
        ("㈠", 1),
        ("㈩", 10),
        ("❶", 1),
        ("⓴", 20),
        ("➀", 1),
        ("➓", 10),
        ("Ⅳ", 4),
        ("Ⅻ", 12),
    ],
)
def test_reads_a_numeral(text: str, number: int) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "5 ",
        "(1)",
        "（一）",
        "1_0",
        "-1",
        "1.5",
        "²",
        "٣",
        "①②",
        "ⅩⅠ",
        "I",
        "9" * 5000,
        "百",
        "两十",
        "十两",
        "十十",
        "十二百",
        "一百百",
        "一百五",
        "一千零十",
        "一千五十",
        "一百〇",
        "零五",
        "〇十",
        "三五",
        "一二",
        "十几",
        "多",
        "第三",
        "一" * 5000,
    ],
)
def test_refuses_what_is_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(min_value=1, max_value=9999))
def test_reads_every_chinese_number_back(number: int) -> None:
    assert read_numeral(print_chinese(number)) == number


def test_single_characters_are_distinct_runs() -> None:
    assert all(len(text) == 1 for text in SINGLE_NUMERALS)
    assert sorted(set(SINGLE_NUMERALS.values())) == list(range(51))


@given(st.text(alphabet="〇零一二两三十百千廿卅0５①Ⅳa ") | st.text())
def test_never_raises(text: str) -> None:
    number = read_numeral(text)
    assert number is None or number >= 0
