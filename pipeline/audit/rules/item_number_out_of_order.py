"""Items are not numbered in order.
事项序号重复、跳号、倒退，或与其小节编号不符。

What it checks
    The numbers of the items' titles count up by one, and agree with those of the items' fields.
    事项标题的序号应逐一递增，并与其小节编号的首段一致。

Why it matters
    The catalogue, the fields and the closing lists all lead to an item by its number.
    目录、小节与清单都凭序号指向事项。

Fails
    8. 参保登记
    8.1 需提供材料
    身份证
    10. 关系转移
    9.1 需提供材料
    身份证
    10. 信息变更
    10.1 需提供材料
    身份证

Passes
    8. 参保登记
    8.1 需提供材料
    身份证
    9. 关系转移
    9.1 需提供材料
    身份证
    10. 信息变更
    10.1 需提供材料
    身份证

Known limits
    Guides may begin at any number and may count anew in each category.
    序号可由任意数开始，也可按类别重新计数。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.headings import read_headings, read_item_numbers
from pipeline.audit.numerals import print_like
from pipeline.audit.pairings import pair_items
from pipeline.audit.sequences import find_breaks, split_restarts
from pipeline.audit.views import View
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "numbering"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each item whose number its fields or its neighbours contradict."""
    numbers = read_item_numbers(view)
    wrong: set[int] = set()
    for index, (item, number) in enumerate(zip(view.guide.items, numbers, strict=True)):
        if number is not None and item.number != number and item.title:
            wrong.add(index)
            yield _against_fields(view, index, number)
    lost = {read_numeral(row.words("number")) for row in pair_items(view).rows_left}
    categories = [item.category for item in view.guide.items]
    starts = [i > 0 and categories[i] != categories[i - 1] for i in range(len(categories))]
    for run in split_restarts(numbers, starts):
        for found in find_breaks([numbers[i] or 0 for i in run], first=None):
            index = run[found.place]
            if _is_filled(view, index, found.before):
                continue
            skipped = range((found.before or 0) + 1, numbers[index] or 0)
            if skipped and all(number in lost for number in skipped):
                continue  # item-missing-from-body tells of them
            if index not in wrong and view.guide.items[index].number is not None:
                yield _out_of_order(view, index, found.zh, found.en, found.expected)


def _is_filled(view: View, index: int, before: int | None) -> bool:
    """Whether the numbers that are missing before an item stand on remarks: `第七条 本章所称…`."""
    at, number = _printed(view, index), view.guide.items[index].number
    if at is None or number is None or before is None or number <= before + 1:
        return False
    words = view.text(at)
    numeral = words.strip("第条章节()（）")
    lines = view.memo("remarks", _read_remarks)
    return all(
        any(line.startswith(words.replace(numeral, print_like(numeral, missing))) for line in lines)
        for missing in range(before + 1, number)
    )


def _read_remarks(view: View) -> list[str]:
    """Return the lines of what stands among the items and is none."""
    notes = [node for node in view.tree.root.walk() if node.kind is Kind.NOTE]
    texts = (view.text(Range(node.start, node.end)) for node in notes)
    return [line.strip() for text in texts for line in text.splitlines()]


def _printed(view: View, index: int) -> Range | None:
    """Return where the title's number stands, the mark behind it aside."""
    leaf = view.item_nodes[index].first(Kind.NUMBER)
    if leaf is None:
        return None
    digits = view.source.folded[leaf.start : leaf.end]
    start = leaf.start + len(digits) - len(digits.lstrip(" #*-•"))
    return Range(start, start + len(digits.strip(" #*-•.、。,\r\n\t")))


def _against_fields(view: View, index: int, number: int) -> Fault:
    item = view.guide.items[index]
    at = _printed(view, index)
    fields = read_headings(view)[index]
    witness = next(h for h in fields if h.prefix == number)
    place = Place(witness.whole, f"小节编号的首段是 {number}", f"a field numbered {number}.n")
    if at is None:
        return Fault(
            view.title_of(item),
            zh=f"事项标题没有序号，其小节编号的首段是 {number}",
            en=f"the item's title has no number; its fields are numbered {number}.n",
            related=(place,),
        )
    return Fault(
        at,
        zh=f"事项序号 {item.number} 与其小节编号的首段 {number} 不符",
        en=f"the item is numbered {item.number}, but its fields {number}.n",
        expected=str(number),
        related=(place,),
        edits=(Correction(at, str(number)),),
    )


def _out_of_order(view: View, index: int, zh: str, en: str, expected: int | None) -> Fault:
    at = _printed(view, index)
    return Fault(
        at or view.title_of(view.guide.items[index]),
        zh=f"事项序号不合次序：{zh}",
        en=f"the item numbers are out of order: {en}",
        expected=str(expected) if expected and at else None,
    )
