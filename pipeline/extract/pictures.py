"""Which pictures a caption and a row of the catalogue stand with, and the codes in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from pipeline.model.ranges import Range
from pipeline.model.sources import Picture, Source
from pipeline.model.trees import Node

# Points between a picture and its caption: a label and some white; pictures of the next item
# stand further away.
_NEAR = 60.0


def read_codes(source: Source, node: Node) -> list[str]:
    """Return what the codes in the pictures say that stand with the words of `node`, each once."""
    return _texts(_pictures_in(source, node))


def read_caption_codes(
    source: Source, item: Node, caption: Range, captions: list[Range]
) -> list[str]:
    """Return what the codes in the pictures of `caption` say, one of the item's `captions`."""
    return _texts(
        picture
        for picture in _pictures_in(source, item)
        if (nearest := _find_caption(source, picture, captions)) == caption and nearest
    )


def _pictures_in(source: Source, node: Node) -> Iterator[Picture]:
    pictures = source.pictures_in_order
    for index in range(bisect_left(pictures, node.start, key=attrgetter("start")), len(pictures)):
        if pictures[index].start >= node.end:
            break
        yield pictures[index]


def _texts(pictures: Iterator[Picture]) -> list[str]:
    return list(dict.fromkeys(text for picture in pictures for text in picture.codes or ()))


def _find_caption(source: Source, picture: Picture, captions: list[Range]) -> Range | None:
    """Return the caption nearest to a picture; it may stand above, below or beside it."""
    gaps = [(_gap(source, picture, caption), caption) for caption in captions]
    gap, nearest = min(gaps, default=(_NEAR, None))
    return nearest if gap < _NEAR else None


def _gap(source: Source, picture: Picture, caption: Range) -> float:
    """Return the points between a picture and a caption; 0 where the words say that they meet."""
    span = source.span(*caption)
    if span.bbox is None or picture.bbox is None or span.page != picture.page:
        before = source.text[caption.end : max(caption.end, picture.start)]
        meets = caption.start <= picture.start < caption.end or not before.strip()
        return 0.0 if meets and picture.start >= caption.start else _NEAR
    x0, top, x1, bottom = picture.bbox
    left, above, right, below = span.bbox
    return max(0.0, left - x1, x0 - right) + max(0.0, above - bottom, top - below)
