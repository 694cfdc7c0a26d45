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
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View

FAMILY = "logic"
SEVERITY = "error"

_NONE = re.compile(
    r"^(?:无|(?:无需|不需要?)(?:提供|提交)?(?:任何)?(?:材料|要件|资料))[。;；]?$", re.MULTILINE
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault where nothing and something is asked for at once."""
    for words in view.words:
        if words.item is None or words.field != "materials" or not words.item.materials:
            continue
        match = _NONE.search(words.prose.folded)
        if match:
            first = words.item.materials[0]
            yield Fault(
                words.prose.range(*match.span()),
                zh=f"写明无需材料，却列有“{first.name}”",
                en=f"no materials are needed, yet {first.name} is listed",
                related=(Place(view.range(first.span), "所列材料", "the listed material"),),
            )
