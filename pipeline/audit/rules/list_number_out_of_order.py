"""The entries of a list are not numbered in order.
列表序号重复、跳号、倒退或不由 1 起。

What it checks
    Entries numbered ①②③ or 1. 2. 3. in materials, paths, venues, time limits and tips count up
    from 1; a list below another heading begins anew.
    材料、路径、受理地点、时限与提示中以 ①②③ 或 1. 2. 3. 编号的条目应由 1 起递增，
    另一标题之下可重新起号。

Why it matters
    Notes and officers quote entries by number; a gap looks like a lost entry.
    备注与窗口人员按序号引用条目，跳号会被当作缺项。

Fails
    8. 参保登记
    8.1 需提供要件
    ①身份证
    ②户口簿
    ②照片
    ④申请表

Passes
    8. 参保登记
    8.1 需提供要件
    在职人员：
    ①身份证
    ②户口簿
    退休人员：
    ①身份证

Known limits
    A lost last entry leaves no trace in the numbers.
    末条缺失时，序号上看不出来。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.entries import Entry, EntryList, entry_words, read_entries
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.numerals import print_like
from pipeline.audit.sequences import find_breaks
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each entry whose number does not follow the one before it."""
    for entries in read_entries(view):
        for run in entries.runs():
            if len(run) == 1 and run[0].system == "arabic":
                continue  # a lone `6.` may be a caption or a quotation
            # `1.问：…`: the number of the first question stands before the field's label
            first = 2 if entries.words.field == "faq" and run[0].value == 2 else 1
            for found in find_breaks([entry.value for entry in run], first):
                if _is_copy(view, entries, run, found.place):
                    continue  # entry-listed-twice tells of it
                at = run[found.place].range
                printed = view.text(at)
                expected = print_like(printed, found.expected) if found.expected else None
                yield Fault(
                    at,
                    zh=f"列表序号 {printed} 不合次序：{found.zh}",
                    en=f"the list number {printed} is out of order: {found.en}",
                    expected=expected,
                    edits=(Correction(at, expected),) if expected else (),
                )


def _is_copy(view: View, entries: EntryList, run: list[Entry], place: int) -> bool:
    """Say whether an entry is the one before it once more, number and words."""
    if not place or run[place].value != run[place - 1].value:
        return False
    after = run[place + 1] if place + 1 < len(run) else None
    own = entry_words(view, entries, run[place], after)
    before = entry_words(view, entries, run[place - 1], run[place])
    return view.text(own).rstrip("；;。") == view.text(before).rstrip("；;。") != ""
