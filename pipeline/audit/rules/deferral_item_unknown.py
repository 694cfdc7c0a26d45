"""An entry of the list of deferrable materials names no item.
容缺清单的业务事项不是任何事项的名称。

What it checks
    The item column of the list of deferrable materials against the titles of items and
    categories; several titles may be joined by 、.
    容缺办理清单“业务事项”一栏，对照事项名称与类别名称；可用“、”并列几个名称。

Why it matters
    Nobody can tell at which item a material may be handed in later.
    无从知道哪个事项可以后补材料。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证

    容缺办理事项清单

    容缺办理事项清单

    序号	业务事项	可容缺资料	后补方式	资料来源
    1	退休人员领取养老金申请	缴费凭证	现场送达	社保窗口

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证

    容缺办理事项清单

    容缺办理事项清单

    序号	业务事项	可容缺资料	后补方式	资料来源
    1	职工参保登记	缴费凭证	现场送达	社保窗口

Known limits
    Names are compared without blanks and width; any other difference counts.
    比较时不计空白与全半角，其他差别都算。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.rows import rows_of
from pipeline.audit.subjects import check_subject
from pipeline.audit.views import View

FAMILY = "reference"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each entry, or part of one, that no item bears."""
    for row in rows_of(view, "deferrals"):
        if "item" in row.cells:
            yield from check_subject(view, row.cells["item"])
