"""The guide refers to an item or a field that it does not have, or that is called otherwise.
引用的事项或小节不存在，或名称不符。

What it checks
    References to items by number (见第 43 项, 第 13 项“失业保险金申领”) and to fields by theirs
    (见 2.5): a number that the guide has not, and a title that is another item's or none.
    检查按编号引用的事项（见第 43 项、第 13 项“失业保险金申领”）与小节（见 2.5）：
    编号全文没有的，以及所附名称与该事项不符的。

Why it matters
    Readers are sent to a place that does not exist, or to the wrong one.
    读者会找不到所指之处，或看错事项。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：申领见第 3 项。
    2. 失业保险金申领
    2.1 需提供材料
    身份证

Passes
    1. 职工参保登记
    依据《社会保险法》第四条第 3 项。
    1.1 需提供材料
    身份证
    1.4 温馨提示：申领见第 2 项“失业保险金申领”，材料见 2.1。
    2. 失业保险金申领
    2.1 需提供材料
    身份证

Known limits
    Items of a law (第四条第三项) and references to pages are not judged.
    法条中的项和页码引用不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.headings import read_headings, read_item_numbers
from pipeline.audit.plain_texts import find_near
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.guides import Item
from pipeline.model.ranges import Range

FAMILY = "reference"
SEVERITY = "error"

_POINTER = r"(?:见|参照|参考|参看|参阅|[等相]同|同|按照|依照)"
# `见第 43 项`, `办理第13项“失业保险金申领”`; 第四条第 3 项 is a law's
_ITEM = re.compile(
    rf"(?P<pointer>{_POINTER}(?:本指南|事项|上述)? ?)?(?<![条款目则])"
    r"第 ?(?P<number>\d{1,3}) ?项(?:事项)?"
    r"(?P<title>[“《「（(][^“”《》「」（）()\n]{3,40}[”》」）)])?"
)
_FIELD = re.compile(rf"{_POINTER}(?:本指南|第)? ?(?P<number>\d{{1,3}})\.(?P<ordinal>\d)(?![\d.])")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each reference that leads nowhere, or to another item than it names."""
    numbers = read_item_numbers(view)
    items = {n: item for n, item in zip(numbers, view.guide.items, strict=True) if n is not None}
    if len(items) < 2:
        return
    for match in find_near(_ITEM, view, "项"):
        if match["title"]:
            yield from _check_title(view, match, items)
        elif match["pointer"] and int(match["number"]) not in items:
            yield _nowhere(Range(match.end("pointer"), match.end()), view)
    fields = {
        (heading.prefix, heading.ordinal)
        for headings in read_headings(view)
        for heading in headings
    }
    for match in find_near(_FIELD, view, "."):
        wanted = int(match["number"]), int(match["ordinal"])
        if wanted not in fields and any(prefix for prefix, _ in fields):
            yield _nowhere(Range(match.start("number"), match.end()), view)


def _nowhere(at: Range, view: View) -> Fault:
    return Fault(
        at,
        zh=f"“{view.text(at)}”在本指南中不存在",
        en=f"the guide has no {view.text(at)}",
    )


def _check_title(view: View, match: re.Match[str], items: dict[int, Item]) -> Iterator[Fault]:
    """Yield a fault where the number and the title do not belong together."""
    start, end = match.start("title") + 1, match.end("title") - 1
    title = squeeze(view.text(Range(start, end)))
    item = items.get(int(match["number"]))
    titles = {number: squeeze(each.title or "") for number, each in items.items()}
    if titles.get(int(match["number"])) == title:
        return
    other = next((number for number, each in titles.items() if each == title), None)
    if item is None and other is None and not match["pointer"]:
        return  # 第 3 项（见附件） may number something else
    if other is not None:
        at = Range(*match.span("number"))
        yield Fault(
            at,
            zh=f"“{title}”是第 {other} 项，不是第 {match['number']} 项",
            en=f"{title} is item {other}, not item {match['number']}",
            expected=str(other),
            related=(Place(view.title_of(items[other]), "所指事项", "the item that is meant"),),
        )
    elif item is None:
        yield _nowhere(Range(match.end("pointer"), match.end("title")), view)
    elif match["pointer"] or match["title"][0] in "“《「":
        yield Fault(
            Range(start, end),
            zh=f"第 {match['number']} 项是“{item.title}”，没有事项叫“{title}”",
            en=f"item {match['number']} is {item.title}; no item is called {title}",
            expected=item.title,
            related=(Place(view.title_of(item), "所指事项", "the item that is meant"),),
        )
