"""The contents and the catalogue disagree on a page.
目次与事项清单的页码不一致。

What it checks
    The catalogue's first page is the page that the contents give for the section of the items; its
    last page lies before the section that follows.
    事项清单的首个页码应等于目次中事项所在部分的页码，末个页码应在下一部分之前。

Why it matters
    One of the two leads readers to a wrong page.
    两者必有一处把读者引到错误的页。

Fails
    目录
    事项清单.....	(1)
    业务指南.....	(15)
    禁办清单.....	(55)

    事项清单

    事项清单

    序号	事项	页码
    1	参保登记	13
    2	增减申报	14
    3	缴费申报	16

    业务指南

    业务指南

    1. 参保登记
    1.1 需提供材料
    身份证

Passes
    目录
    事项清单.....	(1)
    业务指南.....	(13)
    禁办清单.....	(55)

    事项清单

    事项清单

    序号	事项	页码
    1	参保登记	13
    2	增减申报	14
    3	缴费申报	16

    业务指南

    业务指南

    1. 参保登记
    1.1 需提供材料
    身份证

Known limits
    Which of the two is wrong is judged by the pages next to them; where these do not tell, the
    contents are pointed at.
    孰误由相邻页码判断；判断不出时指向目次。
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.pages import Page, catalog_pages, contents_pages, section_of_items
from pipeline.audit.pairings import pair_items
from pipeline.audit.sequences import keep_rising
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "error"
YIELDS_TO = ("page-number-out-of-order",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault where the section of the items begins or ends on another page."""
    contents, catalog = contents_pages(view), catalog_pages(view)
    place = section_of_items(view)
    if place is None or len(catalog) < 2 or not _is_first(view, catalog):
        return
    section, first, second = contents[place], catalog[0], catalog[1]
    if section.value != first.value:
        # 13, 14, 16 against contents (18): only a first page below the second can be the true one
        blame_catalog = first.value < section.value < second.value or (
            section.value < first.value == second.value
        )
        yield _make_fault(first, section) if blame_catalog else _make_fault(section, first)
    following = contents[place + 1] if place + 1 < len(contents) else None
    if following is not None and catalog[-1].value >= following.value > section.value:
        blame_catalog = catalog[-1].value - catalog[-2].value > _widest_gap(catalog[:-1])
        yield _overrun(catalog[-1], following, catalog_wrong=blame_catalog)


def _is_first(view: View, catalog: list[Page]) -> bool:
    """Whether the first page belongs to the first item, and is not itself out of order."""
    items = pair_items(view).items
    row = items[0][1] if items else None
    own = row is not None and "page" in row.cells and row.cells["page"].range() == catalog[0].range
    return own and 0 in keep_rising([page.value for page in catalog])


def _widest_gap(pages: list[Page]) -> int:
    values = [page.value for page in pages]
    return max((b - a for a, b in itertools.pairwise(values)), default=0)


def _make_fault(wrong: Page, right: Page) -> Fault:
    return Fault(
        wrong.range,
        zh=f"此处页码为 {wrong.value}，另一处为 {right.value}：目次与事项清单不一致",
        en=f"page {wrong.value} here, {right.value} there: contents and catalogue disagree",
        expected=str(right.value),
        related=(Place(right.range, f"另一处页码 {right.value}", f"page {right.value} there"),),
        edits=(Correction(wrong.range, str(right.value)),),
    )


def _overrun(last: Page, following: Page, *, catalog_wrong: bool) -> Fault:
    at, other = (last, following) if catalog_wrong else (following, last)
    return Fault(
        at.range,
        zh=f"末项在第 {last.value} 页，下一部分却由第 {following.value} 页起",
        en=f"the last item is on page {last.value}, "
        f"yet the next section begins on page {following.value}",
        related=(Place(other.range, f"页码 {other.value}", f"page {other.value}"),),
    )
