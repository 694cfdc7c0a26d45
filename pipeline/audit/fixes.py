"""Safe corrections: the edits of findings, applied to a copy of the source."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from pipeline.model.findings import Edit, Finding, State
from pipeline.model.sources import Source


def choose_edits(findings: Iterable[Finding], source: Source) -> list[Edit]:
    """Return the edits of all safe fixes, in order; of two that overlap the first one stands.

    A fix is taken whole or not at all. Waived findings are let stand.
    """
    chosen: list[tuple[int, int, Edit]] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        if finding.fix is None or not finding.fix.safe or finding.state is State.WAIVED:
            continue
        ranges = [source.range(edit.span) for edit in finding.fix.edits]
        if any(start < end_ and start_ < end for start, end in ranges for start_, end_ in taken[-64:]):
            continue
        taken += ranges
        chosen += [(*at, edit) for at, edit in zip(ranges, finding.fix.edits, strict=True)]
    unique = {(start, end, edit.replacement): edit for start, end, edit in chosen}
    return [unique[key] for key in sorted(unique)]


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
    return text.splitlines(keepends=True) if "\r" not in text else text.split("\n")
