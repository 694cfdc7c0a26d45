"""Web pages: the lines that their reader sees, the site's own furniture set aside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.model.errors import SourceError
from pipeline.model.ranges import Range
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Link, Source

from ..text import decode
from .archives import unpack_page
from .flow import Flow, Line
from .furniture import find_furniture
from .pages import Element, PageTooLarge, parse_page
from .signs import squeeze
from .titles import read_titles

ARCHIVES = (".mht", ".mhtml")
# The declaration must stand in the first kilobyte; some pages have a licence before it.
_DECLARED = re.compile(rb"""charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})|encoding="([\w.-]{1,40})""")
_HEAD = 4096


def read_html(data: bytes, path: Path, _options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the web page at `path`."""
    content, declared = data, None
    if path.suffix.lower() in ARCHIVES:
        content, declared = unpack_page(data, path)
    encoding, text = decode(content, path, declared or _read_declared(content))
    try:
        page = parse_page(text)
        flow = Flow(page)
        flow.write(page)
        lines = flow.finish()
    except PageTooLarge:
        raise SourceError(
            f"{path}：网页的层次、元素或文字过多，不像指南；请检查是否选对文件",
            f"{path}: the page has more levels, elements or text than any guide;"
            " check that it is the right file",
        ) from None
    if not any(line.text.strip() for line in lines):
        raise SourceError(
            f"{path}：网页中没有文字（内容可能由脚本生成）；请在浏览器中打开后另存为 PDF 或文本",
            f"{path}: the page has no text (scripts may load it);"
            " open it in a browser and save it as PDF or text",
        )
    lines, asides = _set_aside(page, lines)
    return _make_source(data, path, encoding, lines, asides)


def _read_declared(data: bytes) -> str | None:
    """Return the encoding that the page declares."""
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "ignore").lower() if match else None


def _set_aside(page: Element, lines: list[Line]) -> tuple[list[Line], list[bool]]:
    """Return the lines, the page's own title before them, and which of them are furniture."""
    titles = read_titles(page)
    names = {squeeze(name) for name in titles}
    place = next(
        (n for n, line in enumerate(lines) if squeeze(line.text) in names and not line.links), None
    )
    if place is not None and lines[place].level is None:
        lines[place].level = 0
    asides, begin = find_furniture(page, lines, place)
    if not titles:
        return lines, asides
    head = [Line(titles[0], page, 0)]
    # where no line of the page is its title, the browser's tab alone says it
    said = any(line.text.strip() and not asides[n] for n, line in enumerate(lines[:begin]))
    said = said or place is not None or any(line.level for line in lines)
    return head + lines, [said, *asides]


def _make_source(
    data: bytes, path: Path, encoding: str, lines: Sequence[Line], asides: Sequence[bool]
) -> Source:
    """Return the source of the lines, those set aside as ranges of their own."""
    ranges: list[Range] = []
    links: list[Link] = []
    headings: dict[int, int] = {}
    at = 0
    for line, aside in zip(lines, asides, strict=True):
        end = at + len(line.text)
        words = line.text.strip()
        if aside and words:
            ranges.append(Range(at, end))
        elif words:
            links += [
                Link(url=url, range=Range(at + start, at + stop))
                for start, stop, url in line.links
                if _leads_elsewhere(url, line.text[start:stop])
            ]
            if line.level is not None:
                headings[at + line.text.index(words[0])] = line.level
        at = end + 1
    return Source(
        file_name=path.name,
        media_type="multipart/related" if path.suffix.lower() in ARCHIVES else "text/html",
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=encoding,
        reader="html",
        text="".join(f"{line.text}\n" for line in lines),
        asides=ranges,
        links=links,
        headings=headings,
    )


def _leads_elsewhere(url: str, words: str) -> bool:
    """Whether a link has an address of the web that is not the one it prints."""
    return url.lower().startswith(("http:", "https:")) and url.rstrip("/") != words.strip().rstrip(
        "/"
    )
