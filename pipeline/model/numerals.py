"""Numerals as guides print them: 15, １５, 十五, ⑮, ⑴, ⒈, ㈠, Ⅳ."""

from __future__ import annotations

from collections.abc import Iterator

# No guide numbers anything this high; int() itself refuses strings of over 4,300 digits.
_MOST_DIGITS = 18

# First and last character of each run of enclosed or Roman numerals, and the value of the first.
_RUNS = (
    ("①", "⑳", 1),
    ("㉑", "㉟", 21),
    ("㊱", "㊿", 36),
    ("⓪", "⓪", 0),
    ("⑴", "⒇", 1),
    ("⒈", "⒛", 1),
    ("㈠", "㈩", 1),
    ("㊀", "㊉", 1),
    ("❶", "❿", 1),
    ("⓫", "⓴", 11),
    ("⓿", "⓿", 0),
    ("⓵", "⓾", 1),
    ("➀", "➉", 1),
    ("➊", "➓", 1),
    ("Ⅰ", "Ⅻ", 1),
    ("ⅰ", "ⅻ", 1),
)


def _read_runs() -> Iterator[tuple[str, int]]:
    """Yield each single-character numeral with its value."""
    for first, last, value in _RUNS:
        for offset in range(ord(last) - ord(first) + 1):
            yield chr(ord(first) + offset), value + offset


SINGLE_NUMERALS = dict(_read_runs())

_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
# 壹 to 仟 stand in forms and receipts; 廿 and 卅 in dates.
_FORMAL = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟", "〇一二三四五六七八九十百千")
_TENS = {"廿": "二十", "卅": "三十"}
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_HIGHEST = 10_000  # above every unit we read: no unit has been seen yet
_ZERO = "〇"


def read_numeral(text: str) -> int | None:
    """Return the number that `text` wholly is, or None; blanks and brackets are no part of one."""
    if not text:
        return None
    digits = text.translate(_NARROW)
    if digits.isascii():
        return int(digits) if digits.isdigit() and len(digits) <= _MOST_DIGITS else None
    if (single := SINGLE_NUMERALS.get(text)) is not None:
        return single
    return _read_chinese(text)


def _read_chinese(text: str) -> int | None:
    """Read 二十一, 一百零五, 两千, 廿三, 二〇一八."""
    if len(text) > _MOST_DIGITS:
        return None
    words = text.translate(_FORMAL)
    if words[0] in _TENS:
        words = _TENS[words[0]] + words[1:]
    if words[0] == "两":
        # 两 stands for 二 alone and before 百 or 千 only; 两十 and 十两 are no numerals.
        if words[1:2] == "十":
            return None
        words = "二" + words[1:]
    if len(words) > 1 and all(word in _DIGITS for word in words):
        return _read_positions(words)
    return _read_units(words)


def _read_positions(words: str) -> int | None:
    """Read 二〇一八 digit by digit; two bare digits (三五, 一二) say "some", not a number."""
    if len(words) == 2 and (_ZERO not in words or words[0] == _ZERO):
        return None
    return int("".join(str(_DIGITS[word]) for word in words))


def _read_units(words: str) -> int | None:
    """Read digits followed by falling units; a unit that is passed over must be printed as 〇."""
    total, digit, unit, gap = 0, None, _HIGHEST, False
    for word in words:
        if word in _UNITS:
            below = _UNITS[word]
            if below >= unit or gap != _passes_over(unit, below):
                return None
            if digit is None and (word != "十" or gap):
                return None  # only 十 stands without a digit: 十五, 一百十五
            total += below * (1 if digit is None else digit)
            digit, unit, gap = None, below, False
        elif word == _ZERO and digit is None and not gap:
            gap = True
        elif word in _DIGITS and digit is None:
            digit = _DIGITS[word]
        else:
            return None
    if digit is None:
        # A 〇 at the end says nothing, save as the whole: 〇 is 0, 一百〇 is no numeral.
        return None if gap and words != _ZERO else total
    # 一百五 may be 150 or 105, so it is neither.
    return total + digit if gap == _passes_over(unit, 1) else None


def _passes_over(unit: int, below: int) -> bool:
    """Say whether a unit lies unprinted between `unit` and `below`; none does at the beginning."""
    return unit != _HIGHEST and below * 10 < unit
