"""Codes in the pictures of a page, such as QR codes; read where the extra `qr` is installed."""

from __future__ import annotations

import ctypes
import hashlib
import itertools
import zlib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from .easels import Easel
from .frames import Frame
from .rules import Drawing
from .shapes import Box

if TYPE_CHECKING:
    from cv2.typing import MatLike as Pixels

# Points. Phones read codes of 15 mm and more; printed ones of half that are still tried.
_LEAST = 20.0
# Times as long as high, no picture holds a row of codes.
_LONGEST = 20
# A picture over more of the page than this is its background, or a scan.
_LARGEST = 0.6
_MAX_PICTURES = 40
# Pixels of a picture's longer side that are looked at; the first shows a code that fills it.
_SIDES = (150, 300, 900)
# Pixels of a picture that is first looked at as the file has it, not as the page shows it.
_SMALL = 500_000
# White around a code, in points: readers want four modules.
_QUIET = 3.0


class CodePicture(NamedTuple):
    """A picture that may hold codes, and what they say; None where nobody looked."""

    box: Box
    codes: tuple[str, ...] | None


@cache
def can_read_codes() -> bool:
    """Whether the extra `qr` is installed."""
    return find_spec("zxingcpp") is not None


def read_codes(easel: Easel, frame: Frame, drawing: Drawing, *, drawn: bool) -> list[CodePicture]:
    """Return the pictures that are as large as codes, with the codes in them.

    The `easel` draws their page; where it is not to be `drawn`, none of its codes is read.
    """
    boxes = [box for box in drawing.pictures if _may_be_code(box, frame)][:_MAX_PICTURES]
    if not can_read_codes():
        return [CodePicture(box, None) for box in boxes]
    if not drawn:
        return [CodePicture(box, ()) for box in boxes]
    return [
        CodePicture(box, _read_image(drawing.images.get(box)) or _read_picture(easel, frame, box))
        for box in boxes
    ]


def find_codes(pixels: Pixels, scale: float) -> list[CodePicture]:
    """Return the codes on a grey picture of a page, where they are; a pixel has `scale` points."""
    if not can_read_codes():
        return []
    found = []
    for code in _find(pixels):
        at = code.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        xs, ys = [scale * corner.x for corner in corners], [scale * corner.y for corner in corners]
        found.append(CodePicture(Box(min(xs), min(ys), max(xs), max(ys)), (code.text,)))
    return sorted(found, key=lambda code: (code.box.top, code.box.x0))


def _may_be_code(box: Box, frame: Frame) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    seen = box.x0 >= 0 and box.x1 <= frame.width and box.top >= 0 and box.bottom <= frame.height
    narrow, long = min(width, height), max(width, height)
    small = width * height <= _LARGEST * frame.width * frame.height
    return seen and small and narrow >= _LEAST and long <= _LONGEST * narrow


@dataclass(frozen=True, slots=True)
class _Image:
    """A picture as the file has it, the same wherever its bytes are the same."""

    digest: bytes
    width: int
    height: int
    handle: Any = field(compare=False)


def _read_image(handle: Any) -> tuple[str, ...]:
    """Return the code that fills a picture; none where there may be more, or nobody can tell."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if handle is None or not raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
        return ()
    size = raw.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    if width.value * height.value > _SMALL or size > _SMALL:
        return ()
    digest = hashlib.sha256(_take_data(handle)).digest()
    return _decode(_Image(digest, width.value, height.value, handle))


def _take_data(handle: Any) -> bytes:
    size = raw.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    data = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(handle, data, size)
    return data.raw


@lru_cache(256)
def _decode(image: _Image) -> tuple[str, ...]:
    """Return the code that fills `image`; the same one stands in a catalogue and at its item."""
    shades = _unpack(image) or _convert(image)
    found = _find(shades) if shades else []
    filled = len(found) == 1 and _fills(found[0], max(image.width, image.height))
    return (found[0].text,) if filled and found[0].text else ()


def _unpack(image: _Image) -> memoryview | None:
    """Return the second byte of each pixel, mostly its green, if a picture is packed as most are.

    It shows a code as well as what colours they are, which takes five times as long to tell.
    """
    size = 3 * image.width * image.height
    try:
        pixels = zlib.decompressobj().decompress(_take_data(image.handle), size + 1)
    except zlib.error:
        return None
    if not pixels or len(pixels) != size:
        return None
    return memoryview(pixels[1::3]).cast("B", (image.height, image.width))


def _convert(image: _Image) -> memoryview | None:
    bitmap = raw.FPDFImageObj_GetBitmap(image.handle)
    return _shades(pypdfium2.PdfBitmap.from_raw(bitmap)) if bitmap else None


def _read_picture(easel: Easel, frame: Frame, box: Box) -> tuple[str, ...]:
    """Return the codes that the page shows in `box`."""
    found: list[Any] = []
    for side in _SIDES:
        shown = _show(easel, frame, box, side)
        if shown is None:
            break
        found = max(_find(shown), found, key=len)
        if found and _fills(found[0], side):
            break
    texts = sorted((_order(code), code.text) for code in found if code.text)
    return tuple(text for text, _ in itertools.groupby(text for _, text in texts))


def _find(shown: Any) -> list[Any]:
    import zxingcpp

    # bars would be seen in drawings where there are none
    wanted: Any = zxingcpp.BarcodeFormat.QRCode
    return list(zxingcpp.read_barcodes(shown, formats=wanted))


def _fills(code: Any, side: int) -> bool:
    """Whether a code leaves no room beside it for another, which more pixels may show."""
    one, other = code.position.top_left, code.position.bottom_right
    return bool(max(abs(one.x - other.x), abs(one.y - other.y)) > side / 2)


def _order(code: Any) -> tuple[int, int]:
    corner = code.position.top_left
    return corner.y, corner.x


def _show(easel: Easel, frame: Frame, box: Box, side: int) -> memoryview | None:
    """Return the region of the page as a grey picture, its longer side so many pixels long."""
    crop = (
        max(0.0, box.x0 - _QUIET),
        max(0.0, frame.height - box.bottom - _QUIET),
        max(0.0, frame.width - box.x1 - _QUIET),
        max(0.0, box.top - _QUIET),
    )
    scale = side / max(box.x1 - box.x0, box.bottom - box.top)
    shown = easel.draw(scale, crop, noted=True)
    return _shades(shown) if shown else None


def _shades(bitmap: pypdfium2.PdfBitmap) -> memoryview:
    """Return rows of grey values; of a coloured picture's, those of green.

    Pillow and numpy would hand them over as well, and take a tenth of a second to load.
    """
    step, used, wide = bitmap.n_channels, bitmap.width * bitmap.n_channels, bitmap.stride
    pixels = memoryview(bitmap.buffer).cast("B")
    starts = range(0, wide * bitmap.height, wide)
    rows = (bytes(pixels[at : at + used])[(step - 1) // 2 :: step] for at in starts)
    return memoryview(b"".join(rows)).cast("B", (bitmap.height, bitmap.width))
