"""Entries of a materials list: each begins with a line, or with a circled number inside one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from pipeline.model.characters import BULLETS
from pipeline.model.numerals import SINGLE_NUMERALS, read_numeral
from pipeline.model.prose import Prose

# ① ⑴ ⒈ ❶; Roman numerals begin words as well.
_SINGLE = "".join(mark for mark in SINGLE_NUMERALS if unicodedata.category(mark) == "No")
_HAN = "[一二三四五六七八九十]"
_POINT = r"[.、](?:(?!\d)|(?=\d寸))"  # 3.2 is a number; `1.2寸照片` is the first of a list
_BRACKETED = rf"\((?:{_HAN}{{1,3}}|\d{{1,2}})\)|\d{{1,2}}\)"
_LETTER = r"[a-jA-J]\d{0,2}(?:\)|(?=[.、]))|\d(?=\ufe0f?\u20e3)"  # `a)` · `B1.` · a keycap
_MEASURE = "[寸万亿元米厘毫公千百倍年月日个平周天份张套]"  # 3.5寸照片
_PAPER = rf" (?!{_MEASURE})[^\W\da-zA-Z]"  # `1 身份证明`
_BEGINS = re.compile(
    rf"(?:^|\n) *(?:(?P<bullet>[-—–·{BULLETS}])(?P=bullet)* ?)?"
    rf"(?P<line>[{_SINGLE}]|\d{{1,2}}(?={_POINT}|\n|{_PAPER})|{_BRACKETED}|{_HAN}+(?=、)|{_LETTER}"
    rf"|(?:\d{{1,2}}\.){{1,2}}\d{{1,2}}(?= |《|(?!{_MEASURE})[^\W\d]))?"
    r"[.、\ufe0f\u20e3]* *(?:(?<=\d)\n *)?"
    rf"|(?<=[^\d\n ]) *(?P<further>\d{{1,2}}(?={_POINT})|{_BRACKETED})[.、]? *"
    rf"|(?<=[^、和及与或至])(?P<inline>[{_SINGLE}]) *|(?<=\S) {{2,8}}[-·{BULLETS}] +"
)

_REMARKS = re.compile(r" *\(?(?:注|备注|说明|提示|注意)")
_LONGEST = 400  # characters of an entry; the next one begins behind it
# What a list begins with, and what shows that it goes on: `：（1）退休证；（2）审批表`.
_SECOND = {
    "1": re.compile(r"(?<!\d)2[.、](?!\d)"),
    "1)": re.compile(r"(?<![\d(])2\)"),
    "(1)": re.compile(r"\(2\)"),
    "(一)": re.compile(r"\(二\)"),
}


class Entry(NamedTuple):
    """An entry of the list: its number as value and as mark, with and without the mark."""

    number: int | None
    mark: str | None
    printed: Prose
    words: Prose
    bullet: str = ""

    @property
    def style(self) -> str:
        """How the entry is marked, its number aside: `1`, `(1)`, `一`, `①`, `■`."""
        return style_of(self.mark) or self.bullet


def read_entries(prose: Prose) -> Iterator[Entry]:
    """Yield the entries: each begins with a line or with a circled number inside one."""
    text = prose.folded
    starts: list[re.Match[str]] = []
    lists: dict[str, int] = {}  # the lists of this line, and the number each has come to
    circled = 0
    for match in _BEGINS.finditer(text):
        counted = True
        if not match["further"] and not match["inline"]:
            lists = {style_of(match["line"]): _read_number(match["line"]) or 0}
        # 注：1.…；2.… numbers remarks: only a line that begins with a number goes on with one,
        # behind a stop with any, elsewhere with the next: 1.申请表 2.身份证 3.户口簿
        if mark := match["further"]:
            style, number = style_of(mark), _read_number(mark) or 0
            counted = (
                text[match.start() - 1] in ";。" or number == lists[style] + 1
                if lists.get(style)
                else number == 1 and _opens_list(text, match)
            )
            if counted:
                lists[style] = number
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
            printed = prose.slice(match.start(), end)
            bullet = match["bullet"] or ""
            yield Entry(_read_number(mark), mark, printed, prose.slice(match.end(), end), bullet)


def _read_number(mark: str | None) -> int | None:
    """Return the value of a mark: of `3.2` that of its last number."""
    return read_numeral(re.sub("[a-zA-Z()]", "", mark).rpartition(".")[2]) if mark else None


def _opens_list(text: str, match: re.Match[str]) -> bool:
    """Whether a list begins inside a line: `（一）筹设：1.申请书；2.章程`."""
    if text[match.start() - 1] == "\t":
        return True  # in the cell behind the group's heading
    if text[match.start() - 1] not in ":。":
        return False
    begin = text.rfind("\n", max(0, match.start() - _LONGEST), match.start()) + 1
    end = text.find("\n", match.end(), match.end() + _LONGEST)
    end = end if end >= 0 else match.end() + _LONGEST
    second = _SECOND[style_of(match["further"])]
    return not _REMARKS.match(text, begin) and second.search(text, match.end(), end) is not None


def style_of(mark: str | None) -> str:
    """Return how a mark is printed, its number aside: `1`, `(1)`, `一`, `①`."""
    if mark is None or mark in SINGLE_NUMERALS:
        return "①" if mark else ""
    return re.sub(rf"{_HAN}+", "一", re.sub(r"\d+", "1", re.sub("[a-jA-J]", "a", mark)))
