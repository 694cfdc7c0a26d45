"""The audit's proposal for an address that it finds wrong."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.model.findings import Family, Finding
from pipeline.model.guides import Guide, Item, Path, Url

# The host of an absolute address, and what may follow it.
_ABSOLUTE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]+)(.*)", re.DOTALL)

# The findings on each line, in order.
_ByLine = Mapping[int, list[Finding]]


def suggest_urls(guide: Guide, findings: Iterable[Finding]) -> Guide:
    """Return the guide with `suggested` set on addresses that a finding corrects."""
    by_line: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        one_line = finding.span.line == finding.span.end_line
        if finding.family is Family.URL and finding.expected is not None and one_line:
            by_line[finding.span.line].append(finding)
    if not by_line:
        return guide
    return guide.model_copy(
        update={"items": [_suggest_item(item, by_line) for item in guide.items]}
    )


def _suggest_item(item: Item, by_line: _ByLine) -> Item:
    urls = _suggest_all(item.urls, by_line)
    paths = [_suggest_path(path, by_line) for path in item.paths]
    if urls is item.urls and all(new is old for new, old in zip(paths, item.paths, strict=True)):
        return item
    return item.model_copy(update={"urls": urls, "paths": paths})


def _suggest_path(path: Path, by_line: _ByLine) -> Path:
    urls = _suggest_all(path.urls, by_line)
    return path if urls is path.urls else path.model_copy(update={"urls": urls})


def _suggest_all(urls: list[Url], by_line: _ByLine) -> list[Url]:
    """Return the addresses with proposals, the same list when there are none."""
    proposals = [_propose(url, by_line) for url in urls]
    if not any(proposals):
        return urls
    return [
        url.model_copy(update={"suggested": proposal}) if proposal else url
        for url, proposal in zip(urls, proposals, strict=True)
    ]


def _propose(url: Url, by_line: _ByLine) -> str | None:
    """Return the absolute address that the findings inside `url` make of it."""
    if url.span.line != url.span.end_line:
        return None
    text, floor = url.raw, len(url.raw) + 1
    on_line = by_line.get(url.span.line, ())
    columns = url.span.column, url.span.column + len(url.raw)
    first, last = (bisect_left(on_line, at, key=lambda f: f.span.column) for at in columns)
    # From right to left, so that the columns of what is left stay; overlapping ones go once.
    for finding in sorted(on_line[first:last], key=lambda f: -f.span.column):
        start = finding.span.column - url.span.column
        end = start + len(finding.evidence)
        if end > floor or url.raw[start:end] != finding.evidence:
            continue
        text, floor = text[:start] + (finding.expected or "") + text[end:], start
    if text == url.raw:
        return None
    proposal = _make_absolute(text)
    return proposal if proposal != url.url else None


def _make_absolute(text: str) -> str:
    """Give a missing scheme, lower the host, and drop the slash after a bare host."""
    match = _ABSOLUTE.fullmatch(text if "://" in text else f"http://{text}")
    if match is None:
        return text
    return match[1].lower() + match[2].lower() + ("" if match[3] == "/" else match[3])
