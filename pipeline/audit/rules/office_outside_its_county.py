"""The address of an office lies in another county than the office is named for.
机构地址所在区县与机构名称不符。

What it checks
    Branch offices of the directory that bear a county's name, where all the others lie in theirs
    and one does not (望花分中心 in 顺城区).
    检查名录中以区县命名的分支机构：其他机构都在本区县，唯独一处在别的区县（望花分中心在顺城区）。

Why it matters
    People go to the wrong part of the city.
    群众会跑错地方。

Fails
    1. 参保登记
    1.1 需提供材料
    身份证

    序号	机构名称	地址	联系电话
    1	新抚分中心	抚顺市新抚区站前街西六路5号	024-53998115
    2	东洲分中心	抚顺市东洲区茨沟街2-1号	024-53787181
    3	望花分中心	抚顺市顺城区科技街中段3号	024-53808226
    4	顺城分中心	抚顺市顺城区临江东路19号	024-53997667
    5	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361

Passes
    1. 参保登记
    1.1 需提供材料
    身份证

    序号	机构名称	地址	联系电话
    1	新抚分中心	抚顺市新抚区站前街西六路5号	024-53998115
    2	东洲分中心	抚顺市东洲区茨沟街2-1号	024-53787181
    3	开发区分中心	抚顺市望花区滨河路银科大厦E座	024-53809161
    4	顺城分中心	抚顺市顺城区临江东路19号	024-53997667
    5	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361

Known limits
    Fewer than four offices that lie in their counties show no habit.
    位于本区县的机构不足四个时不判断。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.offices import DirectoryEntry, read_directory, stem_of
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "warning"
YIELDS_TO = ("place-name-near-miss", "place-of-another-region", "likely-wrong-character")

# `望花分中心`, `清原县分中心`; a development zone lies in a county of another name
_NAMED = re.compile(rf"(?!开发|高新|经开|保税|工业)({HAN}{{2}})[县区市]?分(?:中心|局|公司|所)")
_HABIT = 4  # offices that lie in the county they are named for, to one that does not


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the one office that lies in another county."""
    at_home: list[DirectoryEntry] = []
    away: list[DirectoryEntry] = []
    names = Counter(entry.name for entry in read_directory(view))
    for entry in read_directory(view):
        if names[entry.name] > 1:
            continue  # office-listed-twice: another office's name stands here
        named = _NAMED.match(entry.name)
        if named is None or entry.county is None:
            continue
        (at_home if stem_of(entry.county) == named[1] else away).append(entry)
    if len(at_home) < _HABIT * len(away):
        return
    for entry in away:
        if entry.address_range is None or entry.county is None:
            continue
        start = view.source.text.find(entry.county, *entry.address_range)
        at = Range(start, start + len(entry.county)) if start >= 0 else entry.address_range
        yield Fault(
            at,
            zh=f"“{entry.name}”的地址在{entry.county}，其他 {len(at_home)} 个分支机构都在本区县",
            en=f"{entry.name} lies in {entry.county}; {len(at_home)} others lie in their counties",
            related=(Place(entry.name_range, "机构名称", "the office"),),
        )
