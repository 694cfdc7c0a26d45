"""How far the findings agree with what is really wrong with a guide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.findings import Finding, Severity
from pipeline.model.results import Result
from pipeline.model.sources import Source
from pipeline.model.spans import Span
from tests.guides.keys import Key, KeyFault, is_printed
from tests.guides.score import Score


class Place(NamedTuple):
    """Where the words of a fault stand, as offsets."""

    fault: KeyFault
    start: int
    end: int


def score_faults(score: Score, result: Result, key: Key) -> None:
    """Add how far the findings agree with the faults of the key.

    A fault is found by a finding of its family that touches its words, at whatever severity. An
    error or a warning where no fault is stands against the program, unless its rule is one of the
    document's habits.
    """
    assert result.findings is not None
    places = list(find_places(result.source, key.faults))
    found: set[Place] = set()
    false = []
    for finding in result.findings.findings:
        hits = [place for place in places if touches(result.source, finding, place)]
        found.update(hits)
        loud = finding.severity is not Severity.INFO and finding.rule not in key.habits
        if loud and not hits:
            false.append(f"+ {finding.severity} {finding.rule}: {finding.evidence}")
    required = [place for place in places if not place.fault.optional]
    missed = [f"- fault {place.fault.words}" for place in required if place not in found]
    right = len(required) - len(missed)
    score.add("faults", right, len(required), right + len(false))
    score.differences += missed + false


def find_places(source: Source, faults: Iterable[KeyFault]) -> Iterator[Place]:
    """Yield every place of every fault's words; white space and width do not count."""
    letters, offsets = [], []
    for offset, character in enumerate(source.text):
        for letter in unicodedata.normalize("NFKC", character):
            if is_printed(letter):
                letters.append(letter)
                offsets.append(offset)
    text = "".join(letters)
    for fault in faults:
        start = text.find(fault.words)
        while start >= 0:
            end = start + len(fault.words)
            yield Place(fault, offsets[start], offsets[end - 1] + 1)
            start = text.find(fault.words, end)


def touches(source: Source, finding: Finding, place: Place) -> bool:
    """Tell whether a finding may be about a fault."""
    start, end = offsets_of(source, finding.span)
    overlaps = start < place.end and max(end, start + 1) > place.start
    return overlaps and str(finding.family) in place.fault.families


def offsets_of(source: Source, span: Span) -> tuple[int, int]:
    """Return the range of a span."""
    starts = source.line_starts
    return (
        starts[span.line - 1] + span.column - 1,
        starts[span.end_line - 1] + span.end_column - 1,
    )
