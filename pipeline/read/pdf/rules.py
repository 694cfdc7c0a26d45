"""The drawn rules and pictures of a page, and the grid of cells that the rules make."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import pypdfium2
from pypdfium2 import raw

from .clips import is_cut_away
from .frames import Frame
from .insets import identify
from .objects import MAX_OBJECTS, Matrix, find_matrix, multiply, transform_box, walk_objects
from .paths import SHORT, Paths
from .pixels import MAX_PIXELS
from .shades import part_shades
from .shapes import MIN_PICTURE, Box, group_touching
from .sides import find_missing

# pdfplumber's own tolerance, within which rules count as one and as crossing.
_SNAP = 3.0
# A page of dense forms has some hundreds, with a thousand crossings; more is a drawing. Finding
# cells is quadratic.
MAX_RULES = 1_500
_MAX_CROSSINGS = 6_000
_MAX_PICTURES = 100
_MANY_PIXELS = 1_000_000
# Corners of a path that is drawn; the coast of a country has so many.
_MAX_CORNERS = 100_000


class Drawing(NamedTuple):
    """What a page shows besides its words.

    `images` are pdfium's own, by the boxes they fill; it is `heavy` where they have too many
    pixels together, or where a path has so many corners that it alone takes long to draw; `veiled`
    tells that some of the words are not shown; `guides` are edges of shades that do not make up a
    table alone; `insets` tells where the forms stand that words are in.
    """

    rules: list[Box]
    pictures: list[Box]
    images: Mapping[Box, Any]
    heavy: bool
    veiled: bool
    guides: list[Box]
    insets: Mapping[int, Matrix]


# Rows from the top, each with a cell or None for each column; a merged cell stands in its first.
Grid = list[list[Box | None]]


def read_drawing(page: pypdfium2.PdfPage, frame: Frame) -> Drawing:
    """Return the straight rules and the pictures of `page`, whose visible part is `frame`."""
    paths = Paths(frame)
    pixels = 0
    images: dict[Box, Any] = {}
    veiled = False
    insets: dict[int, Matrix] = {}
    for _, (kind, handle, matrix) in zip(range(MAX_OBJECTS), walk_objects(page), strict=False):
        if kind == "path":
            paths.add(handle, matrix)
        elif kind == "veil":
            veiled = True
        elif kind == "inset":
            insets[identify(handle)] = matrix
        elif not is_cut_away(handle):
            box = transform_box((0, 0, 1, 1), multiply(find_matrix(handle), matrix))
            images[frame.place_box(*box)] = handle
            pixels += _count_pixels(handle)
    rules, shades, drawn = paths.sort()
    pictures = [p for p in images if min(p.x1 - p.x0, p.bottom - p.top) >= MIN_PICTURE]
    pictures = (pictures + drawn)[:_MAX_PICTURES]
    # what looks like a rule inside a picture is a part of it
    rules = [rule for rule in rules if not _is_inside(rule, pictures)]
    shades = [shade for shade in shades if not _is_inside(shade.box, pictures)]
    edges, guides = part_shades(shades, rules)
    heavy = pixels > MAX_PIXELS or paths.longest > _MAX_CORNERS
    veiled = veiled or paths.cut
    return Drawing(rules + edges, pictures, images, heavy, veiled, guides, insets)


def _is_inside(rule: Box, pictures: list[Box]) -> bool:
    return any(
        p.x0 - 1 < rule.x0 and rule.x1 < p.x1 + 1 and p.top - 1 < rule.top < p.bottom + 1
        for p in pictures
    )


def _count_pixels(handle: Any) -> int:
    """Return how many pixels a picture says it has; 0 for a shading, which has none."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
        return 0
    pixels = width.value * height.value
    return pixels // 8 if pixels > _MANY_PIXELS and _is_bitonal(handle) else pixels


