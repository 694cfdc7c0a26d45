"""Do the places in a result hold? Each must cut out of the source the words of its value.

A reader of the output has no program at hand: lines are counted here anew from the text, and the
published JSON is looked at, not the models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model.radicals import read_radicals

JSON = dict[str, Any]

# Which values of an object must stand, in this order of reading, inside its place.
NAMED = {
    "toc": ("title",),
    "catalog": ("name", "flow_title"),
    "offices": ("name", "address"),
    "categories": ("title",),
    "items": ("title", "intro", "*material_notes"),
    "legal_bases": ("title", "article", "edition"),
    "materials": ("name", "source", "condition", "*quoted_documents", "text"),
    "paths": ("label", "text", "*venues", "*apps", "*steps"),
    "time_limits": ("text", "*apps"),
    "deadline": ("text",),
    "flow_chart": ("caption",),
    "extra_subsections": ("printed_number", "heading", "text"),
    "subsections": ("printed_number", "heading", "text"),
    "urls": ("raw",),
    "phones": ("raw",),
    "prohibitions": ("subject",),
    "cases": ("text",),
    "deferrals": ("item", "material", "method", "source"),
    "notes": ("text",),
    "residue": ("text",),
    "findings": ("evidence",),
    "related": (),
    "edits": (),
}
# Here the place is exactly the value, not only around it.
EXACT = {"urls", "phones", "findings"}
# Running text leaves out what stands between its parts: captions, dashes, leftover mark-up.
RUNNING = {"text", "intro"}

_BREAK = re.compile(r"\r\n|\r|\n")
_MARK_UP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9} ?/?>|\*\*|[<>]")
_DASHES = re.compile(
    r"(?:^|(?<=\u2028))[\s\0\u200b-\u200d\u2060\ufeff\u00ad]*(?:[-*•·#]+[ \t]+)+", re.MULTILINE
)
_INVISIBLE = re.compile(r"[\s\0\u00ad\u200b-\u200d\u2060\ufeff]+")


def find_misplaced(result: JSON, text: str) -> list[str]:
    """Return a complaint for each place in `result` that does not hold in `text`."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    complaints = []
    for kind, value in _placed(result):
        where = f"{kind} {str(value)[:60]}"
        cut = _cut(value["span"], starts, text)
        if cut is None:
            complaints.append(f"{where}: {value['span']} is no place in the source")
        else:
            complaints += [f"{where}: {fault}" for fault in _compare(kind, value, cut)]
    return complaints


def _placed(value: Any, kind: str = "") -> Iterator[tuple[str, JSON]]:
    """Yield every object that has a place, with the key under which it stands."""
    if isinstance(value, list):
        for entry in value:
            yield from _placed(entry, kind)
    elif isinstance(value, dict):
        if "span" in value:
            yield kind, value
        for key, entry in value.items():
            if key != "span":
                yield from _placed(entry, kind if kind == "subsections" else key)


def _cut(span: JSON, starts: list[int], text: str) -> str | None:
    line, end_line = span["line"], span["end_line"]
    if not 1 <= line <= end_line <= len(starts) or span["column"] < 1:
        return None
    bounds = [*starts, len(text) + 1]
    start = starts[line - 1] + span["column"] - 1
    end = starts[end_line - 1] + span["end_column"] - 1
    # a place may reach to the end of its line, not into the next one
    if end < start or start >= bounds[line] or end > min(bounds[end_line], len(text)):
        return None
    return text[start:end]


def _compare(kind: str, value: JSON, cut: str) -> Iterator[str]:
    # values carry the characters that look-alike radicals stand for
    words = _plain(read_radicals(cut))
    for name in NAMED[kind]:
        entries = value[name[1:]] if name.startswith("*") else [value[name]]
        for entry in entries:
            if entry is None:
                continue
            wanted = _plain(read_radicals(entry))
            if kind in EXACT:
                held = wanted == words
            elif name in RUNNING:
                held = _runs_through(wanted, words)
            else:
                held = wanted in words
            if not held:
                yield f"{name} {entry[:40]!r} is not what stands there: {cut[:60]!r}"


def _plain(text: str) -> str:
    """Return `text` without white space, list dashes and leftover mark-up."""
    return _INVISIBLE.sub("", _MARK_UP.sub("", _DASHES.sub("", text)))


def _runs_through(wanted: str, words: str) -> bool:
    """Whether the characters of `wanted` stand in `words` in this order: nothing is invented."""
    rest = iter(words)
    return all(character in rest for character in wanted)
