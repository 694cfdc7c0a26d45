"""A heading's or caption's number is spaced unlike the others.
标题或题注编号后的空格与其他不同。

What it checks
    Whether a blank follows the number of item titles, fields and captions, each against what most
    of its kind do.
    检查事项标题、小节标题、题注三类编号之后是否空格，各与同类多数写法比较。

Why it matters
    One habit makes headings look alike.
    写法统一，标题才整齐。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办
    1.3办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：即时办结

Known limits
    Where both habits are equally frequent nothing is reported.
    两种写法各半时不报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "text"
SEVERITY = "info"
ON_SCANS = False

_NUMBER = re.compile(r"\d{1,3}(?:[.．]\d{1,2}|[.．、])(?P<gap>[ \u3000]*)(?=[^\s\d])")
_KINDS = (Kind.ITEM, Kind.FIELD, Kind.CAPTION)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number spaced unlike most of its kind."""
    found: dict[Kind, list[re.Match[str]]] = {kind: [] for kind in _KINDS}
    for item in view.item_nodes:
        for node in item.walk():
            number = node.first(Kind.NUMBER) if node.kind in _KINDS else None
            if number and (match := _NUMBER.match(view.source.text, number.start)):
                found[node.kind].append(match)
    for matches in found.values():
        spaced = sum(1 for match in matches if match["gap"])
        close = len(matches) - spaced
        for match in matches:
            if spaced == close or bool(match["gap"]) == (spaced > close):
                continue
            wanted = " " if spaced > close else ""
            printed = match[0].strip()
            yield Fault(
                Range(*match.span()),
                zh=f"编号 {printed} 后" + ("缺空格" if wanted else "多一空格") + "，与同类多数不同",
                en=f"{printed} is "
                + ("not " if wanted else "")
                + "followed by a blank, unlike most",
                expected=printed + wanted,
                edits=(Correction(Range(*match.span("gap")), wanted),),
            )
