"""Half-width punctuation stands in Chinese text.
汉字之间使用半角标点。

What it checks
    , ; : ! ? ( ) - . and straight quotes beside Chinese characters; one finding per mark.
    检查汉字旁的半角 , ; : ! ? ( ) - . 和直引号；每个标点一处。

Why it matters
    Marks of another width betray pasted text and split search terms and lists wrongly.
    半角标点多为粘贴所致，会使检索和列表拆分出错。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证(原件)
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证（原件），周一至周五 8:30-12:00 提供
    1.3 办理时限：即时办结

Known limits
    What a hyphen stands for is left open; it may be a dash, a colon or nothing.
    Where a guide writes a mark half-width as a habit (one in seven), it is reported as info.
    连字符应改作什么由人判断：可能是破折号、冒号或应删去。
    全书惯用半角（七分之一以上）时只作提示。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, plain_text
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
ON_SCANS = False
YIELDS_TO = ("blank-unfilled", "number-mark-variant")

_WIDE = dict(zip(",;:!?()-.", "，；：！？（）—。", strict=True))
_ENTRY = re.compile(r"(?:\A|\n) *[a-zA-Z]$")  # `a) 身份证`: no Chinese mark would do
_MARK = re.compile(r"[,;:!?.\"'-]")
_SIDE = re.compile(f"{HAN}|[“”《》（）【】、，。；：]")
_AFTER_STOP = re.compile(rf" *(?:\n|$|{HAN}|[“《（①-⑳])")
_BRACKET = re.compile(r"[()（）\n]")
# `(1)` · `(一)` · `(12%)` are list numbers and figures; `()` and `(、)` are empty.
_NO_WORDS = re.compile(r"[\d一二三四五六七八九十]{1,3}|[A-Za-z]|[\d.]+%?|[、，,;；/ ]*")
# A careful guide's slips stay below an eighth; where one in seven is half-width nobody looks after
# the width, and a list of all the places helps nobody.
_HABIT = 0.15
_CHINESE = re.compile(f"{HAN}|[，。、；：]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each half-width mark beside Chinese characters."""
    text = plain_text(view)
    places = sorted({*_find_marks(text), *_find_brackets(text)})
    habits = _find_habits(text, Counter(text[at] for at in places))
    quotes = 0
    for at in places:
        mark = text[at]
        wide = _WIDE.get(mark)
        if mark == '"':
            wide = "“”"[quotes % 2]
            quotes += 1
        # 邮寄地址.邮政编码: a comma, a stop or a 、; 12:00,下午: a time table sets its own marks.
        unclear = mark == "." and text[at + 1 : at + 2].strip() != ""
        # 办理.如有问题: what follows opens a sentence elsewhere
        unclear = unclear and not count_words(view, "。" + text[at + 1 : at + 3])
        # 微信-辽宁税务公众号: a dash, a joint, a colon, a 的 or nothing at all
        several = mark == "-"
        beside_time = mark == "," and text[at - 1 : at].isdigit() and ":" in text[at - 3 : at]
        if unclear or several:
            wide = None
        yield Fault(
            Range(at, at + 1),
            zh=f"汉字旁用了半角 {mark}" + (f"，应为 {wide}" if wide else ""),
            en=f"half-width {mark} in Chinese text" + (f" instead of {wide}" if wide else ""),
            expected=wide,
            edits=(_widen(text, at, wide),) if wide else (),
            safe=wide is not None and mark in ",;:()",
            severity=Severity.INFO if mark in habits or unclear or beside_time else None,
        )


def _find_habits(text: str, half: Counter[str]) -> set[str]:
    """Return the marks that are often half-width; the two brackets are one habit.

    Once is no habit where the guide has the mark in full width.
    """
    habits = set()
    for marks in (*",;:!?-.", "()"):
        narrow = sum(half[mark] for mark in marks)
        wide = sum(text.count(_WIDE[mark]) for mark in marks)
        if narrow > _HABIT * (narrow + wide) and (narrow > 1 or not wide):
            habits.update(marks)
    return habits


def _find_marks(text: str) -> Iterator[int]:
    """Yield half-width marks beside Chinese: `职工减少:`, `App, 电子社保卡`, `微信-辽宁税务`.

    Not `2-1号`, `9:30`, `清单.....`.
    """
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        left, right = text[at - 1 : at], text[at + 1 : at + 2]
        if mark == "-":
            found = _is_side(left) and _is_side(right)
        elif mark == ".":
            found = _is_side(left) and left != "。" and _AFTER_STOP.match(text, at + 1) is not None
        elif mark in "\"'":
            found = _is_side(left) or _is_side(right)
        else:
            before = text[max(0, at - 3) : at].rstrip(" ")
            found = _is_side(before[-1:]) or (before[-1:] == ")" and _is_side(before[-2:-1]))
            found = found or _is_side(text[at + 1 : at + 3].lstrip(" ")[:1])
        if found:
            yield at


def _is_side(character: str) -> bool:
    return bool(character) and _SIDE.match(character) is not None


def _find_brackets(text: str) -> Iterator[int]:
    """Yield half-width brackets that hold or touch Chinese; `(1)` is left alone."""
    opened: int | None = None
    for match in _BRACKET.finditer(text):
        at, mark = match.start(), match[0]
        closes = mark in ")）"
        inside = text[opened + 1 : at] if closes and opened is not None else None
        chinese = inside is not None and any("\u3400" <= c <= "\u9fff" for c in inside)
        if inside is None or not _NO_WORDS.fullmatch(inside):
            if opened is not None and text[opened] == "(" and (chinese or _touches(text, opened)):
                yield opened
            entry = opened is None and _ENTRY.search(text, max(0, at - 8), at)
            if mark == ")" and not entry and (chinese or _touches(text, at)):
                yield at
        opened = at if mark in "(（" else None


def _touches(text: str, at: int) -> bool:
    """Say whether a Chinese character or mark stands beside `at`, a blank skipped."""
    left = text[max(0, at - 2) : at].rstrip(" ")[-1:]
    right = text[at + 1 : at + 3].lstrip(" ")[:1]
    return any(side and _CHINESE.match(side) is not None for side in (left, right))


def _widen(text: str, at: int, wide: str) -> Correction:
    """Put the full-width mark, which needs no blank beside it."""
    start, end = at, at + 1
    while text[at] != "(" and text[end : end + 1] == " ":
        end += 1
    while text[at] == "(" and text[start - 1 : start] == " ":
        start -= 1
    return Correction(Range(start, end), wide)
