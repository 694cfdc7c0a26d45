"""Phone numbers in running text; those inside addresses and names of apps are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.guides import Phone
from pipeline.model.prose import Prose

from .urls import locate_urls

# Folded text. Wrong lengths are taken along: a mistyped number is still meant as one.
_NUMBER = re.compile(
    r"(?<![\w.\-/:])(?:"
    r"\(?0\d{2,3}\)? ?[-—–―－] ?\d{5,10}(?: ?(?:转|-) ?\d{1,5})?|\(0\d{2,3}\) ?\d{6,9}|0\d{9,11}|"
    r"[48]00[- ]?\d{3,4}[- ]?\d{3,4}|1[3-9]\d{9}|(?P<short>1[12]\d{3}|9\d{4}))(?![\d.])"
)
_BEGINS_NUMBER = re.compile(r"[(01489]")
_AFTER_VERB = re.compile(
    r"(?:拨打|致电|拨|电话|热线)[^\w\n]{0,3}?(?P<number>\d(?:[\-—–]? ?\d){2,14})(?![\d个年月日.])"
)
_APP_AROUND = re.compile(r"(?:掌上|移动|手机) ?$")
_APP_AFTER = re.compile(r"[”\"]? ?(?:App|APP|app|小程序|公众号|客户端)")
_DIALLED = re.compile(r"(?:拨打|拨|致电|电话|热线)[^。;\n]{0,40}$")


def find_phones(prose: Prose) -> list[Phone]:
    """Return every phone number in `prose`, in order; a short code only where one dials it."""
    masked = _mask_urls(prose)
    places: dict[int, int] = {}
    for match in _find_numbers(masked):
        if match["short"] is None or _is_dialled(masked, match):
            places[match.start()] = match.end()
    for match in _AFTER_VERB.finditer(masked):
        start, end = match.span("number")
        if not any(start < other and end > begin for begin, other in places.items()):
            places[start] = end
    return [
        Phone(raw=prose.text[start:end], span=prose.span(start, end))
        for start, end in sorted(places.items())
    ]


def _find_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_NUMBER.finditer` would, faster: it is tried only where a number can begin."""
    end = 0
    for begin in _BEGINS_NUMBER.finditer(text):
        if begin.start() >= end and (match := _NUMBER.match(text, begin.start())):
            end = match.end()
            yield match


def _mask_urls(prose: Prose) -> str:
    masked = prose.folded
    for start, end, _ in locate_urls(prose.text):
        masked = masked[:start] + "\0" * (end - start) + masked[end:]
    return masked


def _is_dialled(text: str, match: re.Match[str]) -> bool:
    """Whether a short number is one to call, not an app such as `掌上 12333App`."""
    if _APP_AFTER.match(text, match.end()) or _APP_AROUND.search(text, 0, match.start()):
        return False
    return bool(_DIALLED.search(text, max(0, match.start() - 60), match.start()))
