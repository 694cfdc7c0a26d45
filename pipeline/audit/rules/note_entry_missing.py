"""A note points to an entry that the list does not have.
备注指向不存在的条目。

What it checks
    Marks such as 要件①和③ in a field against the numbers of the entries listed in that field.
    小节中“要件①和③”之类的指引，对照该小节所列条目的序号。

Why it matters
    The reader cannot tell which material is meant.
    读者无从知道所指的是哪一项。

Fails
    8. 参保登记
    8.1 需提供材料
    ①身份证
    ②户口簿
    注：全额拨款单位不需提供要件①和⑥

Passes
    8. 参保登记
    8.1 需提供材料
    ①身份证
    ②户口簿
    注：全额拨款单位不需提供要件①和②

Known limits
    A number inside the list's range is left to list-number-out-of-order.
    序号在列表范围之内而缺条目的，由 list-number-out-of-order 说明。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.entries import read_entries
from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "reference"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each mark that points past the end of the list."""
    for entries in read_entries(view):
        listed = [entry for entry in entries.entries if entry.system == "circled"]
        if not listed:
            continue
        last = max(listed, key=lambda entry: entry.value)
        for at, value in entries.pointers:
            if value > last.value:
                yield Fault(
                    at,
                    zh=f"指向条目 {view.text(at)}，而列表只到 {view.text(last.range)}",
                    en=f"points to entry {value}, but the list ends at {last.value}",
                    related=(Place(last.range, "列表的末条", "the last entry of the list"),),
                )
        for (before, value), (at, again) in pairwise(entries.pointers):
            if value == again and at.start - before.end <= 1:
                yield Fault(
                    at,
                    zh=f"{view.text(at)} 指了两次，其中一个应指别的条目",
                    en=f"{view.text(at)} is pointed to twice; one of them means another entry",
                    severity=Severity.WARNING,
                )
