"""Lines that name an item and its first field at once: `一、出生登记相关材料：`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from pipeline.model.characters import HAN
from pipeline.model.profiles import Profile

from .lines import Line, cut_line

_FEWEST = 2  # items, each with the same two fields
_SOME_PAPERS = "(?:相关|所需|需要|需提供|应提供|应提交)的?(?:申请)?(?:材料|资料|证件|要件)"
_SYSTEMS = ("han", "arabic", "bracket", "article", "matter")


def split_titled_labels(lines: list[Line], profile: Profile) -> list[Line]:
    """Cut the lines of a list whose entries end alike, where the same label follows each of them.

    Entries that nothing but papers follow are groups of one list: `一、本人办理所需材料：`.
    """
    ends: defaultdict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if found := _find_label(line, profile):
            at, words = found
            assert line.marker is not None  # where its words begin
            ends[(line.marker.system, line.marker.style, words)].append((index, at))
    cuts: dict[int, int] = {}
    for entries in ends.values():
        if len(entries) >= _FEWEST and _hold_a_label(lines, [i for i, _ in entries], profile):
            cuts.update(entries)
    return [
        part
        for index, line in enumerate(lines)
        for part in (cut_line(line, [cuts[index]]) if index in cuts else [line])
    ]


def _find_label(line: Line, profile: Profile) -> tuple[int, str] | None:
    """Return where the label begins that ends an entry, and its words."""
    if line.role or line.tabbed or line.marker is None or line.marker.system not in _SYSTEMS:
        return None
    match = _pattern(profile).match(line.text, line.marker.end)
    return (match.start("label"), match["label"]) if match else None


@cache
def _pattern(profile: Profile) -> re.Pattern[str]:
    known = {label for label in profile.fields.get("materials", ()) if len(label) > 3}
    words = [*map(re.escape, sorted(known, key=len, reverse=True)), _SOME_PAPERS]
    return re.compile(rf" ?{HAN}[^,:;。]{{1,28}}?(?P<label>{'|'.join(words)}) ?:?$")


def _hold_a_label(lines: list[Line], entries: list[int], profile: Profile) -> bool:
    """Whether the same label, known and with a colon, follows two entries and more."""
    held: Counter[str] = Counter()
    for begin, end in zip(entries, [*entries[1:], len(lines)], strict=True):
        words = {line.compact.partition(":")[0] for line in lines[begin + 1 : end]}
        held.update(word for word in words if profile.kind_of_label(word))
    return max(held.values(), default=0) >= _FEWEST
