"""The materials of all items, each with the place of its name."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.guides import Item, Material
from pipeline.model.ranges import Range
from pipeline.model.sources import fold_text

from .views import View


class Listed(NamedTuple):
    """A material in its item's list; `name` is folded and without blanks.

    `shares_source` when another material of the same entry gives the source for both.
    """

    item: Item
    material: Material
    name: str
    range: Range
    shares_source: bool


def read_materials(view: View) -> list[Listed]:
    """Return every listed material, in order."""
    return view.memo("materials", _read_materials)


def _read_materials(view: View) -> list[Listed]:
    found = []
    for item in view.guide.items:
        sourced = {(m.group, m.number) for m in item.materials if m.source}
        for material in item.materials:
            whole = view.range(material.span)
            words = view.text(whole)
            start = words.find(material.name)
            at = Range(whole.start + start, whole.start + start + len(material.name))
            found.append(
                Listed(
                    item,
                    material,
                    "".join(fold_text(material.name).split()),
                    at if start >= 0 else whole,
                    (material.group, material.number) in sourced,
                )
            )
    return found
