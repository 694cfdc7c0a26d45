"""The numerals of the categories are out of order.
类别的序号重复、跳号或倒退。

What it checks
    The numerals before the categories (一、二、三、) count up, in the catalogue and in the body.
    目录与正文中类别前的序号（一、二、三、）应依次递增。

Why it matters
    A repeated or skipped numeral makes readers look for a part that is not there.
    序号重复或跳过，读者会去找并不存在的部分。

Fails
    一、养老保险
    1. 参保登记
    1.1 需提供材料
    身份证
    一、失业保险
    2. 失业保险金申领
    2.1 需提供材料
    身份证
    三、工伤保险
    3. 工伤申报
    3.1 需提供材料
    身份证

Passes
    一、养老保险
    1. 参保登记
    1.1 需提供材料
    身份证
    二、失业保险
    2. 失业保险金申领
    2.1 需提供材料
    身份证

Known limits
    A numeral skipped because a category's line is lost is left to category-mismatch.
    缺类别行造成的跳号由 category-mismatch 说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.categories import body_categories, catalog_categories
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.numerals import print_like
from pipeline.audit.sequences import find_breaks
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each numeral that does not follow the one before it."""
    body, catalog = body_categories(view), catalog_categories(view)
    for own, other in ((body, catalog), (catalog, body)):
        numbered = [c for c in own if c.numeral is not None]
        lost = {c.words for c in other} - {c.words for c in own} and len(other) > len(own)
        for found in find_breaks([c.numeral.value for c in numbered if c.numeral]):
            numeral = numbered[found.place].numeral
            assert numeral is not None
            skipped = numeral.value - (found.before or 0) - 1
            above = own.index(numbered[found.place - 1]) if found.place else -1
            between = own.index(numbered[found.place]) - above - 1
            if skipped > 0 and (lost or skipped == between):
                continue
            printed = view.text(numeral.range)
            expected = print_like(printed, found.expected) if found.expected else None
            yield Fault(
                numeral.range,
                zh=f"类别序号“{printed}”不合次序：{found.zh}",
                en=f"the category numeral {printed} is out of order: {found.en}",
                expected=expected,
                edits=(Correction(numeral.range, expected),) if expected else (),
            )
