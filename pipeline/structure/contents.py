"""Find the contents at the head of a text, with pages or without."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from pipeline.model.profiles import Profile
from pipeline.model.trees import Kind

from .lines import FIELD_DEPTH, SECTION_DEPTH, Line, Role

# `人社权力事项清单.....	(1)` · `申领——第 3 页`: a leader, then a page; the leader may be lost
# below the first line, the page below any.
_CONTENTS_LINE = re.compile(
    r"(.*?[^\s.…·_—])[ \t.…·_—]*"
    r"([(\[]\d{1,5}[)\]]|(?<=[ \t.…·_—])(?:第 ?|[Pp]\.? ?)?\d{1,5}(?: ?页)?)$"
)
_LEADER = re.compile(r"[.…·_—]{2}")
_PAGELESS = re.compile(r"(.*?[^\s.…·_—])[ \t]*[.…·_—]{3,}$")
_FEWEST_LISTED = 3


def mark_contents(lines: list[Line], profile: Profile) -> list[str]:
    """Mark the table of contents; return its titles, compact."""
    titles: list[str] = []
    for index, line in enumerate(lines):
        if line.compact in profile.contents_labels and _leads_to_contents(lines, index):
            line.role = Role([(Kind.LABEL, line.start)], [(Kind.CONTENTS, SECTION_DEPTH, None)])
            continue
        match = _match_contents_line(line.text)
        if not match and _in_contents(lines, index):
            match = _PAGELESS.match(line.text)
        if not match or not _follows_contents(lines, index):
            continue
        leaves = [(Kind.TITLE, line.start)]
        if match.re is _CONTENTS_LINE:
            leaves.append((Kind.PAGE, line.start + match.start(2)))
        opens = [(Kind.CONTENTS_LINE, SECTION_DEPTH + 1, None)]
        if not _in_contents(lines, index):
            opens.insert(0, (Kind.CONTENTS, SECTION_DEPTH, None))
        line.role = Role(leaves, opens)
        titles.append("".join(match[1].split()))
        if line.marker:  # the section's own title may do without
            titles.append("".join(match[1][line.marker.end :].split()))
    if not titles:
        _mark_register(lines, profile)
    return titles


def _mark_register(lines: list[Line], profile: Profile) -> None:
    """Mark a list of the headings that stand below it at the head of a text: contents, no pages."""
    begin, end = _find_register(lines)
    if sum(profile.kind_of_label(line.compact) is not None for line in lines[begin:end]) > 1:
        for line in lines[begin:end]:  # the fields of one item, to be chosen from
            line.role = Role([(Kind.FURNITURE, line.start)], depth=FIELD_DEPTH)
        return
    opens = [(Kind.CONTENTS, SECTION_DEPTH, None)]
    if begin < end and begin and lines[begin - 1].compact in profile.contents_labels:
        lines[begin - 1].role = Role([(Kind.LABEL, lines[begin - 1].start)], opens)
        opens = []
    for line in lines[begin:end]:
        opens.append((Kind.CONTENTS_LINE, SECTION_DEPTH + 1, None))
        line.role = Role([(Kind.TITLE, line.start)], opens)
        opens = []


def _find_register(lines: list[Line]) -> tuple[int, int]:
    """Return where lines begin and end that all stand again below them, in pieces; else nothing.

    What stands again in one piece is no list of headings: `收费标准`, `不收费` of item after item.
    No sentence and no entry of a list stands above contents, and none among them.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        places[line.compact].append(index)
    begin = end = next((at[0] for at in places.values() if len(at) > 1), len(lines))
    if any(line.marker or line.is_sentence for line in lines[:begin]):
        return 0, 0
    for line in lines[begin:]:
        again = len(places[line.compact]) > 1 or _counts_on(lines[end - 1], line)
        if places[line.compact][0] != end or line.is_sentence or not again:
            break
        end += 1
    below = [at[1] for line in lines[begin:end] if len(at := places[line.compact]) > 1]
    apart = all(after - before > 1 for before, after in pairwise(below))
    return (begin, end) if len(below) >= _FEWEST_LISTED and apart else (0, 0)


def _counts_on(before: Line, line: Line) -> bool:
    """Whether the numbers of two lines follow each other: a title may be misspelt below."""
    one, other = before.marker, line.marker
    return one is not None and other is not None and other[:2] == (one.system, one.value + 1)


def _leads_to_contents(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and _match_contents_line(lines[index + 1].text) is not None


def _match_contents_line(text: str) -> re.Match[str] | None:
    ends_with_page = text[-1] in ")]页" or text[-1].isdecimal()  # few lines do, the pattern is slow
    return _CONTENTS_LINE.match(text) if ends_with_page else None


def _in_contents(lines: list[Line], index: int) -> bool:
    previous = lines[index - 1].role if index else None
    last = previous.opens[-1][0] if previous and previous.opens else None
    return last in (Kind.CONTENTS, Kind.CONTENTS_LINE)


def _follows_contents(lines: list[Line], index: int) -> bool:
    """A line with a page alone is no contents; one with a leader, or below another one, is."""
    return _in_contents(lines, index) or bool(_LEADER.search(lines[index].text))
