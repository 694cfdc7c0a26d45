"""The source without its addresses and leftover tags, for rules that look at single characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.ranges import Range

from .phrases import Phrases
from .views import View

# Put in place of each character of an address or a tag: neither Chinese, nor a blank, nor a mark.
MASK = "\ue000"

# `<http://218.60.150.1:8081/ehrss/login/>` · `si.12333.gov.cn` · `<p>` · `name@example.cn`
_ADDRESS = re.compile(
    r"<?(?:https?|ftp)[:：]?/{0,2}[!-;=?-~]{4,}>?"
    r"|<?(?<![\w.])(?:[\w-]{1,63}\.){1,5}(?:cn|com|net|org|gov)\b(?:[:/][!-;=?-~]*)?>?"
    r"|[\w.+-]{1,64}@[\w.-]{3,}"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,9}(?: [^<>\n]{0,200})? ?/?>"
    r"|&(?:[a-zA-Z]{2,8}|#\w{2,6});",
    re.ASCII,
)
_GAP = 8  # line breaks and blank lines between the pieces of a broken line


def plain_text(view: View) -> str:
    """Return the source's text, each character of an address or a tag masked; same length."""
    return view.memo("plain_text", lambda v: mask_addresses(v.source.text))


def mask_addresses(text: str) -> str:
    """Return `text` with addresses and tags masked; same length."""
    if "." not in text and "<" not in text and "&" not in text:
        return text  # most texts; an address has a dot
    return _ADDRESS.sub(lambda match: MASK * len(match[0]), text)


def line_ranges(view: View) -> list[Range]:
    """Return where the printed lines stand that are not blank, without blanks at their ends."""
    return view.memo("line_ranges", _find_lines)


def _find_lines(view: View) -> list[Range]:
    source = view.source
    ends = [*source.line_starts[1:], len(source.text)]
    lines = (source.trim(*line) for line in zip(source.line_starts, ends, strict=True))
    return [line for line in lines if line.end > line.start]


def count_words(view: View, words: str) -> int:
    """Return how often `words` stand in the guide, its blanks and line breaks left out.

    Each distinct question is counted once, so that a rule may ask at every place.
    """
    return view.memo("phrases", lambda v: Phrases("".join(plain_text(v).split()))).count(words)


def goes_on_with(view: View, end: int, rest: str) -> bool:
    """Tell whether `rest` stands behind `end`, be it in a line of its own: a layout broke them."""
    following = plain_text(view)[end : end + len(rest) + _GAP]
    return "".join(following.split()).startswith("".join(rest.split()))


def find_near(
    pattern: re.Pattern[str], view: View, needle: str, least: int = 1
) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` in the lines that hold `needle` at least so often.

    Few lines speak of dates: to look for the rare character first is ten times as fast.
    """
    text = plain_text(view)
    for start, end in line_ranges(view):
        if text.count(needle, start, end) >= least:
            yield from pattern.finditer(text, start, end)


def find_all(pattern: re.Pattern[str], view: View) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` in the plain text; offsets are those of the source."""
    return pattern.finditer(plain_text(view))
