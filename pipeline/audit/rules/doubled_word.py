"""A word or character is printed twice in a row.
字词连续重复。

What it checks
    Words (办理办理), particles (的的), other characters that stand single in the same words
    elsewhere, and sentences or lines that stand twice in a row.
    检查连续重复的词（办理办理）、虚词（的的）、他处只印一次的字，以及连续重复的句子或行。

Why it matters
    A doubled word is a slip of typing; in a number or a limit it changes the sense.
    连续重复多为录入差错，出现在数字和时限中会改变意思。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：您可提前办理办理预约。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：请天天关注市市场监督管理部门的通知，办理理由可在窗口说明。

Known limits
    A doubled character is reported only where grammar or the guide's other words argue for one.
    单字重复须有语法或他处用法为据。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.doublings import is_doubled_character, is_likely_doubled
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, find_all, line_ranges, plain_text
from pipeline.audit.views import View
from pipeline.model.characters import HAN, HAN_OR_DIGIT
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "app-name-mismatch",
    "caption-title-mismatch",
    "category-title-mismatch",
    "doubled-over-break",
    "flow-title-mismatch",
    "item-title-mismatch",
    "material-listed-twice",
    "office-name-variant",
    "platform-name-variant",
    "section-title-mismatch",
    "subsection-misnamed",
)

_PIECE = re.compile(rf"{HAN_OR_DIGIT}(?:{HAN_OR_DIGIT}|[A-Za-z ]){{2,}}")
_CHARACTER = re.compile(rf"(?P<word>{HAN})(?P<again>(?P=word))(?!(?P=word))")
# `办理办理` · `15 个15 个`
_WORD = re.compile(
    rf"(?P<word>{HAN_OR_DIGIT}(?:{HAN_OR_DIGIT}| ){{0,8}}{HAN_OR_DIGIT})(?P<again> ?(?P=word))"
)
_LATIN = re.compile(r"\b(?P<word>[A-Za-z]{3,})(?P<again> ?(?P=word))\b")
# `“网上办”“网上办”` · `《劳动合同》《劳动合同》`
_QUOTED = re.compile(r"(?P<word>[“《][^“”《》\s]{1,30}[”》])(?P<again>、?(?P=word))")
_ENTRY = re.compile(r"[^\s、，；。：:;,]+")
_SENTENCE = re.compile(
    r"(?P<first>(?<=[。；：，\n])[^。；\n\t]{6,120}[。；])(?P<again>\s{0,2}(?P=first))"
)
# `12.4 温馨提示：12.4 温馨提示：`
_LABEL = re.compile(rf"(?<=：)(?:\d{{1,2}}\.\d ?)?{HAN}{{3,8}}：")
_SEPARATOR = re.compile("[、，]")
_BEFORE_ENTRY = frozenset("、，；。：\n")
_SHORTEST_ENTRY, _LONGEST_ENTRY = 3, 24
_SHORTEST_LINE = 8


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each second copy."""
    sure = {*_find_words(view), *_find_sentences(view)}
    characters = dict(_find_characters(view))
    copies = {**dict.fromkeys(sure, True), **characters}
    end = 0
    for at in sorted(copies):
        if at.start < end:
            continue  # a copy inside a longer one
        end = at.end
        words = view.text(at).strip()
        yield Fault(
            at,
            zh=f"“{words}”连续重复",
            en=f"“{words}” is printed twice in a row",
            expected="",
            edits=(Correction(at, ""),),
            safe=copies[at],
            severity=None if copies[at] else Severity.INFO,
        )


def _pieces(view: View) -> list[tuple[Range, int]]:
    """Return stretches without marks, with the number of characters that return in each."""
    return view.memo(
        "returning_pieces",
        lambda v: [
            (Range(*piece.span()), returning)
            for piece in find_all(_PIECE, v)
            if (returning := len(piece[0]) - len(set(piece[0])))
        ],
    )


def _find_words(view: View) -> Iterator[Range]:
    """Yield second copies of words."""
    text = plain_text(view)
    for piece, returning in _pieces(view):
        if returning > 1:
            for match in _WORD.finditer(text, *piece):
                word = match["word"]
                blank = match["again"] != word and not any(map(str.isdigit, word))
                if (
                    not blank
                    and not _is_number(word)
                    and count_words(view, "".join(word.split()) * 2) == 1
                ):
                    yield Range(*match.span("again"))
    for pattern in (_LATIN, _QUOTED):
        yield from (Range(*match.span("again")) for match in find_all(pattern, view))
    for match in _SEPARATOR.finditer(text):
        at = match.end()
        start = text.rfind(text[at : at + _SHORTEST_ENTRY], max(0, at - _LONGEST_ENTRY), at - 1)
        if start >= 0 and (entry := _ENTRY.match(text, at)):
            whole = text[start : at - 1] == entry[0] and text[start - 1 : start] in _BEFORE_ENTRY
            if whole:
                yield Range(at - 1, entry.end())


def _find_characters(view: View) -> Iterator[tuple[Range, bool]]:
    """Yield second copies of single characters, and whether they are surely slips."""
    text = plain_text(view)
    for piece, _ in _pieces(view):
        for match in _CHARACTER.finditer(text, *piece):
            start, end = match.span()
            around = text[max(0, start - 2) : start], match["word"], text[end : end + 2]
            if is_doubled_character(view, *around):
                yield Range(end - 1, end), True
            elif is_likely_doubled(view, *around):
                yield Range(end - 1, end), False


def _is_number(word: str) -> bool:
    """Say whether a doubled piece is a piece of a number: 三三, 2020年."""
    return not re.search(HAN, re.sub("[一二三四五六七八九十〇零百千]", "", word))


def _find_sentences(view: View) -> Iterator[Range]:
    for match in find_all(_SENTENCE, view):
        yield Range(*match.span("again"))
    text = plain_text(view)
    for match in _LABEL.finditer(text):
        if text.endswith(match[0], 0, match.start()):
            yield Range(*match.span())
    for before, after in pairwise(line_ranges(view)):
        same = before.end - before.start == after.end - after.start >= _SHORTEST_LINE
        if not same or text[slice(*before)] != text[slice(*after)]:
            continue
        # A section's title stands on its divider page and on the page that follows.
        if view.field_at(after.start) not in ("title", "cover", None):
            yield after
