"""`findings.sarif`: the findings for code scanning and editors, as SARIF 2.1.0.

Texts are Chinese; the English ones stand in `properties`. Lines and columns are those of the source
as the reader delivers it, so corrections are given only where these are the file's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ..model.audits import RuleCard
from ..model.findings import Finding, Findings, Fix, Related, Severity, State
from ..model.results import Result
from ..model.sources import Source
from ..model.spans import Span
from .drafts import Draft, Files, render_json
from .names import EXAMPLES, PAGE_PARTS

FILES = ("findings.sarif",)

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_SPECIAL = re.compile(r"[\[\]{}]")
_ESCAPES = {"[": r"\[", "]": r"\]", "{": "{{", "}": "}}"}

Json = dict[str, Any]
Titles = Mapping[str | None, str | None]  # of items, by id


def render(draft: Draft) -> Files:
    """Return the findings of one guide; nothing without an audit."""
    if draft.result.findings is None:
        return {}
    return {"findings.sarif": sarif_log([draft.result]).encode()}


def sarif_log(results: Sequence[Result]) -> str:
    """Return the text of a SARIF log with one run for each audited result."""
    runs = [_make_run(result, found) for result in results if (found := result.findings)]
    return render_json({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}).decode()


def _make_run(result: Result, findings: Findings) -> Json:
    rules = _describe_rules(result, findings)
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    titles: Titles = {item.id: item.title for item in result.guide.items}

    def make(finding: Finding) -> Json:
        return _make_result(finding, places[finding.rule], result.source, titles)

    made = [make(finding) for finding in findings.findings]
    _mark_suppressions(findings, made)
    resolved = result.audit.resolved if result.audit else ()
    made += _compare_with_baseline(findings, made, [make(finding) for finding in resolved])
    return {
        "tool": {"driver": _describe_tool(rules)},
        "automationDetails": {"id": f"{findings.guide.id}/"},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [_describe_source(result.source)],
        "results": made,
        "properties": {
            "schema_version": findings.schema_version,
            "guide": findings.guide.model_dump(mode="json"),
        },
    }


def _describe_tool(rules: list[Json]) -> Json:
    from .. import __version__

    return {
        "name": "guide",
        "fullName": "guide-pipeline",
        "version": __version__,
        "shortDescription": {"text": "审核办事指南中的不一致之处"},
        "language": "zh-CN",
        "rules": rules,
    }


def _describe_rules(result: Result, findings: Findings) -> list[Json]:
    """Describe every rule that ran, by name, so that silence is told from absence."""
    cards = {card.id: card for card in (result.audit.rules if result.audit else ())}
    resolved = result.audit.resolved if result.audit else ()
    fired = {finding.rule: finding for finding in (*findings.findings, *resolved)}
    return [
        _describe_card(cards[name])
        if name in cards
        else {"id": name, "properties": {"family": str(fired[name].family)}}
        for name in sorted({*cards, *fired})
    ]


def _describe_card(card: RuleCard) -> Json:
    checks = card.page.get("What it checks", card.summary)
    return {
        "id": card.id,
        "name": card.id.title().replace("-", ""),
        "shortDescription": {"text": card.summary.zh},
        "fullDescription": {"text": checks.zh},
        "help": {"text": _help_text(card, "zh"), "markdown": _help_markdown(card)},
        "defaultConfiguration": {"level": LEVELS[card.severity]},
        "properties": {
            "family": str(card.family),
            "tags": [str(card.family)],
            "summary_en": card.summary.en,
            "help_en": _help_text(card, "en"),
        },
    }


def _help_text(card: RuleCard, language: str) -> str:
    parts = [
        f"{getattr(heading, language)}\n{getattr(card.page[part], language)}"
        for part, heading in PAGE_PARTS.items()
        if part in card.page
    ]
    return "\n\n".join(parts) or getattr(card.summary, language)


def _help_markdown(card: RuleCard) -> str:
    parts = [
        f"### {heading.zh}\n\n{card.page[part].zh}"
        for part, heading in PAGE_PARTS.items()
        if part in card.page
    ]
    parts += [
        f"### {heading.zh}\n\n~~~~text\n{card.page[part].zh}\n~~~~"
        for part, heading in EXAMPLES.items()
        if part in card.page
    ]
    return "\n\n".join(parts) or card.summary.zh


def _describe_source(source: Source) -> Json:
    described: Json = {
        "location": {"uri": _uri(source)},
        "length": source.size_bytes,
        "roles": ["analysisTarget"],
        "mimeType": source.media_type,
        "hashes": {"sha-256": source.sha256},
    }
    return described | ({"encoding": source.encoding} if source.encoding else {})


def _make_result(finding: Finding, rule_index: int, source: Source, titles: Titles) -> Json:
    made: Json = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(finding.message.zh)},
        "locations": [
            _locate(source, finding.span, finding.evidence)
            | _name_item(finding, titles)
            | _name_page(finding.span)
        ],
        "partialFingerprints": {"guideFinding/v1": finding.fingerprint},
        "properties": {
            "family": str(finding.family),
            "item_number": finding.item_number,
            "item_id": finding.item_id,
            "field": finding.field,
            "expected": finding.expected,
            "message_en": finding.message.en,
        },
    }
    if finding.related:
        made["relatedLocations"] = [
            {"id": number, "message": {"text": _say_related(related)}}
            | _locate(source, related.span)
            for number, related in enumerate(finding.related, start=1)
        ]
    if finding.fix and _has_own_lines(source):
        made["fixes"] = [_make_fix(finding.fix, source)]
    return made


def _name_item(finding: Finding, titles: Titles) -> Json:
    title = titles.get(finding.item_id)
    return {"logicalLocations": [{"name": title, "kind": "item"}]} if title else {}


def _name_page(span: Span) -> Json:
    """A message is what viewers show beside the line."""
    return {"message": {"text": _say_page(span)}} if span.page is not None else {}


def _say_page(span: Span) -> str:
    return f"第 {span.page} 页 第 {span.line} 行"


def _say_related(related: Related) -> str:
    place = f"（{_say_page(related.span)}）" if related.span.page is not None else ""
    return _plain(related.message.zh) + place


def _locate(source: Source, span: Span, snippet: str | None = None) -> Json:
    place: Json = {"artifactLocation": _artifact(source), "region": _region(span)}
    if snippet is not None:
        place["region"]["snippet"] = {"text": snippet}
    if span.page is not None:
        bbox = list(span.bbox) if span.bbox else None
        place["properties"] = {"page": span.page, "bbox": bbox}
    return {"physicalLocation": place}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _make_fix(fix: Fix, source: Source) -> Json:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": "更正，只改错处" if fix.safe else "更正，须经人工确认"},
        "artifactChanges": [{"artifactLocation": _artifact(source), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _mark_suppressions(findings: Findings, made: list[Json]) -> None:
    """Say of every result whether it is waived, or of none: the standard allows no mixture."""
    if not any(finding.state is State.WAIVED for finding in findings.findings):
        return
    for finding, result in zip(findings.findings, made, strict=True):
        result["suppressions"] = [_suppress(finding)] if finding.state is State.WAIVED else []


def _suppress(finding: Finding) -> Json:
    suppression: Json = {"kind": "external", "status": "accepted"}
    if waiver := finding.waiver:
        suppression["justification"] = waiver.reason
        suppression["properties"] = {"by": waiver.by, "until": waiver.until}
    return suppression


def _compare_with_baseline(
    findings: Findings, made: list[Json], resolved: list[Json]
) -> list[Json]:
    """Give every result its state, and return those that are gone; nothing without a baseline.

    A waiver covers the state below it; who waives a fault has seen it, so it counts as unchanged.
    """
    if not resolved and all(each.state is not State.KNOWN for each in findings.findings):
        return []
    for finding, each in zip(findings.findings, made, strict=True):
        each["baselineState"] = "new" if finding.state is State.NEW else "unchanged"
    for gone in resolved:
        # Its places were those of the older edition; only its words are left.
        region = gone.pop("locations")[0]["physicalLocation"]["region"]
        gone["properties"]["evidence"] = region["snippet"]["text"]
        for key in ("relatedLocations", "fixes"):
            gone.pop(key, None)
        gone["baselineState"] = "absent"
        if any("suppressions" in other for other in made):
            gone["suppressions"] = []
    return resolved


def _artifact(source: Source) -> Json:
    return {"uri": _uri(source), "index": 0}


def _uri(source: Source) -> str:
    return quote(source.file_name, safe="")


def _has_own_lines(source: Source) -> bool:
    """Whether lines and columns are those of the file itself, and an editor can apply a fix."""
    return source.reader == "text"


def _plain(text: str) -> str:
    """Escape what SARIF takes for links and placeholders in a message."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
