"""An office of the directory has no phone number.
导航表中有机构没有电话。

What it checks
    Rows of a directory of offices whose phone cell is empty while at least two others are filled.
    机构导航表中电话为空、而至少另有两行填写了电话的行。

Why it matters
    Readers look in this table for whom to ring.
    读者正是到此表查电话。

Fails
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	无
    3	望花分中心	科技街中段3号	024-53808226

Passes
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	12333
    3	望花分中心	科技街中段3号	024-53808226

Known limits
    A directory without any phone numbers is not judged.
    整表没有电话时不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.phone_numbers import find_numbers
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "phone"
SEVERITY = "warning"

_MIN_FILLED = 2
_DIALLED = re.compile(r"\d{5,}")
_ORDINAL = re.compile(r"\s*(\d+)")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each office whose row holds no number."""
    filled = {id(n.office) for n in find_numbers(view).all if n.office}
    filled |= {id(office) for office in view.guide.offices if office.phones}
    if len(filled) < _MIN_FILLED:
        return
    for office in view.guide.offices:
        row = view.range(office.span)
        words = view.source.folded[row.start : row.end]
        if id(office) in filled or _DIALLED.search(words):
            continue
        ordinal = _ORDINAL.match(words)
        start, end = ordinal.span(1) if ordinal else (0, len(words.rstrip()))
        yield Fault(
            Range(row.start + start, row.start + end),
            zh=f"“{office.name}”没有联系电话",
            en=f"no phone number is given for {office.name}",
        )
