"""Safe corrections: the edits of findings, applied to a copy of the source."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, insort
from collections.abc import Iterable

from pipeline.model.findings import Edit, Finding, State
from pipeline.model.ranges import Range
from pipeline.model.sources import Source


def choose_edits(findings: Iterable[Finding], source: Source) -> list[Edit]:
    """Return the edits of all safe fixes, in order; of two that overlap the first one stands.

    A fix is taken whole or not at all. Waived findings are let stand.
    """
    taken: list[Range] = []
    chosen: dict[Range, Edit] = {}
    for finding in findings:
        if finding.fix is None or not finding.fix.safe or finding.state is State.WAIVED:
            continue
        edits = {source.range(edit.span): edit for edit in finding.fix.edits}
        if any(_is_taken(at, taken) for at in edits):
            continue
        for at, edit in edits.items():
            insort(taken, at)
            chosen[at] = edit
    return [chosen[at] for at in sorted(chosen)]


def _is_taken(at: Range, taken: list[Range]) -> bool:
    """Whether `at` meets one of `taken`, which are sorted and apart."""
    index = bisect_left(taken, at)
    before = index > 0 and taken[index - 1][1] > at[0]
    after = index < len(taken) and (taken[index][0] < at[1] or taken[index] == at)
    return before or after


def apply_edits(source: Source, edits: list[Edit]) -> str:
    """Return the source's text with `edits`, which do not overlap and stand in order."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        start, end = source.range(edit.span)
        pieces += [source.text[at:start], edit.replacement]
        at = end
    pieces.append(source.text[at:])
    return "".join(pieces)


def show_diff(source: Source, corrected: str) -> str:
    """Return the corrections as a unified diff of the source's own lines."""
    before, after = _lines(source.text), _lines(corrected)
    name = source.file_name
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(x if x.endswith("\n") else f"{x}\n\\ No newline at end of file\n" for x in lines)


def _lines(text: str) -> list[str]:
    """Split at line feeds alone, as patch does; a carriage return belongs to its line."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
