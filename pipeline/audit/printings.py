"""Which of two printings of one name is the slip, where no third one decides.

A slip makes pairs of characters that stand nowhere else in the guide; the name as it was meant is
made of words that the guide uses again and again.
"""

from __future__ import annotations

from itertools import pairwise

from .phrases import Phrases
from .views import View

# Nothing is known of a printing that lacks its first or last character: no pair shows it. It is
# less familiar than one pair that stands elsewhere, and more than one that stands nowhere.
_UNTOLD = 0.5
_SLIP = 2  # a character changed, lost or added, two swapped
_BESIDE = 2  # three neighbours on each side are most of a title


def is_likelier_slip(view: View, one: str, other: str) -> bool:
    """Tell whether `one` is likelier a slip for `other` than the other way round.

    Both are squeezed. Where neither is more familiar, the shorter one has lost something, unless
    the longer one repeats its own neighbour.
    """
    head, tail = common_ends(one, other)
    whole, its = (_times_elsewhere(view, words, head, tail) for words in (one, other))
    if bool(whole) != bool(its):
        return not whole
    mine, theirs = _familiarity(view, one, head, tail), _familiarity(view, other, head, tail)
    if mine != theirs:
        return mine < theirs
    return len(one) < len(other)


def differ_slightly(one: str, other: str) -> bool:
    """Tell whether one slip of the hand makes one of two words of the other."""
    shared = sum(common_ends(one, other))
    return max(len(one), len(other)) - shared <= _SLIP


def common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two words share at the beginning, and at the end."""
    least = min(len(one), len(other))
    head = 0
    while head < least and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < least - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail


def _times_elsewhere(view: View, words: str, head: int, tail: int) -> int:
    """Return how often the differing stretch stands elsewhere between the same neighbours.

    办事 and 事项 are familiar, 容缺办事项 is not.
    """
    stretch = words[max(0, head - _BESIDE) : len(words) - tail + _BESIDE]
    return _count_elsewhere(view, stretch, words)


def _familiarity(view: View, words: str, head: int, tail: int) -> float:
    """Return how often the rarest pair of the differing stretch stands elsewhere in the guide."""
    around = words[max(0, head - 1) : len(words) - tail + 1]
    seen = [_count_elsewhere(view, left + right, words) for left, right in pairwise(around)]
    return min(seen, default=_UNTOLD)


def _count_elsewhere(view: View, piece: str, words: str) -> int:
    """Return how often `piece` stands in the guide, `words` printed once left out."""
    phrases = view.memo("folded words", lambda v: Phrases("".join(v.source.folded.split())))
    return max(0, phrases.count(piece) - words.count(piece))
