"""Pages that are pictures: the page set upright, its characters recognised, its rules found.

Needs the extra `ocr`. What comes out has the form that a page with text gives, so that lines,
tables and columns are found in one way for both.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2

from pipeline.model.characters import HAN

from .easels import Easel, Patience
from .glyphs import Glyph
from .shapes import Box

if TYPE_CHECKING:
    from cv2.typing import MatLike as Pixels

# What brings the recogniser along.
EXTRA = "guide-pipeline[ocr]"
# Offices scan at 200 dpi; the recogniser gains nothing from more.
_DPI = 200
_POINTS = 72 / _DPI
# An A3 page at 200 dpi has 7.7 million pixels; larger pages are made smaller.
MAX_RECOGNISED = 10_000_000
# Screenshots put together are twenty times as long as wide; what is a hundred times as long, the
# recogniser shrinks to nothing.
_LONGEST = 30
# Pixels; type of less is not legible.
_NARROWEST = 32
# Degrees. A page laid askew on the glass; more is a page turned on purpose.
_MAX_SKEW = 3.0
_SKEW_STEP = 0.1
# Pixels of the longer side of the picture in which the skew is measured.
_SKEW_SIDE = 900
# Points. Shorter strokes are parts of characters: a title's 一 has 30.
_MIN_RULE = 40.0
_GAP = 4  # pixels that noise takes out of a rule
# Points. A rule of a page that could not be set wholly upright covers some rows of pixels.
_THICK = 6.0
# In ems: how wide a recognised blank is set at least, and a gap that is one of columns.
_BLANK, _COLUMN = 0.3, 1.6
_CHINESE = re.compile(rf"{HAN}|[\u3001-\u3011]")
_WIDE_MARKS = dict(zip(",:;!?()", "，：；！？（）", strict=True))


class _Sign(NamedTuple):
    """A recognised character, how sure the recogniser is of it, and where it stands."""

    text: str
    score: float
    x0: float
    x1: float


def can_recognise() -> bool:
    """Whether the extra `ocr` is installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime", "cv2"))


def read_scan(pixels: Pixels, scale: float) -> tuple[list[Glyph], list[Box]]:
    """Return the glyphs and the rules of an upright page in grey; a pixel has `scale` points."""
    return list(_recognise(pixels, scale)), _find_rules(pixels, scale)


def render_page(page: pypdfium2.PdfPage, patience: Patience) -> tuple[Pixels, float] | None:
    """Return a page in grey, and how many points a pixel has; None where it takes too long."""
    width, height = page.get_size()
    zoom = min(1 / _POINTS, (MAX_RECOGNISED / max(1.0, width * height)) ** 0.5)
    bitmap = Easel(page, patience).draw(zoom)
    if bitmap is None:
        return None
    try:
        pixels = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    finally:
        bitmap.close()
    return pixels, 1 / zoom


def is_page(pixels: Pixels) -> bool:
    """Whether a picture has the shape of something with text on it, and is no stroke or dot."""
    narrow, long = sorted(pixels.shape)
    return bool(narrow >= _NARROWEST and long <= _LONGEST * narrow)


def set_upright(pixels: Pixels) -> Pixels:
    """Turn a page that lies askew: rows of type are sharpest when they lie level."""
    import cv2
    import numpy

    shrink = min(1.0, _SKEW_SIDE / max(pixels.shape))
    small = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    dark = 255 - cv2.medianBlur(small, 3)

    def sharpness(angle: float) -> float:
        rows = _turn(dark, angle, 0).sum(axis=1, dtype=numpy.float64)
        return float(numpy.square(numpy.diff(rows)).sum())

    steps = round(_MAX_SKEW / _SKEW_STEP)
    angles = sorted((step * _SKEW_STEP for step in range(-steps, steps + 1)), key=abs)
    return _turn(pixels, max(angles, key=sharpness), 255)


def _turn(pixels: Pixels, angle: float, ground: int) -> Pixels:
    """Turn a picture around its middle by `angle` degrees, counter-clockwise."""
    import cv2

    if angle == 0:
        return pixels
    height, width = pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(ground,)
    )


@cache
def _recogniser() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False})


