"""Addresses in running text: with and without scheme, glued to Chinese on both sides."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model.characters import HAN
from pipeline.model.guides import Url
from pipeline.model.prose import Prose

# ASCII URL characters only, so that Chinese on either side ends the address. Slips that still
# read as an address are taken along: `http//host`, `http:/host`, `htttp://host`.
_CHARACTERS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'*+=%]"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
_ADDRESS = re.compile(
    rf"(?:h[tps]{{2,6}} ?(?:[:：]\s?/{{1,3}}|//|:(?=[\w-]+\.))\s?{_CHARACTERS}+)"
    rf"|(?<![A-Za-z0-9@.\-/])(?:www\.{_CHARACTERS}+"
    rf"|(?:{_HOST}\.)+(?:cn|com|net|org|gov|edu|info|top|vip|io|cc|cm|con)(?![A-Za-z0-9\-])(?::\d{{1,5}})?(?:/{_CHARACTERS}*)?"
    rf"|\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?::\d{{1,5}})?(?:/{_CHARACTERS}*)?)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"*"
# What the name of a site ends before: `…平台：<http…>`. A bracket after the address names it too.
_SEPARATORS = re.compile(r"[\n:：,，。;；、→!！?？]|(?:登录|登陆|访问|打开|进入|通过|网址|网站为)")
_NAMED_AFTER = re.compile(r"\s?[（(]([^（）()]{2,30})[）)]")
_CHINESE = re.compile(HAN)


def find_urls(prose: Prose) -> list[Url]:
    """Return every address in `prose`, in order, with the site's name that stands beside it."""
    return [
        Url(raw=prose.text[start:end], platform=name, span=prose.span(start, end))
        for start, end, name in locate_urls(prose.text)
    ]


@lru_cache(maxsize=256)
def locate_urls(text: str) -> tuple[tuple[int, int, str | None], ...]:
    """Return where addresses stand in `text`, each with its site's name."""
    if "." not in text:
        return ()
    found: list[tuple[int, int, str | None]] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        end = match.start() + len(match[0].rstrip(_TRAILING))
        found.append((match.start(), end, _read_platform(text, at, match.start(), end)))
        at = end
    return tuple(found)


def _read_platform(text: str, floor: int, start: int, end: int) -> str | None:
    """Return the name printed before the address, or else in brackets after it."""
    before = text[floor:start].rstrip(' \n:：(（“"<')
    cut = 0
    for match in _SEPARATORS.finditer(before):
        cut = match.end()
    name = before[cut:].strip(" ")
    if _CHINESE.search(name):
        doubled = re.fullmatch(r"(.*(.))\2", name)  # …平台⏎台：, a page break printed it twice
        return doubled[1] if doubled else name
    after = _NAMED_AFTER.match(text, end)
    return after[1] if after else None
