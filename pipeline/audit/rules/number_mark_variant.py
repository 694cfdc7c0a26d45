"""A heading's number is set off by another mark than the others.
标题编号的标点与其他标题不同。

What it checks
    The marks in and after the numbers of categories, items, fields and captions (一、, 37.3, 12.)
    against those that nearly all of their kind have.
    检查类别、事项、小节、图题编号中的标点（如“一、”、37.3、12.）是否与同类的绝大多数一致。

Why it matters
    Programs and readers miss the heading when they look for its number.
    按编号查找时会漏掉这一标题。

Fails
    1. 参保登记
    1.1 需提供材料：身份证
    1.2 办理路径：社保大厅
    1.3 办理时限：即时办结
    2. 缴费申报
    2.1 需提供材料：身份证
    2,2 办理路径：社保大厅
    2.3 办理时限：即时办结

Passes
    1. 参保登记
    1.1 需提供材料：身份证
    1.2 办理路径：社保大厅
    2. 缴费申报
    2.1 需提供材料：身份证
    2.2 办理路径：社保大厅

Known limits
    Blanks and full-width digits are judged by other rules.
    空格与全角数字另有规则判断。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from pipeline.audit.categories import category_nodes
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.headings import read_headings, read_item_numbers
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.sources import fold_text
from pipeline.model.trees import Kind

FAMILY = "numbering"
SEVERITY = "warning"
YIELDS_TO = ("doubled-punctuation", "full-width-alphanumeric", "subsection-number-mismatch")

_KINDS = (Kind.CATEGORY, Kind.ITEM, Kind.FIELD, Kind.CAPTION)
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")  # fields have several kinds of those
# `37.3` has the shape `0.0`; nearly all of a kind have one shape, or the guide has no habit.
_FEWEST, _HABIT = 5, 0.8


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number whose marks are not the usual ones."""
    found: dict[Kind, list[tuple[Range, str]]] = {kind: [] for kind in _KINDS}
    meant = _number_fields(view)
    nodes = (node for item in view.item_nodes for node in item.walk())
    for node in chain(category_nodes(view.tree.root), nodes):
        number = node.first(Kind.NUMBER) if node.kind in _KINDS else None
        if number is not None:
            at = view.source.trim(number.start, number.end)
            words = fold_text(view.text(at)).replace(" ", "")
            found[node.kind].append((at, words))
    for kind, numbers in found.items():
        numeral = _NUMERAL if kind is Kind.CATEGORY else _DIGITS
        shapes = Counter(numeral.sub("0", words) for _, words in numbers)
        usual, times = shapes.most_common(1)[0] if shapes else ("", 0)
        if times < _FEWEST or times < _HABIT * len(numbers):
            continue
        model = next(words for _, words in numbers if numeral.sub("0", words) == usual)
        for at, words in numbers:
            if numeral.sub("0", words) != usual and (values := numeral.findall(words)):
                yield _make_fault(view, at, meant.get(at) or values, (usual, model, times))


def _number_fields(view: View) -> dict[Range, list[str]]:
    """Return what the numbers of fields should hold, by their places: the item's, and their own.

    Of `2. 需提供材料` a digit is lost, and only the place in the item tells which.
    """
    numbers = read_item_numbers(view)
    found = {}
    for number, headings in zip(numbers, read_headings(view), strict=True):
        for place, heading in enumerate(headings, 1):
            leaf = heading.node.first(Kind.NUMBER)
            if leaf is not None and heading.number is None and number is not None:
                found[view.source.trim(leaf.start, leaf.end)] = [str(number), str(place)]
    return found


def _make_fault(view: View, at: Range, values: list[str], habit: tuple[str, str, int]) -> Fault:
    usual, model, times = habit
    expected = None
    if len(values) == usual.count("0"):
        parts = iter(values)
        expected = re.sub("0", lambda _: next(parts), usual)
    return Fault(
        at,
        zh=f"编号 {view.text(at)} 的标点与其他 {times} 处（如 {model}）不同",
        en=f"the marks of {view.text(at)} are not those of {times} others, such as {model}",
        expected=expected,
        edits=(Correction(at, expected),) if expected else (),
    )
