"""A line of the contents ends without a page number.
目次的一行没有页码，或页码不成数字。

What it checks
    Lines with leading dots, as those of the contents, that do not end with a number.
    带引导点的目次行，行末不是数字。

Why it matters
    Readers cannot find that part.
    读者找不到该部分。

Fails
    目 录

    办事业务指南.....	(1)
    违规禁办事项清单.....	(-3)
    容缺办理事项清单.....	(5)

    办事业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

Passes
    目 录

    办事业务指南.....	(1)
    违规禁办事项清单.....	(3)
    容缺办理事项清单.....	(5)

    办事业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

Known limits
    Judged only beside two lines whose pages are printed, and by their dots.
    至少另有两行印有页码时才判断，且只看带引导点的行。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.pages import contents_pages
from pipeline.audit.plain_texts import line_ranges
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "numbering"
SEVERITY = "error"

# `人社权力事项清单.....	(1)`: title, dots, page, which may be lost; not `请稍候……`.
_LINE = re.compile(
    r"(?P<title>[^\n.…·\t]{2,40})(?:\.{3,}|…{3,}|·{3,})[ \t.…·]*(?P<page>[^\n.…·]{0,8})"
)
_PAGE = re.compile(r"[(\[（]? ?(?:第 ?|[Pp]\.? ?)?\d{1,5} ?(?:页|[)\]）])?")
_FEWEST = 2
# A contents line stands no further from the next one than a blank line or two.
_NEAR = 200


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each line of the contents without a page."""
    pages = contents_pages(view)
    if len(pages) < _FEWEST:
        return
    first, last = pages[0].range.start - _NEAR, pages[-1].range.end + _NEAR
    for line in line_ranges(view):
        if line.start < first:
            continue
        if line.start > last:
            return
        match = _LINE.fullmatch(view.source.folded, line.start, line.end)
        if match is None or _PAGE.fullmatch(match["page"]):
            continue
        yield Fault(
            Range(*match.span("page" if match["page"] else "title")),
            zh=f"“{match['title']}”一行没有页码"
            + (f"，只有 {match['page']}" if match["page"] else ""),
            en=f"the line {match['title']} has no page number"
            + (f" but {match['page']}" if match["page"] else ""),
        )
