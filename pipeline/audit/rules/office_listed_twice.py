"""An office stands twice in the directory.
同一机构在导航表中出现两次。

What it checks
    Rows of the directory with one name and one address; with two phone numbers it is a warning,
    with the same it is a matter of style.
    名称和地址都相同的行；电话不同时为警告，相同时为提示。

Why it matters
    Readers do not know which number is right.
    读者不知哪个电话正确。

Fails
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115
    3	新抚分中心	站前街西六路5号	024-53998116

Passes
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115

Known limits
    One cell with two numbers is common and not reported.
    一格写两个电话属常见写法，不报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.guides import Office
from pipeline.model.ranges import Range

FAMILY = "phone"
SEVERITY = "warning"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each repeated office."""
    first: dict[str, Office] = {}
    for office in view.guide.offices:
        name = "".join(office.name.split())
        earlier = first.setdefault(name, office)
        if earlier is office:
            continue
        phones = {phone.e164 or phone.raw for phone in office.phones}
        same = phones == {phone.e164 or phone.raw for phone in earlier.phones}
        yield Fault(
            _name_range(view, office),
            zh=f"“{office.name}”在导航表中出现两次" + ("" if same else "，电话不同"),
            en=f"{office.name} stands twice in the directory"
            + ("" if same else ", with two numbers"),
            related=(Place(_name_range(view, earlier), "先出现的一行", "the earlier row"),),
            severity=Severity.INFO if same else None,
        )


def _name_range(view: View, office: Office) -> Range:
    row = view.range(office.span)
    start = view.source.text.find(office.name, row.start, row.end)
    return Range(start, start + len(office.name)) if start >= 0 else row
