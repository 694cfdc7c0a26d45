"""Findings for people and for build logs, one after the other on standard output."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from .model.findings import Finding, State
from .model.results import Result
from .model.sources import Source
from .model.spans import Span

# How much of a long line is shown on either side of the marked words, in columns.
_MARGIN = 36
# Characters that may fill it, those included that take no column.
_REACH = 4 * _MARGIN
_SEVERITIES = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
_WORDS = {
    "zh": {
        "expected": "应为",
        "known": "已知",
        "waived": "已豁免",
        "resolved": "已解决",
        "colon": "：",
        "page": "（第 {} 页）",
    },
    "en": {
        "expected": "expected",
        "known": "known",
        "waived": "waived",
        "resolved": "resolved",
        "colon": ": ",
        "page": " (page {})",
    },
}


def list_for_people(result: Result, place: str, language: str) -> Iterator[str]:
    """Yield lines as compilers print them: place, severity, rule, message, the words marked.

    What is resolved stands last, without a place: it has none in this source.
    """
    for finding in _findings(result):
        yield from _show_finding(result, finding, place, language)
    for gone in result.audit.resolved if result.audit is not None else ():
        message = _printable(getattr(gone.message, language))
        yield f"{_printable(place)}: {_WORDS[language]['resolved']} [{gone.rule}] {message}"


def _findings(result: Result) -> Iterable[Finding]:
    return result.findings.findings if result.findings is not None else ()


def _show_finding(result: Result, finding: Finding, place: str, language: str) -> Iterator[str]:
    words = _WORDS[language]
    colon = words["colon"]
    state = "" if finding.state is State.NEW else f" ({words[finding.state.value]})"
    severity = _SEVERITIES[language][finding.severity.value]
    span = finding.span
    message = _printable(getattr(finding.message, language))
    place = _printable(place)
    yield f"{_locate(place, span, words)}: {severity}{state} [{finding.rule}] {message}"
    yield from _mark(result, finding)
    if finding.expected is not None:
        yield f"    = {words['expected']}{colon}{_printable(finding.expected) or '∅'}"
    for related in finding.related:
        said = _printable(getattr(related.message, language))
        yield f"    = {_locate(place, related.span, words)}: {said}"


def _locate(place: str, span: Span, words: Mapping[str, str]) -> str:
    """Return a place as compilers print it, of a paged source with its page."""
    page = words["page"].format(span.page) if span.page is not None else ""
    return f"{place}:{span.line}:{span.column}{page}"


def _mark(result: Result, finding: Finding) -> Iterator[str]:
    """Yield the source line and below it a marker under the words; Chinese is two columns wide.

    Only what is shown of the line is looked at: a line may be long and have many findings.
    """
    source, span = result.source, finding.span
    start, end = source.range(span)
    first, stop = _find_line(source, span.line)
    end = min(end, stop)
    near, far = max(first, start - _REACH), min(stop, end + _REACH)
    before = _shorten(source.text[near:start], whole=near == first, from_left=True)
    words = _printable(source.text[start:end])
    after = _shorten(source.text[end:far], whole=far == stop, from_left=False)
    gutter = f"{span.line:>5} | "
    yield f"{gutter}{before}{words}{after}"
    width = max(1, _width(words))
    yield f"{' ' * 5} | {' ' * max(0, _width(before))}{'^' * width}"


def _find_line(source: Source, number: int) -> tuple[int, int]:
    """Return where the line begins and where it ends, its line break left out."""
    starts = source.line_starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(source.text)
    tail = source.text[max(start, end - 2) : end]
    return start, end - len(tail) + len(tail.rstrip("\r\n"))


def _shorten(text: str, *, whole: bool, from_left: bool) -> str:
    """Return `text` printable, cut where it is far from the marked words or not the `whole`."""
    text = _printable(text)
    shown: list[str] = []
    width = 0
    for character in reversed(text) if from_left else text:
        width += _width(character)
        if width > _MARGIN:
            break
        shown.append(character)
    if whole and len(shown) == len(text):
        return text
    return f"…{''.join(reversed(shown))}" if from_left else f"{''.join(shown)}…"


def _width(text: str) -> int:
    """Count terminal columns: a wide or full-width character takes two, a combining one none."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else unicodedata.combining(c) == 0
        for c in text
    )


def _printable(text: str) -> str:
    """Show a tab as an arrow and what would disturb a terminal by its escape."""
    shown = text.replace("\t", "→")
    return "".join(c if c.isprintable() or c == "\u3000" else repr(c)[1:-1] for c in shown)


def list_for_github(result: Result, place: str, language: str) -> Iterator[str]:
    """Yield the findings as workflow commands, which annotate a file in a pull request."""
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    for finding in _findings(result):
        if finding.state is State.WAIVED:
            continue
        span = finding.span
        where = {
            "file": place,
            "line": span.line,
            "endLine": span.end_line,
            "col": span.column,
            "title": finding.rule,
        }
        if span.end_line == span.line:
            where["endColumn"] = span.end_column
        keys = ",".join(f"{key}={_escape(str(value), ',:')}" for key, value in where.items())
        message = getattr(finding.message, language)
        if span.page is not None:
            message += _WORDS[language]["page"].format(span.page)
        yield f"::{levels[finding.severity.value]} {keys}::{_escape(message, '')}"


def _escape(text: str, more: str) -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
