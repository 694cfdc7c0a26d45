"""Readers are told to ring an office whose number stands nowhere.
让读者拨打某机构电话，而全文没有该机构的号码。

What it checks
    Advice such as 拨打街道办事处咨询电话 without a number in its clause, where no office of the
    directory ends like the office named.
    诸如“拨打街道办事处咨询电话”的提示，句中没有号码，导航表中也没有同类机构。

Why it matters
    The advice cannot be followed.
    读者无从照办。

Fails
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115
    3	望花分中心	科技街中段3号	024-53808226

    一、养老保险

    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：您可先拨打街道办事处咨询电话，避免等候。

Passes
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115
    3	望花分中心	科技街中段3号	024-53808226

    一、养老保险

    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：您可先拨打企业所属地社保分中心咨询电话，避免等候。

Known limits
    It needs a directory of three offices or more; general words such as 部门 and 机构 name no
    office.
    须有三个以上机构的导航表；“部门”“机构”等泛称不算机构。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.characters import HAN

FAMILY = "phone"
SEVERITY = "warning"

_MIN_OFFICES = 3
# `拨打抚顺市各县（区）街道办事处咨询电话`; the clause ends at a comma.
_ADVICE = re.compile(
    r"(?:拨打|致电)(?P<before>[^，。；,;\n\d]{0,40}?)"
    rf"(?P<place>{HAN}{{0,12}}?(?P<kind>办事处|事务所|服务站|[中分]心|委员会|大队|支队|公司|医院|银行|[局厅所科]))(?:的)?"
    r"(?P<phone>(?:咨询|联系|服务|办公)?(?:电话|热线))(?P<after>[^，。；,;\n]{0,20})"
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each office to ring that the directory does not know."""
    names = [re.sub(r"[（(].*", "", office.name) for office in view.guide.offices]
    if len(names) < _MIN_OFFICES:
        return
    printed = {view.range(office.span).start for office in view.guide.offices}
    for words in view.words:
        for match in _ADVICE.finditer(words.prose.text):
            kind = match["kind"]
            if any(kind in name for name in names) or re.search(r"\d{3,}", match["after"]):
                continue
            start = words.prose.offset(match.start("place"))
            if start in printed:
                continue
            office = match["place"]
            yield Fault(
                words.prose.range(match.start("place"), match.end("phone")),
                zh=f"让读者拨打{office}的电话，而全文没有“{kind}”的号码",
                en=f"readers are told to ring {office}, but no number of such an office is given",
            )
