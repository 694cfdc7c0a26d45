"""Entries of a numbered list whose own number is lost, or printed as a plain digit."""

from __future__ import annotations

import re

from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

from .entries import Entry
from .views import View, Words

# `②户口簿；` and `身份证；` in the next line: an entry ends there, so another one begins.
_NEXT_LINE = re.compile(r"(?P<mark>[;；。,，])?[ \t]*(?:\r\n|\r|\n)[\s-]*(?P<first>[^\W\d_]{2})")
# `3《劳动用工备案表》` · `- 3 身份证`: a digit without a dot; `3个工作日` counts something
_ALIKE = 4
_DASH = re.compile(r"[-*•] ?$")
_DASHED = re.compile(rf"\n[-*•] ?(?P<first>[《“]?{HAN}{{2}})(?P<rest>[^\n]*)")
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
