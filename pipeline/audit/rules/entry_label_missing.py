"""A numbered entry begins with a colon: its label is lost.
编号之后只有冒号，缺少标签。

What it checks
    Entries of a field that begin with a colon, where most numbered entries have words before it;
    the one numbered path without a channel's name in a guide that names them throughout.
    检查以冒号开头的条目，而多数条目的冒号之前有标签（如窗口办）；
    以及各处都写明渠道的指南中唯一没有渠道名称的编号路径。

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
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "field"
SEVERITY = "warning"

# `①：社保大厅` · `- ② ：社保大厅`
_BARE = re.compile(r"(?:^|\n)(?P<entry>(?:[①-⑳]|\d{1,2}[.、)]) ?:)")
_NUMBER = re.compile(rf"(?:[①-⑳]|\d{{1,2}}[.、)])(?! ?{HAN}{{2,8}} ?:)")
_HABIT = 10  # of so many paths one is no habit
_LABELLED = re.compile(rf"(?:^|\n)(?:[①-⑳]|\d{{1,2}}[.、)]) ?{HAN}{{2,8}} ?:")


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
    bare += _find_unnamed(view)
    for at in bare if labelled > len(bare) else ():
        yield Fault(
            at,
            zh=f"“{view.text(at)}”之后缺少标签，他处 {labelled} 条都有",
            en=f"no label follows {view.text(at)}; {labelled} entries have one",
        )


def _find_unnamed(view: View) -> list[Range]:
    """Return the number of the one path that does not name its channel, though its siblings do."""
    numbered = [p for item in view.guide.items for p in item.paths if p.number is not None]
    unnamed = [path for path in numbered if path.label is None]
    if len(unnamed) != 1 or len(numbered) < _HABIT:
        return []
    at = view.range(unnamed[0].span)
    match = _NUMBER.match(view.source.folded, at.start, at.end)
    return [Range(*match.span())] if match else []
