"""Marks of a mark-up language are left in the text.
文字中残留排版标记。

What it checks
    Tags (<p>), entities (&nbsp;), bold marks (**), template marks ({{ }}), escapes, headings.
    One finding per line.
    检查标签（<p>）、实体（&nbsp;）、加粗号（**）、模板占位（{{ }}）、转义符和标题号（#）。
    每行一处。

Why it matters
    Readers see program code, and a printed guide cannot hide it.
    读者会看到代码，印刷品无法隐藏。

Fails
    1. 职工参保登记
    1.1 需提供材料
    <p>身份证</p>
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    网上办：<http://www.example.gov.cn/login/>

Known limits
    Bold marks and headings are not reported in a file that is written in Markdown throughout.
    通篇用 Markdown 书写的文件不报告加粗号和标题号。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"

_TAG = re.compile(
    r"(?=[<&{$!\[\\`~-])(?:"
    # `<p>业务指南</p>` · `<br/>` · `&nbsp;` · `{{name}}` · `\u200b` · `<!-- -->` · `![图](a.png)`
    r"(?P<inline></?(?:p|span|b|i|u|em|strong|font|div)(?: [^<>\n]{0,200})?>)"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,9}(?: [^<>\n]{0,200})? ?/?>"
    r"|</?(?:p|br|span|div|td|tr|li|strong)\b"
    r"|&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
    r"|\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|<!--|-->|!?\[[^\[\]\n]{0,80}\]\((?=[a-z/.])"
    r"|\\(?:[nrt](?![a-z])|u[0-9a-fA-F]{4}|[a-z]{3,})|```|~~)"
)
_MARKDOWN = re.compile(r"(?P<inline>\*\*|__)|^[ \t]*#{1,6}(?=[ \t]*[^\s#])", re.MULTILINE)
# A slip leaves one pair; whoever writes Markdown marks headings or bold words all over.
_HABIT = 6


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the first mark of each line, with all its inline marks to be removed."""
    text = view.source.text
    found = list(_TAG.finditer(text))
    has_markdown = any(mark in text for mark in ("**", "__", "#"))
    markdown = list(_MARKDOWN.finditer(text)) if has_markdown else []
    if len(markdown) < _HABIT:
        found = sorted([*found, *markdown], key=lambda match: match.start())
    for _, group in groupby(found, key=lambda match: view.source.span(*match.span()).line):
        marks = list(group)
        safe = all(mark["inline"] for mark in marks)
        removed = tuple(Correction(Range(*mark.span()), "") for mark in marks)
        count = len(marks)
        yield Fault(
            Range(*marks[0].span()),
            zh=f"残留排版标记 {marks[0][0]}" + (f"，本行共 {count} 个" if count > 1 else ""),
            en=f"leftover mark-up {marks[0][0]}" + (f", {count} in this line" if count > 1 else ""),
            expected="",
            edits=removed if safe else (),
            safe=safe,
        )
