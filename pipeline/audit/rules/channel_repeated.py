"""An item names one channel twice among its ways of applying.
同一事项的办理路径中同一渠道出现两次。

What it checks
    The labels of an item's paths: one that stands twice where the other items name each channel
    once.
    检查一个事项办理路径的渠道名称：他处每个渠道只列一次，而此处重复。

Why it matters
    One of the two is another channel; readers go to the counter for what is done online.
    两者之一实为另一渠道，读者会跑错地方。

Fails
    1. 职工参保登记
    1.2 办理路径
    ①窗口办：社保大厅
    ②网上办：辽宁政务服务网
    2. 缴费申报
    2.2 办理路径
    ①窗口办：社保大厅
    ②网上办：辽宁政务服务网
    3. 关系转移
    3.2 办理路径
    ①窗口办：社保大厅
    ②窗口办：辽宁政务服务网

Passes
    1. 职工参保登记
    1.2 办理路径
    ①窗口办：社保大厅
    ②网上办：辽宁政务服务网
    2. 缴费申报
    2.2 办理路径
    ①窗口办：社保大厅
    ②窗口办：政务大厅
    3. 关系转移
    3.2 办理路径
    ①窗口办：社保大厅
    ②窗口办：政务大厅

Known limits
    Silent where one item of ten or more repeats a channel: several counters are its habit.
    十分之一以上的事项重复列出渠道时视为习惯，不作判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View, Words
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "warning"

# `①窗口办：` · `2. 网上办：`
_ENTRY = re.compile(rf"(?:^|\n)(?:[①-⑳]|\d{{1,2}}[.、)]) ?(?P<label>{HAN}{{2,6}}) ?:")
_HABIT = 0.1
# Below three items with paths nothing shows how the guide lists them.
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each channel that an item lists twice."""
    channels = {label for labels in view.profile.channels.values() for label in labels}
    items = 0
    repeated: list[tuple[Words, re.Match[str], re.Match[str]]] = []
    for words in view.words:
        if words.field != "paths" or words.item is None:
            continue
        first: dict[str, re.Match[str]] = {}
        for match in _ENTRY.finditer(words.prose.folded):
            label = match["label"]
            if label in first:
                repeated.append((words, first[label], match))
            elif label in channels:
                first[label] = match
        items += len(first) > 1
    allowed = max(1, _HABIT * items)
    if items < _FEWEST - 1 or len({id(words) for words, _, _ in repeated}) > allowed:
        return
    starts = [address.start for address in find_addresses(view).all]
    for words, one, other in repeated:
        place, rest = words.prose.range(*other.span("label")), words.prose.range(*one.span("label"))
        if _has_address(starts, rest, place) and not _has_address(starts, place, None):
            place, rest = rest, place
        yield Fault(
            place,
            zh=f"“{other['label']}”在本事项的办理路径中出现两次",
            en=f"{other['label']} stands twice among the ways of applying for this item",
            related=(Place(rest, "另一处", "the other place"),),
        )


def _has_address(starts: list[int], entry: Range, after: Range | None) -> bool:
    """Whether a web address stands between an entry's label and the next entry's."""
    end = after.start if after else entry.end + 200
    return any(entry.end <= start < end for start in starts)
