"""An address breaks off, or lost its house number.
地址写到一半，或缺门牌号数字。

What it checks
    Addresses of the directory that do not end as addresses do (号, 楼, 室, 大厦, 中心 …), where
    four
    of five others do; a 号 without its number.
    机构表中不以“号、楼、室、大厦、中心”等结尾的地址（其他地址八成以上如此结尾）；缺数字的“号”。

Why it matters
    The reader cannot find the office.
    读者找不到办公地点。

Fails
    1. 参保登记
    1.1 需提供材料：身份证

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    3	东洲分中心	茨沟街2号	024-53787181
    4	望花分中心	科技街3号	024-53808226
    5	抚顺县分中心	救兵镇小东村抚顺县公共行	024-53888163

Passes
    1. 参保登记
    1.1 需提供材料：身份证

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号2楼	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    3	东洲分中心	茨沟街2-1号	024-53787181
    4	望花分中心	滨河路银科大厦E座	024-53808226
    5	抚顺县分中心	救兵镇小东村公共行政服务中心	024-53888163

Known limits
    An address that ends early at a lawful end, as at 大厦 before 3楼, is not seen.
    止于合理结尾处的残缺地址看不出来，如“大厦”后脱“3楼”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.rows import Row, rows_of
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "error"

# `茨沟街2-1号` · `19-10号2楼` · `滨河路银科大厦E座` · `公共行政服务中心` · `（原财政局院内）`
_END = re.compile(
    r"(?:号|楼|层|座|室|厅|院|厦|中心|广场|园区?|小区|社区|大院|栋|幢|单元|站|所|局|处|馆|店|行政村"
    r"|(?<=银)行|(?<=支)行|(?<=分)行|学校|[侧边内旁]|对面|口|\)|”|门市?)(?:[东西南北]侧)?$"
)
# `站前街西六路号`, `19-号`: nothing before the 号, or half of it
_NO_NUMBER = re.compile(r"[路街道巷段]号|\d[-—]号")
_FEWEST = 4  # rows beside the one in question
_HABIT = 0.8  # with five addresses one may be wrong without hiding the habit


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each address that breaks off."""
    rows = [row for row in rows_of(view, "offices") if "address" in row.cells]
    whole = [row for row in rows if _END.search(row.words("address"))]
    judged = len(rows) > _FEWEST and len(whole) >= _HABIT * len(rows)
    complete = {id(row) for row in whole}
    for row in rows:
        hole = _NO_NUMBER.search(row.cells["address"].folded)
        if hole is not None:
            at = row.cells["address"].range(*hole.span())
            yield Fault(
                at,
                zh=f"“{view.text(at)}”缺门牌号数字",
                en=f"{view.text(at)} lacks the house number",
            )
        elif judged and id(row) not in complete:
            yield _make_fault(row, whole[0], len(whole))


def _make_fault(row: Row, other: Row, often: int) -> Fault:
    cell = row.cells["address"]
    tail = cell.range(max(0, len(cell.text) - 4))
    return Fault(
        tail,
        zh=f"地址止于“{cell.text[-4:]}”，似未写完；其他 {often} 个地址以号、楼、大厦等结尾",
        en=f"the address breaks off at {cell.text[-4:]}; {often} others end with a number, a floor "
        "or a building",
        related=(Place(other.cells["address"].range(), "完整的地址", "a whole address"),),
    )