def _is_bitonal(handle: Any) -> bool:
    """Whether a picture is packed as only those are that have one bit for a pixel."""
    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(handle, 0, name, len(name))
    return name.value in (b"CCITTFaxDecode", b"JBIG2Decode")


def find_grids(rules: list[Box]) -> list[Grid]:
    """Return the grids of cells that `rules` make, found as pdfplumber finds tables.

    A cell that touches no other is a grid too.
    """
    if len(rules) > MAX_RULES or not _may_have_cells(rules):
        return []
    from pdfplumber import table

    edges = table.merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = [edge for edge in edges if edge["width"] + edge["height"] >= SHORT]
    edges = table.merge_edges(edges + _close(edges), _SNAP, _SNAP, _SNAP, _SNAP)
    level = sum(edge["orientation"] == "h" for edge in edges)
    if level * (len(edges) - level) > _MAX_CROSSINGS:
        return []
    cells = table.intersections_to_cells(table.edges_to_intersections(edges, _SNAP, _SNAP))
    grids: list[Grid] = []
    groups = table.cells_to_tables(cells)
    grouped = {cell for group in groups for cell in group}
    for group in [*groups, *([cell] for cell in cells if cell not in grouped)]:
        rows = table.Table(cast(Any, None), group).rows
        grids.append([[Box(*cell) if cell else None for cell in row.cells] for row in rows])
    return grids


def _may_have_cells(rules: list[Box]) -> bool:
    level = sum(rule.x1 - rule.x0 >= SHORT for rule in rules)
    return level >= 2 and len(rules) - level >= 2


def _edge(rule: Box) -> dict[str, Any]:
    width, height = rule.x1 - rule.x0, rule.bottom - rule.top
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": width,
        "height": height,
        "orientation": "h" if width >= height else "v",
    }


def _box(edge: dict[str, Any]) -> Box:
    return Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"])


def _close(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the outer rules that a table leaves open at its sides or where a page cuts it."""
    closing: list[dict[str, Any]] = []
    ordered = sorted(edges, key=lambda e: (e["top"], e["x0"]))
    for near in group_touching(ordered, _touch):
        upright = [edge for edge in near if edge["orientation"] == "v"]
        level = [edge for edge in near if edge["orientation"] == "h"]
        if not upright or not level:
            continue
        x0, x1 = _reach(level, upright)
        top, bottom = min(e["top"] for e in near), max(e["bottom"] for e in near)
        missing = find_missing(list(map(_box, upright)), list(map(_box, level)))
        closing += map(_edge, missing)
        inside = any(x0 + _SNAP < edge["x0"] < x1 - _SNAP for edge in upright)
        if len(upright) > 1 or (inside and len(level) > 1):
            closing += [_edge(Box(x0, y, x1, y)) for y in (top, bottom)]
        if len(level) > 1:
            closing += [_edge(Box(x, top, x, bottom)) for x in (x0, x1)]
    return closing


def _reach(level: list[dict[str, Any]], upright: list[dict[str, Any]]) -> tuple[float, float]:
    """Return from where to where a table reaches, which the rule of a running head may touch.

    That rule alone goes further on both sides than the others, and than the table's own sides.
    """
    widest = max(level, key=lambda edge: cast(float, edge["width"]))
    others = [*upright, *(edge for edge in level if edge is not widest)]
    x0, x1 = min(e["x0"] for e in others), max(e["x1"] for e in others)
    sides = {x for edge in upright for x in (x0, x1) if abs(edge["x0"] - x) <= _SNAP}
    if widest["x0"] < x0 - _SNAP and x1 + _SNAP < widest["x1"] and len(sides) == 2:
        return x0, x1
    return min(x0, widest["x0"]), max(x1, widest["x1"])


def _touch(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["x0"] <= other["x1"] + _SNAP
        and other["x0"] <= one["x1"] + _SNAP
        and one["top"] <= other["bottom"] + _SNAP
        and other["top"] <= one["bottom"] + _SNAP
    )
