"""The conjunction 既 stands without the 又, 也 or 且 that it calls for.
连词“既”没有与之呼应的“又”“也”“且”。

What it checks
    A 既 with none of 又 也 且 要 还 是 after it, other than in 既往, 既定, 既有, 既然, 既成.
    检查句中“既”之后是否有 又、也、且、要、还、是 呼应；既往、既定、既有、既然、既成 除外。

Why it matters
    It is printed for 即 or 及, and the sense turns on which of them.
    多为“即”“及”之误，而两者意思不同。

Fails
    1. 职工参保登记
    年满 16 周岁，非国家机关工作人员既不属于职工养老保险的居民，可以参保。
    1.1 需提供材料
    身份证

Passes
    1. 职工参保登记
    既不属于国家机关工作人员，又不属于职工养老保险的居民，可以参保。
    1.1 需提供材料
    身份证

Known limits
    Which character was meant is told only before 不, 非, 属 and 时.
    只在“不、非、属、时”之前给出建议。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("likely-wrong-character",)

_BOTH = re.compile(r"既(?![往定有然成遂得])(?P<rest>[^。；\n]{0,60})")
_PARTNER = re.compile("[又也且还要]|是")
_NEXT = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each 既 without partner."""
    for words in view.words:
        if "既" not in words.prose.text:
            continue
        for match in _BOTH.finditer(words.prose.text):
            rest = match["rest"]
            if _PARTNER.search(rest) and not rest.startswith("时"):
                continue
            shown = match[0][: 1 + _NEXT]
            meant = (
                "即" if rest.startswith("时") else "及" if rest[:1] in ("不", "非", "属") else None
            )
            at = words.prose.range(match.start(), match.start() + len(shown))
            edit = words.prose.range(match.start(), match.start() + 1)
            yield Fault(
                at,
                zh=f"“{shown}”的“既”没有“又”“也”“且”呼应" + (f"，疑为“{meant}”" if meant else ""),
                en=f"既 in “{shown}” has no 又, 也 or 且"
                + (f"; {meant} may be meant" if meant else ""),
                expected=meant + shown[1:] if meant else None,
                edits=(Correction(edit, meant),) if meant else (),
            )
