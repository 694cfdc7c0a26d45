"""Characters at the end of a printed line stand again at the head of the next.
行尾的字在下一行开头又印了一遍。

What it checks
    The last one to four Chinese characters of a line against the first ones of the next line of the
    same text, where one copy too many makes no word of the guide.
    检查行尾一至四个汉字是否与同一段下一行的开头相同，且多出一份不成词。

Why it matters
    Such slips come from copying page by page; the text reads wrongly.
    逐页摘录时常见的差错，文句因此不通。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：为避免业务高峰期的长时间等候，建

    建议您提前预约。建议您网上办理。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：为避免业务高峰期的长时间等候，建

    议您提前预约。建议您网上办理。

Known limits
    Headings printed twice and short lines of a list are not compared.
    重复印出的标题和列表中的短行不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.doublings import is_doubled_character
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.plain_texts import count_words, line_ranges, plain_text
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"

_TAIL = re.compile(rf"{HAN}{{1,4}}$")
_HEAD = re.compile(rf"{HAN}{{1,4}}")
# A line that was broken for want of room; entries of a list and buttons of a page are shorter.
_FULL_LINE = 15


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each head of a line that repeats the tail of the line before."""
    text = plain_text(view)
    for before, after in pairwise(line_ranges(view)):
        if text[after.start] not in text[max(before.start, before.end - 4) : before.end]:
            continue
        length = _repeated(view, text, before, after)
        if length == 0 or before.end - before.start < _FULL_LINE:
            continue
        if not _same_text(view, before, after):
            continue
        again = Range(after.start, after.start + length)
        words = view.text(again)
        first = Range(before.end - length, before.end)
        yield Fault(
            again,
            zh=f"上一行已以“{words}”结尾，此处又以“{words}”开头",
            en=f"“{words}” ended the line before and is printed again",
            expected="",
            related=(Place(first, f"前一处“{words}”", f"the first “{words}”"),),
            # Without the copy the break is a mere cut, so the two lines become one again.
            edits=(Correction(Range(before.end, again.end), ""),),
            safe=again.end < after.end,
        )


def _repeated(view: View, text: str, before: Range, after: Range) -> int:
    """Return how many characters are printed twice."""
    tail = _TAIL.search(text, max(before.start, before.end - 4), before.end)
    head = _HEAD.match(text, after.start, after.end)
    if tail is None or head is None:
        return 0
    for length in range(min(len(tail[0]), len(head[0])), 0, -1):
        if tail[0].endswith(head[0][:length]) and _is_one_too_many(view, before, after, length):
            return length
    return 0


def _is_one_too_many(view: View, before: Range, after: Range, length: int) -> bool:
    """Say whether the words read well with one copy, and with two nowhere else."""
    text = plain_text(view)
    words = text[after.start : after.start + length]
    left = text[max(before.start, before.end - length - 2) : before.end - length]
    right = text[after.start + length : min(after.end, after.start + length + 2)]
    if count_words(view, left[-1:] + words * 2 + right[:1]) > 1:
        return False
    if length > 1 or not right:  # 工作日 and a line that says 日
        return True
    if count_words(view, left[-1:] + words + right[:1]) or count_words(view, words + right) > 1:
        return True
    return is_doubled_character(view, left, words, right)


def _same_text(view: View, before: Range, after: Range) -> bool:
    """Say whether both lines belong to one running text."""
    at, to = before.end - 1, after.start
    field = view.field_at(at)
    same = field is not None and field == view.field_at(to) and view.item_at(at) == view.item_at(to)
    return same and field not in ("title", "cover", "toc", "catalog", "offices")
