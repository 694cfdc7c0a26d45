"""An item says that no materials are needed and lists some.
事项写明无需材料，却列有材料。

What it checks
    Items whose materials say 无 or 无需提供材料 for the whole item beside entries.
    需提供材料写作“无”“无需提供材料”，同时又列有材料。

Why it matters
    Readers do not know whether to bring anything.
    读者不知是否需要带材料。

Fails
    1. 价格补贴申领
    1.1 需提供材料
    无需提供材料。
    ①身份证复印件
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Passes
    1. 价格补贴申领
    1.1 需提供材料
    无需提供材料。
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Known limits
    What holds for one channel only is no contradiction.
    仅某一渠道无需材料的不算矛盾。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View

FAMILY = "logic"
SEVERITY = "error"

_NONE = re.compile(
    r"^(?P<none>(?:无|(?:无需|不需要?)(?:提供|提交)?(?:任何)?(?:材料|要件|资料))[。;；]?)"
    r"(?:(?<=[。;；])(?P<rest>[^。;；，,\n]+)[。]?)?$",
    re.MULTILINE,
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault where nothing and something is asked for at once."""
    # what other items list is a material behind 无需提供材料。 too, on the same line
    uses = Counter(
        name
        for item in view.guide.items
        for name in {squeeze(material.name) for material in item.materials}
    )
    for words in view.words:
        if words.item is None or words.field != "materials":
            continue
        match = _NONE.search(words.prose.folded)
        if match is None:
            continue
        rest = squeeze(match["rest"] or "")
        own = {squeeze(material.name) for material in words.item.materials}
        if rest and uses[rest] > (rest in own):
            name, place = rest, words.prose.range(*match.span("rest"))
        elif words.item.materials and not rest:
            first = words.item.materials[0]
            name, place = first.name, view.range(first.span)
        else:
            continue
        yield Fault(
            words.prose.range(*match.span("none")),
            zh=f"写明无需材料，却列有“{name}”",
            en=f"no materials are needed, yet {name} is listed",
            related=(Place(place, "所列材料", "the listed material"),),
        )
