"""An entry of a list does not end in the mark that its siblings end in.
列表条目末尾缺少同级条目都有的标点。

What it checks
    Entries with circled numbers: two on one line without a mark between them, and an entry that
    lacks the ； in which most of its list, the last one aside, end.
    检查圈码条目：同一行两条之间没有标点，或多数条目以；结尾而本条没有（末条除外）。

Why it matters
    One habit shows where an entry ends.
    写法统一，条目起止才清楚。

Fails
    1. 职工参保登记
    1.1 需提供材料
    ①身份证（资料来源：申请人） ②户口簿（资料来源：申请人）

Passes
    1. 职工参保登记
    1.1 需提供材料
    ①身份证；②户口簿；
    ③照片

Known limits
    Lists in which most entries end in nothing are left alone.
    多数条目本无标点的列表不报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.characters import CIRCLED
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "info"

_CIRCLED = re.compile(f"[{CIRCLED}]")
_ENDS = "；。，、：;,:"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each entry that runs into the next without its mark."""
    for words in view.words:
        text = words.prose.text
        if "②" not in text:
            continue
        numbers = [match.start() for match in _CIRCLED.finditer(text)]
        ends = [len(text[:at].rstrip()) - 1 for at in numbers[1:]]
        closed = [text[at] for at in ends if text[at] in "；。"]
        usual = max(sorted(set(closed)), key=closed.count) if closed else "；"
        most = len(closed) * 2 > len(ends)
        for end, at in zip(ends, numbers[1:], strict=True):
            inline = "\n" not in text[end:at]
            if text[end] in _ENDS or text[end] == "\n" or not (inline or most):
                continue
            if inline and (text[end] in "（《“和或及与至、第" or not text[end + 1 : at]):
                continue  # 要件①和③
            place = words.prose.range(end, end + 1)
            shown = f"{text[end]} {text[at]}" if inline else text[end]
            yield Fault(
                words.prose.range(end, at + 1) if inline else place,
                zh=f"“{shown}”处两条之间缺“{usual}”" if inline else f"本条末尾缺“{usual}”",
                en=f"no {usual} before {text[at]}",
                expected=text[end] + usual + (text[at] if inline else ""),
                edits=(Correction(Range(place.end, place.end), usual),),
            )
