"""Where in a text a web address may stand, one that is broken by a slip too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.characters import is_han
from pipeline.model.sources import FOLD

from .distances import edit_distance
from .domains import is_known_ending

# Cyrillic and Greek letters that look like Latin ones, and marks that look like those of an
# address. One character for one, so that places stay.
_LOOK_ALIKES = dict(
    zip(
        "асеһіјкорԛѕԝхуАВСЕНІЈКМОРЅТХοανιρΑΒΕΗΙΚΜΝΟΡΤΧ‐‑‒–—﹣∕⁄：﹕。．｡",
        "acehijkopqswxyABCEHIJKMOPSTXoavipABEHIKMNOPTX------//::...",
        strict=True,
    )
)
NARROW: dict[int, int | str] = {**FOLD, **{ord(one): other for one, other in _LOOK_ALIKES.items()}}

# Latin, full-width and look-alike letters and digits, and the marks an address may hold.
_LETTER = "A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u0370-\u03ff\u0400-\u052f"
_WIDE_MARKS = r"\uff0f\uff0e\uff0d\uff1a\uff1f\uff1d\uff3f\u2010-\u2015﹣"
_BODY = rf"[{_LETTER}\-._~:/?#\[\]@!$&'*+=%;,|\\{_WIDE_MARKS}]"
# A full stop or comma of Chinese text stands inside an address only between two letters.
_INSIDE = (
    rf"(?:{_BODY}|[。｡，、](?=[A-Za-z]{{2,3}}(?![A-Za-z]))"
    r"|(?<=[./:]) (?=[a-z0-9-]+[./])| (?=[.:]\w))"
)
_COLON = r"[:：;；.。]{1,2}"
_SLASH = r"[/／\\]"
# `http://`, and what a slip leaves of it: `htp://`, `http:/`, `http.//`, `https：//`, `http:`.
_SCHEME = (
    rf"(?<![A-Za-z/])(?:(?P<letters>[A-Za-z\u0400-\u04ff]{{1,9}})"
    rf"(?:\s?{_COLON}\s?{_SLASH}{{1,3}}\s?|{_SLASH}{{2,3}}|(?<=http|ttps)[:：]\s?)|(?<![:\w/.])//)"
)
BEGINNING = re.compile(_SCHEME)
_SCHEMED = re.compile(rf"{_SCHEME}(?=[{_LETTER}]){_INSIDE}+")
# `si.12333.gov.cn` · `218.60.150.1:8081/ehrss/login/`
_BARE = re.compile(
    r"(?<![A-Za-z0-9@.\-/:_])"
    r"(?:(?:[A-Za-z0-9][A-Za-z0-9-]* ?\.{1,2}(?: (?=(?:cn|com|gov|net|org)\b))?)+[A-Za-z]{1,6}"
    r"|\d{1,3}(?:\.\d{1,3}){3})"
    rf"(?![A-Za-z0-9\-@.])(?::\d+)?(?:/{_BODY}*)?"
)
# A slash, `http:`, a dot before a letter or between parts of an IP.
_SIGN = re.compile(r"[/／\\]|ttps?[:：]|\.(?= ?[A-Za-z]|\d{1,3}\.\d)")
_IN_BRACKETS = re.compile(r"[<＜〈]([^<>＜＞〈〉]{6,400})[>＞〉]")
_FILE_ENDINGS = frozenset(("doc", "docx", "pdf", "txt", "xls", "xlsx", "ppt", "zip", "jpg", "png"))


def find_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where an address may stand; what is bracketed goes first as it may hold blanks."""
    for match in _IN_BRACKETS.finditer(text):
        words = match[1]
        is_address = "." in words and ("/" in words or _BARE.match(words))
        if is_address and not any(map(is_han, words)):
            yield match.start(1), match.end(1)
    for start, end in _lines_of_interest(text):
        for match in _SCHEMED.finditer(text, start, end):
            if _is_scheme(match["letters"]):
                yield match.start(), match.end()
        for match in _BARE.finditer(text, start, end):
            if _is_host(match[0]):
                yield match.start(), match.end()


def _lines_of_interest(text: str) -> Iterator[tuple[int, int]]:
    """Yield the few lines that may hold an address; trying every character of all is slow."""
    end = -1
    for match in _SIGN.finditer(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            yield start, end


def _is_scheme(letters: str | None) -> bool:
    """Whether the letters before `//` are http or https, give or take slips."""
    if letters is None:
        return True
    word = letters.translate(NARROW).lower()
    return min(edit_distance(word, known, 3) for known in ("http", "https")) <= 3


def _is_host(words: str) -> bool:
    """Whether `a.b.c` without a scheme is a host: it ends like one, or has a port or a path."""
    host = re.split("[:/]", words)[0].replace(" ", "").lower()
    labels = host.split(".")
    if labels[-1] in _FILE_ENDINGS:
        return False
    if labels[-1].isdigit():
        # 1.2.3.4 alone may be a section number.
        return len(words) > len(host) and "." in host
    if len(labels) > 2:
        if "".join(labels[-3:]).endswith(("govcn", "comcn")) or labels[-2] in ("gov", "com"):
            return True
        return is_known_ending(labels[-1]) or labels[0] == "www"
    return labels[-1] in ("cn", "com", "net", "org") and len(labels[0]) > 1
