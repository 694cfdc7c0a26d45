"""Characters that are lost out of words which the guide prints again and again.

Two characters meet that no dictionary joins and the guide joins nowhere else, where the same
surroundings hold one more between them elsewhere; or words break off at a mark that always go on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import compress, count
from operator import add
from typing import NamedTuple

from pipeline.model.characters import is_han

from .lexicon import read_lexicon
from .misprints import STAND_ANYWHERE
from .streams import NUMERALS, Stream, read_stream
from .views import View

_BETWEEN, _AT_MARK = 5, 5  # how often the whole words must stand
# Words of one character, beside which any other may begin or end.
_WORDS = STAND_ANYWHERE | frozenset("的了和与及或是在为于从向至由其需等")


class Loss(NamedTuple):
    """The words at `start` to `end` of the stream, what they should be, and how often that is.

    At `left` stands the first of the two characters that meet.
    """

    start: int
    end: int
    left: int
    meant: str
    times: int


def find_losses(view: View) -> list[Loss]:
    """Return where a character is lost, in order."""
    stream = read_stream(view)
    knows = read_lexicon().knows
    strange = {pair for pair in stream.pair_counts if all(map(is_han, pair)) and not knows(pair)}
    found = [*_find_between(stream, strange), *_find_at_marks(stream, strange)]
    found = [loss for loss in found if _leaves_piece(stream.text, loss)]
    best = {loss.left: loss for loss in sorted(found, key=lambda loss: loss.times)}
    return sorted(best.values())


def _leaves_piece(text: str, loss: Loss) -> bool:
    """Tell whether one of the two that meet is a piece of a word; two words may well meet."""
    knows = read_lexicon().knows
    pieces = (
        (loss.left, text[loss.left - 1] + text[loss.left]),
        (loss.left + 1, text[loss.left + 1] + text[loss.left + 2]),
    )
    return any(text[at] not in _WORDS and not knows(pair) for at, pair in pieces)


def _find_between(stream: Stream, strange: set[str]) -> list[Loss]:
    """Return the losses inside words: 转接续 for 转移接续."""
    text, pairs = stream.text, stream.pairs
    before: dict[str, int] = {}
    behind: dict[str, int] = {}
    alone = strange & stream.single
    for at in compress(count(0), map(alone.__contains__, pairs)):
        before[text[at - 1 : at + 2]] = at - 1
        behind[text[at : at + 3]] = at
    found = []
    for places, joined in (
        (before, map(add, pairs, text[3:])),
        (behind, map(add, text, pairs[2:])),
    ):
        likely = compress(count(0), map(places.__contains__, joined))
        wholes = Counter([text[at : at + 4] for at in likely])
        lost = 2 if places is before else 1
        for whole, times in wholes.items():
            start = places[whole[:lost] + whole[lost + 1 :]]
            if times >= _BETWEEN and all(map(is_han, whole)) and whole[lost] not in NUMERALS:
                found.append(Loss(start, start + 3, start + lost - 1, whole, times))
    return found


def _find_at_marks(stream: Stream, strange: set[str]) -> list[Loss]:
    """Return the losses beside marks: 参保登。 for 参保登记。"""
    text, pairs, counts = stream.text, stream.pairs, stream.pair_counts
    often = {pair for pair in strange if counts[pair] > _AT_MARK}
    places = list(compress(count(0), map(often.__contains__, pairs)))
    found = []
    for step in (2, -1):
        beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
        cut: dict[str, int] = {}
        for at in places:
            other = text[at + step]
            if is_han(other):
                beside[pairs[at]][other] += 1
            else:
                cut[pairs[at]] = at
        for pair, at in cut.items():
            total = beside[pair].total()
            if len(beside[pair]) == 1 and total == counts[pair] - 1 >= _AT_MARK:
                (other,) = beside[pair]
                meant = pair + other if step > 0 else other + pair
                found.append(Loss(at, at + 2, at, meant, total))
    return found
