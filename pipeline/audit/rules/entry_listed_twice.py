"""A list holds the same entry twice.
同一列表中同一条目印了两次。

What it checks
    Numbered entries of one list, in materials, paths, venues, limits and tips, with the same
    words.
    材料、路径、受理地点、时限与提示中，同一列表内文字相同的编号条目。

Why it matters
    One of the two stood for something else, which is lost, or one is too many.
    两条之一本应是另一条而已丢失，或为多印。

Fails
    1. 参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：服务大厅
    ②掌上办：辽事通 App
    ③掌上办：辽事通 App

Passes
    1. 参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：服务大厅
    ②掌上办：辽事通 App
    1.3 办理时限
    ①窗口办：即时办结
    ②掌上办：即时办结

Known limits
    An entry without words is left to entry-empty.
    没有文字的条目由 entry-empty 说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.entries import Entry, entry_words, read_entries
from pipeline.audit.faults import Fault, Place
from pipeline.audit.groups import read_groups
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "field"
SEVERITY = "warning"
YIELDS_TO = ("material-listed-twice", "doubled-word", "entry-empty")

_FEWEST = 3  # 身份证; two characters may be half of an entry
_LONGEST = 1000  # what is longer is no entry but all that follows a list


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each entry whose words its list has printed before."""
    for entries in read_entries(view):
        for run in entries.runs():
            seen: dict[str, Range] = {}
            for entry, following in zip(run, [*run[1:], None], strict=True):
                at = entry_words(view, entries, entry, following)
                words = _squeeze(view, at) if at.end - at.start <= _LONGEST else ""
                if len(words) < _FEWEST:
                    continue
                first = seen.setdefault(words, at)
                if first is not at:
                    yield _make_fault(view, entry, at, first)
    yield from _find_groups(view)


def _find_groups(view: View) -> Iterator[Fault]:
    """Yield the labels that head two groups of one item's materials."""
    seen: dict[tuple[int, str], Range] = {}
    for group in read_groups(view):
        first = seen.setdefault((group.words.node.start, group.label), group.range)
        if first is not group.range:
            yield Fault(
                group.range,
                zh=f"同一事项的两组材料都以“{group.label}”为名",
                en=f"two groups of one item's materials are called {group.label}",
                related=(Place(first, "前一组", "the earlier group"),),
            )


def _squeeze(view: View, at: Range) -> str:
    return "".join(view.source.folded[at.start : at.end].split()).rstrip("。;,、")


def _make_fault(view: View, entry: Entry, at: Range, first: Range) -> Fault:
    words = view.text(at)
    return Fault(
        at,
        zh=f"第 {entry.value} 条“{words}”与前一条文字相同",
        en=f"entry {entry.value} repeats an earlier one: {words}",
        related=(Place(first, "前一条", "the earlier entry"),),
    )
