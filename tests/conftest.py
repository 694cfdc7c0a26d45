"""Audited guides made by hand: a text, and what is wrong with which of its words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from pipeline.model.audits import AuditRecord, Element, RuleCard
from pipeline.model.findings import (
    AuditedGuide,
    AuditedSource,
    Counts,
    Edit,
    Family,
    Finding,
    Findings,
    Fix,
    Message,
    Related,
    Severity,
    State,
    Waiver,
)
from pipeline.model.guides import Coverage, Guide, GuideHead, Item, Passage, Region, Subsections
from pipeline.model.results import Result
from pipeline.model.sources import Source

HEADINGS = ("What it checks", "Why it matters", "Fails", "Passes", "Known limits")


def make_audited(
    text: str,
    faults: Sequence[dict[str, Any]],
    titles: Sequence[str] = ("甲事项",),
    *,
    file_name: str = "指南 1.txt",
    reader: str = "text",
    resolved: Sequence[dict[str, Any]] = (),
) -> Result:
    """Return an audit of `text`; an item begins at each of `titles` and ends at the next.

    A fault is `words` (the `nth` time they occur) and what a finding may say of them; `related`
    are words, too, and `replacement` makes a fix.
    """
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(file_name, "text/plain", digest, len(data), "utf-8", reader, text)
    items = [make_item(source, title, n) for n, title in enumerate(titles, start=1)]
    guide = make_guide(source, items)
    made = [make_finding(source, guide, fault) for fault in faults]
    made.sort(key=lambda finding: (finding.span.line, finding.span.column, finding.rule))
    counts = Counter(str(finding.severity) for finding in made)
    findings = Findings(
        guide=AuditedGuide(id=guide.guide.id, title=guide.guide.title),
        source=AuditedSource(file_name=file_name, sha256=digest),
        counts=Counts(**{str(severity): counts[severity] for severity in Severity}),
        findings=made,
    )
    cards = [make_card(finding.rule, finding.family) for finding in made]
    record = AuditRecord(
        rules=tuple({card.id: card for card in (*cards, make_card("quiet-rule"))}.values()),
        completeness=(
            Element(Message(zh="办理时间", en="hours"), 0, tuple(item.id for item in items)),
        ),
        seconds={},
        resolved=tuple(make_finding(source, guide, fault) for fault in resolved),
    )
    return Result(source, None, guide, findings, "booklet", record)  # type: ignore[arg-type]


def make_item(source: Source, title: str, number: int) -> Item:
    start = source.text.index(title)
    lists = ("legal_bases", "extra_subsections", "materials", "material_notes", "paths")
    more = ("time_limits", "urls", "phones", "recommended_channels")
    return Item(
        id=f"item-{number}",
        number=number,
        title=title,
        category_number=None,
        category=None,
        intro=None,
        subsections=Subsections(),
        materials_none_required=False,
        flow_chart=None,
        span=source.span(start, start + len(title)),
        **{name: [] for name in (*lists, *more)},
    )


def make_guide(source: Source, items: list[Item]) -> Guide:
    lists = ("toc", "catalog", "offices", "categories", "prohibitions", "deferrals", "notes")
    residue = [Passage(text=source.text[:2], span=source.span(0, 2))]
    return Guide(
        guide=GuideHead(
            id="made",
            title=source.text.splitlines()[0],
            issuer="某中心",
            region=Region(province=None, city=None, county=None),
        ),
        source={  # type: ignore[arg-type]
            "file_name": source.file_name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "size_bytes": source.size_bytes,
            "encoding": source.encoding,
            "pages": None,
            "lines": len(source.line_starts),
            "reader": source.reader,
        },
        items=items,
        residue=residue,
        coverage=Coverage(characters=9, assigned=7, residue=2),
        **{name: [] for name in lists},
    )


def make_finding(source: Source, guide: Guide, fault: dict[str, Any]) -> Finding:
    words, nth = fault["words"], fault.get("nth", 0)
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(words, start + 1)
    span = source.span(start, start + len(words))
    inside = [item for item in guide.items if item.span.line <= span.line]
    rule = fault.get("rule", "url-near-miss")
    replacement = fault.get("replacement")
    related = [
        Related(
            message=Message(zh="参见此处", en="see here"),
            span=source.span(at := source.text.index(other), at + len(other)),
        )
        for other in fault.get("related", ())
    ]
    edits = [Edit(span=span, replacement=replacement)] if replacement is not None else []
    state = fault.get("state", State.NEW)
    return Finding(
        rule=rule,
        family=fault.get("family", Family.URL),
        severity=fault.get("severity", Severity.ERROR),
        item_number=inside[-1].number if inside else None,
        item_id=inside[-1].id if inside else None,
        field=fault.get("field", "paths"),
        message=Message(zh=fault.get("zh", f"“{words}”有误"), en=fault.get("en", "is wrong")),
        evidence=words,
        expected=fault.get("expected", replacement),
        span=span,
        related=related,
        fix=Fix(safe=fault.get("safe", True), edits=edits) if edits else None,
        fingerprint=hashlib.sha256(f"{rule} {words} {nth}".encode()).hexdigest()[:16],
        state=state,
        waiver=Waiver(reason="<b>已核</b>", by="张三", until="2030-01-01")
        if state is State.WAIVED
        else None,
    )


@dataclass(frozen=True)
class Card:
    """A rule card made up."""

    id: str
    family: Family
    severity: Severity
    summary: Message
    page: dict[str, Message]


def make_card(rule: str, family: Family = Family.URL) -> RuleCard:
    page = {part: Message(zh=f"{part} 的说明", en=f"about {part}") for part in HEADINGS}
    summary = Message(zh=f"{rule} 概述", en=f"{rule} in short")
    return Card(rule, family, Severity.ERROR, summary, page)


@pytest.fixture(scope="session")
def audited() -> Callable[..., Result]:
    return make_audited
