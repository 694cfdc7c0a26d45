"""Entries of a numbered list whose own number is lost, or printed as a plain digit."""

from __future__ import annotations

import re

from pipeline.model.characters import CIRCLED, HAN
from pipeline.model.ranges import Range

from .entries import Entry
from .views import View, Words

# `②户口簿；` and `身份证；` in the next line: an entry ends there, so another one begins.
_NEXT_LINE = re.compile(r"(?P<mark>[;；。,，])?[ \t]*(?:\r\n|\r|\n)[\s-]*(?P<first>[^\W\d_]{2})")
# `3《劳动用工备案表》` · `- 3 身份证`: a digit without a dot; `3个工作日` counts something
_ALIKE = 4
_DASH = re.compile(r"[-*•] ?$")
_DASHED = re.compile(rf"\n[-*•] ?(?P<first>[《“]?{HAN}{{2}})(?P<rest>[^\n]*)")
# The name of a group before its first entry: `企业职工：《劳动合同》`
_GROUP = re.compile(rf"{HAN}{{2,10}}(?:（[^（）]{{1,6}}）)?：(?=[《“]?{HAN})")
_DIGITS = "0123456789 "
_MARKED = re.compile(f"[{CIRCLED}]")
_MOST_LINES = 2  # one entry, which the layout may have broken
_PLAIN_DIGIT = re.compile(
    r"(?:(?<=\n)|(?<=[;；] )|(?<=[;；]))[ \t-]*(?P<digit>\d{1,2})[ \t]?"
    rf"(?=[《“]|(?![份个日月年天次张周元级类岁人条项名倍至到时分季号]){HAN})"
)


def find_bare_entry(view: View, before: Entry, after: Entry) -> Range | None:
    """Return the first two characters of the one unnumbered entry between two of a list."""
    text = view.source.text
    found = []
    for match in _NEXT_LINE.finditer(text, before.range.end, after.range.start):
        rest = text[match.start("first") : after.range.start]
        # `清原县分中心受理窗口` below `②…受理窗口`: what went over a line would not end alike
        above = text[before.range.end : match.start()].rstrip()
        ends_alike = above[-_ALIKE:] == rest.rstrip()[-_ALIKE:] and "\n" not in above + rest.strip()
        if match["mark"] in (";", "；") or _opens_channel(view, rest) or ends_alike:
            found.append(Range(*match.span("first")))
    return found[0] if len(found) == 1 else None


def find_first_entry(view: View, words: Words, second: Entry) -> Range | None:
    """Return the first two characters of the unnumbered entry before the one numbered 2.

    A line that ends in a colon only heads the list, and so do the words before `：《劳动合同》`.
    """
    lines = _read_lines(view, words.prose.range().start, second.range.start)
    heads = [place for place, (_, line) in enumerate(lines) if line.endswith(("：", ":"))]
    lines = lines[heads[-1] + 1 :] if heads else lines
    if not lines or len(lines) > _MOST_LINES:
        return None
    at, line = lines[0]
    group = None if _opens_channel(view, line) else _GROUP.match(line)
    at += group.end() if group else 0
    return Range(at, at + 2)


def find_last_entry(view: View, words: Words, last: Entry, end: int) -> Range | None:
    """Return the first two characters of the paragraph below the last entry that is one more.

    It opens a channel, as the last entry does, or ends as that one ends: …受理窗口.
    """
    own = view.source.text[last.range.end : end].strip()
    is_channel = _opens_channel(view, own)
    for place, (at, line) in enumerate(_read_lines(view, end, words.prose.range().end)):
        if _MARKED.search(line):
            return None
        alike = place == 0 and len(own) > _ALIKE and own[-_ALIKE:] == line[-_ALIKE:]
        if alike or (is_channel and _opens_channel(view, line.lstrip(_DIGITS))):
            return Range(at, at + 2)
    return None


def _read_lines(view: View, start: int, end: int) -> list[tuple[int, str]]:
    """Return the lines between two places that hold words, without the dashes before them."""
    found = []
    for line in view.source.text[start:end].split("\n"):
        words = line.strip().lstrip("-*• ")
        if words:
            found.append((start + line.index(words), words))
        start += len(line) + 1
    return found


def _opens_channel(view: View, words: str) -> bool:
    labels = (label for labels in view.profile.channels.values() for label in labels)
    return any(words.startswith(f"{label}：") for label in labels)


def find_dashed_entry(view: View, last: Entry, end: int) -> Range | None:
    """Return the first two characters of a line below the last entry, dashed as it is.

    `- ②凭证`, `- 《信息表》`; without a title or a channel it may be a remark.
    """
    text = view.source.text
    if not _DASH.search(text, text.rfind("\n", 0, last.range.start) + 1, last.range.start):
        return None
    match = _DASHED.search(text, last.range.end, end)
    if match is None:
        return None
    is_entry = match["first"][0] in "《“" or _opens_channel(view, match["first"] + match["rest"])
    return Range(*match.span("first")) if is_entry else None


def find_plain_digit(view: View, words: Words, last: Entry, end: int) -> Range | None:
    """Return a digit that goes on with the circled number `last` before `end`, at a line's head."""
    text = view.source.text
    if words.field == "time_limit" or last.system != "circled":
        return None
    for match in _PLAIN_DIGIT.finditer(text, last.range.end, end):
        if int(match["digit"]) == last.value + 1:
            return Range(*match.span("digit"))
    return None
