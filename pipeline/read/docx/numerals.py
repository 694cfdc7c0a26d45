"""Write a number as Word prints it in a list: 3, ③, 三, 叁, 丙, III, c, ３."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_HAN, _FORMAL, _FORMAL_TRADITIONAL = (
    "〇一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "零壹貳參肆伍陸柒捌玖",
)
_UNITS, _FORMAL_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Beyond these a number would be written as a long row of letters; digits are written instead.
_MOST_ROMAN, _MOST_LETTERS = 4999, 26 * 10
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def write_numeral(value: int, style: str) -> str:
    """Return `value` in the number format `style` of Word; digits where it has no such sign."""
    if value < 0:
        return str(value)
    return _WRITERS.get(style, str)(value)


def write_like(value: int, pattern: str) -> str:
    """Return `value` as the first of a custom format's examples is written: `001, 002, …`."""
    first = pattern.split(",", 1)[0].strip()
    return str(value).zfill(min(len(first), 9)) if first.isdecimal() else str(value)


def enclose(value: int) -> str:
    """Return `value` in a circle: ① to ㊿."""
    for first, last, begin in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"), (0, 0, "⓪")):
        if first <= value <= last:
            return chr(ord(begin) + value - first)
    return str(value)


def _run(begin: str, length: int) -> Callable[[int], str]:
    """Return a writer with the signs that stand in a row from `begin`, for 1 to `length`."""
    return lambda value: chr(ord(begin) + value - 1) if 1 <= value <= length else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda value: "".join(signs[int(digit)] for digit in str(value))


def _count(signs: str, units: tuple[str, ...], *, bare_ten: bool) -> Callable[[int], str]:
    """Return a writer of counting words; `bare_ten` writes 十 for 一十 at the beginning."""

    def write(value: int) -> str:
        if not 0 < value < 10_000:
            return _digits(signs)(value)
        zero = "零"
        words = ""
        for power, digit in zip(range(len(str(value)) - 1, -1, -1), str(value), strict=True):
            if digit != "0":
                words += signs[int(digit)] + units[power]
            elif not words.endswith(zero):
                words += zero
        words = words.rstrip(zero)
        return words[1:] if bare_ten and words.startswith(signs[1] + units[1]) else words

    return write


def _letters(begin: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        if not 1 <= value <= _MOST_LETTERS:
            return str(value)
        return chr(ord(begin) + (value - 1) % 26) * ((value - 1) // 26 + 1)

    return write


def _roman(value: int) -> str:
    if not 1 <= value <= _MOST_ROMAN:
        return str(value)
    words = ""
    for worth, sign in _ROMAN:
        words += sign * (value // worth)
        value %= worth
    return words


_counting = _count(_HAN, _UNITS, bare_ten=True)

_WRITERS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "numberInDash": lambda value: f"- {value} -",
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"), lambda value: str(value).translate(_WIDE)
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), enclose),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        _counting,
    ),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits(_HAN)
    ),
    "chineseLegalSimplified": _count(_FORMAL, _FORMAL_UNITS, bare_ten=False),
    **dict.fromkeys(
        ("ideographLegalTraditional", "japaneseLegal"),
        _count(_FORMAL_TRADITIONAL, _FORMAL_UNITS, bare_ten=False),
    ),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)
    ),
}
