"""The guide's words in one string, and the characters that their surroundings speak against.

Service guides repeat themselves: a phrase stands in many items. A character that makes two pairs
of characters which stand nowhere else, where the same surroundings elsewhere hold another
character, was mistyped or misread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count, pairwise
from operator import add, and_

from pipeline.model.spans import Range

from .likenesses import look_or_sound_alike
from .views import View, Words

_GAP = "\n\n\n"
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万两")

# How many characters left and right must agree, how often they must stand with the other
# character, whether the two must look or sound alike, and how often at most the guide uses the
# odd one anywhere: what it uses more is at home in it. Chosen so that a corrected guide and a
# dozen guides of other offices stay silent while three of four mistyped characters are found.
_NO_MATTER = 1 << 30
_SHAPES = (
    (2, 2, 2, True, 10),
    (2, 1, 2, True, 10),
    (1, 2, 2, True, 10),
    (3, 0, 2, True, 10),
    (0, 3, 2, True, 10),
    (1, 1, 3, True, 10),
    (2, 2, 3, True, _NO_MATTER),
    (2, 1, 4, True, _NO_MATTER),
    (1, 2, 4, True, _NO_MATTER),
    (3, 0, 8, True, _NO_MATTER),
    (0, 3, 8, True, _NO_MATTER),
    (2, 2, 3, False, 3),
    (2, 1, 5, False, 1),
    (1, 2, 5, False, 1),
)


_BOTH_SIDES = ((2, 2), (2, 1), (1, 2), (1, 1))
# Whatever agrees with a shape agrees with one of these.
_NARROWEST = ((1, 1), (3, 0), (0, 3))
_TWICE = 2
# Beside a mark or a digit more words may lawfully stand than inside a phrase.
_AT_MARK = 5


@dataclass(frozen=True, slots=True)
class Odd:
    """A character that stands at `index` where `times` times `usual` stands."""

    index: int
    usual: str
    times: int


class Stream:
    """Folded words of the whole guide without blanks; `range` leads back to the source."""

    def __init__(self, view: View) -> None:
        """Join the running texts, a gap between two of them."""
        self._words = view.words
        pieces = ["".join(words.prose.folded.split(" ")) for words in self._words]
        self.text = _GAP + _GAP.join(pieces) + _GAP
        self._starts: list[int] = []
        at = len(_GAP)
        for piece in pieces:
            self._starts.append(at)
            at += len(piece) + len(_GAP)

    def words_at(self, index: int) -> tuple[Words, int]:
        """Return the running text at `index` and the offset in it."""
        piece = bisect_right(self._starts, index) - 1
        words = self._words[piece]
        count = index - self._starts[piece]
        for offset, character in enumerate(words.prose.folded):
            if character != " ":
                if count == 0:
                    return words, offset
                count -= 1
        raise IndexError(index)

    def range(self, start: int, end: int) -> Range:
        """Return the source range of `text[start:end]`, which must not cross a gap."""
        words, first = self.words_at(start)
        _, last = self.words_at(end - 1)
        return words.prose.range(first, last + 1)

    @cached_property
    def pairs(self) -> list[str]:
        """The pair of characters that begins at each place."""
        return list(map(add, self.text, self.text[1:]))

    @cached_property
    def pair_counts(self) -> Counter[str]:
        """How often each pair stands in the guide."""
        return Counter(self.pairs)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each character stands in the guide."""
        return Counter(self.text)

    @cached_property
    def single(self) -> set[str]:
        """The pairs that stand in the guide only once."""
        return {pair for pair, times in self.pair_counts.items() if times == 1}

    @cached_property
    def novel(self) -> list[int]:
        """Where a Chinese character, no numeral, makes two pairs that stand nowhere else."""
        once = list(map(self.single.__contains__, self.pairs))
        both = compress(range(1, len(self.text)), map(and_, once, once[1:]))
        text = self.text
        return [at for at in both if _is_chinese(text[at]) and text[at] not in _NUMERALS]


def read_stream(view: View) -> Stream:
    """Return the guide's words in one string."""
    return view.memo("stream", Stream)


def find_odd_characters(view: View) -> list[Odd]:
    """Return the characters that their surroundings speak against, in order."""
    return view.memo("odd characters", lambda v: list(_find_odd(read_stream(v))))


def find_swapped_characters(view: View) -> list[tuple[int, int]]:
    """Return where two characters are swapped, and how often they stand in the other order."""
    stream = read_stream(view)
    text = stream.text
    meant: dict[str, int] = {}
    for at, following in pairwise(stream.novel):
        if following == at + 1:
            words = text[at - 1] + text[following] + text[at] + text[at + 2]
            if all(map(_is_chinese, words)):
                meant[words] = at
    fours = map(add, stream.pairs, stream.pairs[2:])
    counts = Counter(filter(meant.__contains__, fours))
    return sorted((meant[words], times) for words, times in counts.items() if times >= _TWICE)


def find_lost_characters(view: View) -> list[tuple[int, str, int]]:
    """Return where a character may be lost, what stands there elsewhere, and how often."""
    stream = read_stream(view)
    text, pairs = stream.text, stream.pairs
    places: dict[str, int] = {}
    for at in compress(count(1), map(stream.single.__contains__, pairs[1:])):
        words = text[at - 1 : at + 3]
        if all(map(_is_chinese, words)):
            places[words] = at + 1
    found = compress(count(0), map(places.__contains__, map(add, pairs, pairs[3:])))
    longer = Counter([text[at : at + 5] for at in found])
    return sorted(
        (places[words[:2] + words[3:]], words[2], times)
        for words, times in longer.items()
        if times > _TWICE and _is_chinese(words[2])
    )


def _find_odd(stream: Stream) -> Iterator[Odd]:
    candidates = stream.novel
    usual = _count_usual(stream, candidates)
    for at in candidates:
        if odd := _judge(stream, at, usual):
            yield odd


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _sides(text: str, at: int, left: int, right: int) -> str:
    return text[at - left : at] + text[at + 1 : at + 1 + right]


def _keep_chinese(words: Iterable[str]) -> set[str]:
    return {word for word in words if all(map(_is_chinese, word))}


def _context(text: str, at: int, left: int, right: int) -> str:
    """Return the surroundings of a place, a blank for its own character."""
    return f"{text[at - left : at]} {text[at + 1 : at + 1 + right]}"


def _count_usual(stream: Stream, candidates: list[int]) -> dict[str, dict[str, int]]:
    """Count which characters stand in the surroundings of the candidates, themselves aside.

    One pass for each width finds the few places worth looking at; only these are taken apart.
    """
    text, pairs = stream.text, stream.pairs
    triples = list(map(add, pairs, text[2:]))
    own = set(candidates)
    usual: defaultdict[str, dict[str, int]] = defaultdict(dict)
    around = {text[at - 1] + text[at + 1] for at in candidates}
    around = {sides for sides in around if any(map(_is_chinese, sides)) and "\n" not in sides}
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
    return usual


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
        is_inside = all(map(_is_chinese, _sides(stream.text, at, left, right)))
        for other, times in seen.items():
            if times < (least if is_inside else max(least, _AT_MARK)):
                continue
            if other == printed or other in _NUMERALS or not _is_chinese(other):
                continue
            if not must_resemble or look_or_sound_alike(printed, other):
                return Odd(at, other, times)
    return None
