"""Words that every guide may use: what tells a misprint where the guide prints a word only once.

`words.txt` holds the words of official writing that a misprint may have been meant for, `pairs.txt`
the pairs of characters that stand inside the words of a public dictionary: what holds one of them
may be right.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent


class Lexicon(NamedTuple):
    """What may follow each character inside a word, and the parts of the common words.

    `endings` and `beginnings` are of those of two characters, `middles` of those of three, by the
    first and the last.
    """

    followers: dict[str, str]
    endings: dict[str, str]
    beginnings: dict[str, str]
    middles: dict[str, str]

    def knows(self, pair: str) -> bool:
        """Tell whether two characters stand side by side inside a word."""
        return pair[1:] in self.followers.get(pair[:1], "")

    def is_word(self, pair: str) -> bool:
        """Tell whether two characters are a common word of official writing."""
        return pair[1:] in self.endings.get(pair[:1], "")


@lru_cache(maxsize=1)
def read_lexicon() -> Lexicon:
    """Return the words, read once: the file is half a megabyte."""
    followers = {line[0]: line[1:] for line in _read("pairs.txt")}
    endings: defaultdict[str, str] = defaultdict(str)
    beginnings: defaultdict[str, str] = defaultdict(str)
    middles: defaultdict[str, str] = defaultdict(str)
    for word in " ".join(_read("words.txt")).split():
        for one, other in pairwise(word):
            followers[one] = followers.get(one, "") + other
        if len(word) == 2:
            endings[word[0]] += word[1]
            beginnings[word[1]] += word[0]
        elif len(word) == 3:
            middles[word[0] + word[2]] += word[1]
    return Lexicon(followers, dict(endings), dict(beginnings), dict(middles))


def _read(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.rstrip().split("\n") if line[0] != "#"]
