"""A formula of the guide is worded a little differently in a few places.
固定用语在个别处措辞不同。

What it checks
    Beginnings and ends of clauses that recur; one that differs from a more frequent one by one or
    two characters is pointed at. Also 你 among 您, and a Latin word in another case (APP).
    检查反复出现的分句的开头和结尾；与更常见的说法只差一两个字的，予以指出。
    同时检查“您”中间杂“你”、同一外文词大小写不一（APP）。

Why it matters
    Readers look for a difference where none is meant.
    读者会以为措辞不同含义也不同。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：您可先拨打咨询电话。
    2. 缴费申报
    2.1 需提供材料
    身份证
    2.4 温馨提示：您可先拨打咨询电话。
    3. 缴费查询
    3.1 需提供材料
    身份证
    3.4 温馨提示：您可先拨打咨询电话。
    4. 关系转移
    4.1 需提供材料
    身份证
    4.4 温馨提示：您先拨打咨询电话。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：您可先拨打咨询电话。
    2. 缴费申报
    2.1 需提供材料
    身份证
    2.4 温馨提示：您可先拨打咨询电话。

Known limits
    Only tips are compared.
    只比较温馨提示。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_all, plain_text
from pipeline.audit.views import View
from pipeline.model.prose import Prose
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "info"
YIELDS_TO = (
    "character-lost",
    "doubled-over-break",
    "doubled-word",
    "likely-wrong-character",
    "short-code-near-miss",
    "stray-space",
    "swapped-characters",
    "unbalanced-brackets",
    "word-missing",
)

_CLAUSE = re.compile(r"[^，。；：！？\n]{5,60}")
_LATIN = re.compile(r"(?<![A-Za-z.])[A-Za-z]{2,}(?![A-Za-z.])")
# Beginnings and ends of this many characters are compared; 您可先拨 and 咨询投诉 tell formulas.
_PIECE = 4
_FEWEST = 3  # a formula stands at least so often …
_RATIO = 2  # … and so many times as often as its variant


class _Piece(NamedTuple):
    words: str
    prose: Prose
    start: int


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each rare variant of a frequent formula."""
    yield from _find_clauses(view)
    yield from _find_cases(view)
    yield from _find_address(view)


def _find_clauses(view: View) -> Iterator[Fault]:
    clauses = [
        _Piece(match[0].replace(" ", ""), words.prose, match.start())
        for words in view.words
        if words.field == "tips"
        for match in _CLAUSE.finditer(words.prose.text)
    ]
    heads = Counter(clause.words[:_PIECE] for clause in clauses)
    beginnings = Counter(clause.words[: _PIECE + 1] for clause in clauses)
    longer: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for words, count in beginnings.items():
        if count >= _FEWEST:
            longer[words[0]].append((words, count))
    usual_heads = {words: _usual_head(words, heads, longer[words[0]]) for words in beginnings}
    tails = Counter((clause.words[-8:-_PIECE], clause.words[-_PIECE:]) for clause in clauses)
    by_stem: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (stem, tail), count in tails.items():
        by_stem[stem][tail] += count
    for clause in clauses:
        if clause.words[:_PIECE].isdecimal():
            continue  # a number is no wording
        if usual := usual_heads[clause.words[: _PIECE + 1]]:
            shown = clause.words[:_PIECE]
            yield _describe(clause, 0, shown, usual)
        else:
            stem, tail = clause.words[-8:-_PIECE], clause.words[-_PIECE:]
            usual, count = by_stem[stem].most_common(1)[0]
            near = sum(a != b for a, b in zip(usual, tail, strict=False)) <= 2
            if len(stem) == _PIECE and near and _is_formula(count, tails[stem, tail], usual, tail):
                yield _describe(clause, -_PIECE, tail, usual)


def _usual_head(words: str, heads: Counter[str], longer: list[tuple[str, int]]) -> str | None:
    """Return what stands for the first characters where most have it, by a character or a word.

    The last character may begin another clause: 建议您先 is no variant of 建议您优.
    """
    head = words[:_PIECE]
    options: list[tuple[int, str]] = []
    for at in range(1, _PIECE):
        shorter = words[:at] + words[at + 1 : _PIECE + 1]  # 建议请您优先 for 建议您优先
        if _is_formula(heads[shorter], heads[head], shorter, head):
            options.append((heads[shorter], shorter[:-1]))  # its last character follows `head`
    for long, count in longer:
        if _lacks_one(head, long):
            options.append((count, long))  # 您先拨打 for 您可先拨打
        elif words[_PIECE] == long[_PIECE] and _differs(head, long[:_PIECE]):
            options.append((count, long[:_PIECE]))  # 如有疑问可 for 如有问题可
    count, usual = max(options, default=(0, ""))
    return usual if _is_formula(count, heads[head], usual, head) else None


def _differs(head: str, other: str) -> bool:
    """Say whether two beginnings differ in one character or one word of two."""
    places = [at for at, (one, two) in enumerate(zip(head, other, strict=True)) if one != two]
    return places in ([1], [2], [1, 2], [2, 3])


def _lacks_one(short: str, long: str) -> bool:
    return any(long[:at] + long[at + 1 :] == short for at in (1, 2))


def _is_formula(count: int, own: int, usual: str, words: str) -> bool:
    return usual != words and count >= _FEWEST and count >= _RATIO * own


def _describe(clause: _Piece, offset: int, shown: str, usual: str) -> Fault:
    """Point at `shown`, at the beginning or the end of the clause."""
    text = clause.prose.text
    match = _CLAUSE.match(text, clause.start)
    end = match.end() if match else clause.start + len(clause.words)
    start = clause.start if offset == 0 else end - len(shown)
    at = clause.prose.range(start, start + len(shown))
    return Fault(
        at,
        zh=f"“{shown}”，他处多作“{usual}”",
        en=f"“{shown}”; most places say “{usual}”",
        expected=usual,
        edits=(Correction(at, usual),),
    )


def _find_cases(view: View) -> Iterator[Fault]:
    """Yield Latin words in a case that most of their places do not use."""
    places = list(find_all(_LATIN, view))
    counts = Counter(match[0] for match in places)
    usual: dict[str, str] = {}
    for word, _ in reversed(counts.most_common()):
        usual[word.lower()] = word
    for match in places:
        word = usual[match[0].lower()]
        if word != match[0] and counts[word] >= _RATIO * counts[match[0]]:
            at = Range(*match.span())
            yield Fault(
                at,
                zh=f"“{match[0]}”，他处作“{word}”",
                en=f"“{match[0]}”; elsewhere “{word}”",
                expected=word,
                edits=(Correction(at, word),),
            )


def _find_address(view: View) -> Iterator[Fault]:
    """Yield 你 where the guide says 您."""
    text = plain_text(view)
    familiar = [match.start() for match in re.finditer("你(?!们)", text)]
    if not familiar or text.count("您") < _RATIO * len(familiar):
        return
    for at in familiar:
        place = Range(at, at + 1)
        yield Fault(
            place,
            zh="全文用“您”，此处用“你”",
            en="the guide says 您, here 你",
            expected="您",
            edits=(Correction(place, "您"),),
        )
