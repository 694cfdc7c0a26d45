"""What the closing lists call an item, against the titles that items bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.model.prose import Prose
from pipeline.model.ranges import Range

from .distances import Sharers
from .faults import Fault, Place
from .rows import rows_of
from .views import View

_SEPARATOR = re.compile(r"[、，,；;]")
# 城乡居民基本养老保险参保登记 is 0.83 like the title that it means; names of different things that
# share their long institutional words stay under 0.6.
_LIKE = 0.65
_MOST_PARTS = 8  # 社会保障卡补领、换领、换发 is one title of three parts


class Name(NamedTuple):
    """A title as items bear it, folded for comparison, with its place."""

    printed: str
    range: Range


def fold_name(text: str) -> str:
    """Return folded `text` without blanks."""
    return "".join(text.split())


def read_names(view: View) -> dict[str, Name]:
    """Return the titles of items, of the catalogue's rows and of the categories, folded."""
    return view.memo("item names", _read_names)


def _read_names(view: View) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for words in view.words:
        if words.field in ("item_title", "category"):
            folded = fold_name(words.prose.folded)
            names.setdefault(folded, Name(fold_name(words.prose.text), words.prose.range()))
    for row in rows_of(view, "catalog"):
        cell = row.cells.get("name")
        if cell is not None:
            names.setdefault(fold_name(cell.folded), Name(fold_name(cell.text), cell.range()))
    return names


def check_subject(view: View, subject: Prose) -> Iterator[Fault]:
    """Yield a fault where `subject` is neither a title nor several joined by 、."""
    names = read_names(view)
    name = fold_name(subject.folded)
    # a number without a subject is a cell that is empty
    if not names or not name or name in names:
        return
    unknown = list(_unknown_parts(subject.folded, names))
    if not unknown:
        return
    start, end = unknown[0]
    if len(unknown) > 1 or (start, end) == (0, len(subject.text)):
        start, end = 0, len(subject.text)
    words = subject.slice(start, end)
    nearest = _nearest(view, fold_name(words.folded), names)
    near = f"，最近似的是“{nearest.printed}”" if nearest else ""
    near_en = f"; the nearest is {nearest.printed}" if nearest else ""
    place = Place(nearest.range, "最近似的事项名称", "the nearest title") if nearest else None
    yield Fault(
        words.range(),
        zh=f"没有事项叫“{words.text}”{near}",
        en=f"no item is called {words.text}{near_en}",
        expected=nearest.printed if nearest else None,
        related=(place,) if place else (),
    )


def _unknown_parts(text: str, names: dict[str, Name]) -> Iterator[tuple[int, int]]:
    """Cut `text` at its separators into titles, the longest first; yield what is none."""
    cuts = [0, *(match.end() for match in _SEPARATOR.finditer(text)), len(text) + 1]
    at = 0
    while at < len(cuts) - 1:
        for stop in range(min(len(cuts) - 1, at + _MOST_PARTS), at, -1):
            if fold_name(text[cuts[at] : cuts[stop] - 1]) in names:
                at = stop
                break
        else:
            yield cuts[at], cuts[at + 1] - 1
            at += 1


def _nearest(view: View, name: str, names: dict[str, Name]) -> Name | None:
    """Return the most similar title."""
    sharers = view.memo("sharers of item names", lambda _: Sharers(names))
    best, likeness = None, _LIKE
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(name)
    for title in sharers.near(name):
        matcher.set_seq1(title)
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
            ratio = matcher.ratio()
            if ratio > likeness:
                best, likeness = names[title], ratio
    return best
