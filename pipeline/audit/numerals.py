"""Printed numerals as evidence: where they stand, and the same numeral with another value."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.characters import CIRCLED
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range
from pipeline.model.trees import Node

from .views import View

# `一、企业职工养老保险` · `1. 因违规退休` · `（二）` · `③`; a decimal point is no list dot.
_LEADING = re.compile(
    rf"\s*(?:([{CIRCLED}])|\(? ?(\d{{1,4}}|[〇零一二三四五六七八九十百]{{1,4}}) ?[.、)](?!\d))"
)
_NUMERAL = re.compile(rf"\d{{1,4}}|[〇零一二三四五六七八九十百]{{1,4}}|[{CIRCLED}]")
_CHINESE = "〇一二三四五六七八九"


class Numeral(NamedTuple):
    """A numeral with its place."""

    range: Range
    value: int


def read_leading(view: View, at: Range) -> Numeral | None:
    """Return the numeral that the words at a range begin with."""
    match = _LEADING.match(view.source.folded, at.start, at.end)
    if match is None or match.lastindex is None:
        return None
    value = read_numeral(match[match.lastindex])
    return None if value is None else Numeral(Range(*match.span(match.lastindex)), value)


def read_numeral_in(view: View, number: Node) -> Numeral | None:
    """Return the numeral in the leaf that holds a heading's number, its marks left out."""
    match = _NUMERAL.search(view.source.folded, number.start, number.end)
    value = read_numeral(match[0]) if match else None
    return Numeral(Range(*match.span()), value) if match and value is not None else None


def print_like(model: str, value: int) -> str:
    """Return `value` in the digits of `model`: circled, Chinese or Arabic."""
    if model and "①" <= model[0] <= "⑳" and 1 <= value <= 20:
        return chr(ord("①") + value - 1)
    if model and read_numeral(model) is not None and not model.isascii() and value < 100:
        tens, ones = divmod(value, 10)
        head = "" if not tens else ("十" if tens == 1 else _CHINESE[tens] + "十")
        return head + (_CHINESE[ones] if ones else "") or _CHINESE[0]
    return str(value)
