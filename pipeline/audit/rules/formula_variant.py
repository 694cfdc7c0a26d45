"""A clause that recurs ends earlier, or has other words in its middle, in a few places.
反复出现的分句在个别处收尾较早，或中间用词不同。

What it checks
    Whole clauses of the tips: one that ends a sentence and is the beginning of a more frequent one,
    or that begins and ends as it does.
    逐句比较提示中的分句：只是更常见说法的前半句的，或首尾相同而中间不同的。

Why it matters
    Readers ask whether the shorter promise leaves something out.
    读者会疑心少写的半句是否另有所指。

Fails
    1. 职工参保登记
    1.1 需提供材料：身份证
    1.4 温馨提示：如有问题可拨打 12333 咨询投诉。
    2. 缴费申报
    2.1 需提供材料：身份证
    2.4 温馨提示：如有问题可拨打 12333 咨询投诉。
    3. 缴费查询
    3.1 需提供材料：身份证
    3.4 温馨提示：如有问题可拨打 12333 咨询投诉。
    4. 关系转移
    4.1 需提供材料：身份证
    4.4 温馨提示：如有问题可拨打 12333 咨询。

Passes
    1. 职工参保登记
    1.1 需提供材料：身份证
    1.4 温馨提示：如有问题可拨打 12333 咨询投诉。
    2. 缴费申报
    2.1 需提供材料：身份证
    2.4 温馨提示：如有问题可拨打 12333 咨询投诉。
    3. 缴费查询
    3.1 需提供材料：身份证
    3.4 温馨提示：如有问题可拨打 12333 咨询。

Known limits
    A formula stands three times at least, and twice as often as its variant.
    常见说法至少出现三次，且不少于个别说法的两倍。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.printings import common_ends
from pipeline.audit.views import View, Words

FAMILY = "text"
SEVERITY = "info"
YIELDS_TO = (
    "doubled-word",
    "likely-wrong-character",
    "sentence-cut-off",
    "short-code-near-miss",
    "swapped-characters",
    "term-variant",
    "unbalanced-brackets",
    "word-missing",
    "wording-variant",
)

_CLAUSE = re.compile(r"[^，。；：！？\n]{8,60}")
_FEWEST, _RATIO = 3, 2
# 咨询 for 咨询投诉, 办理及 for 服务和; what differs by more says something else.
_MOST = 3
_HEAD, _TAIL = 6, 4
_SERIES = 50  # clauses that recur and begin alike: of so many none is the usual one


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each clause that is a rare variant of a frequent one."""
    clauses = [
        (words, match)
        for words in view.words
        if words.field == "tips"
        for match in _CLAUSE.finditer(words.prose.text)
    ]
    counts = Counter(_squeeze(match) for _, match in clauses)
    formulas: defaultdict[str, list[str]] = defaultdict(list)
    for clause, times in counts.items():
        if times >= _FEWEST:
            formulas[clause[:_HEAD]].append(clause)
    for words, match in clauses:
        own = _squeeze(match)
        ends = words.prose.text[match.end() : match.end() + 1] in "。\n"
        alike = formulas.get(own[:_HEAD], ())
        for formula in alike if len(alike) < _SERIES else ():
            if counts[formula] >= _RATIO * counts[own] and _is_variant(own, formula, ends):
                yield _make_fault(words, match, formula, counts[formula])
                break


def _squeeze(match: re.Match[str]) -> str:
    return "".join(match[0].split())


def _is_variant(own: str, formula: str, ends: bool) -> bool:
    """Say whether a clause is a formula cut short, or one with another short stretch in it.

    Where the sentence goes on, a shorter clause may say all it has to say.
    """
    if own == formula or abs(len(own) - len(formula)) > _MOST:
        return False
    head, tail = common_ends(own, formula)
    stretch = own[head : len(own) - tail]
    longest = max(len(stretch), len(formula) - head - tail)
    if re.search(r"\d", stretch) or own.count("“", 0, head) > own.count("”", 0, head):
        return False  # 30 for 15, “自助办” for “网上办”: other facts, not other words
    is_inside = head >= _HEAD and tail >= _TAIL and 1 < longest <= _MOST
    return is_inside or (ends and formula.startswith(own))


def _make_fault(words: Words, match: re.Match[str], formula: str, times: int) -> Fault:
    own = _squeeze(match)
    head, tail = common_ends(own, formula)
    start, end, right = (head, len(own) - tail, len(formula) - tail)
    if start == end:
        start -= 2  # 咨询 shows what 咨询投诉 adds
    places = [at for at in range(*match.span()) if not words.prose.text[at].isspace()]
    at = words.prose.range(places[start], places[end - 1] + 1)
    printed, meant = own[start:end], formula[start:right]
    return Fault(
        at,
        zh=f"此处作“{own}”，他处多作“{formula}”（{times} 次）",
        en=f"“{own}” here, “{formula}” in {times} places",
        expected=meant,
        edits=(Correction(at, meant),) if printed != meant else (),
    )
