"""What a rule yields: a fault, with the words that show it and the places it argues from."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.findings import Severity
from pipeline.model.ranges import Range


class Place(NamedTuple):
    """Another place that a fault argues from, and what stands there, in both languages."""

    range: Range
    zh: str
    en: str


class Correction(NamedTuple):
    """Words to put in place of a range of the source."""

    range: Range
    replacement: str


class Fault(NamedTuple):
    """A fault at `range` of the source: the shortest words that show it.

    `expected` is what those words should be, where the document itself says so. `edits` correct
    the source; `safe` when they change nothing but the fault. `severity` is the rule's own unless
    the evidence of this one place calls for another.
    """

    range: Range
    zh: str
    en: str
    expected: str | None = None
    related: tuple[Place, ...] = ()
    edits: tuple[Correction, ...] = ()
    safe: bool = False
    severity: Severity | None = None
