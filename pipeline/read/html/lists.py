"""The numbers and dots that a browser prints before the entries of a list."""

from __future__ import annotations

from collections.abc import Iterator

from .pages import Element

_BULLET = "• "
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = "零一二三四五六七八九"
# The kinds of numbers by the `type` of a list and by its style.
_KINDS = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha",
    "simp-chinese-informal": "cjk", "cjk-ideographic": "cjk", "cjk-decimal": "cjk",
}  # fmt: skip


def mark_entries(items: Element) -> Iterator[tuple[Element, str]]:
    """Yield the entries of a list, each with what is printed before it."""
    entries = list(items.elements("li"))
    step = -1 if "reversed" in items.attributes else 1
    start = items.number("start")
    value = start if start is not None else len(entries) if step < 0 else 1
    for entry in entries:
        printed = entry.number("value")
        value = printed if printed is not None and items.tag == "ol" else value
        yield entry, _mark(items, entry, value)
        value += step


def _mark(items: Element, entry: Element, value: int) -> str:
    style = " ".join(_list_style(element) for element in (entry, items)).split()
    if "none" in style:
        return ""
    if items.tag != "ol":
        return _BULLET
    kind = entry.attributes.get("type") or items.attributes.get("type") or ""
    named = next((word for word in style if word in _KINDS or word in _KINDS.values()), kind)
    return _print(_KINDS.get(named, named), value)


def _list_style(element: Element) -> str:
    return element.style.get("list-style-type") or element.style.get("list-style") or ""


def _print(kind: str, value: int) -> str:
    if kind.endswith("alpha") and value > 0:
        words = _letters(value)
    elif kind.endswith("roman") and 0 < value < 4000:
        words = _roman(value)
    elif kind == "cjk" and 0 < value < 100:
        return _han(value) + "、"
    else:
        words = str(value)
    return f"{words.upper() if kind.startswith('upper') else words}. "


def _letters(value: int) -> str:
    letters = ""
    while value:
        value, rest = divmod(value - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(value: int) -> str:
    words = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        words += sign * count
    return words


def _han(value: int) -> str:
    tens, ones = divmod(value, 10)
    before = "十" if tens == 1 else _HAN[tens] + "十" if tens else ""
    return before + (_HAN[ones] if ones or not tens else "")
