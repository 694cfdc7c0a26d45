"""The offices that the directory lists, and the counties that it stands for."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from pipeline.model.characters import HAN
from pipeline.model.ranges import Range
from pipeline.model.regions import read_region

from .rows import rows_of
from .titles import squeeze
from .views import View

_BRACKETS = re.compile(r"\([^()]*\)")
_AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:{HAN}{{1,4}}族)+自治[县旗州]")
_STEM_END = re.compile(r"[县区旗市]$")


class DirectoryEntry(NamedTuple):
    """A row of the directory; `name` is without brackets, `county` as the address gives it."""

    name: str
    name_range: Range
    address: str
    address_range: Range | None
    county: str | None


def read_directory(view: View) -> list[DirectoryEntry]:
    """Return the entries of the directory, in order."""
    return view.memo("directory", _read_directory)


def _read_directory(view: View) -> list[DirectoryEntry]:
    found = []
    for row in rows_of(view, "offices"):
        name, address = row.cells.get("name"), row.cells.get("address")
        if name is None:
            continue
        words = squeeze(address.text) if address else ""
        county = read_region(words)[2] if words else None
        found.append(
            DirectoryEntry(
                _BRACKETS.sub("", squeeze(name.text)),
                name.range(),
                words,
                address.range() if address else None,
                county,
            )
        )
    return found


def county_stems(view: View) -> Counter[str]:
    """Return the counties of the directory's addresses without 县, 区, 满族自治县, counted."""
    return Counter(stem_of(e.county) for e in read_directory(view) if e.county)


def stem_of(county: str) -> str:
    """Return 新宾 of 新宾满族自治县, 顺城 of 顺城区, 抚顺 of 抚顺县."""
    match = _AUTONOMOUS.fullmatch(county)
    return match[1] if match else _STEM_END.sub("", county)
