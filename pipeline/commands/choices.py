"""The options that `ingest`, `audit` and `fix` share: which rules run and what is let stand."""

from __future__ import annotations

import argparse

from ..messages import Console

TYPE_CHECKING = False  # as in messages.py
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..model.audits import AuditOptions, WaiverEntry
    from ..model.findings import Findings, Severity
    from ..model.reading import ReadOptions
    from ..model.results import Result

# Gravest first; a level counts findings of its own severity and of those before it.
LEVELS = ("error", "warning", "info")


def add_read_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare the options of every command that reads a source."""
    parser.add_argument("--profile", metavar="NAME", help=console.text("help_profile"))
    parser.add_argument("--password", metavar="WORD", help=console.text("help_password"))
    parser.add_argument("--jobs", metavar="N", help=console.text("help_jobs"))


def read_options(
    options: argparse.Namespace, console: Console, meanwhile: Callable[[], object] | None = None
) -> ReadOptions:
    """Return what the arguments ask of the readers; `meanwhile` is done while others read."""
    from dataclasses import replace

    from ..model.reading import ReadOptions
    from .progress import RecognitionProgress

    jobs = None if options.jobs is None else _read_jobs(options.jobs, console)
    asked = ReadOptions(options.password, RecognitionProgress(console).show, jobs)
    return replace(asked, meanwhile=meanwhile) if meanwhile else asked


def _read_jobs(value: str, console: Console) -> int:
    from ..model.errors import UsageError

    if not value.isdecimal() or int(value) == 0:
        raise UsageError(*console.texts("bad_jobs", value=value))
    return int(value)


def add_audit_arguments(parser: argparse.ArgumentParser, console: Console, fail_on: str) -> None:
    """Declare the options; `fail_on` is the command's own default."""
    add_read_arguments(parser, console)
    add = parser.add_argument
    add("--only", metavar="RULE", action="append", default=[], help=console.text("help_only"))
    add("--skip", metavar="RULE", action="append", default=[], help=console.text("help_skip"))
    add(
        "--severity",
        metavar="RULE=LEVEL",
        action="append",
        default=[],
        help=console.text("help_severity"),
    )
    add("--waivers", metavar="FILE", help=console.text("help_waivers"))
    add("--baseline", metavar="FILE", help=console.text("help_baseline"))
    add("--as-of", metavar="DATE", help=console.text("help_as_of"))
    add(
        "--fail-on",
        choices=(*LEVELS, "never"),
        default=fail_on,
        help=console.text("help_fail_on", default=fail_on),
    )


def say_passed_over(sources: list[str], console: Console) -> None:
    """Name the kinds of files in the folders given that nothing reads yet, if there are any."""
    from ..read import find_passed_over

    files = find_passed_over(sources)
    if files:
        suffixes = " ".join(sorted({file.suffix.lower() for file in files}))
        console.say("passed_over", count=len(files), suffixes=suffixes)


def has_unread_codes(result: Result) -> bool:
    """Tell whether there are pictures whose codes nobody looked for, the extra being absent."""
    return any(picture.codes is None for picture in result.source.pictures)


def read_audit_options(options: argparse.Namespace, console: Console) -> AuditOptions:
    """Return what the arguments ask of the audit. Raises UsageError."""
    from datetime import date

    from ..model.audits import AuditOptions
    from ..model.errors import UsageError

    try:
        today = date.fromisoformat(options.as_of) if options.as_of else date.today()  # noqa: DTZ011 — the user's own day
    except ValueError as error:
        raise UsageError(*console.texts("bad_date", value=options.as_of)) from error
    chosen = AuditOptions(
        only=_split(options.only),
        skip=_split(options.skip),
        severities=dict(_read_severity(pair, console) for pair in _split(options.severity)),
        waivers=_read_waivers(options.waivers),
        baseline=_read_baseline(options.baseline),
        today=today,
    )
    if chosen.only or chosen.skip or chosen.severities:
        from ..audit import refuse_unknown_rules  # the audit is loaded as late as can be

        refuse_unknown_rules(chosen)
    return chosen


def _read_waivers(name: str | None) -> Sequence[WaiverEntry]:
    if name is None:
        return ()
    from pathlib import Path

    from ..audit.waivers import read_waivers

    return read_waivers(Path(name))


def _read_baseline(name: str | None) -> Findings | None:
    if name is None:
        return None
    from pathlib import Path

    from ..audit.baseline import read_baseline

    return read_baseline(Path(name))


def _split(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _read_severity(pair: str, console: Console) -> tuple[str, Severity]:
    from ..model.errors import UsageError
    from ..model.findings import Severity

    rule, equals, level = pair.partition("=")
    if not equals or level not in LEVELS:
        raise UsageError(*console.texts("bad_severity", value=pair, levels=", ".join(LEVELS)))
    return rule, Severity(level)


def has_findings(result: Result, level: str) -> bool:
    """Tell whether a finding that nobody waived is at `level` or graver."""
    if level == "never" or result.findings is None:
        return False
    severities = LEVELS[: LEVELS.index(level) + 1]
    return any(
        finding.severity.value in severities and finding.state.value != "waived"
        for finding in result.findings.findings
    )
