"""A field heading bears the number of another item.
小节编号与所在事项的序号不符。

What it checks
    The first part of each field's number, as in 37.3, against the number of the item it stands in.
    小节编号的首段（如 37.3 的 37）应等于所在事项的序号。

Why it matters
    Readers look fields up by number; a wrong one sends them to another item.
    读者按编号查找，编号错了就会看到别的事项。

Fails
    36. 社会保障卡启用
    36.1 需提供材料
    身份证
    37.3 办理时限：即时办结

Passes
    36. 社会保障卡启用
    36.1 需提供材料
    身份证
    36.3 办理时限：即时办结

Known limits
    Where most fields agree on a number that the title does not bear, the title is taken to be
    wrong; a number without a dot is judged by its digits.
    多数小节一致而与标题不符时，视标题为误；编号缺点号者按数字判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.headings import Heading, read_headings, read_item_numbers
from pipeline.audit.views import View
from pipeline.model.guides import Item
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "numbering"
SEVERITY = "error"

_LEADING_DIGITS = re.compile(r"\d*")
_DIGITS = re.compile(r"\s*(\d{2,6})(?=\s*(?:$|[^\d.]))")  # `83 办理时限`, its dot lost


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each field whose number names another item."""
    numbers = read_item_numbers(view)
    for item, number, headings in zip(view.guide.items, numbers, read_headings(view), strict=True):
        if number is None:
            continue
        numbered = sum(heading.prefix is not None for heading in headings)
        for place, heading in enumerate(headings, start=1):
            if heading.number is None:
                if 2 * numbered > len(headings):
                    yield from _check_digits(view, heading, number, place)
            elif heading.prefix != number:
                yield _make_fault(view, item, heading.number, number)


def _make_fault(view: View, item: Item, printed: Range, number: int) -> Fault:
    text = view.text(printed)
    digits = _LEADING_DIGITS.match(view.source.folded, printed.start, printed.end)
    length = len(digits[0]) if digits else 0
    prefix = Range(printed.start, printed.start + length)
    title = Place(view.title_of(item), f"事项 {number} 的标题", f"title of item {number}")
    return Fault(
        printed,
        zh=f"编号 {text} 印在事项 {number} 之内",
        en=f"the number {text} is printed inside item {number}",
        expected=f"{number}{text[length:]}",
        related=(title,),
        edits=(Correction(prefix, str(number)),),
    )


def _check_digits(view: View, heading: Heading, number: int, place: int) -> Iterator[Fault]:
    """Judge a number whose dot is lost, where the item's other fields have theirs."""
    leaf = heading.node.first(Kind.NUMBER)
    match = _DIGITS.match(view.source.folded, leaf.start, leaf.end) if leaf else None
    if match is None:
        return
    printed = Range(*match.span(1))
    yield Fault(
        printed,
        zh=f"编号 {match[1]} 缺点号，同事项的其他小节作“{number}.序号”",
        en=f"the number {match[1]} lacks its dot; the item's other fields read {number}.n",
        expected=f"{number}.{place}",
        edits=(Correction(printed, f"{number}.{place}"),),
    )
