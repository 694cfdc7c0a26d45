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
from collections.abc import Collection, Iterator, Mapping
from itertools import compress, count

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.openers import LENGTH, find_lost_marks, find_openers
from pipeline.audit.views import View, Words
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "caption-title-mismatch",
    "doubled-over-break",
    "doubled-word",
    "flow-title-mismatch",
    "item-title-mismatch",
    "label-colon-missing",
)

# `领取人居民身份证（原件、复印件）亲属关系证明`; not `身份证（原件）及复印件`
_AFTER_BRACKET = re.compile(
    rf"[（(][^（）()\n]{{0,20}}(?:原件|复印件|资料来源|[一二三\d]份)[^（）()\n]{{0,20}}[）)]"
    rf"(?P<next>(?![和或及与的各等并由到为者]){HAN}{{2}})"
)
_AFTER_APP = re.compile(rf"(?i:App) ?(?={HAN})")
_LONGEST_APP = 24
_JOINED = re.compile(r"[\w）)”》]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place where a mark is missing."""
    openers = find_openers(view)
    turns = find_lost_marks(view)
    known = openers.keys() | turns.keys()
    yield from _find_apps(view)
    for words in view.words:
        if words.item and (starts := _find_known(words.prose.text, known)):
            yield from _find_sentences(words, starts, openers)
            yield from _find_turns(words, starts, turns)
        if words.field == "materials":
            for match in _AFTER_BRACKET.finditer(words.prose.text):
                yield _fault(words, match.start("next"), "，", ("一项材料", "an entry"))


def _find_apps(view: View) -> Iterator[Fault]:
    """Yield where the name of an app runs into that of the next: 辽宁人社 App掌上 12333App."""
    names = {_squeeze(app) for item in view.guide.items for path in item.paths for app in path.apps}
    for words in view.words if names else ():
        for match in _AFTER_APP.finditer(words.prose.text):
            following = _squeeze(words.prose.text[match.end() : match.end() + _LONGEST_APP])
            if any(following.startswith(name) for name in names):
                yield _fault(words, match.end(), "、", ("一个应用的名称", "the name of an app"))


def _squeeze(text: str) -> str:
    return "".join(text.split()).lower()


def _find_sentences(words: Words, starts: list[int], openers: Mapping[str, str]) -> Iterator[Fault]:
    text, end = words.prose.text, 0
    for start in starts:
        if start < end or text[start : start + LENGTH] not in openers:
            continue
        end = start + LENGTH
        if start and text[start - 1] != "\n" and _JOINED.match(text, _last(text, start)):
            yield _fault(words, start, openers[text[start:end]], ("一句", "a sentence"))


def _find_turns(words: Words, starts: list[int], turns: Mapping[str, str]) -> Iterator[Fault]:
    text = words.prose.text
    for start in starts:
        if mark := turns.get(text[start : start + LENGTH]):
            yield _fault(words, start + LENGTH // 2, mark, ("一段", "a clause"))


def _find_known(text: str, known: Collection[str]) -> list[int]:
    """Return where words of `known`, however many, begin in `text`."""
    pieces = (text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1))
    return list(compress(count(), map(known.__contains__, pieces)))


def _last(text: str, end: int) -> int:
    """Return where the last character before `end` stands that is no blank."""
    at = end - 1
    while at > 0 and text[at] == " ":
        at -= 1
    return at


def _fault(words: Words, start: int, mark: str, what: tuple[str, str]) -> Fault:
    text = words.prose.text
    left = _last(text, start)
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
