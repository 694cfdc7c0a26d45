"""How many places the merged cells of a sheet cover, told before anything is made of them."""

from __future__ import annotations

from collections.abc import Mapping

_ELEMENT = "mergeCell"


def count_merged(content: bytes) -> int:
    """Return the number of places under the merged cells in `content`, a part of the package.

    Reads the ranges as openpyxl does, however they are written: `$a$1`, `'A1:B2'`, in UTF-16.
    Raises what lxml raises for XML that is none, and ValueError for a range that is none.
    """
    # in any encoding of bytes an element's name stands as itself
    if _ELEMENT.encode() not in content and b"\0" not in content:
        return 0
    from lxml import etree

    parser = etree.XMLParser(target=_Merges(), resolve_entities=False, huge_tree=True)
    parser.feed(content)
    covered: int = parser.close()
    return covered


class _Merges:
    """What lxml calls for each tag; nothing of the part is kept."""

    def __init__(self) -> None:
        self._covered = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] == _ELEMENT:
            self._covered += _count_places(attributes.get("ref", ""))

    def close(self) -> int:
        return self._covered


def _count_places(ref: str) -> int:
    from openpyxl.utils import range_boundaries

    bounds: tuple[int | None, ...] = range_boundaries(ref)
    left, top, right, bottom = bounds
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(ref)
    return max(1, right - left + 1) * max(1, bottom - top + 1)
