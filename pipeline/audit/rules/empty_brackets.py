"""Brackets or quotation marks hold nothing.
括号、书名号或引号内没有内容。

What it checks
    （） 《》 “” 【】 with nothing or only marks between them.
    检查（）《》“”【】内为空或只有标点的情况。

Why it matters
    The words that belong there got lost.
    应有的内容丢失了。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证（）
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证（原件）
    1.3 办理时限：即时办结

Known limits
    What stood there cannot be told.
    无法推断原有内容。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.plain_texts import find_all
from pipeline.audit.views import View
from pipeline.model.spans import Range

FAMILY = "text"
SEVERITY = "info"

_EMPTY = re.compile(r"[（(][、，,；; ]*[）)]|《 *》|“ *”|【 *】")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each empty pair."""
    for match in find_all(_EMPTY, view):
        yield Fault(
            Range(*match.span()),
            zh=f"{match[0]} 内没有内容",
            en=f"{match[0]} holds nothing",
        )
