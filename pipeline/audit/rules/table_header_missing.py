"""A table has no header row that tells what its columns mean.
表格没有可识别的表头。

What it checks
    Three rows of cells or more, one below another, outside any table whose header is known.
    不在任何有表头的表格之内、连续三行以上的成格文字。

Why it matters
    Without the header nobody knows what the columns say, and no row can be checked.
    没有表头就无从知道各栏的含义，各行也无法核对。

Fails
    1. 参保登记
    1.1 需提供材料：身份证

    社保经办机构导航

    社保经办机构导航

    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    3	东洲分中心	茨沟街2号	024-53787181

Passes
    1. 参保登记
    1.1 需提供材料：身份证

    社保经办机构导航

    社保经办机构导航

    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19号	024-53998007
    2	新抚分中心	站前街5号	024-53998115
    3	东洲分中心	茨沟街2号	024-53787181

Known limits
    Rows are known by their tabs; a table of fewer than three rows is not judged.
    凭制表符识别各行；不足三行的表格不判断。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "field"
SEVERITY = "warning"

_ROW = re.compile(r"^[^\S\r\n]*(?P<cell>[^\s][^\t\r\n]*)(?:\t+[^\t\r\n]+){2,}[ \t]*$", re.MULTILINE)
# `学历层次\t年龄要求\t份数（份/套）`; rows hold numbers, sentences or marks.
_HEAD = re.compile(rf"(?:{HAN}|/){{2,8}}(?:\([^()]{{1,6}}\))?")
_FEWEST_ROWS = 3  # two lines with tabs may be a form


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the first row of each run of rows without a header."""
    text = view.source.folded
    if "\t" not in text:
        return
    tables = [
        (node.start, node.end)
        for node in view.tree.root.walk()
        if node.kind in (Kind.TABLE, Kind.CONTENTS)
    ]
    starts = [start for start, _ in tables]
    run: list[Range] = []
    headed = False  # below its header, rows of items are no table any more
    last = 0
    for match in _ROW.finditer(text):
        if text[last : match.start()].strip():
            yield from _report(view, run)
            run, headed = [], False
        inside = bisect_right(starts, match.start()) - 1
        headed = headed or (inside >= 0 and match.start() < tables[inside][1])
        if not headed:
            run.append(Range(*match.span("cell")))
        last = match.end()
    yield from _report(view, run)


def _report(view: View, run: list[Range]) -> Iterator[Fault]:
    labels = view.memo(
        "labels", lambda v: {x.start for x in v.tree.root.leaves() if x.kind is Kind.LABEL}
    )
    # a form, each row of which names its values itself, begins with a label
    headed = len(run) < _FEWEST_ROWS or run[0].start in labels or _is_header(view, run[0])
    if not headed:
        yield Fault(
            run[0],
            zh=f"由“{view.text(run[0])}”起的 {len(run)} 行没有表头",
            en=f"the {len(run)} rows from {view.text(run[0])} on have no header",
        )


def _is_header(view: View, first: Range) -> bool:
    """Whether a row heads its table though the profile knows no such table: short words alone."""
    end = view.source.folded.find("\n", first.start)
    row = view.source.folded[first.start : end if end >= 0 else None]
    return all(_HEAD.fullmatch(cell.strip()) for cell in row.split("\t") if cell.strip())
