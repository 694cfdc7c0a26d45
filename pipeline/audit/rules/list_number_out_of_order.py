"""The entries of a list are not numbered in order.
列表序号重复、跳号、倒退或不由 1 起。

What it checks
    Entries numbered ①②③ or 1. 2. 3. in materials, paths, venues, time limits and tips count up
    from 1; a list below another heading begins anew. A number lost between two entries, or
    printed as a plain digit in a list of circled ones, is reported at its entry.
    材料、路径、受理地点、时限与提示中以 ①②③ 或 1. 2. 3. 编号的条目应由 1 起递增，
    另一标题之下可重新起号。两条之间漏印的序号、在 ①②③ 列表中印成普通数字的序号，在该条报告。

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
from itertools import zip_longest

from pipeline.audit.bare_entries import (
    find_bare_entry,
    find_dashed_entry,
    find_first_entry,
    find_last_entry,
    find_plain_digit,
)
from pipeline.audit.entries import Entry, EntryList, entry_words, read_entries
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.numerals import print_like
from pipeline.audit.sequences import Break, find_breaks
from pipeline.audit.views import View
from pipeline.model.ranges import Range

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
            values = [entry.value for entry in run]
            digits = list(_check_digits(view, entries, run))
            yield from digits
            yield from _check_dashes(view, entries, run)
            for found in find_breaks(values, first):
                is_told = any(_is_before(run, found.place, digit.range) for digit in digits)
                if not is_told and not _is_copy(view, entries, run, found.place):
                    yield _make_fault(view, entries, run, found)


def _make_fault(view: View, entries: EntryList, run: list[Entry], found: Break) -> Fault:
    place, entry = found.place, run[found.place]
    printed, expected = view.text(entry.range), found.expected
    is_second = place == 0 and entry.value == 2 and entry.system == "circled"
    if is_second and (bare := find_first_entry(view, entries.words, entry)):
        return _lost_number(view, bare, print_like(printed, 1))
    skips_one = place > 0 and entry.value == run[place - 1].value + 2
    if expected is None and skips_one:
        if bare := find_bare_entry(view, run[place - 1], entry):
            return _lost_number(view, bare, print_like(printed, entry.value - 1))
        # Nothing looks like a lost entry: the last number is mistyped.
        expected = entry.value - 1 if place == len(run) - 1 else None
    meant = print_like(printed, expected) if expected else None
    return Fault(
        entry.range,
        zh=f"列表序号 {printed} 不合次序：{found.zh}",
        en=f"the list number {printed} is out of order: {found.en}",
        expected=meant,
        edits=(Correction(entry.range, meant),) if meant else (),
    )


def _lost_number(view: View, at: Range, number: str) -> Fault:
    digits = len(view.text(at)) - len(view.text(at).lstrip("0123456789"))
    if digits:
        return _plain_digit(view, Range(at.start, at.start + digits), number)
    return Fault(
        at,
        zh=f"此条之前缺少序号 {number}",
        en=f"the number {number} is missing before this entry",
        expected=number + view.text(at),
        edits=(Correction(Range(at.start, at.start), number),),
    )


def _check_dashes(view: View, entries: EntryList, run: list[Entry]) -> Iterator[Fault]:
    """Yield the entry below the last one that is of its form, and has no number."""
    last = run[-1]
    if last.system == "circled":
        end = entry_words(view, entries, last, None).end
        at = find_last_entry(view, entries.words, last, end)
        if at is None and len(run) > 1:
            at = find_dashed_entry(view, last, end)
        if at is not None:
            yield _lost_number(view, at, print_like(view.text(last.range), last.value + 1))


def _check_digits(view: View, entries: EntryList, run: list[Entry]) -> Iterator[Fault]:
    """Yield the plain digits that stand where the next circled number belongs."""
    for entry, after in zip_longest(run, run[1:]):
        goes_on = after is not None and after.value == entry.value + 1
        end = after.range.start if after else entry_words(view, entries, entry, None).end
        at = None if goes_on else find_plain_digit(view, entries.words, entry, end)
        if at is not None:
            yield _plain_digit(view, at, print_like(view.text(entry.range), entry.value + 1))


def _plain_digit(view: View, at: Range, meant: str) -> Fault:
    return Fault(
        at,
        zh=f"序号印作“{view.text(at)}”，同一列表的其他序号作 {meant} 之类",
        en=f"the number is printed {view.text(at)}; others of this list are like {meant}",
        expected=meant,
        edits=(Correction(at, meant),),
    )


def _is_before(run: list[Entry], place: int, at: Range) -> bool:
    """Say whether the one number that an entry skips is printed at a place as a plain digit."""
    one, other = run[place - 1], run[place]
    skips_one = place > 0 and other.value == one.value + 2
    return skips_one and one.range.end <= at.start < other.range.start


def _is_copy(view: View, entries: EntryList, run: list[Entry], place: int) -> bool:
    """Say whether an entry is the one before it once more, number and words: entry-listed-twice."""
    if not place or run[place].value != run[place - 1].value:
        return False
    after = run[place + 1] if place + 1 < len(run) else None
    own = entry_words(view, entries, run[place], after)
    before = entry_words(view, entries, run[place - 1], run[place])
    return view.text(own).rstrip("；;。") == view.text(before).rstrip("；;。") != ""
