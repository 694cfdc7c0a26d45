"""The guide's words in one string: its pairs of characters, the swapped and the lost ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import compress, count
from operator import add, and_

from pipeline.model.characters import is_han
from pipeline.model.ranges import Range

from .views import View, Words

_GAP = "\n\n\n"
NUMERALS = frozenset("零〇一二三四五六七八九十百千万两")

# How often the longer words must stand, by how many characters the shorter ones lack.
_FEWEST_LOST = {1: 3, 2: 5}
# How often words must stand in the right order, by their length and by whether both neighbours
# make pairs with the swapped ones that stand nowhere else.
_FEWEST_ORDERS = {(4, True): 2, (4, False): 2, (3, True): 3, (3, False): 5}


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
        return [at for at in both if is_han(text[at]) and text[at] not in NUMERALS]


def read_stream(view: View) -> Stream:
    """Return the guide's words in one string."""
    return view.memo("stream", Stream)


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
        if one in NUMERALS and other in NUMERALS:
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
