"""Digits touch Chinese characters where most are set apart, or the other way round.
数字与汉字之间的空格前后不一。

What it checks
    Blanks between numbers and Chinese characters in running text, against what most numbers do.
    检查正文中数字与汉字之间是否空格，与多数写法比较。

Why it matters
    One habit makes a text easy to search and to read.
    写法统一便于检索和阅读。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：15 个工作日，逾期 30 个工作日
    1.4 温馨提示：可拨打12333咨询。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：15 个工作日
    1.4 温馨提示：可拨打 12333 咨询。

Known limits
    Addresses, offices, contents and headings are not judged.
    地址、机构、目录和标题不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import mask_addresses
from pipeline.audit.views import View, Words
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "info"
YIELDS_TO = (
    "cross-reference-broken",
    "doubled-word",
    "full-width-alphanumeric",
    "list-number-out-of-order",
    "measure-word-missing",
    "window-dash-printed-as-one",
)
ON_SCANS = False

_NUMBER = re.compile(r"(?<![\d.\-A-Za-z－/〕])\d[\d.,\-]{0,17}(?![\d.\-]*[A-Za-z])")
_SETTINGS = ("cover", "toc", "title", "catalog", "offices", "category", "caption", "item_title")
_HAN = re.compile(HAN)
_PHONE = 7  # digits of a phone number, or more
# `1 身份证`, `1.申请 2.受理`: numbers that count entries, not things.
_MARK = re.compile(rf"(?:^|(?<= ))(\d{{1,2}})(?: (?={HAN})|[.、](?!\d))", re.MULTILINE)
_GAP_BEFORE, _GAP_AFTER = re.compile(f"(?<={HAN})( *)$"), re.compile(f"( *)(?={HAN})")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number set against the habit of most."""
    spaced: list[tuple[Words, int, int]] = []
    close: list[tuple[Words, int, int]] = []
    for words in view.words:
        if words.field in _SETTINGS or not any(map(str.isdigit, words.prose.text)):
            continue
        text = mask_addresses(words.prose.text)
        marks = _find_marks(text)
        for match in _NUMBER.finditer(text):
            start, end = match.span()
            # a phone number stands apart from the name before it as in a column
            long = sum(map(str.isdigit, match[0])) >= _PHONE
            apart = long and text[start - 1 : start] == " "
            if start in marks or apart:
                continue
            end -= len(match[0]) - len(match[0].rstrip(".,-"))
            sides = _sides(text, start, end)
            if sides:
                (spaced if " " in sides else close).append((words, start, end))
                if " " in sides and "" in sides:
                    close.append((words, start, end))
    if len(spaced) == len(close):
        return
    wanted = " " if len(spaced) > len(close) else ""
    for words, start, end in close if wanted else spaced:
        yield _describe(words, start, end, wanted)


def _find_marks(text: str) -> set[int]:
    """Return where numbers stand that count entries: one before or behind it is among them."""
    found = {match.start(): int(match[1]) for match in _MARK.finditer(text)}
    values = set(found.values())
    return {at for at, value in found.items() if not values.isdisjoint((value - 1, value + 1))}


def _sides(text: str, start: int, end: int) -> set[str]:
    """Return how the number is set off on each side that is Chinese: by a blank or not."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    sides = set()
    if left and _HAN.match(left.rstrip(" ")[-1:]):
        sides.add(" " if left.endswith(" ") else "")
    if right and _HAN.match(right.lstrip(" ")[:1]):
        sides.add(" " if right.startswith(" ") else "")
    return sides


def _describe(words: Words, start: int, end: int, wanted: str) -> Fault:
    """Point at the number with the characters it touches; put or drop the blanks between."""
    prose = words.prose
    number = prose.text[start:end]
    edits = []
    first, last = start, end
    expected = number
    before = _GAP_BEFORE.search(prose.text, max(0, start - 3), start)
    after = _GAP_AFTER.match(prose.text, end)
    if before is not None and before[1] != wanted:
        first = before.start(1) - 1
        expected = prose.text[first] + wanted + expected
        edits.append(_put(prose.offset(before.start(1)), before[1], wanted))
    if after is not None and after[1] != wanted:
        last = after.end(1) + 1
        expected += wanted + prose.text[last - 1]
        edits.append(_put(prose.range(end - 1, end).end, after[1], wanted))
    at = prose.range(first, last)
    en = "touches the characters beside it" if wanted else "is set apart"
    return Fault(
        at,
        zh=f"{number} 与汉字之间" + ("缺空格" if wanted else "有空格") + "，与多数不同",
        en=f"{number} {en}, unlike most",
        expected=expected,
        edits=tuple(edits),
    )


def _put(at: int, gap: str, wanted: str) -> Correction:
    return Correction(Range(at, at + len(gap)), wanted)
