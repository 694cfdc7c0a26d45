"""Lines end in different ways.
换行符不统一。

What it checks
    LF, CRLF and CR side by side in one file; the first line that ends unlike most is pointed at.
    检查同一文件是否混用 LF、CRLF、CR；指出第一处与多数不同的换行。

Why it matters
    Other programs may read two lines as one, or one as two.
    其他程序可能把两行读成一行，或一行读成两行。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证\r
    户口簿

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证

Known limits
    One finding stands for all such lines.
    只报告一处。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.sources import LINE_BREAK

FAMILY = "text"
SEVERITY = "info"

_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def check(view: View) -> Iterator[Fault]:
    """Yield one fault where lines end in more than one way."""
    if "\r" not in view.source.text:
        return
    breaks = list(LINE_BREAK.finditer(view.source.text))
    kinds = Counter(match[0] for match in breaks)
    if len(kinds) < 2:
        return
    usual = kinds.most_common(1)[0][0]
    odd = next(match for match in breaks if match[0] != usual)
    others = sum(kinds.values()) - kinds[usual]
    yield Fault(
        Range(*odd.span()),
        zh=f"此行以 {_NAMES[odd[0]]} 结束，多数以 {_NAMES[usual]}；共 {others} 处",
        en=f"this line ends in {_NAMES[odd[0]]}, most in {_NAMES[usual]}; {others} such lines",
        expected=usual,
    )
