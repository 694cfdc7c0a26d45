"""Entries of a materials list: each begins with a line, or with a circled number inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from pipeline.model.numerals import SINGLE_NUMERALS, read_numeral
from pipeline.model.prose import Prose

_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_HAN = "[一二三四五六七八九十]"
_BEGINS = re.compile(
    rf"(?:^|\n) *(?:[-—–●■◆▪·]+ ?)?"
    rf"(?P<line>[{_CIRCLED}]|\d{{1,2}}(?=[.、](?:(?!\d)|\d寸))|\((?:{_HAN}+|\d+)\)|{_HAN}+(?=、))?"
    r"[.、]? *"
    r"|(?<=[^\d\n]) *(?P<further>\d{1,2})[.、](?:(?!\d)|(?=\d寸)) *"
    rf"|(?<=[^、和及与或至])(?P<inline>[{_CIRCLED}]) *|(?<=\S) {{2,8}}[-●■◆▪·] +"
)

_REMARKS = re.compile(r" *\(?(?:注|备注|说明|提示|注意)")
_LONGEST = 400  # characters of an entry; the next one begins behind it
_SECOND = re.compile(r"(?<!\d)2[.、](?!\d)")


class Entry(NamedTuple):
    """An entry of the list: its number as value and as mark, with and without the mark."""

    number: int | None
    mark: str | None
    printed: Prose
    words: Prose


def read_entries(prose: Prose) -> Iterator[Entry]:
    """Yield the entries: each begins with a line or with a circled number inside one."""
    text = prose.folded
    starts: list[re.Match[str]] = []
    line = ""  # the number that the list of the line has come to
    circled = 0
    for match in _BEGINS.finditer(text):
        if not match["further"] and not match["inline"]:
            line = match["line"] or ""
        # 注：1.…；2.… numbers remarks: only a line that begins with a number goes on with one,
        # behind a stop with any, elsewhere with the next: 1.申请表 2.身份证 3.户口簿
        counted = not match["further"] or (
            _goes_on(text, match, line) if line.isdecimal() else _opens_list(text, match)
        )
        if counted and match["further"]:
            line = match["further"]
        if mark := match["inline"]:
            # behind a stop with any number, elsewhere with the next: ①申请书②出生证明
            behind_stop = text[match.start() - 1] in ":;。) \n"
            counted = behind_stop or SINGLE_NUMERALS[mark] == circled + 1 or not starts
        if (mark := match["inline"] or match["line"]) in SINGLE_NUMERALS:
            circled = SINGLE_NUMERALS[mark]
        if counted and match.end() < len(text) and (match.end() > match.start() or not starts):
            starts.append(match)
    for match, following in zip_longest(starts, starts[1:]):
        end = following.start() if following else len(text)
        mark = match["line"] or match["further"] or match["inline"]
        if text[match.end() : end].strip():
            number = read_numeral(mark.strip("()")) if mark else None
            printed = prose.slice(match.start(), end)
            yield Entry(number, mark, printed, prose.slice(match.end(), end))


def _goes_on(text: str, match: re.Match[str], before: str) -> bool:
    behind_stop = text[match.start() - 1] in ";。"
    return behind_stop or int(match["further"]) == int(before) + 1


def _opens_list(text: str, match: re.Match[str]) -> bool:
    """Whether a list begins inside a line that has no number: `（一）筹设：1.申请书；2.章程`."""
    if match["further"] != "1" or text[match.start() - 1] not in ":。":
        return False
    begin = text.rfind("\n", max(0, match.start() - _LONGEST), match.start()) + 1
    end = text.find("\n", match.end(), match.end() + _LONGEST)
    end = end if end >= 0 else match.end() + _LONGEST
    return not _REMARKS.match(text, begin) and _SECOND.search(text, match.end(), end) is not None


def style_of(mark: str | None) -> str:
    """Return how a mark is printed, its number aside: `1`, `(1)`, `一`, `①`."""
    if mark is None or mark in SINGLE_NUMERALS:
        return "①" if mark else ""
    return re.sub(rf"{_HAN}+", "一", re.sub(r"\d+", "1", mark))
