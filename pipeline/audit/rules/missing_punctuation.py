"""A mark is missing between two sentences or two entries.
两句或两项之间缺少标点。

What it checks
    Words that open sentences all over the guide, printed straight after other words; and materials
    that follow straight on a bracket which ends an entry, such as （原件、复印件）.
    检查全书多处用作句首的词语是否紧接在其他文字之后，
    以及材料清单中说明原件、来源的括号之后是否直接连着下一项。

Why it matters
    Two sentences run into one, and two documents read as one.
    两句连成一句，两份材料读成一份。

Fails
    1. 职工参保登记
    1.1 需提供材料
    居民身份证（原件、复印件）亲属关系证明
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    居民身份证（原件）及复印件，亲属关系证明（原件）
    1.3 办理时限：即时办结

Known limits
    Sentences without a recurring opening are not judged.
    没有固定句首的句子不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.openers import find_lost_marks, find_openers
from pipeline.audit.plain_texts import HAN
from pipeline.audit.views import View, Words
from pipeline.model.spans import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("doubled-over-break", "doubled-word")

# `领取人居民身份证（原件、复印件）亲属关系证明`; not `身份证（原件）及复印件`
_AFTER_BRACKET = re.compile(
    rf"[（(][^（）()\n]{{0,20}}(?:原件|复印件|资料来源|[一二三\d]份)[^（）()\n]{{0,20}}[）)]"
    rf"(?P<next>(?![和或及与的各等并由到为者])[{HAN}]{{2}})"
)
_JOINED = re.compile(rf"[{HAN}0-9A-Za-z）)”》]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place where a mark is missing."""
    openers = find_openers(view)
    turns = find_lost_marks(view)
    pattern = re.compile("|".join(map(re.escape, sorted(openers)))) if openers else None
    for words in view.words:
        if pattern and words.item:
            yield from _find_sentences(words, pattern, openers)
        if words.item:
            yield from _find_turns(words, turns)
        if words.field == "materials":
            for match in _AFTER_BRACKET.finditer(words.prose.text):
                yield _fault(words, match.start("next"), "，", ("一项材料", "an entry"))


def _find_sentences(
    words: Words, pattern: re.Pattern[str], openers: dict[str, str]
) -> Iterator[Fault]:
    text = words.prose.text
    for match in pattern.finditer(text):
        start = match.start()
        before = text[:start].rstrip(" ")[-1:]
        if before and _JOINED.match(before) and text[start - 1] != "\n":
            yield _fault(words, start, openers[match[0]], ("一句", "a sentence"))


def _find_turns(words: Words, turns: dict[str, str]) -> Iterator[Fault]:
    for joined, mark in turns.items():
        at = words.prose.text.find(joined)
        while at >= 0:
            yield _fault(words, at + len(joined) // 2, mark, ("一段", "a clause"))
            at = words.prose.text.find(joined, at + 1)


def _fault(words: Words, start: int, mark: str, what: tuple[str, str]) -> Fault:
    text = words.prose.text
    left = len(text[:start].rstrip(" ")) - 1
    gap = words.prose.range(left, start + 2)
    shown = text[left : start + 2]
    expected = text[left] + mark + text[start : start + 2]
    place = words.prose.range(left, left + 1).end
    return Fault(
        gap,
        zh=f"“{shown}”之间缺少标点，{what[0]}在此结束",
        en=f"no mark in “{shown}”, where {what[1]} ends",
        expected=expected,
        edits=(Correction(Range(place, place), mark),),
    )
