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

import re
from collections.abc import Iterator
from itertools import zip_longest

from pipeline.audit.faults import Fault
from pipeline.audit.headings import Heading, holds_text, read_headings
from pipeline.audit.numerals import read_leading
from pipeline.audit.views import View
from pipeline.model.profiles import MAIN_FIELDS
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "field"
SEVERITY = "error"
_REFERS = re.compile(r"[(（](?:详|另)?见|[(（]附后")  # 申报材料（详见背面）


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each of the main fields that says nothing."""
    for headings in read_headings(view):
        for heading, following in zip_longest(headings, headings[1:]):
            if heading.kind not in MAIN_FIELDS or _may_be_blank(heading):
                continue
            if following and _is_printed_twice(view, heading, following):
                continue  # doubled-word points at the second copy
            if not (
                holds_text(view, heading.node) or (following and _holds(view, heading, following))
            ):
                yield Fault(
                    heading.whole,
                    zh=f"小节“{heading.words}”没有内容",
                    en=f"the field {heading.words} is empty",
                )


def _may_be_blank(heading: Heading) -> bool:
    """Whether it is a form's `备注：`, blank when there is none, or says where its words stand."""
    if _REFERS.search(heading.words):
        return True
    return heading.kind == "tips" and heading.node.first(Kind.NUMBER) is None


def _is_printed_twice(view: View, heading: Heading, following: Heading) -> bool:
    return view.text(heading.whole).split() == view.text(following.whole).split()


def _holds(view: View, heading: Heading, following: Heading) -> bool:
    """Whether a list of fields begins below a heading: `三、申请材料`, `（一）首次申请`."""
    own, other = _print_of(view, heading), _print_of(view, following)
    return own is not None and other is not None and own[0] != other[0] and other[1] == 1


def _print_of(view: View, heading: Heading) -> tuple[str, int] | None:
    """Return how the heading's number is printed, its digits aside, and its value."""
    node = heading.node.first(Kind.NUMBER)
    number = read_leading(view, Range(node.start, node.end)) if node else None
    if node is None or number is None:
        return None
    before = view.source.folded[node.start : number.range.start].strip()
    after = view.source.folded[number.range.end : node.end].strip()
    digits = view.text(number.range)
    return f"{before}{'1' if digits.isdecimal() else '一'}{after}", number.value
