"""The drawn rules and pictures of a page, and the grid of cells that the rules make."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .clips import find_window, is_cut_away
from .dashes import is_dash, join_dashes
from .frames import Frame
from .insets import identify
from .objects import MAX_OBJECTS, Matrix, find_matrix, multiply, transform_box, walk_objects
from .pixels import MAX_PIXELS
from .shades import Shade, part_shades
from .shapes import MIN_PICTURE, Box, Corners, Drawn

if TYPE_CHECKING:
    import pypdfium2

# Points. A rule is drawn as a line, as a thin box or as one side of a box; a hairline has 0.1,
# a bold frame 2 or 3. Shorter ones than 4 are dots of a leader or of a QR code.
_THIN = 3.5
_SHORT = 4.0
# pdfplumber's own tolerance, within which rules count as one and as crossing.
_SNAP = 3.0
# A page of dense forms has some hundreds, with a thousand crossings; more is a drawing. Finding
# cells is quadratic.
MAX_RULES = 1_500
_MAX_CROSSINGS = 6_000
_MAX_PICTURES = 100
_MANY_PIXELS = 1_000_000
# Corners that are looked at, of a path and of all those of a page; a map has some thousands.
_MAX_SEGMENTS = 5_000
_MAX_LOOKS = 200_000
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
    paths = _Paths(frame)
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


class _Paths:
    """What the paths of a page draw: rules, shades, dashes and shapes.

    `cut` tells that some stick out of the window through which they are shown, `longest` how many
    corners one has.
    """

    def __init__(self, frame: Frame) -> None:
        self.longest = 0
        self.cut = False
        self._frame = frame
        self._looks = _MAX_LOOKS
        self._rules: list[Box] = []
        self._shades: list[Shade] = []
        self._dashes: list[Box] = []
        self._shapes = Drawn()

    def add(self, handle: Any, matrix: Matrix) -> None:
        """Take a path, as far as the page shows it and as much of it as is looked at."""
        from pypdfium2 import raw

        is_shade = _is_shade(handle)
        corners = raw.FPDFPath_CountSegments(handle)
        self.longest = max(self.longest, corners)
        looks = min(corners, _MAX_SEGMENTS, self._looks)
        self._looks -= looks
        window = find_window(handle)
        shown = self._frame.place_box(*transform_box(window, matrix)) if window else None
        for stroke in _read_path(handle, looks, matrix):
            whole = self._place(_around(stroke), shown)
            if whole is None:
                continue
            boxes = (self._place(box, shown) for box in _read_stroke(stroke))
            found = [box for box in boxes if box]
            if is_shade and min(whole.x1 - whole.x0, whole.bottom - whole.top) > _THIN:
                self._shades.append(Shade(whole, found))
            else:
                self._rules += found
            if is_dash(whole):
                self._dashes.append(whole)
            elif not found:
                self._shapes.add(whole)

    def _place(self, corners: Corners, shown: Box | None) -> Box | None:
        """Return the place of what a path draws, as far as it is shown; None where it is not."""
        box = self._frame.place_box(*corners)
        part = box.cut(shown) if shown else box
        self.cut = self.cut or part != box
        return part

    def sort(self) -> tuple[list[Box], list[Shade], list[Box]]:
        """Return the rules, dashed ones too, the shades, and the pictures that shapes make."""
        dashed, others = join_dashes(self._dashes)
        for shape in others:
            self._shapes.add(shape)
        return self._rules + dashed, self._shades, self._shapes.pictures()


def _is_shade(handle: Any) -> bool:
    """Whether a path is filled and has no line around it."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value and not stroke.value)


def _is_inside(rule: Box, pictures: list[Box]) -> bool:
    return any(
        p.x0 - 1 < rule.x0 and rule.x1 < p.x1 + 1 and p.top - 1 < rule.top < p.bottom + 1
        for p in pictures
    )


