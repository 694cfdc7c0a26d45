"""How often words stand in a text, however many different words are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate

# One scan of the text costs a ten-thousandth of sorting it; a guide is asked for some hundred
# different words, so only a text of nothing but slips is ever sorted.
_MOST_SCANS = 2000
_LONGEST = 32  # the words in a bracket, with the bracket; the few longer ones are scanned for


class Phrases:
    """A text that is asked for words again and again; the same question is counted once."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text
        self._counts: dict[str, int] = {}

    def count(self, words: str) -> int:
        """Return how often `words` stand in the text."""
        if (known := self._counts.get(words)) is not None:
            return known
        is_sorted = len(self._counts) >= _MOST_SCANS and len(words) <= _LONGEST
        found = self._count_beginnings(words) if is_sorted else self._text.count(words)
        self._counts[words] = found
        return found

    def _count_beginnings(self, words: str) -> int:
        beginnings, sums = self._sorted
        size = len(words)
        first = bisect_left(beginnings, words)
        last = bisect_right(beginnings, words, first, key=lambda beginning: beginning[:size])
        return sums[last] - sums[first]

    @cached_property
    def _sorted(self) -> tuple[list[str], list[int]]:
        """What begins at each place, in order, and how many places come before each of them."""
        text = self._text
        times = Counter(text[at : at + _LONGEST] for at in range(len(text)))
        beginnings = sorted(times)
        return beginnings, [0, *accumulate(times[beginning] for beginning in beginnings)]
