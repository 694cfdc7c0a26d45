"""A sentence stands in several places with one number changed.
同一句话在一处的数字与他处不同。

What it checks
    Sentences and clauses that agree in all but their numbers: a number that stands once where the
    others agree on another.
    除数字外完全相同的句子或分句：一处的数字与其余各处不同。

Why it matters
    One rule cannot have two numbers; a reader relies on the wrong one.
    同一规定不会有两个数字，读者会照错的办。

Fails
    1. 伤残补助金
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：每月19日—28日，30日内审核完毕。
    2. 工亡补助金
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：每月19日—28日，30日内审核完毕。
    3. 丧葬补助金
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅
    3.3 办理时限：每月19日—27日，30日内审核完毕。

Passes
    1. 伤残补助金
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：每月19日—28日，30日内审核完毕。
    2. 工亡补助金
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：每月19日—28日，30日内审核完毕。
    3. 丧葬补助金
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅
    3.3 办理时限：15个工作日

Known limits
    Limits of one number (15个工作日) lawfully differ from item to item. Where two sentences only
    disagree, the one whose number the guide uses elsewhere before the same words is right.
    只含一个数字的时限（15个工作日）各事项本可不同。只有两句且互不一致时，
    以全文他处也用的数字为准，否则不判断。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.plain_texts import count_words
from pipeline.audit.views import View, Words

FAMILY = "logic"
SEVERITY = "error"
YIELDS_TO = (
    "impossible-date",
    "limit-differs-from-siblings",
    "statutory-period-differs",
    "window-runs-backwards",
)

# `每月19日—28日`, `三十日内`, `12 个月`; five digits and more are phones, 一 alone is often a dash.
_NUMBER = re.compile(
    r"(?<![\d.])\d{1,4}(?![\d.])|[一二三四五六七八九十百]{1,4}(?=个?(?:工作)?[日天年月])"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[^。；;，,\n]+")
# `应当自用工之日起三十日内`: what the law fixes for one event is one number everywhere.
_STATUTE = re.compile(
    r"应当自[^。；;，,\n\d]{2,30}?之日起 ?"
    r"(?=[\d一二三四五六七八九十百]{1,4} ?个?(?:工作)?[日天月年])"
)
# Titles, materials and lists are worded alike for different things.
_SILENT = ("toc", "catalog", "title", "category", "item_title", "caption", "materials", "cover")
# Shorter clauses (网上办：15个工作日) say something different of each item.
_FEWEST = 10

# `（1）网上办：…`, `2、网上办：…`: the place in a list says nothing of the sentence.
_LIST_NUMBER = re.compile(r"[\s(-]*\d{1,2}[)、.]")

_HINT = re.compile(r"[\d十]")

_Use = tuple[Words, re.Match[str]]


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that its like sentences contradict."""
    groups: defaultdict[str, list[list[_Use]]] = defaultdict(list)
    for words in view.words:
        if words.field not in _SILENT and _HINT.search(words.prose.text):
            for skeleton, uses in _read_sentences(words):
                groups[skeleton].append(uses)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        for column in zip(*group, strict=True) if len(group) > 1 else ():
            for fault in _check_column(view, list(column)):
                if fault.range not in seen:
                    seen.add(fault.range)
                    yield fault


def _read_sentences(words: Words) -> Iterator[tuple[str, list[_Use]]]:
    """Yield the sentences and clauses with numbers: their other words, and the numbers."""
    text = words.prose.folded
    for part in dict.fromkeys((*_spans(_SENTENCE, words), *_spans(_CLAUSE, words))):
        mark = _LIST_NUMBER.match(text, *part)
        numbers = list(_NUMBER.finditer(text, mark.end() if mark else part[0], part[1]))
        if not numbers or (len(numbers) == 1 and words.field == "time_limit"):
            continue
        skeleton = _skeleton(text, part, numbers)
        if len(skeleton) - skeleton.count("#") >= _FEWEST:
            yield skeleton, [(words, number) for number in numbers]
    for match in _STATUTE.finditer(text):
        if number := _NUMBER.search(text, match.end()):
            yield "".join(match[0].split()), [(words, number)]


def _spans(pattern: re.Pattern[str], words: Words) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(words.prose.folded)]


def _skeleton(text: str, part: tuple[int, int], numbers: list[re.Match[str]]) -> str:
    pieces, at = [], part[0]
    for number in numbers:
        pieces += [text[at : number.start()], "#"]
        at = number.end()
    return "".join("".join((*pieces, text[at : part[1]])).split())


def _check_column(view: View, uses: list[_Use]) -> Iterator[Fault]:
    """Yield a fault for the one number of a column that differs from the rest."""
    counts = Counter(number[0] for _, number in uses)
    if len(counts) != 2:
        return
    (usual, times), (odd, once) = counts.most_common()
    if once != 1:
        return
    wrong = next(use for use in uses if use[1][0] == odd)
    right = next(use for use in uses if use[1][0] == usual)
    if times == 1:
        mine, theirs = (_known(view, use) for use in (wrong, right))
        if min(mine, theirs) != 1 or max(mine, theirs) < 3:
            return
        if mine > theirs:
            wrong, right, odd, usual = right, wrong, usual, odd
    at = wrong[0].prose.range(*wrong[1].span())
    other = right[0].prose.range(*right[1].span())
    yield Fault(
        at,
        zh=f"此处作 {odd}，同样的句子在他处作 {usual}（{times} 次）",
        en=f"{odd} here, {usual} in {times} like sentences",
        expected=usual,
        related=(Place(other, f"此处作 {usual}", f"{usual} here"),),
        edits=(Correction(at, usual),),
    )


def _known(view: View, use: _Use) -> int:
    """Return how often the number stands in the guide before the same two characters."""
    words, number = use
    after = "".join(words.prose.folded[number.end() : number.end() + 4].split())[:1]
    return count_words(view, number[0] + after)
