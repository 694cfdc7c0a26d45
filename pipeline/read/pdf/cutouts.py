"""Shapes that content cuts out of each other: everything drawn holds all that it is cut by."""

from __future__ import annotations

import re

# So many are not worth a look.
_FEW = 1_000
# How many paths cost as much as letters, which are copied for each that follow.
_LETTERS = 5
_BOUND = rb"\s\0\[\]<>(){}%"
# Saving and restoring, cutting out, the end of a text, and whether texts cut out: 4 to 7. Other
# numbers than those to 7 change nothing.
_OPERATOR = re.compile(
    rb"(?<![^" + _BOUND + rb"])(?:(q|Q|W\*?|ET)|([^" + _BOUND + rb"]+)[\s\0]+Tr)"
    rb"(?![^" + _BOUND + rb"/])"
)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[^<>]*>", re.DOTALL)
_FILLING = {b"0", b"1", b"2", b"3"}
_MODE = re.compile(rb"(?<![\d.+-])([\d.+-]++)[\s\0]++Tr")
_CUTTING = re.compile(rb"[4-7]")
# Where something else than an operator may look like one: strings in strings, remarks, pictures.
_UNSURE = re.compile(rb"[(%]|\bID\b")


def count_cutouts(content: bytes) -> int:
    """Return how many shapes cut out something together, at most; 0 where they are few."""
    modes = _MODE.findall(content) if b"Tr" in content else []
    letters = content.count(b"ET") if any(map(_CUTTING.search, modes)) else 0
    if content.count(b"W") + _LETTERS * letters <= _FEW:
        return 0
    bare = _STRING.sub(b" ", content)
    sure = not _UNSURE.search(bare)
    most = now = 0
    cutting = False
    saved: list[tuple[int, bool]] = []
    for match in _OPERATOR.finditer(bare):
        operator, mode = match.groups()
        if mode is not None:
            cutting = bool(_CUTTING.search(mode)) or (cutting and mode not in _FILLING)
        elif operator == b"q":
            saved.append((now, cutting))
        elif operator == b"Q":
            if sure and saved:
                now, cutting = saved.pop()
        elif operator != b"ET":
            now += 1
        elif cutting:
            now += _LETTERS
        most = max(most, now)
    return most
