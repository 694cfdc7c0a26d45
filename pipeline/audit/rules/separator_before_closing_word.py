"""A separator stands before the word that closes a list.
并列末尾的总括词前有多余的顿号。

What it checks
    Separators before 方式, 途径, 渠道, 形式 at the end of a clause, and 、 before 和, 或, 及, 与.
    检查分句末尾的 方式、途径、渠道、形式 之前以及 和、或、及、与 之前的顿号。

Why it matters
    It reads as if an entry were missing.
    读来像漏了一项。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：建议您优先选择网上办、掌上办、方式。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：建议您优先选择网上办、掌上办方式，变更姓名、方式变更的除外。

Known limits
    、 before 等 is left alone; before a conjunction it is reported as info.
    顿号在“等”字前不报告；连词前的只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "text"
SEVERITY = "warning"

_SEPARATOR = re.compile(
    # `网上办、掌上办、方式，` · `原件、和复印件`
    r"(?=[、，])(?:"
    r"(?P<closing>[、，](?:等?(?:方式|途径|渠道|形式))(?=[，。；、：）]|\n|$|办理|进行))"
    r"|(?P<joining>、(?:和|或者?|与|及(?!时|其)))(?=[^\s，。；、]))"
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each separator before a closing word or a conjunction."""
    for words in view.words:
        for match in _SEPARATOR.finditer(words.prose.text):
            rest = match[0][1:]
            mark = words.prose.range(match.start(), match.start() + 1)
            yield Fault(
                mark,
                zh=f"“{rest}”前的 {match[0][0]} 多余",
                en=f"{match[0][0]} before “{rest}” separates nothing",
                expected="",
                edits=(Correction(mark, ""),),
                safe=match["closing"] is not None,
                severity=Severity.INFO if match["joining"] else None,
            )
