"""The headings of the items' fields, and the number that each item bears by its own witnesses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from pipeline.model.profiles import MAIN_FIELDS
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node

from .views import View

_DECIMAL = re.compile(r"\s*(\d{1,4})\s*[.,。、·:]\s*(\d{1,3})(?!\d)")  # `37.3 办理时限`
# Below this many items a habit cannot be told from chance: real guides of five items give a field
# in four and lawfully not in the fifth.
FEWEST_ITEMS = 6
HABIT = 0.83


class Heading(NamedTuple):
    """A field's heading. `number` is the range of 37.3, `label` that of its words, colon aside."""

    node: Node
    kind: str
    words: str
    label: Range
    number: Range | None
    prefix: int | None
    ordinal: int | None

    @property
    def whole(self) -> Range:
        """The range of number and words."""
        return Range(self.number.start if self.number else self.label.start, self.label.end)


def read_headings(view: View) -> list[list[Heading]]:
    """Return the headings of each item, in the order of `guide.items`."""
    return view.memo("headings", _read_headings)


def _read_headings(view: View) -> list[list[Heading]]:
    nodes = [item.all(Kind.FIELD) for item in view.item_nodes]
    return [[_read_heading(view, node) for node in fields] for fields in nodes]


def _read_heading(view: View, node: Node) -> Heading:
    label = view.heading_of(node)
    words = "".join(view.source.folded[label.start : label.end].split()).strip("[]【】*★")
    number = node.first(Kind.NUMBER)
    match = _DECIMAL.match(view.source.folded, number.start, number.end) if number else None
    return Heading(
        node,
        node.name or "other",
        words,
        label,
        Range(match.start(1), match.end()) if match else None,
        int(match[1]) if match else None,
        int(match[2]) if match else None,
    )


def read_item_numbers(view: View) -> list[int | None]:
    """Return each item's number as title and fields together tell it; titles break ties."""
    return view.memo("item numbers", _read_item_numbers)


def _read_item_numbers(view: View) -> list[int | None]:
    numbers: list[int | None] = []
    for item, headings in zip(view.guide.items, read_headings(view), strict=True):
        votes = Counter(h.prefix for h in headings if h.prefix is not None)
        if item.number is not None:
            votes[item.number] += 1
        best = max(votes.values(), default=0)
        leaders = [number for number, count in votes.items() if count == best]
        numbers.append(item.number if item.number in leaders or not leaders else leaders[0])
    return numbers


def usual_ordinals(view: View) -> dict[str, int]:
    """Return the place in the item that most headings of a kind have."""
    return view.memo("usual ordinals", _usual_ordinals)


def _usual_ordinals(view: View) -> dict[str, int]:
    seen: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for headings in read_headings(view):
        for heading in headings:
            if heading.ordinal is not None:
                seen[heading.kind][heading.ordinal] += 1
    return {kind: counts.most_common(1)[0][0] for kind, counts in seen.items()}


def habitual_kinds(view: View) -> list[str]:
    """Return the main fields that the guide's items have as a habit, in their usual order."""
    return view.memo("habitual kinds", _habitual_kinds)


def _habitual_kinds(view: View) -> list[str]:
    per_item = [{h.kind for h in headings} for headings in read_headings(view)]
    if len(per_item) < FEWEST_ITEMS:
        return []
    counts = Counter(kind for kinds in per_item for kind in kinds)
    usual = [kind for kind in MAIN_FIELDS if counts[kind] >= HABIT * len(per_item)]
    ordinals = usual_ordinals(view)
    return sorted(usual, key=lambda kind: ordinals.get(kind, MAIN_FIELDS.index(kind)))


def usual_words(view: View) -> dict[str, Counter[str]]:
    """Return how often each kind of field bears each heading."""
    return view.memo("usual words", _usual_words)


def _usual_words(view: View) -> dict[str, Counter[str]]:
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for headings in read_headings(view):
        for heading in headings:
            seen[heading.kind][heading.words] += 1
    return dict(seen)


def holds_text(view: View, node: Node) -> bool:
    """Whether the field has words of its own below its heading."""
    leaves = node.all(Kind.TEXT, Kind.CELL)
    return any(view.source.folded[leaf.start : leaf.end].strip(" \r\n:.。") for leaf in leaves)
