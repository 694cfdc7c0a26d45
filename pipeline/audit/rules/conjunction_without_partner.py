"""既 stands without the 又, 也 or 且 that must follow it.
“既”后没有与之呼应的“又”“也”“且”。

What it checks
    Sentences in which 既 stands as a conjunction and no 又, 也, 且, 亦, 还 or 要 follows.
    “既”作连词而其后同句没有“又、也、且、亦、还、要”。

Why it matters
    It is a slip for 及 or 即, and turns a condition into another.
    多为“及”“即”之误，会改变条件的意思。

Fails
    1. 参保登记
    非国家机关工作人员既不属于职工养老保险范围的城乡居民，可以参保。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Passes
    1. 参保登记
    既不属于职工养老保险范围，也不是在校学生的城乡居民，可以参保。既定政策不变。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Known limits
    A partner in the next sentence is not seen.
    呼应词在下一句时会误判。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "warning"

# `既不属于职工基本养老保险制度覆盖范围`, but not 既定, 既有, 既往, 既然, 既得, 既成, 既遂, 既而, 既是
_LONE = re.compile(r"既(?![定有往然得成遂而是判])[^。；;！？\n又也且亦还要]*(?:[。；;！？\n]|$)")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each 既 without a partner."""
    for words in view.words:
        if "既" not in words.prose.text:
            continue
        for match in _LONE.finditer(words.prose.text):
            end = min(match.start() + 4, match.end())
            yield Fault(
                words.prose.range(match.start(), end),
                zh="“既”后无“又”“也”“且”呼应，疑为“及”或“即”之误",
                en="no 又, 也 or 且 follows 既; probably a slip for 及 or 即",
            )
