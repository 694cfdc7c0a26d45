"""A field has a heading and nothing below it.
小节有标题而无内容。

What it checks
    Fields without any words between their heading and the next.
    标题与下一标题之间没有任何文字的小节。

Why it matters
    The reader is promised something that is not there.
    标题许诺的内容并不存在。

Fails
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    窗口办：服务大厅
    8.3 办理时限
    8.4 温馨提示
    无

Passes
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    窗口办：服务大厅

Known limits
    A field that holds only a picture counts as empty.
    只有图片的小节视为空。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.headings import holds_text, read_headings
from pipeline.audit.views import View
from pipeline.model.profiles import MAIN_FIELDS

FAMILY = "field"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each of the main fields that says nothing."""
    for headings in read_headings(view):
        for heading in headings:
            if heading.kind in MAIN_FIELDS and not holds_text(view, heading.node):
                yield Fault(
                    heading.whole,
                    zh=f"小节“{heading.words}”没有内容",
                    en=f"the field {heading.words} is empty",
                )
