"""A field's heading is one that no other item uses.
小节标题写法独一无二，或写成了别种小节的名称。

What it checks
    A heading outside the guide's vocabulary that stands once where other items agree on another; a
    heading of another kind in the place of a field that nearly all items have.
    他处一致而此处独异、且不是通用名称的小节标题；占据惯常小节位置的别种标题。

Why it matters
    Readers, and programs, look for a field by its heading.
    读者与程序都按标题查找小节。

Fails
    1. 参保登记
    1.1 办理路径：窗口办
    1.2 办理时限：即时办结
    2. 增减申报
    2.1 办理路径：窗口办
    2.2 办理时限：即时办结
    3. 缴费申报
    3.1 办理路径：窗口办
    3.2 办理时间：即时办结
    4. 关系转移
    4.1 办理路径：窗口办
    4.2 办理时限：即时办结
    5. 证明查询
    5.1 办理路径：窗口办
    5.2 办理时限：即时办结
    6. 证明打印
    6.1 办理路径：窗口办
    6.2 办理时限：即时办结

Passes
    1. 参保登记
    1.1 需提供材料：身份证
    2. 增减申报
    2.1 需提供要件：身份证

Known limits
    Two headings in regular use are left to heading-variant.
    两种都常用的标题由 heading-variant 说明。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.headings import (
    Heading,
    habitual_kinds,
    read_headings,
    usual_ordinals,
    usual_words,
)
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "warning"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each heading that stands in the place of another."""
    words = usual_words(view)
    kinds = habitual_kinds(view)
    by_place = {usual_ordinals(view).get(kind): kind for kind in kinds}
    for headings in read_headings(view):
        own = Counter(heading.kind for heading in headings)
        for heading in headings:
            meant = by_place.get(heading.ordinal) if heading.ordinal else None
            # in the place of another stands a field that no item has, or that this one has twice
            is_other = heading.kind not in kinds or own[heading.kind] > 1
            if is_other and meant is not None and meant not in own:
                yield _in_place_of(view, heading, words[meant].most_common(1)[0][0])
                continue
            counts = words[heading.kind]
            often = counts.most_common(1)[0][1]
            # three others are the fewest that agree by more than chance
            lonely = counts[heading.words] == 1 and often >= 3
            known = heading.words in view.profile.fields.get(heading.kind, ())
            if heading.kind in kinds and lonely and not known:
                yield _make_fault(view, heading, _find_nearest(heading.words, counts))


def _find_nearest(words: str, counts: Counter[str]) -> str:
    """Return the heading in regular use that is fewest slips away, the more frequent of two."""
    regular = [other for other, times in counts.most_common() if times > 1]
    return min(regular, key=lambda other: edit_distance(words, other))


def _in_place_of(view: View, heading: Heading, usual: str) -> Fault:
    printed = view.text(heading.label)
    return Fault(
        heading.label,
        zh=f"小节标题“{printed}”占了“{usual}”的位置，本事项没有“{usual}”",
        en=f"{printed} stands in the place of {usual}, which this item lacks",
        expected=usual,
        edits=(Correction(heading.label, usual),),
    )


def _make_fault(view: View, heading: Heading, usual: str) -> Fault:
    return Fault(
        heading.label,
        zh=f"小节标题“{view.text(heading.label)}”只此一处，他处作“{usual}”",
        en=f"the heading {view.text(heading.label)} stands only here; others read {usual}",
        expected=usual,
        edits=(Correction(heading.label, usual),),
    )
