"""The label inside a pair of brackets is a slip for the one that others have.
括号内的标签疑为他处标签之误。

What it checks
    Labels such as 资料来源 behind an opening bracket and before a colon that stand once and are a
    character away from one that stands four times or more.
    括号之后、冒号之前的标签（如“资料来源”）仅此一处，且与出现四次以上的标签只差一字。

Why it matters
    What the brackets tell is not found under its label, by readers or by programs.
    读者和程序都不能按标签找到括号内的内容。

Fails
    1. 职工参保登记
    1.1 需提供材料
    ①《劳动合同》（资料来源：申请人）；
    ②身份证（资料来源：申请人）；
    ③户口簿（资来源：申请人）；
    ④照片（资料来源：申请人）；
    ⑤申请表（资料来源：经办窗口）

Passes
    1. 职工参保登记
    1.1 需提供材料
    ①《劳动合同》（资料来源：申请人）；
    ②身份证（资料来源：申请人）；
    ③户口簿（有效期：长期）；
    ④照片（资料来源：申请人）；
    ⑤申请表（资料来源：经办窗口）

Known limits
    A label that is misprinted twice alike is taken for another one.
    同样错两次的标签视为另一种标签。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_all
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("doubled-word", "likely-wrong-character", "swapped-characters")

_LABEL = re.compile(rf"[（(] ?(?P<label>{HAN}{{2,8}}) ?[：:]")
_OFTEN = 4  # a label of the guide, which one misprint does not shake
_SHORTEST = 4  # of shorter labels one character is too much: 地址, 网址


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each label that is a slip for a usual one."""
    places = [(match["label"], Range(*match.span("label"))) for match in find_all(_LABEL, view)]
    counts = Counter(label for label, _ in places)
    usual = [
        label for label, times in counts.items() if times >= _OFTEN and len(label) >= _SHORTEST
    ]
    for label, at in places:
        near = [other for other in usual if edit_distance(label, other, 1) == 1]
        if counts[label] == 1 and len(near) == 1:
            yield Fault(
                at,
                zh=f"“{label}”疑为“{near[0]}”之误，后者出现 {counts[near[0]]} 次",
                en=f"{label} looks like a slip for {near[0]}, which stands {counts[near[0]]} times",
                expected=near[0],
                edits=(Correction(at, near[0]),),
            )
