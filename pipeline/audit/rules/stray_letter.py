"""A Latin letter or a digit has got into a Chinese word.
中文词语中混入字母或数字。

What it checks
    A lone letter or digit between Chinese characters whose words stand without it elsewhere.
    检查夹在汉字之间的单个字母或数字，而同样的词语在他处没有它。

Why it matters
    Readers take it for a class, a number or a footnote.
    读者会误以为是类别、数量或注释。

Fails
    1. 职工参保登记
    1.4 温馨提示：为避免业务高峰期等候，可先拨打电话。
    2. 缴费申报
    2.4 温馨提示：为避免业务高峰期等候，可先拨打电话。
    3. 关系转移
    3.4 温馨提示：为避免业x务高峰期等候，可先拨打电话。

Passes
    1. 职工参保登记
    1.4 温馨提示：满3年的，可到银科大厦E座办理B类业务。
    2. 缴费申报
    2.4 温馨提示：满5年的，可到银科大厦E座办理C类业务。

Known limits
    Words that stand only here cannot be judged.
    仅此一处的词语无从判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, find_all
from pipeline.audit.streams import read_stream
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"

# `避免x业务` · `及时发3放`; `第4条`, `满3年` and `E座` make no words without it.
_STRAY = re.compile(
    rf"(?P<left>(?<!{HAN}){HAN}|{HAN}{{2}})(?P<stray>[A-Za-z0-9])(?=(?P<right>{HAN}{{1,2}}))"
)
# How often the words must stand without it, by the characters around it. A number may well stand
# where others have none; a letter hardly ever.
_FEWEST_OF_DIGIT = {2: 10, 3: 3, 4: 2}
_FEWEST_OF_LETTER = {2: 3, 3: 2, 4: 1}


# `转移业务x，县区` · `办理进度q，`; a capital may name a class or a seat.
_BEFORE_MARK = re.compile(rf"(?P<left>{HAN}{{2}})(?P<stray>[a-z])(?P<mark>[，。；、：])")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each letter or digit inside words that go without it elsewhere."""
    yield from _find_before_marks(view)
    pairs = read_stream(view).pair_counts
    for match in find_all(_STRAY, view):
        left, stray, right = match["left"], match["stray"], match["right"]
        meant = left[-1] + right[0]
        fewest = _FEWEST_OF_DIGIT if stray.isdecimal() else _FEWEST_OF_LETTER
        if not pairs[meant] or count_words(view, left + stray + right) > 1:
            continue
        # The widest words first: the fewer characters agree, the more often they must stand.
        for words in (left + right, left + right[0], left[-1] + right, meant):
            times = count_words(view, words)
            if times >= fewest[len(words)]:
                yield _make_fault(match.start("stray"), stray, words, meant, times)
                break


def _find_before_marks(view: View) -> Iterator[Fault]:
    """Yield the letters between a word and a mark, where the word stands without one elsewhere."""
    for match in find_all(_BEFORE_MARK, view):
        left, stray, mark = match["left"], match["stray"], match["mark"]
        times = count_words(view, left) - count_words(view, left + stray)
        if times and count_words(view, left + stray) == 1:
            yield _make_fault(match.start("stray"), stray, left, left[-1] + mark, times)


def _make_fault(at: int, stray: str, words: str, meant: str, times: int) -> Fault:
    return Fault(
        Range(at - 1, at + 2),
        zh=f"“{words}”中混入“{stray}”，他处 {times} 次没有",
        en=f"“{stray}” has got into {words}, which stands {times} times without it",
        expected=meant,
        edits=(Correction(Range(at, at + 1), ""),),
    )
