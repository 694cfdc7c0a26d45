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
from itertools import compress, count
from operator import add, and_

from pipeline.model.characters import is_han
from pipeline.model.ranges import Range

from .likenesses import look_or_sound_alike, twins_of
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
# How often the longer words must stand, by how many characters the shorter ones lack.
_FEWEST_LOST = {1: 3, 2: 5}
# How often words must stand in the right order, by their length and by whether both neighbours
# make pairs with the swapped ones that stand nowhere else.
_FEWEST_ORDERS = {(4, True): 2, (4, False): 2, (3, True): 3, (3, False): 5}
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


class Stream:
    """Folded words of the whole guide without blanks; `range` leads back to the source."""

    def __init__(self, view: View) -> None:
        """Join the running texts, a gap between two of them."""
        self._words = view.words
        pieces = ["".join(words.prose.folded.split(" ")) for words in self._words]
        self.text = _GAP + _GAP.join(pieces) + _GAP
        self._starts: list[int] = []
        self._printed: dict[int, list[int]] = {}
        at = len(_GAP)
        for piece in pieces:
            self._starts.append(at)
            at += len(piece) + len(_GAP)

    def words_at(self, index: int) -> tuple[Words, int]:
        """Return the running text at `index` and the offset in it."""
        piece = bisect_right(self._starts, index) - 1
        words = self._words[piece]
        count = index - self._starts[piece]
        folded = words.prose.folded
        if " " not in folded:
            return words, count
        if piece not in self._printed:
            self._printed[piece] = [i for i, character in enumerate(folded) if character != " "]
        return words, self._printed[piece][count]

    def range(self, start: int, end: int) -> Range:
        """Return the source range of `text[start:end]`, which must not cross a gap."""
        words, first = self.words_at(start)
        _, last = self.words_at(end - 1)
        return words.prose.range(first, last + 1)

    @cached_property
    def pairs(self) -> list[str]:
        """The pair of characters that begins at each place; like ones are one object."""
        known: dict[str, str] = {}
        return [known.setdefault(pair, pair) for pair in map(add, self.text, self.text[1:])]

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
    def once(self) -> list[bool]:
        """For each place, whether the pair that begins there stands in the guide only once."""
        return list(map(self.single.__contains__, self.pairs))

    def triples(self) -> list[str]:
        """Return the three characters that begin at each place; too many to be kept."""
        return list(map(add, self.pairs, self.text[2:]))

    @cached_property
    def novel(self) -> list[int]:
        """Where a Chinese character, no numeral, makes two pairs that stand nowhere else."""
        both = compress(range(1, len(self.text)), map(and_, self.once, self.once[1:]))
        text = self.text
        return [at for at in both if is_han(text[at]) and text[at] not in _NUMERALS]


def read_stream(view: View) -> Stream:
    """Return the guide's words in one string."""
    return view.memo("stream", Stream)


def find_odd_characters(view: View) -> list[Odd]:
    """Return the characters that their surroundings speak against, in order."""
    return view.memo("odd characters", lambda v: list(_find_odd(read_stream(v))))


def find_swapped_characters(view: View) -> list[tuple[int, int]]:
    """Return where two characters are swapped, and how often they stand in the other order.

    The pair as printed stands nowhere else, nor do the pairs that it makes with its neighbours:
    one of them at least, both where the right order is rarer.
    """
    stream = read_stream(view)
    text, known = stream.text, stream.pair_counts
    wanted: dict[str, list[tuple[int, bool]]] = {}
    for at in compress(count(0), stream.once):
        one, other = text[at], text[at + 1]
        if other + one not in known or not is_han(one) or not is_han(other):
            continue
        if one in _NUMERALS and other in _NUMERALS:
            continue  # 十三 and 三十 are both numbers
        before, after = stream.once[at - 1], stream.once[at + 1]
        if before or after:
            for words in _orders(text, at):
                wanted.setdefault(words, []).append((at, before and after))
    begins = {words[:3] for words in wanted}
    places = list(compress(count(0), map(begins.__contains__, stream.triples())))
    counts = Counter(text[at : at + 3] for at in places)
    counts.update(text[at : at + 4] for at in places)
    found: dict[int, int] = {}
    for words, swaps in wanted.items():
        for at, both in swaps:
            if counts[words] >= _FEWEST_ORDERS[len(words), both]:
                found[at] = max(counts[words], found.get(at, 0))
    return sorted(found.items())


def _orders(text: str, at: int) -> list[str]:
    """Return what should stand where two characters are swapped, with one neighbour or both."""
    left, meant, right = text[at - 1], text[at + 1] + text[at], text[at + 2]
    words = (left + meant + right, left + meant, meant + right)
    return [each for each in words if all(map(is_han, each))]


def find_lost_characters(view: View) -> list[tuple[int, str, int]]:
    """Return where a character or two may be lost, what stands there elsewhere, and how often."""
    stream = read_stream(view)
    text, pairs = stream.text, stream.pairs
    places: dict[str, int] = {}
    for at in compress(count(1), stream.once[1:]):
        words = text[at - 1 : at + 3]
        if all(map(is_han, words)):
            places[words] = at + 1
    lost: list[tuple[int, str, int]] = []
    for size, least in _FEWEST_LOST.items():
        found = compress(count(0), map(places.__contains__, map(add, pairs, pairs[2 + size :])))
        longer = Counter([text[at : at + 4 + size] for at in found])
        lost += [
            (places[words[:2] + words[-2:]], words[2:-2], times)
            for words, times in longer.items()
            if times >= least and all(map(is_han, words))
        ]
    return sorted(lost)


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
            if other == printed or other in _NUMERALS or not is_han(other):
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
        if times >= _COMMON_WORD and other not in _NUMERALS:
            return Odd(at, other, times)
    return None
