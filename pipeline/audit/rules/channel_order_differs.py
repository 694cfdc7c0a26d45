"""Materials and paths list the channels in different orders.
材料与路径中渠道的次序不同。

What it checks
    Items whose materials are listed by channel (①网上办：… ②窗口办：…) against the order of the
    same
    channels among the paths.
    按渠道列材料的事项（①网上办：…②窗口办：…），对照路径中相同渠道的次序。

Why it matters
    ① in one list then means another channel than ① in the other.
    两处的①所指渠道不同。

Fails
    1. 参保登记
    1.1 需提供材料
    ①网上办：不需要提供要件；
    ②窗口办：需要提供本人身份证。
    1.2 办理路径
    ①窗口办：服务大厅
    ②网上办：政务网

Passes
    1. 参保登记
    1.1 需提供材料
    ①窗口办：需要提供本人身份证。
    ②网上办：不需要提供要件；
    1.2 办理路径
    ①窗口办：服务大厅
    ②网上办：政务网

Known limits
    Only lines that begin with a channel's name and a colon count.
    只看以渠道名称加冒号开头的行。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View, Words

FAMILY = "field"
SEVERITY = "info"

_ENTRY = re.compile(r"(?:^|\n)(?P<entry>[①-⑳]? ?(?P<label>[^\s:,。;]{2,5})) ?:")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the first channel of materials listed in another order than the paths."""
    labels = {label: name for name, all_ in view.profile.channels.items() for label in all_}
    by_item: dict[str, Words] = {}
    for words in view.words:
        if words.item is None or words.field not in ("materials", "paths"):
            continue
        if words.field == "materials":
            by_item[words.item.id] = words
            continue
        materials = by_item.get(words.item.id)
        if materials is None:
            continue
        listed = _channels(materials, labels)
        offered = [name for name, _ in _channels(words, labels)]
        order = [name for name, _ in listed if name in offered]
        if len(order) > 1 and order != [name for name in offered if name in order]:
            start, end = listed[0][1]
            yield Fault(
                materials.prose.range(start, end),
                zh="材料的渠道次序与办理路径不同",
                en="the materials list the channels in another order than the paths",
            )


def _channels(words: Words, labels: dict[str, str]) -> list[tuple[str, tuple[int, int]]]:
    found = ((m["label"], m.span("entry")) for m in _ENTRY.finditer(words.prose.folded))
    return [(labels[label], span) for label, span in found if label in labels]
