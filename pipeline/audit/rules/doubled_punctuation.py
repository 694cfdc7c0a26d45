"""Punctuation marks stand side by side that exclude each other.
标点重复或相互冲突。

What it checks
    Two equal marks (。。), two of which one is enough (，。 ；。), a mark right after an opening or
    before a closing bracket, and a paragraph that begins with a mark.
    检查重复的标点（。。）、只应留一个的标点（，。 ；。 、，）、左括号后和右括号前的标点，
    以及以标点开头的段落。

Why it matters
    One of the two is wrong, and the reader cannot tell whether a sentence or an entry ends.
    两者必有一误，读者分不清是句末还是并列。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证。。
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证……“原件”。（复印件。）
    1.3 办理时限：即时办结

Known limits
    Question and exclamation marks may follow each other.
    问号与叹号可以连用。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.headings import read_headings
from pipeline.audit.plain_texts import find_near
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("leftover-markup",)

_MARKS = "，。、；：,;"
_CLASH = re.compile(
    # `咨询投诉。。` · `网上办、，` · `（，原件` · `申请人、）` ; not `：“`, `（、）`
    r"(?=[，。、；：！？,;])(?:"  # fails at once where no mark stands
    rf"(?P<marks>[{_MARKS}](?: ?[{_MARKS}])+|！！+|？？+)"
    rf"|(?P<after>(?<=[（《“【(])[，。、；：](?![）)》”】]))"
    rf"|(?P<before>(?<![（《“【(])[，、](?=[）)》”】]))"
    r"|(?P<first>(?:^|(?<=\n))[，。、；：！？]))"
)
# `1. .对有邮寄意愿的`: a list number's dot
_DOTS = re.compile(rf"(?<=\d)\. ?\.(?={HAN})")
_STRENGTH = "。；;：，,、！？"
_COLONS = re.compile("[：:]+")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each pair of marks that exclude each other."""
    for words in view.words:
        for match in _CLASH.finditer(words.prose.text):
            at = words.prose.range(*match.span())
            marks = match[0]
            expected = ""
            if match["marks"]:
                expected = min(marks.replace(" ", ""), key=_STRENGTH.index)
            equal = len(set(marks)) == 1
            if match["first"]:
                zh, en = f"段落以标点 {marks} 开头", f"a paragraph begins with {marks}"
            elif match["marks"]:
                zh = f"标点 {marks} " + ("重复" if equal else "相互冲突")
                en = f"the marks {marks} " + ("are doubled" if equal else "exclude each other")
            else:
                zh, en = f"括号内侧有多余标点 {marks}", f"a stray {marks} inside a bracket"
            yield Fault(
                at,
                zh=zh,
                en=en,
                expected=expected,
                edits=(Correction(at, expected),),
                safe=bool(match["marks"]) and equal,
            )
    yield from _check_dots(view)
    yield from _check_headings(view)


def _check_dots(view: View) -> Iterator[Fault]:
    """Yield the doubled dot of a list number."""
    for match in find_near(_DOTS, view, ".", 2):
        at = Range(*match.span())
        yield Fault(
            at,
            zh=f"编号后的标点 {match[0]} 重复",
            en=f"the dot behind the number is doubled: {match[0]}",
            expected=".",
            edits=(Correction(at, "."),),
        )


def _check_headings(view: View) -> Iterator[Fault]:
    """Yield the doubled colon of a heading, which is no part of the text below it."""
    for heading in (heading for headings in read_headings(view) for heading in headings):
        leaf = heading.node.first(Kind.LABEL)
        at = view.source.trim(heading.label.end, leaf.end if leaf else heading.label.end)
        marks = view.text(at)
        if len(marks) > 1 and _COLONS.fullmatch(marks):
            yield Fault(
                at,
                zh=f"小节标题后标点 {marks} 重复",
                en=f"the marks {marks} behind the heading are doubled",
                expected="：",
                edits=(Correction(at, "："),),
                safe=True,
            )
