"""`guide audit`: only the findings, for people, programs and build logs."""

from __future__ import annotations

import argparse
from pathlib import PurePath

from ..messages import Console
from .choices import (
    add_audit_arguments,
    has_findings,
    has_unread_codes,
    read_audit_options,
    read_options,
    say_passed_over,
)

TYPE_CHECKING = False  # as in messages.py
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.results import Result

EXAMPLES = """\
  guide audit raw/guide.txt
  guide audit raw/guide.txt --fail-on warning --format github
  guide audit raw/guide.txt --only url-near-miss,phone-not-in-directory
  guide audit raw/guide.txt --severity plain-http=warning
  guide audit raw/guide.txt --waivers waivers.toml --baseline output/guide/findings.json
"""
FORMATS = ("text", "json", "sarif", "github")


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=console.text("help_sources"))
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=console.text("help_format")
    )
    add_audit_arguments(parser, console, fail_on="error")


def run(options: argparse.Namespace, console: Console) -> int:
    """Audit every source; one that cannot be read does not keep the others from being judged."""
    from ..model.errors import SourceError
    from ..read import expand_sources
    from ..run import ingest
    from ..summary import say_audit

    chosen, reading = read_audit_options(options, console), read_options(options, console)
    paths, errors = expand_sources(options.sources)
    failures: list[SourceError] = list(errors)
    results: list[tuple[str, Result]] = []
    for path in paths:
        try:
            result = ingest(path, profile=options.profile, options=chosen, reading=reading)
        except SourceError as error:
            failures.append(error)
        else:
            results.append((PurePath(path).as_posix(), result))
    is_one = len(paths) + len(errors) == 1
    console.write(f"{text}\n" for text in _show(results, is_one, options.format, console.language))
    for failure in failures:
        console.fail(getattr(failure, console.language))
    for place, result in results:
        if len(results) > 1:
            console.say("audited", place=place)
        say_audit(result, console)
    if any(has_unread_codes(result) for _, result in results):
        console.say("codes_unread")
    say_passed_over(options.sources, console)
    if failures:
        return 3
    return int(any(has_findings(result, options.fail_on) for _, result in results))


def _show(
    results: list[tuple[str, Result]], is_one: bool, form: str, language: str
) -> Iterable[str]:
    """Yield the lines of standard output.

    JSON is one source's `findings.json`; of several sources a list of them, in their order, which
    lacks those that could not be read.
    """
    if form == "sarif":
        from ..emit.sarif import sarif_log

        yield sarif_log([result for _, result in results]).rstrip("\n")
    elif form == "json":
        reports = [r.findings.model_dump_json(indent=2) for _, r in results if r.findings]
        if not is_one:
            yield f"[{','.join(reports)}]"
        elif reports:
            yield reports[0]
    else:
        from ..listing import list_for_github, list_for_people

        listing = list_for_people if form == "text" else list_for_github
        for place, result in results:
            yield from listing(result, place, language)
