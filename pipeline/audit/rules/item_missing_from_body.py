"""A row of the catalogue lists an item that the body does not have.
事项清单所列的事项在正文中没有。

What it checks
    Each row of the catalogue has its item in the body, found by title or number.
    事项清单的每一行在正文中都应有对应的事项（按名称或序号查找）。

Why it matters
    The reader looks for instructions that are not there.
    读者按清单去找，却找不到说明。

Fails
    序号	事项	页码
    1	参保登记	13
    2	增减申报	14
    3	缴费申报	16

    业务指南

    业务指南

    1. 参保登记
    1.1 需提供材料
    身份证
    3. 缴费申报
    3.1 需提供材料
    身份证

Passes
    序号	事项	页码
    1	参保登记	13
    2	增减申报	14

    业务指南

    业务指南

    1. 参保登记
    1.1 需提供材料
    身份证
    2. 增减变动申报
    2.1 需提供材料
    身份证

Known limits
    An excerpt of a guide, with less than half of the listed items, is not judged.
    正文不到清单半数的节选不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.pairings import pair_items
from pipeline.audit.rows import rows_of
from pipeline.audit.views import View

FAMILY = "reference"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each row without an item."""
    left = pair_items(view).rows_left
    if 2 * len(left) > len(rows_of(view, "catalog")):
        return
    for row in left:
        if "name" in row.cells:
            name = row.cells["name"]
            yield Fault(
                name.range(),
                zh=f"正文没有清单所列的事项“{name.text}”",
                en=f"the body has no item {name.text}, which the catalogue lists",
            )
