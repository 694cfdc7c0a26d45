"""Misprints in words that the guide prints once, told by a dictionary.

A misprint makes pairs of characters that no word holds, beside a character that no word claims;
with another character in its place, or the two in the other order, a common word stands there.
"""

from __future__ import annotations

from itertools import compress, count
from typing import NamedTuple

from .lexicon import Lexicon, read_lexicon
from .likenesses import look_or_sound_alike
from .streams import read_stream
from .views import View

# They go with any verb: 证件所载, 再持证办理.
_GO_WITH_ALL = frozenset("所再又已也都就还未将被把经由与及或等并而则若如其各每该")
# They stand beside any word: 可申, 我方, 前一. A word that holds one argues for nothing.
STAND_ANYWHERE = _GO_WITH_ALL | frozenset(
    "以可我他她己本此这那不无最较更第两上下内外前后中间之者即均须应因按一二三四五六七八九十日月年天时人"
)


class Misprint(NamedTuple):
    """Where the two characters of a word begin in the stream, and the words it may be."""

    at: int
    meant: tuple[str, ...]


def find_misprints(view: View) -> list[Misprint]:
    """Return the words of which one character is wrong, in order."""
    text, lexicon = read_stream(view).text, read_lexicon()
    found = (_judge(text, at, lexicon) for at in read_stream(view).novel)
    return sorted(misprint for misprint in found if misprint)


def _judge(text: str, at: int, lexicon: Lexicon) -> Misprint | None:
    """Return the word that the character at a place spoils: the one before it, or behind it."""
    left, printed, right = text[at - 1], text[at], text[at + 1]
    if lexicon.knows(left + printed) or lexicon.knows(printed + right):
        return None
    # 业执 stands inside 营业执照, but behind the whole word 营业 another one begins
    ahead = lexicon.knows(text[at - 2] + left) and not lexicon.is_word(text[at - 3 : at - 1])
    behind = lexicon.knows(right + text[at + 2]) and not lexicon.is_word(text[at + 2 : at + 4])
    free = left in STAND_ANYWHERE, printed in _GO_WITH_ALL or right in STAND_ANYWHERE
    middles = "" if free[0] and behind else lexicon.middles.get(left + right, "")
    if whole := tuple(left + other for other in middles if look_or_sound_alike(printed, other)):
        return Misprint(at - 1, whole)
    endings = "" if free[0] or ahead else lexicon.endings.get(left, "")
    if before := tuple(left + other for other in endings if look_or_sound_alike(printed, other)):
        return Misprint(at - 1, before)
    openings = "" if free[1] or behind else lexicon.beginnings.get(right, "")
    if after := tuple(other + right for other in openings if look_or_sound_alike(printed, other)):
        return Misprint(at, after)
    return None


def find_reversed_words(view: View) -> list[int]:
    """Return where the two characters of a common word stand in the wrong order."""
    stream, lexicon = read_stream(view), read_lexicon()
    text = stream.text
    return [
        at
        for at in compress(count(0), stream.once)
        if lexicon.is_word(text[at + 1] + text[at])
        and not any(map(lexicon.knows, (text[at - 1 : at + 1], text[at : at + 2])))
        and not lexicon.knows(text[at + 1 : at + 3])
        and stream.once[at - 1]
        and stream.once[at + 1]
    ]