def _around(points: list[tuple[float, float]]) -> Corners:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _count_pixels(handle: Any) -> int:
    """Return how many pixels a picture says it has; 0 for a shading, which has none."""
    from pypdfium2 import raw

    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
        return 0
    pixels = width.value * height.value
    return pixels // 8 if pixels > _MANY_PIXELS and _is_bitonal(handle) else pixels


def _is_bitonal(handle: Any) -> bool:
    """Whether a picture is packed as only those are that have one bit for a pixel."""
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(handle, 0, name, len(name))
    return name.value in (b"CCITTFaxDecode", b"JBIG2Decode")


def _read_path(handle: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Return the lines and outlines with the first `count` corners that a path draws."""
    from pypdfium2 import raw

    full = multiply(find_matrix(handle), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    strokes: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        moves = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
        px = full[0] * x.value + full[2] * y.value + full[4]
        py = full[1] * x.value + full[3] * y.value + full[5]
        if moves or not strokes:
            strokes.append([])
        strokes[-1].append((px, py))
        if raw.FPDFPathSegment_GetClose(segment):
            strokes[-1].append(strokes[-1][0])
    return [stroke for stroke in strokes if len(stroke) > 1]


def _read_stroke(points: list[tuple[float, float]]) -> Iterator[Corners]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) <= _THIN:
        if max(width, height) >= _SHORT:
            middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            if width >= height:
                yield min(xs), middle_y, max(xs), middle_y
            else:
                yield middle_x, min(ys), middle_x, max(ys)
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        level, upright = abs(y1 - y0) < 0.5, abs(x1 - x0) < 0.5
        if level != upright and abs(x1 - x0) + abs(y1 - y0) >= _SHORT:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def find_grids(rules: list[Box]) -> list[Grid]:
    """Return the grids of cells that `rules` make, found as pdfplumber finds tables."""
    if len(rules) > MAX_RULES or not _may_have_cells(rules):
        return []
    from pdfplumber import table

    edges = table.merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = [edge for edge in edges if edge["width"] + edge["height"] >= _SHORT]
    edges = table.merge_edges(edges + _close(edges), _SNAP, _SNAP, _SNAP, _SNAP)
    level = sum(edge["orientation"] == "h" for edge in edges)
    if level * (len(edges) - level) > _MAX_CROSSINGS:
        return []
    cells = table.intersections_to_cells(table.edges_to_intersections(edges, _SNAP, _SNAP))
    grids: list[Grid] = []
    for group in table.cells_to_tables(cells):
        rows = table.Table(cast(Any, None), group).rows
        grids.append([[Box(*cell) if cell else None for cell in row.cells] for row in rows])
    return grids


def _may_have_cells(rules: list[Box]) -> bool:
    level = sum(rule.x1 - rule.x0 >= _SHORT for rule in rules)
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


def _close(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the outer rules that a table leaves open at its sides or where a page cuts it."""
    closing: list[dict[str, Any]] = []
    for group in _touching(edges):
        upright = [edge for edge in group if edge["orientation"] == "v"]
        level = [edge for edge in group if edge["orientation"] == "h"]
        if not upright or not level:
            continue
        x0, x1 = min(e["x0"] for e in group), max(e["x1"] for e in group)
        top, bottom = min(e["top"] for e in group), max(e["bottom"] for e in group)
        if len(upright) > 1:
            closing += [_edge(Box(x0, y, x1, y)) for y in (top, bottom)]
        if len(level) > 1:
            closing += [_edge(Box(x, top, x, bottom)) for x in (x0, x1)]
    return closing


def _touching(edges: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Group rules that touch or cross each other."""
    groups: list[list[dict[str, Any]]] = []
    for edge in sorted(edges, key=lambda e: (e["top"], e["x0"])):
        near = [group for group in groups if any(_touch(edge, other) for other in group)]
        merged = [edge, *(other for group in near for other in group)]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append(merged)
    return groups


def _touch(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["x0"] <= other["x1"] + _SNAP
        and other["x0"] <= one["x1"] + _SNAP
        and one["top"] <= other["bottom"] + _SNAP
        and other["top"] <= one["bottom"] + _SNAP
    )
