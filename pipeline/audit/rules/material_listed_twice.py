"""A list names the same material twice.
同一列表中同一材料列了两次。

What it checks
    Materials of the same name, form and condition in one list of one item.
    同一事项同一组中名称、形式与适用情形都相同的材料。

Why it matters
    The reader wonders whether two copies are needed, and another material may be lost.
    读者不知是否要交两份，也可能漏掉了另一种材料。

Fails
    1. 参保登记
    1.1 需提供材料
    ①《劳动合同》；
    ②身份证复印件；
    ③身份证复印件

Passes
    1. 参保登记
    1.1 需提供材料
    职工增加：
    ①身份证复印件；
    职工减少：
    ①身份证复印件

Known limits
    Names are compared as printed: 身份证 and 居民身份证 are two.
    按印出的名称比较：“身份证”与“居民身份证”视为两种。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.materials import Listed, read_materials
from pipeline.audit.views import View
from pipeline.model.characters import HAN

FAMILY = "field"
SEVERITY = "warning"


# `3.被投靠人的《居民身份证》、《户口簿》`, `4.申请人户口簿、身份证`: all that the line lists behind
# these words is that person's.
_OWNER = re.compile(rf"{HAN}{{2,12}}(?=[《“])|{HAN}{{1,5}}?(?:人|方|父母|子女|配偶|户主)")
_LONGEST_LINE = 200


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each material that its list has named before."""
    seen: dict[tuple[object, ...], Listed] = {}
    lists, before = 0, None
    for one in read_materials(view):
        material = one.material
        if before is None or _begins_anew(before, one):
            lists += 1
        before = one
        owner = _read_owner(view, one.range.start)
        key = (lists, material.group, owner, one.name, material.form, material.condition)
        first = seen.setdefault(key, one)
        if first is not one and first.range != one.range:
            yield Fault(
                one.range,
                zh=f"“{material.name}”在同一列表中列了两次",
                en=f"{material.name} is listed twice",
                related=(Place(first.range, "前一次", "the first time"),),
            )


def _read_owner(view: View, at: int) -> str:
    """Return whose papers the line lists, by the words before them; "" where it does not say."""
    text = view.source.text
    start = text.rfind("\n", max(0, at - _LONGEST_LINE), at) + 1
    title = text.find("《", start, at + 1)
    owner = ""
    for match in _OWNER.finditer(text, start, title + 1 if title >= 0 else at) if start else ():
        owner = match[0]
    return owner


def _begins_anew(before: Listed, one: Listed) -> bool:
    """Whether another list begins: of another item, or numbered from 1 again for other people."""
    number, last = one.material.number, before.material.number
    return before.item.id != one.item.id or (number == 1 and last is not None and last > 1)
