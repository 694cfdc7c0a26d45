"""A section begins on a left-hand page where all others begin on right-hand ones.
一个部分由双数页起，其余部分都由单数页起。

What it checks
    The pages of the contents: one even page among odd ones, of which there are four or more.
    目次页码：四个以上为单数而仅一个为双数。

Why it matters
    Sections with a divider begin on right-hand pages; the even number may be mistyped.
    带扉页的各部分由右页（单数页）起，双数可能是误印。

Fails
    目 录

    权力事项清单.....	(1)
    办事路径.....	(11)
    业务指南.....	(13)
    违规禁办事项清单.....	(56)
    容缺办理事项清单.....	(57)

    业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

Passes
    目 录

    权力事项清单.....	(1)
    办事路径.....	(11)
    业务指南.....	(13)
    违规禁办事项清单.....	(55)
    容缺办理事项清单.....	(57)

    业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

Known limits
    Odd pages may agree by chance, so this is only worth a look.
    单数也可能是巧合，因此仅作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.pages import contents_pages
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "info"
YIELDS_TO = ("page-number-out-of-order", "page-number-mismatch")

_FEWEST = 4  # four odd pages agree by chance once in sixteen guides


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the one even page."""
    pages = contents_pages(view)
    even = [page for page in pages if page.value % 2 == 0]
    if len(even) == 1 and len(pages) > _FEWEST:
        yield Fault(
            even[0].range,
            zh=f"仅此部分由双数页（{even[0].value}）起，其余 {len(pages) - 1} 个部分都由单数页起",
            en=f"only this section begins on an even page ({even[0].value}); "
            f"the other {len(pages) - 1} begin on odd ones",
        )
