"""Phone numbers in running text; those inside addresses and names of apps are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.model.codes import is_code
from pipeline.model.guides import Phone
from pipeline.model.prose import Prose

from .urls import locate_urls

# Folded text. Wrong lengths are taken along: a mistyped number is still meant as one.
_EXTENSION = r"(?: ?(?:转(?:接|分机)?|分机) ?\d{1,6})?"
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.\-/])(?<![A-Za-z0-9]:)(?:"  # Chinese may touch it, a port or a code is none
    r"\(?0\d{2,3}\)? ?[-—–―－] ?(?:\d{3,4}[- ]\d{4}|\d{5,10})"
    r"(?: ?(?:转(?:接|分机)?|分机|-) ?\d{1,6})?|"
    r"\(0\d{2,3}\) ?(?:\d{3,4}[- ]\d{4}|\d{6,9})(?: ?(?:转(?:接|分机)?|分机|-) ?\d{1,6})?|"
    r"0\d{2,3} \d{3,4} \d{4}|"
    r"0(?!00)\d{9,11}|[48]00(?:[- ]?\d{3,4}[- ]?\d{3,4}|\d[- ]\d{3}[- ]\d{3})|"
    r"1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})|"
    r"(?P<short>1[12]\d{3}|9\d{4}))(?![\d.])"
)
_BEGINS_NUMBER = re.compile(r"[(01489]")
_AFTER_VERB = re.compile(
    r"(?:拨打|致电|拨|电话|热线)[^\w\n]{0,3}?(?P<number>\d(?:[\-—–]? ?\d){2,14})(?![\d个年月日.])"
)
_APP_BEFORE = re.compile(r"(?:掌上|移动|手机) ?$")
_APP_AFTER = re.compile(r"[”\"]? ?(?:App|APP|app|小程序|公众号|客户端)")
_DIALLED = re.compile(r"(?:拨打|拨|致电|电话|热线)[^。;\n]{0,40}$")
_HOTLINE = re.compile(r"[”\"]?(?:[^\W\d]{0,8})?(?:热线|电话)")
# Without area code: behind another number, or where the heading says that numbers follow.
_FURTHER = re.compile(
    rf"(?<=\d)[、,/;或] ?(?P<number>(?:\d{{7,8}}|\d{{3,4}} \d{{4}}){_EXTENSION})"
    r"(?![\d.\-年月])"
)
_PLAIN = re.compile(
    r"(?<![\w.\-/])(?P<number>\d{4}-\d{4}|\d{7,8}|1[12]\d|9[56]\d{3,4})(?![\d.\-/])"
)
_NAMED = re.compile(r"电话|热线|号码|联系方式|咨询|监督")
_BEFORE = 60  # characters before a number that say what it is; a longer sentence says it twice


def find_phones(prose: Prose, heading: str = "") -> list[Phone]:
    """Return every phone number in `prose`, in order; a short code only where one dials it.

    A `heading` such as 咨询电话 says that the numbers below it are dialled.
    """
    masked = _mask_urls(prose)
    named = bool(_NAMED.search(heading))
    known = [
        match.span()
        for match in _find_numbers(masked)
        if (match["short"] is None or _is_dialled(masked, match, named))
        and not is_code(masked, match.start())
    ]
    for pattern in (_AFTER_VERB, _FURTHER, *([_PLAIN] if named else [])):
        known = sorted([*known, *_find_further(pattern, masked, known)])
    return [Phone(raw=prose.text[start:end], span=prose.span(start, end)) for start, end in known]


def _find_further(
    pattern: re.Pattern[str], text: str, known: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where `pattern` finds a number that none of the `known` ones covers."""
    ends = [end for _, end in known]
    for match in pattern.finditer(text):
        start, end = match.span("number")
        following = bisect_right(ends, start)  # the first that ends behind `start`
        if following < len(known) and known[following][0] < end:
            continue
        if pattern is not _FURTHER or match.start() in ends:
            ends.insert(following, end)
            known = [*known[:following], (start, end), *known[following:]]
            yield start, end


def _find_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_NUMBER.finditer` would, faster: it is tried only where a number can begin."""
    end = 0
    for begin in _BEGINS_NUMBER.finditer(text):
        if begin.start() >= end and (match := _NUMBER.match(text, begin.start())):
            end = match.end()
            yield match


def _mask_urls(prose: Prose) -> str:
    pieces = []
    at = 0
    for start, end, _ in locate_urls(prose.text):
        pieces += [prose.folded[at:start], "\0" * (end - start)]
        at = end
    return "".join([*pieces, prose.folded[at:]])


def _is_dialled(text: str, match: re.Match[str], named: bool) -> bool:
    """Whether a short number is one to call, not an app such as `掌上 12333App`."""
    begin = max(0, match.start() - _BEFORE)
    if _APP_AFTER.match(text, match.end()) or _APP_BEFORE.search(text, begin, match.start()):
        return False
    return (
        named
        or bool(_DIALLED.search(text, begin, match.start()))
        or bool(_HOTLINE.match(text, match.end()))
    )
