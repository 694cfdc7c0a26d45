"""Findings as the report shows them: counted, and equal ones folded together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...model.findings import Edit, Family, Finding, Message, Severity, State
from ...model.guides import Item
from ...model.results import Result
from ...model.spans import Span
from .evidence import Line, quote_lines, split_lines

OUTSIDE = 0  # the ordinal of what stands in no item


class Quoted(NamedTuple):
    """A related place with its line."""

    message: Message
    span: Span
    lines: Sequence[Line]


class Place(NamedTuple):
    """A finding with its number in `findings.json`, the item that it stands in, and its lines."""

    number: int
    finding: Finding
    item: ItemCount
    lines: Sequence[Line]
    related: Sequence[Quoted]

    @property
    def edits(self) -> Sequence[Edit]:
        """What the correction changes, where that says more than the expected words."""
        finding = self.finding
        if finding.fix is None:
            return ()
        edits = finding.fix.edits
        said = len(edits) == 1 and (edits[0].span, edits[0].replacement)
        return () if said == (finding.span, finding.expected) else edits


class Group(NamedTuple):
    """Equal faults: one rule says the same of the same words at each of the places."""

    places: list[Place]

    @property
    def finding(self) -> Finding:
        """The first of them."""
        return self.places[0].finding


class ItemCount(NamedTuple):
    """An item, by its place in the guide, and the findings in it; `item` is None outside items."""

    ordinal: int
    item: Item | None
    counts: Counter[Severity]

    @property
    def label(self) -> str:
        """The item's printed number, as far as it has one."""
        return str(self.item.number) if self.item and self.item.number is not None else "—"


class Digest(NamedTuple):
    """All that the report says of the findings."""

    groups: Mapping[Severity, list[Group]]
    items: list[ItemCount]  # outside of items first
    matrix: Mapping[Family, Counter[Severity]]
    states: Counter[State]
    by_rule: Counter[str]
    waived: list[Place]
    lines: list[str]
    at_line: Mapping[int, list[int]]  # numbers of the findings that begin in a line

    @property
    def total(self) -> int:
        """The number of findings."""
        return sum(self.states.values())

    def words_at(self, span: Span) -> str:
        """Return the source's words at `span`, with a sign for each line end."""
        parts = (part for line in quote_lines(self.lines, span, 0) for part in line.parts)
        return "".join(part.text for part in parts if part.marked)


def digest(result: Result) -> Digest:
    """Count the findings of an audited result and fold equal ones, gravest first."""
    findings = result.findings.findings if result.findings else []
    lines = split_lines(result.source)
    items = [ItemCount(OUTSIDE, None, Counter())]
    items += [ItemCount(n, item, Counter()) for n, item in enumerate(result.guide.items, start=1)]
    by_id = {count.item.id: count for count in items if count.item}
    places = []
    for number, finding in enumerate(findings, start=1):
        item = by_id.get(finding.item_id or "", items[OUTSIDE])
        item.counts[finding.severity] += 1
        places.append(_place(number, finding, item, lines))
    matrix: dict[Family, Counter[Severity]] = {family: Counter() for family in Family}
    at_line: dict[int, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings, start=1):
        at_line[finding.span.line].append(number)
        matrix[finding.family][finding.severity] += 1
    return Digest(
        groups=_fold(places),
        items=items,
        matrix=matrix,
        states=Counter(finding.state for finding in findings),
        by_rule=Counter(finding.rule for finding in findings),
        waived=[place for place in places if place.finding.state is State.WAIVED],
        lines=lines,
        at_line=at_line,
    )


def _place(number: int, finding: Finding, item: ItemCount, lines: Sequence[str]) -> Place:
    related = [
        Quoted(each.message, each.span, quote_lines(lines, each.span, 0))
        for each in finding.related
    ]
    return Place(number, finding, item, quote_lines(lines, finding.span, 1), related)


def _fold(places: Sequence[Place]) -> dict[Severity, list[Group]]:
    groups: dict[tuple[object, ...], Group] = {}
    for place in places:
        found = place.finding
        said = (found.message.zh, found.message.en, found.evidence, found.expected)
        groups.setdefault((found.severity, found.rule, *said), Group([])).places.append(place)
    return {
        severity: [group for group in groups.values() if group.finding.severity is severity]
        for severity in Severity
    }
