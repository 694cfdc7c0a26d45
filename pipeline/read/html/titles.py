"""The title of a page: what its head says, and the heading above its main text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .flow import Line
from .pages import Element
from .signs import SITE_WORDS, is_in_named, squeeze

# Between a page's title and the name of its site: `办事指南-佛山社保信息网`.
_SEPARATOR = re.compile(r"\s*[-_|—–·>《]+\s*")
_TITLE_NAMES = ("articletitle", "og:title", "title")
# `发布时间：2025-03-07 17:10 来源：公安局`, `武汉市医疗保障局　2025年03月01日`
_IMPRINT = re.compile(
    r"(?:发布|发表|更新|公开|成文)(?:时间|日期)[：:]|来源[：:]|20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
_OVER_PAGES = (1, 2)  # levels of headings; deeper ones stand over parts of a page
_OVER_TEXTS = (1, 2, 3, 4)  # outside of the main text, right above it


def read_titles(page: Element) -> list[str]:
    """Return the titles that the page gives itself in its head, the likeliest first."""
    found: dict[str, str] = {}
    for element in page.walk():
        if element.tag == "meta":
            name = element.attributes.get("name") or element.attributes.get("property") or ""
            found.setdefault(name.lower(), element.attributes.get("content", ""))
        elif element.tag == "title":
            found.setdefault("title", _SEPARATOR.split(element.text().strip())[0])
    titles = (" ".join(found.get(name, "").split()) for name in _TITLE_NAMES)
    return [title for title in titles if title]


def find_heading(lines: Sequence[Line], begin: int, end: int) -> int | None:
    """Return the line that heads the main text, which is `begin` to `end`, from above.

    It is set as a heading, or an imprint stands below it.
    """
    if any(line.level in _OVER_PAGES for line in lines[begin : end + 1]):
        return None
    below = ""
    for number in range(begin - 1, -1, -1):
        line = lines[number]
        if not squeeze(line.text):
            continue
        heads = line.level in _OVER_TEXTS or _IMPRINT.search(below)
        if heads and not (line.links or SITE_WORDS.search(line.text) or is_in_named(line.owner)):
            return number
        below = line.text
    return None
