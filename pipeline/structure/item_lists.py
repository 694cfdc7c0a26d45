"""Which lists have items as entries: the same labels stand below one entry after the other."""

from __future__ import annotations

from collections import Counter

from .candidates import LONG, Candidates
from .label_lines import Candidate
from .label_lists import FEWEST_KINDS
from .outlines import Series

_MOST = 0.6  # of the entries hold the one field that items give
_FEWEST_ITEMS = 3  # with one field each


def find_item_lists(candidates: Candidates) -> list[Series]:
    """Return the lists in which two entries or more hold labels of the same kinds.

    Of lists inside each other the outermost counts whose entries hold them at once: sections, not
    the chapters around them. Lists printed like one of these are items' lists with one such entry.
    """
    found: list[Series] = []
    entries: set[int] = set()

    def add(series: Series) -> None:
        if entries.isdisjoint((*candidates.outline.ancestors(series.members[0]), *series.members)):
            found.append(series)
            entries.update(series.members)

    possible = [
        series
        for series in candidates.outline.series
        if candidates.may_hold_items(series) and not candidates.stands_in_field(series)
    ]
    for series in possible:
        shared = Counter(kind for member in _holding(candidates, series) for kind in member)
        if any(count > 1 for count in shared.values()) or _hold_one_field(candidates, series):
            add(series)
    styles = {series.style for series in found}
    for series in possible:
        if series.style in styles and _holding(candidates, series):
            add(series)
    return found


def _hold_one_field(candidates: Candidates, series: Series) -> bool:
    """Whether most entries hold the same field, no remark, and stand in no field themselves."""
    if candidates.stands_in_label(series):
        return False
    held = Counter(kind for m in series.members for kind in candidates.kinds_below(m))
    counts = [count for kind, count in held.items() if kind not in ("tips", "other")]
    return max(counts, default=0) >= max(_FEWEST_ITEMS, _MOST * len(series.members))


def _holding(candidates: Candidates, series: Series) -> list[set[str]]:
    """Return the kinds that the entries hold, of those that hold as many as an item does."""
    held = (candidates.kinds_below(member) for member in series.members)
    return [kinds for kinds in held if len(kinds) >= FEWEST_KINDS]


def find_titles(candidates: Candidates, item_lists: list[Series]) -> set[int]:
    """Return the entries that head items: all but sentences without a field: `第一条 为规范…。`."""
    return {
        line
        for series in item_lists
        for line in series.members
        if candidates.kinds_below(line) or not candidates.lines[line].is_sentence
    }


def find_remarks(candidates: Candidates, item_lists: list[Series], titles: set[int]) -> set[int]:
    """Return the entries that end the items: sentences in their list, chapters behind them all."""
    remarks = {line for series in item_lists for line in series.members} - titles
    outline, last = candidates.outline, max(titles, default=0)
    above = {line for series in item_lists for line in outline.ancestors(series.members[0])}
    around = {id(outline.of[line]): outline.of[line] for line in above}
    for series in around.values():
        remarks.update(line for line in series.members if line > last)
    return remarks


def find_category_lines(candidates: Candidates, item_lists: list[Series]) -> list[int]:
    """Return the lines that stand above the items' lists where there are several: `普通护照`.

    All of them have such a line, or none has.
    """
    lines = [series.members[0] - 1 for series in item_lists]
    above = [candidates.by_line.get(line) for line in lines]
    if len(lines) > 1 and all(one and _is_plain_title(candidates, one) for one in above):
        return lines
    return []


def _is_plain_title(candidates: Candidates, candidate: Candidate) -> bool:
    """Whether a line without number, colon or stop may name what follows it."""
    shape = candidate.shape
    whole = shape.alone and not shape.colon and not shape.marker
    return whole and not candidates.is_sentence(candidate) and len(shape.words) <= LONG
