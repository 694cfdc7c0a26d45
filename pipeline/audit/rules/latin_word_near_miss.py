"""A Latin word is a slip for one that the guide uses again and again.
英文词疑为文中常用英文词之误。

What it checks
    Words of Latin letters that stand once and are one letter away from one that stands five times
    or more: Ap for App. Addresses are left out.
    仅出现一次、与出现五次以上的英文词只差一个字母的词，如“Ap”（App）；网址除外。

Why it matters
    The name of a program is not found under another spelling.
    程序名称拼错则搜索不到。

Fails
    1. 社会保障卡申领
    1.2 办理路径
    掌上办：辽宁人社 App、电子社保卡 App、掌上登记 App、辽事通 Ap
    2. 社会保障卡启用
    2.2 办理路径
    掌上办：电子社保卡 App、辽事通 App

Passes
    1. 社会保障卡申领
    1.2 办理路径
    掌上办：辽宁人社 App、电子社保卡 App、掌上登记 App、辽事通 APP
    2. 社会保障卡启用
    2.2 办理路径
    掌上办：电子社保卡 App、辽事通 App

Known limits
    Capitals and small letters are not told apart.
    不区分大小写。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_all
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("app-name-mismatch", "doubled-word", "stray-letter")

_WORD = re.compile(r"(?<![A-Za-z0-9.@_-])[A-Za-z]{2,20}(?![A-Za-z0-9.@_-])")
_OFTEN = 5  # a word of the guide's own, not one of a few
_SHORTEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each Latin word that is a slip for a usual one."""
    places = [(match[0], Range(*match.span())) for match in find_all(_WORD, view)]
    counts = Counter(word.lower() for word, _ in places)
    printed = Counter(word for word, _ in places)
    usual = [w for w, n in printed.most_common() if n >= _OFTEN and len(w) >= _SHORTEST]
    for word, at in places:
        if counts[word.lower()] > 1:
            continue
        near = [other for other in usual if edit_distance(word.lower(), other.lower(), 1) == 1]
        if near:
            yield Fault(
                at,
                zh=f"“{word}”疑为“{near[0]}”之误，后者出现 {printed[near[0]]} 次",
                en=f"{word} looks like a slip for {near[0]}, which stands {printed[near[0]]} times",
                expected=near[0],
                edits=(Correction(at, near[0]),),
            )