def _recognise(pixels: Pixels, scale: float) -> Iterator[Glyph]:
    """Yield the glyphs of the lines that the recogniser finds."""
    found = _recogniser()(pixels, return_word_box=True, return_single_char_box=True)
    if found.boxes is None:
        return
    for box, text, words in zip(found.boxes, found.txts, found.word_results, strict=True):
        signs = [
            _Sign(sign, score, *(scale * end(x for x, _ in at) for end in (min, max)))
            for sign, score, at in words
        ]
        top, bottom = (scale * float(box[side, 1].mean()) for side in ([0, 1], [2, 3]))
        yield from _set_line(text, signs, top, bottom)


def _set_line(text: str, signs: Sequence[_Sign], top: float, bottom: float) -> Iterator[Glyph]:
    """Yield the glyphs of a line; they touch each other, except where the line has a gap.

    The recogniser is sure of blanks, but places characters only by an eighth of their size.
    """
    signs = [sign for sign in signs if sign.text.strip()]
    blanks = _find_blanks(text, [sign.text for sign in signs])
    size = bottom - top
    lefts = [sign.x0 for sign in signs]
    rights = [sign.x1 for sign in signs]
    for index in range(1, len(signs)):
        middle, gap = (rights[index - 1] + lefts[index]) / 2, lefts[index] - rights[index - 1]
        half = max(gap, _BLANK * size) / 2 if index in blanks else 0.0
        if gap < _COLUMN * size:
            rights[index - 1], lefts[index] = middle - half, middle + half
    for index, sign in enumerate(signs):
        mark = _widen(signs, index)
        yield Glyph(mark, lefts[index], top, rights[index], bottom, bottom, size, sign.score)


def _find_blanks(text: str, signs: Sequence[str]) -> set[int]:
    """Return the indices of the signs before which `text` has a blank."""
    blanks: set[int] = set()
    at = 0
    for index, sign in enumerate(signs):
        place = text.find(sign, at)
        if place > at and text[at:place].isspace():
            blanks.add(index)
        at = max(at, place + len(sign))
    return blanks


def _widen(signs: Sequence[_Sign], index: int) -> str:
    """Return a sign as printed: beside Chinese characters marks are wide, which no shape shows."""
    sign = signs[index].text
    if sign == "一" and _is_dash(signs, index):
        return "—"
    beside = [other.text for other in signs[max(0, index - 2) : index + 2]]
    return _WIDE_MARKS.get(sign, sign) if any(map(_CHINESE.match, beside)) else sign


def _is_dash(signs: Sequence[_Sign], index: int) -> bool:
    """Between days and numbers a level stroke is a dash: `19日—28日`."""
    around = "".join(sign.text for sign in signs[max(0, index - 1) : index + 2])
    return bool(re.fullmatch(r"[\d日号月年]一\d", around))


def _find_rules(pixels: Pixels, scale: float) -> list[Box]:
    """Return the long level and upright strokes of a page."""
    import cv2

    blurred = cv2.GaussianBlur(pixels, (3, 3), 0)
    dark = cv2.adaptiveThreshold(
        blurred, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12
    )
    length = max(3, round(_MIN_RULE / scale))
    rules: list[Box] = []
    for shape in ((1, 0), (0, 1)):
        closing = cv2.getStructuringElement(
            cv2.MORPH_RECT, (1 + _GAP * shape[0], 1 + _GAP * shape[1])
        )
        opening = cv2.getStructuringElement(
            cv2.MORPH_RECT, (1 + length * shape[0], 1 + length * shape[1])
        )
        strokes = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, closing)
        strokes = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, opening)
        _, _, stats, _ = cv2.connectedComponentsWithStats(strokes)
        for x, y, width, height, _ in stats[1:]:
            rules += _as_rule(x * scale, y * scale, width * scale, height * scale)
    return rules


def _as_rule(x: float, y: float, width: float, height: float) -> list[Box]:
    """Return the middle line of a stroke; a block as high as type is none."""
    if min(width, height) > _THICK:
        return []
    if width > height:
        return [Box(x, y + height / 2, x + width, y + height / 2)]
    return [Box(x + width / 2, y, x + width / 2, y + height)]
