"""What a person wants to know after a guide was ingested."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .messages import Console
from .model.results import Result

Items = Mapping[str, Any]


def read_items(path: Path) -> Items | None:
    """Return the items of an earlier `guide.json` by id; None when there is none to compare."""
    try:
        guide = json.loads(path.read_text(encoding="utf-8"))
        return {item["id"]: _without_spans(item) for item in guide["items"]}
    except (OSError, ValueError, KeyError, TypeError):
        # Not ours, or spoilt: it is about to be replaced, and nothing depends on it.
        return None


def summarize(
    result: Result, before: Items | None, folder: Path, written: list[Path], console: Console
) -> None:
    """Say how much was found, what could not be placed, what changed and where it all is."""
    items = result.guide.items
    console.say(
        "summary",
        guide_id=result.guide.guide.id,
        items=len(items),
        materials=sum(len(item.materials) for item in items),
        paths=sum(len(item.paths) for item in items),
        limits=sum(len(item.time_limits) for item in items),
    )
    say_audit(result, console)
    _say_residue(result, console)
    _say_changes(result, before, console)
    console.say("written", folder=folder)
    for report in written:
        if report.name == "report.html":
            console.say("report", report=report)


def say_audit(result: Result, console: Console) -> None:
    """Say how many findings there are, what is resolved, and what is wrong with waivers."""
    if result.findings is None or result.audit is None:
        return
    console.say("findings", **result.findings.counts.model_dump())
    if result.audit.resolved:
        console.say("resolved", count=len(result.audit.resolved))
    for issue in result.audit.waiver_issues:
        console.say("waiver_issue", message=getattr(issue, console.language))


def _say_residue(result: Result, console: Console) -> None:
    coverage = result.guide.coverage
    if not coverage.residue:
        console.say("residue_none")
        return
    console.say(
        "residue",
        passages=len(result.guide.residue),
        characters=coverage.residue,
        share=f"{coverage.residue / coverage.characters:.1%}",
    )


def _say_changes(result: Result, before: Items | None, console: Console) -> None:
    if before is None:
        console.say("first_time")
        return
    after = {item.id: _without_spans(item.model_dump(mode="json")) for item in result.guide.items}
    added, removed = after.keys() - before.keys(), before.keys() - after.keys()
    changed = {key for key in after.keys() & before.keys() if after[key] != before[key]}
    if not (added or removed or changed):
        console.say("unchanged")
        return
    console.say("changed", added=len(added), removed=len(removed), changed=len(changed))


def _without_spans(value: Any) -> Any:
    """An item that only moved has not changed."""
    if isinstance(value, dict):
        return {key: _without_spans(item) for key, item in value.items() if key != "span"}
    return [_without_spans(item) for item in value] if isinstance(value, list) else value
