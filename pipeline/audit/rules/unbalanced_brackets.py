"""A bracket or quotation mark has no partner.
括号、书名号或引号不成对。

What it checks
    Brackets, title marks and quotation marks of each text and table cell: one without its partner,
    two that cross, one printed for its partner.
    检查每段文字、每个表格单元中的《》（）“”‘’【】〔〕等是否成对：缺一半、交叉、左右印反。

Why it matters
    Without its end nobody knows what a title, a remark or a condition covers.
    缺了一半，读者无法判断书名、说明或条件到哪里为止。

Fails
    1. 职工参保登记
    1.1 需提供材料
    《劳动合同（资料来源：申请人）
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    1）《劳动合同》（资料来源：申请人）
    1.3 办理时限：即时办结

Known limits
    Half-width and full-width brackets pair with each other here; the width is judged elsewhere.
    半角与全角括号在此视为成对，半角另行判断。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, mask_addresses
from pipeline.audit.views import View, Words
from pipeline.model.sources import fold_text

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("doubled-word",)

_PAIRS = {
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_ANY = re.compile(f"[{re.escape(''.join(_PAIRS) + ''.join(_OPENERS))}]")
# `1）身份证` · `a)` · `（1）、2）`: a list number closes what nothing opened.
_LIST_NUMBER = re.compile(
    r"(?:^|[\s；。，、：;,:])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}) ?$"
)
# What stands in a bracket that lost its partner: up to the next mark, or back to the last one.
_AFTER = re.compile(r"[\w：/ ]{1,30}")
_BEFORE = re.compile(r"[\w：/ ]{1,30}$")


class _Stray(NamedTuple):
    """A mark without partner; `twin` is the next such mark where both are one slip."""

    at: int
    mark: str
    wanted: str | None


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each mark without a partner."""
    for words in view.words:
        text = words.prose.text
        if _ANY.search(words.prose.folded):
            for stray in _find_strays(fold_text(mask_addresses(text))):
                yield _describe(view, words, stray)


def _find_strays(text: str) -> list[_Stray]:
    """Return the marks that have no partner; those of one slip together as one."""
    open_marks: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()  # how many of each kind are open
    strays: list[tuple[int, str]] = []
    for match in _ANY.finditer(text):
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            open_marks.append((mark, at))
            waiting[mark] += 1
            continue
        opener = _OPENERS[mark]
        if waiting[opener]:
            while open_marks[-1][0] != opener:
                strays.append(_close(open_marks, waiting))
            _close(open_marks, waiting)
        elif not (mark == ")" and _LIST_NUMBER.search(text, max(0, at - 6), at)):
            strays.append((at, mark))
    strays += [(place, opener) for opener, place in open_marks]
    return _join_slips(sorted(strays))


def _close(open_marks: list[tuple[str, int]], waiting: Counter[str]) -> tuple[int, str]:
    mark, at = open_marks.pop()
    waiting[mark] -= 1
    return at, mark


def _join_slips(strays: list[tuple[int, str]]) -> list[_Stray]:
    """Two marks of one kind in a row are one printed for the other; `）》` stands for `》）`."""
    found: list[_Stray] = []
    later: dict[str, int] = {}
    twins: list[int | None] = []
    for at, mark in reversed(strays):
        twins.append(later.get(mark))
        later[mark] = at
    waiting = zip(strays, reversed(twins), strict=True)
    for (at, mark), twin in waiting:
        if twin is not None and mark in _PAIRS and mark in "“‘《【":
            found.append(_Stray(twin, mark, _PAIRS[mark]))
            next(waiting, None)
        elif twin is not None and mark in _OPENERS and mark in "”’》】":
            found.append(_Stray(at, mark, _OPENERS[mark]))
            next(waiting, None)
        else:
            found.append(_Stray(at, mark, None))
    return found


def _describe(view: View, words: Words, stray: _Stray) -> Fault:
    """Point at the mark; with its words where the guide has them complete elsewhere."""
    prose = words.prose
    at, end = stray.at, stray.at + 1
    printed = prose.text[at]
    expected = stray.wanted
    if stray.wanted is None:
        at, end, expected = _complete(view, prose.text, stray)
    partner = _PAIRS.get(stray.mark) or _OPENERS[stray.mark]
    shown = {"(": "（", ")": "）"}.get(partner, partner)
    place = prose.range(at, end)
    edits = (Correction(place, expected),) if expected is not None else ()
    if stray.wanted:
        return Fault(
            place,
            zh=f"{printed} 应为 {stray.wanted}",
            en=f"{printed} is printed for {stray.wanted}",
            expected=expected,
            edits=edits,
        )
    return Fault(
        place,
        zh=f"{printed} 没有对应的 {shown}",
        en=f"{printed} has no {shown}",
        expected=expected,
        edits=edits,
    )


def _complete(view: View, text: str, stray: _Stray) -> tuple[int, int, str | None]:
    """Return the place of the words in the broken bracket, and the same words closed."""
    at, end = stray.at, stray.at + 1
    printed = text[at]
    if printed in (text[at - 1 : at], text[end : end + 1]):
        return at, end, ""  # printed twice
    if stray.mark in _PAIRS:
        content = _AFTER.match(text, end)
        closer = "）" if printed == "（" else _PAIRS[stray.mark]
        if content:
            for stop in range(content.end(), content.start() + 1, -1):
                whole = text[at:stop] + closer
                if count_words(view, "".join(whole.split())):
                    return at, stop, whole
    elif content := _BEFORE.search(text, max(0, at - 30), at):
        opener = "（" if printed == "）" else _OPENERS[stray.mark]
        for start in range(content.start(), at - 1):
            whole = opener + text[start:end]
            if not text[start].isspace() and count_words(view, "".join(whole.split())):
                return start, end, whole
    return at, end, None
