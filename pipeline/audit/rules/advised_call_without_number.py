"""Readers are told to ring, but not which number.
让读者拨打电话，却没有给出号码。

What it checks
    Advice to ring (拨打咨询电话, 拨打咨询) with neither a number nor the name of an office in the
    clause.
    让读者“拨打咨询电话”“拨打咨询”，句中既无号码也无机构名称。

Why it matters
    The advice cannot be followed.
    读者无从照办。

Fails
    1. 职工参保登记
    1.1 温馨提示：您可先拨打咨询电话，避免业务高峰期等候。

Passes
    1. 职工参保登记
    1.1 温馨提示：您可先拨打咨询电话 024-53998109，如有问题可拨打 12333 咨询。

Known limits
    Items with a field for contacts give their numbers there and are not judged.
    另有联系方式小节的事项不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.guides import Item
from pipeline.model.kinds import ExtraKind

FAMILY = "phone"
SEVERITY = "warning"

# `拨打咨询电话，` · `可拨打 咨询投诉。` where a number was lost. 拨打以下电话 points elsewhere.
_CALL = re.compile(
    r"(?:拨打|致电)[ ：:]{0,3}"
    r"(?:(?:咨询|联系|服务|办公|客服)?(?:电话|热线)|(?:咨询|查询|投诉)(?!电话|热线|服务|台))"
    r"(?![^，。；,;\n]{0,20}[\d○一二三四五六七八九]{3})"
    r"|(?:电话|热线) ?或 {0,2}(?=[,。;，；])|(?:拨打|致电) {0,3}(?=[、,。;，；])"
)
_MAX_CLAUSE = 20


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each call without a number."""
    for words in view.words:
        if _has_contacts(words.item):
            continue
        text = words.prose.folded
        for match in _CALL.finditer(text):
            following = text[match.end() : match.end() + _MAX_CLAUSE]
            if re.match(r"[ ]*[:(]", following):
                continue
            yield Fault(
                words.prose.range(*match.span()),
                zh=f"“{match[0]}”没有给出号码，也没有指明机构",
                en=f"{match[0]} gives no number and names no office",
            )


def _has_contacts(item: Item | None) -> bool:
    """Whether the item gives phone numbers in a field of their own."""
    return item is not None and any(x.kind is ExtraKind.CONTACTS for x in item.extra_subsections)
