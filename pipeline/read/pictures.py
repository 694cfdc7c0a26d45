"""Pictures of pages: scans and photographs, one page a file or a frame."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source

from .pdf.flow import write_flow
from .pdf.overlays import Overlays
from .pdf.pages import Page, recognise_picture
from .pdf.scans import EXTRA, MAX_RECOGNISED, can_recognise

if TYPE_CHECKING:
    from PIL import Image

_FORMATS = ("BMP", "JPEG", "PNG", "TIFF")
_SHORT = {"jpg": "jpeg", "tif": "tiff"}
# A scanned booklet; each page takes a second or more.
_MAX_FRAMES = 500
# What a flatbed gives of an A3 page at 600 dpi, with some room.
_MAX_DECODED = 100_000_000
# Rows that are made grey at a time: what is clear takes four times the room.
_STRIP = 256
# Points across a page whose resolution is unknown: A4, or its longer side when it lies.
_A4 = (595.0, 842.0)
# Screens and cameras state 72 or 96 dots an inch, which says nothing of the page; no scanner
# gives more than the upper bound.
_LEAST_DPI, _MOST_DPI = 100, 4800


def read_picture(data: bytes, path: Path, options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the picture at `path`; its text is recognised."""
    if not can_recognise():
        raise SourceError(
            f"{path}：是图片，须先识别文字；请安装 {EXTRA} 后再试",
            f"{path}: is a picture whose text must be recognised first;"
            f" install {EXTRA} and try again",
        )
    pages = list(_recognise_frames(data, path, options))
    if not any(page.all_lines() for page in pages):
        raise SourceError(
            f"{path}：图片上没有识别出文字；请检查是否选对文件，或重新扫描（200 dpi 以上）",
            f"{path}: no text was recognised on the picture;"
            " check that it is the right file, or scan it again (200 dpi or more)",
        )
    flow = write_flow(pages)
    suffix = path.suffix.lower().removeprefix(".")
    return Source(
        file_name=path.name,
        media_type=f"image/{_SHORT.get(suffix, suffix)}",
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=None,
        reader="picture",
        text=flow.text,
        pages=len(pages),
        places=flow.places,
        asides=flow.asides,
        pictures=Overlays(flow).find_pictures(pages),
    )


def _recognise_frames(data: bytes, path: Path, options: ReadOptions) -> Iterator[Page]:
    import numpy
    from PIL import Image

    try:
        count = _count_frames(data, path)
        for index in range(count):
            options.recognising(index, count)
            # the picture itself is let go of: recognising takes as much room again
            grey, scale = _read_frame(data, index)
            yield recognise_picture(numpy.asarray(grey), scale, index + 1)
        options.recognising(count, count)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise SourceError(
            f"{path}：不是完好的图片；请重新扫描或重新获取该文件",
            f"{path}: is no sound picture; scan it again or get the file again",
        ) from error


def _count_frames(data: bytes, path: Path) -> int:
    """Return how many frames a picture has; refuse one that is too large, or has too many."""
    with _open(data) as picture:
        count = int(getattr(picture, "n_frames", 1))
        if count > _MAX_FRAMES:
            raise _too_large(path)
        for index in range(count):
            picture.seek(index)
            if picture.width * picture.height > _MAX_DECODED:
                raise _too_large(path)
    return count


def _read_frame(data: bytes, index: int) -> tuple[Image.Image, float]:
    """Return a frame in grey, and how many points a pixel has."""
    with _open(data) as picture:
        picture.seek(index)
        grey = _to_grey(picture)
        return grey, _scale(picture, grey)


def _open(data: bytes) -> Image.Image:
    from PIL import Image

    # Pillow warns of what is refused here
    with warnings.catch_warnings(action="ignore"):
        return Image.open(io.BytesIO(data), formats=_FORMATS)


def _to_grey(picture: Image.Image) -> Image.Image:
    """Return a frame in grey on white, the right way up, no larger than is of use."""
    from PIL import ExifTags, Image, ImageOps

    width, height = picture.size
    share = (MAX_RECOGNISED / (width * height)) ** 0.5
    factor = 1 if share >= 1 else round(1 / share + 0.5)
    grey = Image.new("L", (-(-width // factor), -(-height // factor)))
    for top in range(0, height, factor * _STRIP):
        strip = picture.crop((0, top, width, min(height, top + factor * _STRIP)))
        grey.paste(_flatten(strip).reduce(factor), (0, top // factor))
    # known when the picture is loaded
    turned = picture.getexif().get(ExifTags.Base.Orientation, 1)
    grey.getexif()[ExifTags.Base.Orientation] = turned
    return ImageOps.exif_transpose(grey)


def _flatten(picture: Image.Image) -> Image.Image:
    """Return a picture in grey on white."""
    from PIL import Image

    layers = picture.convert("RGBA")
    ground = Image.new("RGBA", layers.size, "white")
    return Image.alpha_composite(ground, layers).convert("L")


def _scale(picture: Image.Image, grey: Image.Image) -> float:
    """Return how many points a pixel of `grey` has: by the stated resolution, or by A4."""
    across, down = grey.size
    stated = float(picture.info.get("dpi", (0, 0))[0])
    if _LEAST_DPI < stated <= _MOST_DPI:
        return 72 / stated * max(picture.size) / max(grey.size)
    return (_A4[0] if across <= down else _A4[1]) / across


def _too_large(path: Path) -> SourceError:
    return SourceError(
        f"{path}：图片过大（超过 {_MAX_DECODED // 1_000_000} 百万像素或 {_MAX_FRAMES} 页）；"
        "请降低分辨率或拆分",
        f"{path}: the picture is too large (over {_MAX_DECODED // 1_000_000} megapixels or"
        f" {_MAX_FRAMES} pages); scan it at a lower resolution or split it",
    )
