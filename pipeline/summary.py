"""What a person wants to know after a guide was ingested."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .messages import Console
from .model.findings import State
from .model.results import Result

Earlier = Mapping[str, Any]

# What of a guide is compared besides its items, by its name in `guide.json`.
_PARTS = {
    "toc": ("目录", "contents"),
    "catalog": ("事项清单", "catalogue"),
    "offices": ("机构", "offices"),
    "categories": ("事项类别", "categories"),
    "prohibitions": ("违规禁办", "prohibitions"),
    "deferrals": ("容缺办理", "deferrals"),
    "notes": ("备注", "notes"),
}
# More numbers than these are no longer read; all of them stand in `guide.json`.
_MOST_NUMBERS = 12


def read_earlier(path: Path) -> Earlier | None:
    """Return an earlier `guide.json`, its items by id; None when there is none to compare."""
    try:
        return _index(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        # Not ours, or spoilt: it is about to be replaced, and nothing depends on it.
        return None


def summarize(
    result: Result, before: Earlier | None, folder: Path, written: list[Path], console: Console
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
    """Say what was not read, how many findings there are, and what is wrong with waivers."""
    for notice in result.source.notices:
        console.say("notice", message=getattr(notice, console.language))
    if result.findings is None or result.audit is None:
        return
    console.say("findings", **result.findings.counts.model_dump())
    states = Counter(finding.state.value for finding in result.findings.findings)
    if states["known"] or states["waived"]:
        console.say("states", **{state.value: states[state.value] for state in State})
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


def _say_changes(result: Result, before: Earlier | None, console: Console) -> None:
    if before is None:
        console.say("first_time")
        return
    after = _index(result.guide.model_dump(mode="json"))
    old, new = before["items"], after["items"]
    added = [new[key] for key in new if key not in old]
    removed = [old[key] for key in old if key not in new]
    changed = [new[key] for key in new if key in old and new[key] != old[key]]
    parts = [names for part, names in _PARTS.items() if after[part] != before.get(part)]
    if added or removed or changed:
        console.say(
            "changed",
            added=_count(added, console.language),
            removed=_count(removed, console.language),
            changed=_count(changed, console.language),
        )
    elif not parts:
        console.say("unchanged")
    if parts:
        zh, en = zip(*parts, strict=True)
        names = "、".join(zh) if console.language == "zh" else ", ".join(en)
        console.say("changed_elsewhere", parts=names)


def _count(items: list[Any], language: str) -> str:
    """Return how many items there are, with the numbers that the guide gives them."""
    numbers = [str(item["number"]) for item in items if item["number"] is not None]
    if not numbers:
        return str(len(items))
    shown = numbers[:_MOST_NUMBERS] + ["…"] * (len(numbers) > _MOST_NUMBERS)
    if language == "zh":
        return f"{len(items)}（{'、'.join(shown)}）"
    return f"{len(items)} ({', '.join(shown)})"


def _index(guide: Any) -> Earlier:
    """Return what is compared of a `guide.json`, its items by id."""
    parts = {part: _without_spans(guide[part]) for part in _PARTS}
    return {**parts, "items": {item["id"]: _without_spans(item) for item in guide["items"]}}


def _without_spans(value: Any) -> Any:
    """An item that only moved has not changed."""
    if isinstance(value, dict):
        return {key: _without_spans(item) for key, item in value.items() if key != "span"}
    return [_without_spans(item) for item in value] if isinstance(value, list) else value
