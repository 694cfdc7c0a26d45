"""A numbered entry begins with a colon: its label is lost.
编号之后只有冒号，缺少标签。

What it checks
    Entries of a field that begin with a colon, where most numbered entries have words before it.
    检查以冒号开头的条目，而多数条目的冒号之前有标签（如窗口办）。

Why it matters
    Readers cannot tell whether to go to a counter or to a web site.
    读者分不清是去窗口还是上网办理。

Fails
    1. 职工参保登记
    1.2 办理路径
    ①窗口办：社保大厅
    ②网上办：辽宁政务服务网
    2. 缴费申报
    2.2 办理路径
    ①：社保大厅
    ②网上办：辽宁政务服务网

Passes
    1. 职工参保登记
    1.2 办理路径
    ①窗口办：社保大厅
    ②社保大厅

Known limits
    Which label is lost is not told.
    缺的是哪个标签，不作判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "warning"

# `①：社保大厅` · `- ② ：社保大厅`
_BARE = re.compile(r"(?:^|\n)(?P<entry>(?:[①-⑳]|\d{1,2}[.、)]) ?:)")
_LABELLED = re.compile(r"(?:^|\n)(?:[①-⑳]|\d{1,2}[.、)]) ?[\u4e00-\u9fff]{2,8} ?:")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each entry without its label."""
    labelled = 0
    bare = []
    for words in view.words:
        if words.item is not None and ":" in words.prose.folded:
            labelled += len(_LABELLED.findall(words.prose.folded))
            bare += [
                words.prose.range(*m.span("entry")) for m in _BARE.finditer(words.prose.folded)
            ]
    for at in bare if labelled > len(bare) else ():
        yield Fault(
            at,
            zh=f"“{view.text(at)}”的冒号之前缺少标签，他处 {labelled} 条都有",
            en=f"no label before the colon of {view.text(at)}; {labelled} entries have one",
        )
