"""An item of the body is not in the catalogue.
正文的事项不在事项清单中。

What it checks
    Each item of the body has a row in the catalogue, found by title or number; the finding points
    at the row next to the place where it is missing.
    正文的每个事项在事项清单中都应有一行（按名称或序号查找）；所指为缺行处的下一行。

Why it matters
    Readers find items through the catalogue.
    读者靠事项清单查找事项。

Fails
    序号	事项	页码
    1	参保登记	13
    3	缴费申报	16

    业务指南

    业务指南

    1. 参保登记
    1.1 需提供材料
    身份证
    2. 增减申报
    2.1 需提供材料
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
    A catalogue that lists less than half of the items is taken for one of something else.
    只列不到半数事项的清单视为另一种清单。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.pairings import pair_items
from pipeline.audit.rows import Row, row_start, rows_of
from pipeline.audit.views import View

FAMILY = "reference"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each item without a row."""
    pairs = pair_items(view).items
    rows = rows_of(view, "catalog")
    if 2 * sum(row is not None for _, row in pairs) < len(pairs):
        return
    # item-title-mismatch tells of a row that another one was copied into
    names = Counter(row.words("name") for row in rows)
    copied = {row.words("number") for row in rows if names[row.words("name")] > 1}
    following: Row | None = None
    places: dict[str, Row] = {}
    for item, row in reversed(pairs):
        following = row or following
        places[item.id] = following or rows[-1]
    for item, row in pairs:
        if row is not None or item.title is None or str(item.number) in copied:
            continue
        beside = places[item.id]
        number = beside.cells.get("number")
        yield Fault(
            number.range() if number else row_start(beside),
            zh=f"清单在此缺一行：正文有事项 {item.number}“{item.title}”",
            en=f"a row is missing here: the body has item {item.number}, {item.title}",
            related=(Place(view.title_of(item), "正文的事项标题", "the item's title in the body"),),
        )
