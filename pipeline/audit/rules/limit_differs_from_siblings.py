"""One limit differs by a number from the equal limits of its category.
一项时限与同类事项的相同时限差一个数字。

What it checks
    Limits of several numbers that four or more items of a category share, and one that differs in
    one of the numbers.
    检查同一类别四个以上事项共有、含多个数字的时限，以及其中只差一个数字的一项。

Why it matters
    A window that is taken at one counter for all items hardly differs for one of them.
    同一窗口受理的事项，受理日期不大会单独不同。

Fails
    一、工伤保险
    1. 伤残补助金
    1.1 需提供要件
    身份证
    1.3 办理时限：每月 19 日—28 日，30 日内审核
    2. 工亡补助金
    2.1 需提供要件
    身份证
    2.3 办理时限：每月 19 日—28 日，30 日内审核
    3. 丧葬补助金
    3.1 需提供要件
    身份证
    3.3 办理时限：每月 19 日—28 日，30 日内审核
    4. 医疗费报销
    4.1 需提供要件
    身份证
    4.3 办理时限：每月 19 日—26 日，30 日内审核
    5. 交通费申领
    5.1 需提供要件
    身份证
    5.3 办理时限：每月 19 日—28 日，30 日内审核

Passes
    一、工伤保险
    1. 伤残补助金
    1.1 需提供要件
    身份证
    1.3 办理时限：5 个工作日
    2. 工亡补助金
    2.1 需提供要件
    身份证
    2.3 办理时限：10 个工作日

Known limits
    Limits of one number differ lawfully and are left alone.
    只含一个数字的时限本可不同，不报告。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.prose import Prose

FAMILY = "time"
SEVERITY = "warning"
YIELDS_TO = ("impossible-date", "window-runs-backwards", "limit-incomplete")

_NUMBER = re.compile(r"\d+")
_FEWEST_NUMBERS = 2
_FEWEST_SIBLINGS = 4  # five items of this guide share a window; three could be chance


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that the limits of the siblings do not have."""
    groups: defaultdict[tuple[int | None, str], list[tuple[tuple[str, ...], Prose]]] = defaultdict(
        list
    )
    for words in view.words:
        if words.field != "time_limit" or words.item is None:
            continue
        numbers = tuple(_NUMBER.findall(words.prose.text))
        if len(numbers) >= _FEWEST_NUMBERS:
            frame = "".join(_NUMBER.sub("#", words.prose.text).split()).rstrip("。")
            groups[words.item.category_number, frame].append((numbers, words.prose))
    for members in groups.values():
        counts = Counter(numbers for numbers, _ in members)
        usual, count = counts.most_common(1)[0]
        if count < _FEWEST_SIBLINGS:
            continue
        for numbers, prose in members:
            odd = [
                at
                for at, (own, other) in enumerate(zip(numbers, usual, strict=True))
                if own != other
            ]
            if len(odd) != 1 or counts[numbers] > 1:
                continue
            match = list(_NUMBER.finditer(prose.text))[odd[0]]
            at = prose.range(*match.span())
            yield Fault(
                at,
                zh=f"此处为 {match[0]}，同类 {count} 个事项都是 {usual[odd[0]]}",
                en=f"{match[0]} here, {usual[odd[0]]} in {count} items of the category",
                expected=usual[odd[0]],
                edits=(Correction(at, usual[odd[0]]),),
            )
