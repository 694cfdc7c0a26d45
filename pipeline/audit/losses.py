"""Characters that are lost out of words which the guide prints again and again.

Two characters meet that the guide joins nowhere else, where the same surroundings hold one more
between them elsewhere, more often if a dictionary joins the two; or words break off at a mark that
always go on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress, count
from typing import NamedTuple

from pipeline.model.characters import HAN, is_han

from .lexicon import read_lexicon
from .misprints import STAND_ANYWHERE
from .streams import NUMERALS, Stream, read_stream
from .views import View

_FEWEST, _OFTEN = 5, 12  # how often the whole words must stand; where the two are a word
# Words of one character, beside which any other may begin or end.
_WORDS = STAND_ANYWHERE | frozenset("的了和与及或是在为于从向至由其需等")
_GAP = "\n"  # between two running texts
# What may stand behind any word: 跨统筹区, 工伤保险部, 缴费额.
_SUFFIXES = frozenset("省市县区乡镇局部处科室所站厅员者费金额率证表卡册函单书号类型期")
_BEFORE_MARK = re.compile(rf"{HAN}{{2}}(?!{HAN})")
_BEHIND_MARK = re.compile(rf"(?<!{HAN}){HAN}{{2}}")


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
    found = [*_find_inside(stream), *_find_at_marks(stream)]
    best = {loss.left: loss for loss in sorted(found, key=lambda loss: loss.times)}
    return sorted(best.values())


def _is_piece(text: str, at: int) -> bool:
    """Tell whether one of the two that meet at a place is a piece of a word.

    Two whole words may well meet.
    """
    followers = read_lexicon().followers
    one, other = text[at], text[at + 1]
    if not (is_han(one) and is_han(other)):
        return False
    ends = one in _WORDS or one in followers.get(text[at - 1], "")
    begins = other in _WORDS or other in _SUFFIXES or text[at + 2] in followers.get(other, "")
    return not (ends and begins)


def _find_inside(stream: Stream) -> Iterator[Loss]:
    """Yield what may be lost between two characters on one side and one on the other."""
    text, pairs, followers = stream.text, stream.pairs, read_lexicon().followers
    places = [at for at in compress(count(1), stream.once[1:]) if _is_piece(text, at)]
    before = {text[at - 1 : at + 2]: at for at in places if text[at - 1] != _GAP}
    behind = {text[at : at + 3]: at for at in places if text[at + 2] != _GAP}
    for known, lost, ends in (
        (before, 2, {words[:2] for words in before}),
        (behind, 1, {words[1:] for words in behind}),
    ):
        shift = 0 if lost == 2 else 2
        likely = compress(count(-shift), map(ends.__contains__, pairs))
        wholes = Counter([text[at : at + 4] for at in likely])
        for whole, times in wholes.items():
            left = known.get(whole[:lost] + whole[lost + 1 :])
            if left is None or whole[lost] in NUMERALS or not is_han(whole[lost]):
                continue
            is_word = text[left + 1] in followers.get(text[left], "")
            if times >= (_OFTEN if is_word else _FEWEST):
                head, tail = is_han(whole[0]), is_han(whole[-1])
                start = left - lost + 1 + (not head)
                end = left - lost + 4 - (not tail)
                yield Loss(start, end, left, whole[not head : 3 + tail], times)


def _find_at_marks(stream: Stream) -> Iterator[Loss]:
    """Yield the words that stand beside a mark once, and always have one character more there."""
    text, counts = stream.text, stream.pair_counts
    followers = read_lexicon().followers
    for pattern, is_end in ((_BEFORE_MARK, True), (_BEHIND_MARK, False)):
        cut = Counter(pattern.findall(text))
        for pair in [pair for pair, times in cut.items() if times == 1]:
            others = counts[pair] - 1
            if others < _FEWEST or pair[1] in followers.get(pair[0], ""):
                continue
            first = text.find(pair)
            model = first + 2 if is_end else first - 1
            if not is_han(text[model]):
                model += text.find(pair, first + 1) - first
            meant = pair + text[model] if is_end else text[model] + pair
            # 工伤保险部 may stand alone: in 工伤保险部重点领域 another word follows
            whole = meant[1:] if is_end else meant[:2]
            if whole[1] in followers.get(whole[0], "") and text.count(meant) == others:
                at = next(m.start() for m in pattern.finditer(text) if m[0] == pair)
                if _is_piece(text, at):
                    yield Loss(at, at + 2, at, meant, others)
