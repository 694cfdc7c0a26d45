"""A list of one entry is numbered ①.
只有一条的列表编了号①。

What it checks
    Materials, paths and time limits with a single entry numbered ①, where other items leave a
    single entry without a number.
    材料、路径或时限只有一条却编号①，而其他事项的单条不编号。

Why it matters
    A ① without ② makes readers look for a second entry.
    有①无②，读者会去找第二条。

Fails
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    ①窗口办：服务大厅
    9. 关系转移
    9.1 需提供材料
    身份证
    9.2 办理路径
    窗口办：服务大厅

Passes
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    ①窗口办：服务大厅
    ②网上办：政务网
    9. 关系转移
    9.1 需提供材料
    身份证
    9.2 办理路径
    窗口办：服务大厅

Known limits
    A list that lost its second entry looks the same.
    丢失第二条的列表看起来也是如此。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.entries import read_entries
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each lone ①."""
    for field in ("materials", "paths", "time_limit"):
        lists = [entries for entries in read_entries(view) if entries.words.field == field]
        numbered = {entries.words.item.id for entries in lists if entries.words.item}
        texts = {w.item.id for w in view.words if w.item and w.field == field}
        if not texts - numbered:
            continue
        for entries in lists:
            if len(entries.entries) == 1 and entries.entries[0].value == 1:
                at = entries.entries[0].range
                yield Fault(
                    at,
                    zh=f"只有一条，却编号 {view.text(at)}",
                    en=f"the only entry is numbered {view.text(at)}",
                )
