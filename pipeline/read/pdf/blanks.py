"""Blanks that only the distance of two glyphs suggests, judged by the whole document.

Word, Writer and others set Latin letters, digits and circled numbers apart from Chinese by a fifth
or a quarter of an em, nearly as wide as a blank. Many tools put no blank into the file, or only
some.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from pipeline.model.characters import HAN

from .lines import Blank, TextLine

_DIGITS = re.compile(r"\d+")
# Where Chinese meets Latin, and where it follows a number that begins a line.
_LATIN = re.compile(rf"{HAN} ?(?=[A-Za-z0-9])|[A-Za-z0-9] ?(?={HAN})")
_NUMBER = re.compile(rf"^[①-⑳] ?(?={HAN})")
# Inside of an address; where it may be broken, it may be stretched with its line.
_ADDRESS = re.compile(r"/ ?(?=[\w.-]+[/?=&])", re.ASCII)
# Where these are set apart always, nothing but a rare break in the type is tight; and where blanks
# are put into the file, they are of all places beside Latin at least so many.
_TIGHT = 0.05
_PRINTED = 0.1
# In ems: a tab is wider than the room, and a blank differs from it by more than rounding does.
_TAB = 1.0
_DIFFERENT = 0.03


def leaves_room(lines: Iterable[TextLine]) -> bool:
    """Whether Chinese and Latin stand apart wherever they meet."""
    found = [blank for line in _leave_out_alike(lines) for _, blank in _find_places(line, _LATIN)]
    return bool(found) and not _is_tight(found)


def settle_blanks(lines: Iterable[TextLine]) -> None:
    """Take out the blanks that stand for the room which a document leaves everywhere.

    Those inside of an address that only the distance suggests are taken out, too.
    """
    lines = list(lines)
    for line in lines:
        if "/ " in line.text:
            places = _find_places(line, _ADDRESS)
            _take_out(line, {at for at, blank in places if blank and not blank.printed})
    unlike = _leave_out_alike(lines)
    found = [(line, blank) for line in unlike for _, blank in _find_places(line, _LATIN)]
    printed = [b.width - _spread(line) for line, b in found if b and b.printed]
    if len(printed) <= _PRINTED * len(found):
        return
    # lines that are stretched have wider ones
    narrow = sorted(printed)[len(printed) // 10]
    for pattern in (_LATIN, _NUMBER):
        least = _find_least(unlike, pattern, narrow)
        for line in lines if least else ():
            most = least + _spread(line) / 2
            places = _find_places(line, pattern)
            _take_out(line, {at for at, b in places if b and not b.printed and b.width < most})


def _leave_out_alike(lines: Iterable[TextLine]) -> list[TextLine]:
    """Return the lines that differ in more than numbers: the foot of each page counts once."""
    return list({_DIGITS.sub("0", line.text): line for line in lines}.values())


def _is_tight(found: Sequence[Blank | None]) -> bool:
    return sum(blank is None for blank in found) > _TIGHT * len(found)


def _find_least(lines: list[TextLine], pattern: re.Pattern[str], narrow: float) -> float:
    """Return from which width on there is a blank where the file has none; 0 where all count.

    `narrow` is the width of blanks that the file has, where they are not stretched.
    """
    found = [blank for line in lines for _, blank in _find_places(line, pattern)]
    if _is_tight(found):
        return 0.0
    made_up = [blank.width for blank in found if blank and not blank.printed]
    room = median(made_up) if made_up else narrow
    return (room + narrow) / 2 if room < narrow - _DIFFERENT else _TAB


def _spread(line: TextLine) -> float:
    """Return how far letters stand apart, in ems: a blank is one, and wider by that."""
    return line.spacing / line.size


def _find_places(line: TextLine, pattern: re.Pattern[str]) -> Iterator[tuple[int, Blank | None]]:
    """Yield each place where `pattern` may have a blank, with the one that is there."""
    for match in pattern.finditer(line.text):
        at = match.end() - match[0].endswith(" ")
        yield at, line.blanks.get(at)


def _take_out(line: TextLine, places: set[int]) -> None:
    if not places:
        return
    kept = [at for at in range(len(line.text)) if at not in places]
    line.text = "".join(line.text[at] for at in kept)
    line.edges = array("f", (line.edges[2 * at + side] for at in kept for side in (0, 1)))
    line.blanks = {new: line.blanks[at] for new, at in enumerate(kept) if at in line.blanks}
