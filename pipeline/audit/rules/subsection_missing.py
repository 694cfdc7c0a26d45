"""An item lacks a field that nearly all items have.
事项缺少几乎所有事项都有的小节。

What it checks
    Main fields (materials, paths, time limit, tips) that five of six items have; the finding
    points at the heading next to the place where one is missing.
    绝大多数事项都有的主要小节（材料、路径、时限、提示）；所指为缺处相邻的小节标题。

Why it matters
    The reader is not told what to bring, where to go or how long it takes.
    读者无从得知要带什么、到哪里办或多久办完。

Fails
    1. 参保登记
    1.1 办理路径：窗口办
    1.2 办理时限：即时办结
    2. 增减申报
    2.1 办理路径：窗口办
    2.2 办理时限：即时办结
    3. 缴费申报
    3.1 办理路径：窗口办
    3.2 办理时限：即时办结
    4. 关系转移
    4.1 办理路径：窗口办
    4.2 办理时限：即时办结
    5. 证明查询
    5.1 办理路径：窗口办
    5.2 办理时限：即时办结
    6. 证明打印
    6.1 办理路径：窗口办

Passes
    1. 参保登记
    1.1 办理路径：窗口办
    1.2 办理时限：即时办结
    2. 增减申报
    2.1 办理路径：窗口办

Known limits
    Guides of fewer than six items show no habit.
    不足六个事项的指南看不出惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.headings import (
    Heading,
    habitual_kinds,
    read_headings,
    usual_ordinals,
    usual_words,
)
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "error"
YIELDS_TO = ("subsection-misnamed",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each habitual field that an item lacks."""
    kinds = habitual_kinds(view)
    words = {kind: counts.most_common(1)[0][0] for kind, counts in usual_words(view).items()}
    total = len(view.guide.items)
    for item, headings in zip(view.guide.items, read_headings(view), strict=True):
        if not headings:
            continue
        own = {heading.kind for heading in headings}
        for place, kind in enumerate(kinds):
            if kind in own:
                continue
            have = sum(usual_words(view)[kind].values())
            yield Fault(
                _next_to(headings, kinds, place, usual_ordinals(view).get(kind)).whole,
                zh=f"缺小节“{words[kind]}”；{total} 个事项中约 {min(have, total - 1)} 个都有",
                en=f"the field {words[kind]} is missing here; about {min(have, total - 1)} of the "
                f"{total} items have it",
                related=(Place(view.title_of(item), "所在事项", "the item"),),
            )


def _next_to(headings: list[Heading], kinds: list[str], place: int, ordinal: int | None) -> Heading:
    """Return the field that stands in the missing one's place, or follows it, or ends the item."""
    for heading in headings:
        twice = sum(other.kind == heading.kind for other in headings) > 1
        if (heading.kind not in kinds or twice) and heading.ordinal == ordinal is not None:
            return heading
    return next((h for h in headings if h.kind in kinds[place + 1 :]), headings[-1])
