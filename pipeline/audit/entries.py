"""Numbered entries of lists inside the items' fields, and the marks that only point to entries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.characters import CIRCLED
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

from .views import View, Words

# A year may follow the mark, as in `3、2016年4月男未达到45周岁`; another digit makes it a number.
_MARK = re.compile(
    rf"(?P<circled>[{CIRCLED}])"
    r"|(?:^|(?<=\n)) *(?P<arabic>\d{1,2})(?= ?[.、](?:(?!\d)|(?:19|20)\d{2} ?年))",
    re.M,
)
# `不需提供要件①和③` · `（见①、②）` · `材料①至③`: marks among words that point, not list.
_POINTS_BEFORE = re.compile(
    r"(?:要件|材料|资料|证件|情形|条件|方式|上述|以上|前述|见|第|除|含|[和及与或至])$"
)
# `1、申请表；2、证明；` and `3、…` in the next line: numbers inside a line that go on with its own.
_INLINE = re.compile(r"(?<=[^\d\n第]) *(?P<arabic>\d{1,2})(?=[.、](?!\d))")
_PARAGRAPH_END = re.compile(r"(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)|\t")
_MOST_INLINE = 30  # entries that one line may hold
_AFTER_MARK, _BEFORE_MARK = " .、．", " \t\r\n-*•"
_POINTS_AFTER = re.compile(r" *(?:[和及与或至、,;。)]|$|\n|所|项|款|条|的|中|为)")


class Entry(NamedTuple):
    """A number before an entry: its place, value, its line of text and what stands before it.

    `opens` when the words before it may open a list: a heading, a label, a plain line; `inside`
    when that label is an entry itself, as `①窗口办：` above its venues.
    """

    range: Range
    value: int
    system: str
    line: int
    opens: bool
    after_label: bool
    inside: bool


@dataclass(slots=True)
class EntryList:
    """The entries of one running text, in order, and the marks in it that point to entries."""

    words: Words
    entries: list[Entry] = field(default_factory=list)
    pointers: list[tuple[Range, int]] = field(default_factory=list)

    def runs(self) -> Iterator[list[Entry]]:
        """Yield the lists that the entries form; a list in an entry of another is its own."""
        for system in ("circled", "arabic"):
            yield from _split([entry for entry in self.entries if entry.system == system])


def read_entries(view: View) -> list[EntryList]:
    """Return the numbered entries of each field of the items."""
    return view.memo("entries", _read_entries)


def entry_words(view: View, entries: EntryList, entry: Entry, following: Entry | None) -> Range:
    """Return where the words of an entry stand: up to the next entry, or the paragraph's end."""
    text = view.source.text
    if following is not None:
        end = following.range.start
    else:
        last = entries.words.prose.range().end
        ends = view.memo("paragraph_ends", _find_paragraph_ends)
        end = min(last, ends[bisect_left(ends, entry.range.end)])
    start = entry.range.end
    while start < end and text[start] in _AFTER_MARK:
        start += 1
    while end > start and text[end - 1] in _BEFORE_MARK:
        end -= 1
    return Range(start, end)


def _find_paragraph_ends(view: View) -> list[int]:
    text = view.source.text
    return [*(match.start() for match in _PARAGRAPH_END.finditer(text)), len(text)]


def _read_entries(view: View) -> list[EntryList]:
    found = []
    for words in view.words:
        if words.item is None or words.field in ("item_title", "caption", "intro"):
            continue
        entries = _read_list(words)
        if entries.entries or entries.pointers:
            found.append(entries)
    return found


def _read_list(words: Words) -> EntryList:
    result = EntryList(words)
    text = words.prose.folded
    line = counted = 0
    for match in _find_marks(text):
        name = match.lastgroup or "arabic"
        start, end = match.span(name)
        at = words.prose.range(start, end)
        value = read_numeral(match[name]) or 0
        if name == "circled" and _is_pointer(text, start, end):
            result.pointers.append((at, value))
            continue
        line_start = text.rfind("\n", 0, start) + 1
        head_start = text.rfind("\n", 0, max(0, line_start - 1)) + 1
        head = text[head_start:start].rstrip(" -\n")
        line += text.count("\n", counted, start)
        counted = start
        before = head[head.rfind("\n") + 1 :]
        own_line = start - line_start < 3
        plain = bool(before) and own_line and not _MARK.search(before)
        label = head.endswith(":")
        opens = not head or label or plain
        inside = label and own_line and bool(_MARK.match(before))
        result.entries.append(Entry(at, value, name, line, opens, label, inside))
    return result


def _find_marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks; those inside a line where the next line's number goes on with them, or is
    none.
    """
    marks = list(_MARK.finditer(text))
    numbers = [match for match in marks if not match["circled"]]
    after = dict(pairwise(numbers))
    before = dict(zip(numbers[1:], numbers, strict=False))
    for match in marks:
        if not match["circled"]:
            yield from _find_opening(text, match, before.get(match))
        yield match
        if match["circled"]:
            continue
        following, last = after.get(match), int(match["arabic"])
        goal = int(following["arabic"]) if following else None
        if goal is not None and not last + 1 < goal <= last + _MOST_INLINE:
            continue
        line_end = text.find("\n", match.end())
        chain = []
        for inner in _INLINE.finditer(text, match.end(), line_end if line_end >= 0 else len(text)):
            if int(inner["arabic"]) == last + 1:
                chain.append(inner)
                last += 1
        if goal in (None, last + 1):
            yield from chain


def _find_opening(
    text: str, match: re.Match[str], before: re.Match[str] | None
) -> list[re.Match[str]]:
    """Return the numbers from 1 on, behind a label, that the number of a line goes on with.

    `企业职工：1、劳动合同；` and `2、身份证` in the next line.
    """
    goal = int(match["arabic"])
    if goal == 1 or (before and int(before["arabic"]) == goal - 1):
        return []
    line_end = match.start()
    start = max(text.rfind("\n", 0, max(0, line_end - 1)), before.end() if before else 0)
    chain = list(_INLINE.finditer(text, max(0, start), line_end))
    values = [int(inner["arabic"]) for inner in chain]
    return chain if values == list(range(1, goal)) else []


def _is_pointer(text: str, start: int, end: int) -> bool:
    if start == 0 or text[start - 1] == "\n":
        return False
    before = text[max(0, start - 3) : start].rstrip()
    if text[start - 1] in "、" and _POINTS_AFTER.match(text, end):
        return True
    return bool(_POINTS_BEFORE.search(before) and _POINTS_AFTER.match(text, end))


def _split(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Split where an entry opens a list anew; an outer list goes on where its number follows."""
    open_lists: list[list[Entry]] = []
    for entry in entries:
        if not open_lists:
            open_lists.append([entry])
        elif _begins_anew(open_lists, entry):
            if not entry.inside:
                yield from reversed(open_lists)
                open_lists.clear()
            open_lists.append([entry])
        elif (
            len(open_lists) > 1
            and entry.value != open_lists[-1][-1].value + 1
            and entry.value == open_lists[-2][-1].value + 1
        ):
            yield open_lists.pop()
            open_lists[-1].append(entry)
        else:
            open_lists[-1].append(entry)
    yield from reversed(open_lists)


def _begins_anew(open_lists: list[list[Entry]], entry: Entry) -> bool:
    """A 1 may begin a list wherever one can begin; another number only right below a label."""
    if entry.value == 1:
        return entry.opens
    goes_on = any(entry.value == numbers[-1].value + 1 for numbers in open_lists)
    return entry.after_label and not goes_on
