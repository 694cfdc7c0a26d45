"""Which row of the catalogue lists which item of the body."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import NamedTuple

from pipeline.model.guides import Item
from pipeline.model.sources import fold_text

from .headings import read_item_numbers
from .rows import Row, rows_of
from .subjects import fold_name
from .views import View


class Pairing(NamedTuple):
    """Items with their rows, in the body's order; and the rows that list no item."""

    items: list[tuple[Item, Row | None]]
    rows_left: list[Row]


def pair_items(view: View) -> Pairing:
    """Pair by title first, then by number: either may be mistyped, hardly both."""
    return view.memo("pairing", _pair_items)


def _pair_items(view: View) -> Pairing:
    rows = rows_of(view, "catalog")
    numbers = read_item_numbers(view)
    by_title: dict[str, Row] = {}
    for row in rows:
        by_title.setdefault(row.words("name"), row)
    titles = [fold_name(fold_text(item.title or "")) for item in view.guide.items]
    taken = {id(by_title[title]) for title in titles if title in by_title}
    # a row whose title another item bears stands for that item, whatever its number
    known = set(titles)
    by_number = {
        row.words("number"): row
        for row in rows
        if id(row) not in taken and row.words("name") not in known
    }
    waiting = {str(n) for n, title in zip(numbers, titles, strict=True) if title not in by_title}
    printed = Counter(row.words("number") for row in rows if id(row) not in taken)
    borne = {number for number in waiting if printed[number] < 2}
    pairs: list[tuple[Item, Row | None]] = []
    for item, number, title in zip(view.guide.items, numbers, titles, strict=True):
        found = by_title.get(title) or by_number.pop(str(number), None)
        found = found or _row_between(rows, pairs, taken, borne)
        if found is not None:
            taken.add(id(found))
        pairs.append((item, found))
    left = [row for row in rows if id(row) not in taken and row.words("name") not in known]
    return Pairing(pairs, left)


def _row_between(
    rows: list[Row], pairs: list[tuple[Item, Row | None]], taken: set[int], borne: set[str]
) -> Row | None:
    """Return the row below the one of the item before, if its title and number are nobody else's.

    Both may be mistyped in one place, or the number be lost.
    """
    before = pairs[-1][1] if pairs else None
    if before is None:
        return None
    following = next((b for a, b in itertools.pairwise(rows) if a is before), None)
    if following is None or id(following) in taken or following.words("number") in borne:
        return None
    return following
