"""A channel stands without the quotation marks that it has elsewhere.
渠道名称在他处带引号，此处没有。

What it checks
    Channels that the tips advise, such as “网上办”, where most stand in quotation marks.
    提示中建议的渠道名称（如“网上办”），多数带引号而个别不带。

Why it matters
    One habit throughout the guide shows what is a name.
    全文写法统一，名称才一目了然。

Fails
    1. 职工参保登记
    1.1 需提供材料：身份证
    1.4 温馨提示：建议您优先选择“网上办”方式。
    2. 缴费申报
    2.1 需提供材料：身份证
    2.4 温馨提示：建议您优先选择“网上办”“掌上办”方式。
    3. 缴费核定
    3.1 需提供材料：身份证
    3.4 温馨提示：可以选择“网上办”方式。
    4. 缴费查询
    4.1 需提供材料：身份证
    4.4 温馨提示：建议您优先选择网上办、掌上办方式。

Passes
    1. 职工参保登记
    1.1 需提供材料：身份证
    1.4 温馨提示：建议您优先选择“网上办”方式。
    2. 缴费申报
    2.1 需提供材料：身份证
    2.4 温馨提示：建议您优先选择网上办方式。

Known limits
    Fewer than three channels in quotation marks are no habit.
    带引号的不足三处，不算习惯。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "info"
YIELDS_TO = ("unbalanced-brackets",)

_FEWEST = 3
_RATIO = 2
_MARKS = re.compile("[“”]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each row of channels without quotation marks."""
    labels = sorted({x for known in view.profile.channels.values() for x in known}, key=len)
    label = f"(?:{'|'.join(map(re.escape, reversed(labels)))})"
    # `选择“网上办”“掌上办”方式` · `选择拨打 12333、网上办、掌上办、方式`
    row = re.compile(rf"(?:(?<=选择)|(?<=、))“?{label}”?(?:、?“?{label}”?)*(?=、?(?:方式|渠道))")
    found = [
        (words, match)
        for words in view.words
        if words.field == "tips"
        for match in row.finditer(words.prose.text)
    ]
    bare = [(words, match) for words, match in found if not _MARKS.search(match[0])]
    quoted = len(found) - len(bare)
    if quoted < max(_FEWEST, _RATIO * len(bare)):
        return
    for words, match in bare:
        at = words.prose.range(*match.span())
        meant = "".join(f"“{each}”" for each in match[0].split("、"))
        yield Fault(
            at,
            zh=f"“{match[0]}”没有引号，他处 {quoted} 次带引号",
            en=f"{match[0]} without quotation marks, which stand in {quoted} places",
            expected=meant,
            edits=(Correction(at, meant),),
        )
