"""Two offices with different names have one phone number.
两个不同名称的机构用同一个电话。

What it checks
    Numbers that stand in two rows of the directory; a part of an office (the one name begins with
    the other) may share its number.
    导航表中出现在两行的号码；名称以另一机构名开头的下属部门可以共用。

Why it matters
    One of the two was probably copied from its neighbour.
    其中之一多半是误抄邻行。

Fails
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115
    3	望花分中心	科技街中段3号	024-53998115

Passes
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	市社保中心工伤保险部	临江东路19-10号	024-53998007
    3	望花分中心	科技街中段3号	024-53808226

Known limits
    A switchboard that several offices share on purpose is reported too.
    多个机构确实共用的总机也会报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.phone_numbers import find_numbers
from pipeline.audit.views import View

FAMILY = "phone"
SEVERITY = "warning"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each office with another's number: which of them is right is unknown."""
    for rows in find_numbers(view).directory.values():
        for index, other in enumerate(rows):
            first = rows[0] if index else rows[-1]
            if first is other or first.office is None or other.office is None:
                continue
            one, two = first.office.name, other.office.name
            if not one.startswith(two) and not two.startswith(one):
                yield Fault(
                    other.range,
                    zh=f"“{two}”与“{one}”的电话同为 {other.printed}",
                    en=f"{two} and {one} have the same number {other.printed}",
                    related=(Place(first.range, f"“{one}”的电话", f"number of {one}"),),
                )
