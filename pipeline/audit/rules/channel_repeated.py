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
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View, Words
from pipeline.model.characters import HAN

FAMILY = "logic"
SEVERITY = "warning"
YIELDS_TO = ("doubled-word",)

# `①窗口办：` · `2. 网上办：`
_ENTRY = re.compile(rf"(?:^|\n)(?:[①-⑳]|\d{{1,2}}[.、)]) ?(?P<label>{HAN}{{2,6}}) ?:")
_HABIT = 0.1
_NAMING = ("time_limit", "tips")
# Below three items with paths nothing shows how the guide lists them.
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each channel that an item lists twice."""
    channels = {label for labels in view.profile.channels.values() for label in labels}
    items = 0
    repeated: list[tuple[Words, list[re.Match[str]], int, int]] = []
    for words in view.words:
        if words.field != "paths" or words.item is None:
            continue
        first: dict[str, int] = {}
        entries = list(_ENTRY.finditer(words.prose.folded))
        for index, match in enumerate(entries):
            label = match["label"]
            if label in first:
                repeated.append((words, entries, first[label], index))
            elif label in channels:
                first[label] = index
        items += len(first) > 1
    allowed = max(1, _HABIT * items)
    if items < _FEWEST - 1 or len({id(words) for words, *_ in repeated}) > allowed:
        return
    starts = [address.start for address in find_addresses(view).all]
    online = view.profile.channels.get("online", ())
    for words, entries, one, other in repeated:
        label = entries[one]["label"]
        # A web address tells which of the two is applied for on line.
        with_address = [_has_address(starts, words, entries, index) for index in (one, other)]
        is_first = with_address == ([False, True] if label in online else [True, False])
        order = (one, other) if is_first else (other, one)
        place, rest = (words.prose.range(*entries[index].span("label")) for index in order)
        meant = _find_meant(view, words, {entry["label"] for entry in entries}, channels)
        yield Fault(
            place,
            zh=f"“{label}”在本事项的办理路径中出现两次",
            en=f"{label} stands twice among the ways of applying for this item",
            expected=meant,
            related=(Place(rest, "另一处", "the other place"),),
            edits=(Correction(place, meant),) if meant else (),
        )


def _has_address(starts: list[int], words: Words, entries: list[re.Match[str]], index: int) -> bool:
    """Whether a web address stands in an entry, up to the next one."""
    last = index + 1 == len(entries)
    end = len(words.prose.folded) if last else entries[index + 1].start("label")
    place = words.prose.range(entries[index].start("label"), end)
    return any(place.start <= start < place.end for start in starts)


def _find_meant(view: View, paths: Words, listed: set[str], channels: set[str]) -> str | None:
    """Return the one channel that limits or tips of the item name and its paths do not."""
    texts = [w.prose.folded for w in view.words if w.item is paths.item and w.field in _NAMING]
    labels = [label for label in channels - listed if label.endswith("办")]
    named = {label for label in labels if any(label in text for text in texts)}
    return named.pop() if len(named) == 1 else None
