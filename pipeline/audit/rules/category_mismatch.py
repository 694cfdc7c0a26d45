"""The body puts an item under another category than the catalogue.
正文与事项清单把同一事项归入不同类别。

What it checks
    The category that an item stands under in the body against that of its row in the catalogue. A
    category's line that is lost, here or there, shows in the first item below it.
    事项在正文所属的类别，对照其在清单中的类别；缺失的类别行由其下首个事项显出。

Why it matters
    Readers leaf through a guide by its categories.
    读者按类别翻阅指南。

Fails
    事项类别	序号	事项	页码
    一、养老保险	1	参保登记	13
    \t2\t增减申报	14
    二、失业保险	3	失业保险金申领	16

    一、养老保险
    1. 参保登记
    1.1 需提供材料
    身份证
    2. 增减申报
    2.1 需提供材料
    身份证
    3. 失业保险金申领
    3.1 需提供材料
    身份证

Passes
    事项类别	序号	事项	页码
    一、养老保险	1	参保登记	13
    \t2\t增减申报	14
    二、失业保险	3	失业保险金申领	16

    一、养老保险
    1. 参保登记
    1.1 需提供材料
    身份证
    2. 增减申报
    2.1 需提供材料
    身份证
    二、失业保险
    3. 失业保险金申领
    3.1 需提供材料
    身份证

Known limits
    One category under two similar names is no matter of this rule; nor are guides without
    categories in one of the two.
    同一类别的两种近似写法不归本规则；一处没有类别的指南不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.categories import CategoryHead, body_categories, catalog_categories
from pipeline.audit.faults import Fault
from pipeline.audit.pairings import pair_items
from pipeline.audit.rows import Row, row_start, rows_of
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "reference"
SEVERITY = "error"
YIELDS_TO = ("item-category-mismatch", "item-missing-from-catalog", "row-number-out-of-order")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the first item of each run that stands under another category."""
    body = {head.words: head for head in body_categories(view)}
    listed = {head.words: head for head in catalog_categories(view)}
    if not body or not listed:
        return
    of_row = _categories_of_rows(view, listed)
    last: tuple[str, str] | None = None
    lost: str | None = None
    for item, row in pair_items(view).items:
        own = "".join((item.category or "").split())
        other = of_row.get(id(row), "")
        pair = (own, other)
        if row is None:
            lost = own
            continue
        if own == other or _is_same(body.get(own), listed.get(other)):
            last = lost = None
            continue
        # a lost title, or a lost row, may take its category along
        explained = item.title is None or own == lost
        if pair == last or explained:
            last = pair
            continue
        last = pair
        lost_in_catalog = own in body and own not in listed
        yield Fault(
            _name_of(row) if lost_in_catalog else view.title_of(item),
            zh=f"正文归入“{own or '无类别'}”，清单归入“{other or '无类别'}”",
            en=f"the body has it under {own or 'no category'}, "
            f"the catalogue under {other or 'no category'}",
        )


def _name_of(row: Row) -> Range:
    name = row.cells.get("name")
    return name.range() if name is not None else row_start(row)


def _is_same(own: CategoryHead | None, other: CategoryHead | None) -> bool:
    """One numeral, two names: a variant of the name."""
    if own is None or other is None or own.numeral is None or other.numeral is None:
        return False
    return own.numeral.value == other.numeral.value


def _categories_of_rows(view: View, listed: dict[str, CategoryHead]) -> dict[int, str]:
    """Return the category of each row; a merged cell stands for the rows below it."""
    starts = {head.range.start: words for words, head in listed.items()}
    found: dict[int, str] = {}
    current: str | None = None
    for row in rows_of(view, "catalog"):
        cell = row.cells.get("category")
        if cell is not None:
            at = cell.range()
            current = next(
                (starts[offset] for offset in range(at.start, at.end) if offset in starts), current
            )
        if current is not None:
            found[id(row)] = current
    return found
