"""Characters that their surroundings speak against.

Service guides repeat themselves: a phrase stands in many items. A character that makes two pairs
of characters which stand nowhere else, where the same surroundings elsewhere hold another
character, was mistyped or misread.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, count
from operator import add

from pipeline.model.characters import is_han

from .likenesses import look_or_sound_alike, twins_of
from .streams import NUMERALS, Stream, read_stream
from .views import View

# How many characters left and right must agree, how often they must stand with the other
# character, whether the two must look or sound alike, and how often at most the guide uses the
# odd one anywhere: what it uses more is at home in it. Chosen so that a corrected guide and a
# dozen guides of other offices stay silent while three of four mistyped characters are found.
_NO_MATTER = 1 << 30
_SHAPES = (
    (2, 2, 2, True, 10),
    (2, 1, 2, True, 10),
    (1, 2, 2, True, 10),
    (3, 0, 4, True, 10),
    (0, 3, 4, True, 10),
    (1, 1, 3, True, 10),
    (2, 2, 3, True, _NO_MATTER),
    (2, 1, 4, True, _NO_MATTER),
    (1, 2, 4, True, _NO_MATTER),
    (3, 0, 8, True, _NO_MATTER),
    (0, 3, 8, True, _NO_MATTER),
    (2, 2, 4, False, 3),
    (2, 1, 5, False, 1),
    (1, 2, 5, False, 1),
)
_FEWEST = min(least for _, _, least, _, _ in _SHAPES)

_BOTH_SIDES = ((2, 2), (2, 1), (1, 2), (1, 1))
# Whatever agrees with a shape agrees with one of these.
_NARROWEST = ((1, 1), (3, 0), (0, 3))
# A word of two characters that the guide uses so often, misread once as a character that it holds
# three times at most: 亚务 for 业务. Of sounds this would not hold: 权利 and 权力 are both right.
_COMMON_WORD, _RARE = 12, 3
# Beside a mark or a digit more words may lawfully stand than inside a phrase.
_AT_MARK = 5
# Surroundings in which so many characters stand speak against none.
_ANYTHING = 20


@dataclass(frozen=True, slots=True)
class Odd:
    """A character that stands at `index` where `times` times `usual` stands."""

    index: int
    usual: str
    times: int


def find_odd_characters(view: View) -> list[Odd]:
    """Return the characters that their surroundings speak against, in order."""
    return view.memo("odd characters", lambda v: list(_find_odd(read_stream(v))))


def _find_odd(stream: Stream) -> Iterator[Odd]:
    candidates = stream.novel
    usual = _count_usual(stream, candidates)
    for at in candidates:
        if odd := _judge(stream, at, usual) or _judge_shape(stream, at):
            yield odd


def _sides(text: str, at: int, left: int, right: int) -> str:
    return text[at - left : at] + text[at + 1 : at + 1 + right]


def _keep_chinese(words: Iterable[str]) -> set[str]:
    return {word for word in words if all(map(is_han, word))}


def _context(text: str, at: int, left: int, right: int) -> str:
    """Return the surroundings of a place, a blank for its own character."""
    return f"{text[at - left : at]} {text[at + 1 : at + 1 + right]}"


def _count_usual(stream: Stream, candidates: list[int]) -> dict[str, dict[str, int]]:
    """Count which characters stand in the surroundings of the candidates, themselves aside."""
    # One pass for each width finds the few places worth looking at; only these are taken apart.
    text, triples = stream.text, stream.triples()
    own = set(candidates)
    usual: defaultdict[str, dict[str, int]] = defaultdict(dict)
    around = {text[at - 1] + text[at + 1] for at in candidates}
    around = {sides for sides in around if any(map(is_han, sides)) and "\n" not in sides}
    places = compress(count(1), map(around.__contains__, map(add, text, text[2:])))
    alike = Counter([text[at - 2 : at + 3] for at in places if at not in own])
    for words, times in alike.items():
        for left, right in _BOTH_SIDES:
            seen = usual[_context(words, 2, left, right)]
            seen[words[2]] = seen.get(words[2], 0) + times
    before = _keep_chinese(triples[at - 3] for at in candidates)
    after = _keep_chinese(triples[at + 1] for at in candidates)
    ahead = compress(count(3), map(before.__contains__, triples))
    for words, times in Counter([text[at - 3 : at + 1] for at in ahead if at not in own]).items():
        if times > 1:
            usual[f"{words[:3]} "][words[3:]] = times
    behind = compress(count(-1), map(after.__contains__, triples))
    for words, times in Counter([text[at : at + 4] for at in behind if at not in own]).items():
        if times > 1:
            usual[f" {words[1:]}"][words[0]] = times
    often = (
        (around, {each: times for each, times in seen.items() if times >= _FEWEST})
        for around, seen in usual.items()
        if len(seen) <= _ANYTHING
    )
    return {around: seen for around, seen in often if seen}


def _judge(stream: Stream, at: int, usual: dict[str, dict[str, int]]) -> Odd | None:
    """Return what should stand at a place, where the surroundings are of one mind."""
    if not any(_context(stream.text, at, *sides) in usual for sides in _NARROWEST):
        return None
    printed = stream.text[at]
    own = stream.counts[printed]
    for left, right, least, must_resemble, most in _SHAPES:
        seen = usual.get(_context(stream.text, at, left, right)) if own <= most else None
        if seen is None:
            continue
        is_inside = all(map(is_han, _sides(stream.text, at, left, right)))
        for other, times in seen.items():
            if times < (least if is_inside else max(least, _AT_MARK)):
                continue
            if other == printed or other in NUMERALS or not is_han(other):
                continue
            if not must_resemble or look_or_sound_alike(printed, other):
                return Odd(at, other, times)
    return None


def _judge_shape(stream: Stream, at: int) -> Odd | None:
    """Return the character of a common word that the one at a place is the image of."""
    text, pairs = stream.text, stream.pair_counts
    printed = text[at]
    if not (twins := twins_of(printed)) or stream.counts[printed] > _RARE:
        return None
    for other in sorted(twins - {printed}):
        times = max(
            pairs[other + text[at + 1]] if is_han(text[at + 1]) else 0,
            pairs[text[at - 1] + other] if is_han(text[at - 1]) else 0,
        )
        if times >= _COMMON_WORD and other not in NUMERALS:
            return Odd(at, other, times)
    return None
