"""Waivers: a TOML file that lets findings stand, since nobody may annotate the guide itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from pipeline.model.audits import WaiverEntry
from pipeline.model.errors import UsageError, give_reason
from pipeline.model.findings import Finding, Message, State, Waiver
from pipeline.model.sources import Source

_WORDS = {"rule", "quote", "fingerprint", "reason", "by"}
_KEYS = {*_WORDS, "until"}


def read_waivers(path: Path) -> list[WaiverEntry]:
    """Return the waivers in the file. Raises UsageError, which names the entry that is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        zh, en = give_reason(error)
        raise UsageError(
            f"{path}：无法读取（{zh}）；请检查路径与权限",
            f"{path}: cannot be read ({en}); check the path and the permissions",
        ) from error
    except ValueError as error:
        raise _refuse(path, f"不是 TOML（{error}）", f"is no TOML ({error})") from error
    entries = data.get("waiver", [])
    if (
        set(data) - {"waiver"}
        or not isinstance(entries, list)
        or not all(isinstance(entry, dict) for entry in entries)
    ):
        raise _refuse(path, "只能有 [[waiver]] 条目", "may only hold [[waiver]] entries")
    return [_read_entry(path, number, entry) for number, entry in enumerate(entries, 1)]


def _read_entry(path: Path, number: int, entry: dict[str, object]) -> WaiverEntry:
    unknown = ", ".join(sorted(set(entry) - _KEYS))
    if unknown:
        raise _refuse(
            path,
            f"第 {number} 条有未知的键 {unknown}",
            f"entry {number} has the unknown key {unknown}",
        )
    words = {key: value for key, value in entry.items() if key in _WORDS and isinstance(value, str)}
    rule, reason, by = words.get("rule"), words.get("reason"), words.get("by")
    are_words = len(words) == len(_WORDS & set(entry)) and all(words.values())
    if not are_words or not rule or not reason or not by:
        raise _refuse(
            path,
            f"第 {number} 条须写明 rule、reason、by",
            f"entry {number} needs rule, reason and by",
        )
    quote, fingerprint = words.get("quote"), words.get("fingerprint")
    if (quote is None) == (fingerprint is None):
        raise _refuse(
            path,
            f"第 {number} 条须写 quote 或 fingerprint 之一",
            f"entry {number} needs either quote or fingerprint",
        )
    until = entry.get("until")
    # A TOML date with a time is a date as well.
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise _refuse(
            path, f"第 {number} 条的 until 须为日期", f"entry {number}: until must be a date"
        )
    return WaiverEntry(rule, quote, fingerprint, reason, by, until)


def _refuse(path: Path, zh: str, en: str) -> UsageError:
    return UsageError(f"{path}：{zh}；请改正豁免文件", f"{path}: {en}; mend the waiver file")


def apply_waivers(
    findings: Iterable[Finding], entries: Sequence[WaiverEntry], source: Source, today: date
) -> tuple[list[Finding], list[Message]]:
    """Mark waived findings as such; return them with what is to be said of the waivers.

    An expired waiver waives nothing. `today` is given by the caller: outputs know no clock.
    """
    used: set[WaiverEntry] = set()
    judged: list[Finding] = []
    for finding in findings:
        entry = next((e for e in entries if _matches(e, finding, source)), None)
        if entry is not None:
            used.add(entry)
        if entry is None or _is_expired(entry, today):
            judged.append(finding)
            continue
        until = entry.until.isoformat() if entry.until else None
        waiver = Waiver(reason=entry.reason, by=entry.by, until=until)
        judged.append(finding.model_copy(update={"state": State.WAIVED, "waiver": waiver}))
    return judged, [issue for entry in entries if (issue := _issue(entry, entry in used, today))]


def _matches(entry: WaiverEntry, finding: Finding, source: Source) -> bool:
    if entry.rule != finding.rule:
        return False
    if entry.quote is None:
        return entry.fingerprint == finding.fingerprint
    at = source.range(finding.span)
    begin = max(0, at.end - len(entry.quote))
    return source.text.find(entry.quote, begin, at.start + len(entry.quote)) >= 0


def _is_expired(entry: WaiverEntry, today: date) -> bool:
    return entry.until is not None and entry.until < today


def _issue(entry: WaiverEntry, used: bool, today: date) -> Message | None:
    name = f"{entry.rule} “{entry.quote or entry.fingerprint}”"
    if _is_expired(entry, today):
        return Message(
            zh=f"已于 {entry.until} 到期：{name}（{entry.by}）",
            en=f"expired on {entry.until}: {name} ({entry.by})",
        )
    if not used:
        return Message(
            zh=f"没有对应的问题，可以删去：{name}（{entry.by}）",
            en=f"matches no finding and can go: {name} ({entry.by})",
        )
    return None
