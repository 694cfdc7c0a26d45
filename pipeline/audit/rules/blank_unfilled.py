"""A blank was never filled in.
留空未填。

What it checks
    A question mark, crosses or a line in place of a number, empty brackets, a label in brackets
    without its value.
    以问号、叉号、横线代替的数字，空括号，括号内有标签而无内容。

Why it matters
    The reader is left without the very thing that is promised.
    读者恰恰得不到所许诺的内容。

Fails
    1. 参保登记
    1.1 需提供材料：身份证（）
    1.2 办理时限：?个工作日

Passes
    1. 参保登记
    1.1 需提供材料：身份证（原件）
    1.2 办理时限：15 个工作日内，收到后每个工作日受理

Known limits
    A blank that stands in several places is the form's own habit and only an info.
    多处相同的留空视为模板所致，只作提示。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "field"
SEVERITY = "warning"

_UNIT = " ?(?=个?(?:工作日|月|年|份|元)|[日天])"
# What is wrong, a word that the text must hold, and the pattern: most texts hold none, and a
# pattern that begins with a letter is found fast.
_BLANKS = (
    ("数字未填", "the number is not filled in", "?", rf"(?<!\?)\?++{_UNIT}"),
    ("数字未填", "the number is not filled in", "×", rf"(?<!×)×++{_UNIT}"),
    ("数字未填", "the number is not filled in", "X", r"\bX{1,3}(?=个?工作日)"),
    ("份数未填", "the number of copies is not filled in", "份", r"(?:原|复印)件 ?份(?=[;,。)]|$)"),
    ("空括号", "the brackets are empty", "(", r"\([ 、,;.]*\)"),
    ("空书名号", "the title marks are empty", "《", r"《 *》"),
    ("空括号", "the brackets are empty", "【", r"【 *】"),
    ("空引号", "the quotation marks are empty", "“", r"“ *”"),
    ("括号内缺内容", "nothing follows in the brackets", ")", r"(?<=:) *\)"),
    ("留白未填", "the line is not filled in", "_", r"_{2,}"),
    ("留待补充", "something is still to be filled in", "待", r"待(?:定|补充|完善)(?=[。;,)]|$)"),
)
_PATTERNS = [(index, hint, re.compile(p)) for index, (_, _, hint, p) in enumerate(_BLANKS)]


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each blank; one that is repeated word for word is only an info."""
    found: list[tuple[Range, int]] = []
    for words in view.words:
        text = words.prose.folded
        for index, hint, pattern in _PATTERNS:
            if hint in text:
                found += [(words.prose.range(*m.span()), index) for m in pattern.finditer(text)]
    often = Counter(index for _, index in found)
    for at, index in found:
        zh, en, _, _ = _BLANKS[index]
        yield Fault(
            at,
            zh=f"“{view.text(at)}”：{zh}",
            en=f"{view.text(at)}: {en}",
            severity=Severity.INFO if often[index] > 1 else None,
        )
