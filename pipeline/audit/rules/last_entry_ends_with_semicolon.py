"""The last entry of a list ends in a semicolon.
列表末条以分号结尾。

What it checks
    Fields whose text ends in ；, where something seems to follow.
    检查以；结尾的小节，分号之后似乎还应有内容。

Why it matters
    The reader wonders whether an entry got lost.
    读者会疑心漏印了一条。

Fails
    1. 职工参保登记
    1.1 需提供材料
    ①身份证；
    ②户口簿；
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    ①身份证；
    ②户口簿。
    1.3 办理时限：即时办结

Known limits
    Whether an entry is missing cannot be told.
    无法判断是否真的漏条。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.trees import Kind

FAMILY = "text"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each field that ends in a semicolon."""
    for words in view.words:
        if words.node.kind is Kind.FIELD and words.prose.text.endswith(("；", ";")):
            end = len(words.prose.text)
            at = words.prose.range(end - 1, end)
            yield Fault(
                at,
                zh="末条以分号结尾",
                en="the last entry ends in a semicolon",
                expected="。",
                edits=(Correction(at, "。"),),
            )
