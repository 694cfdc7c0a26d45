"""`guide fix`: the safe corrections as a unified diff, or written to a copy."""

from __future__ import annotations

import argparse

from ..messages import Console
from .choices import add_audit_arguments, has_findings, read_audit_options, read_options

TYPE_CHECKING = False  # as in messages.py
if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = """\
  guide fix raw/guide.txt
  guide fix raw/guide.txt > corrections.diff
  guide fix raw/guide.txt --write corrected.txt --only half-width-punctuation
"""


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SOURCE", help=console.text("help_source"))
    parser.add_argument("--write", metavar="FILE", help=console.text("help_write"))
    add_audit_arguments(parser, console, fail_on="never")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the diff, or write the corrected copy; the source itself is never written."""
    from pathlib import Path

    from ..audit.fixes import apply_edits, choose_edits, show_diff
    from ..model.errors import UsageError
    from ..run import ingest

    path = Path(options.source)
    target = Path(options.write) if options.write else None
    if target is not None and target.exists() and target.samefile(path):
        raise UsageError(*console.texts("fix_in_place", file=target))
    result = ingest(
        path,
        profile=options.profile,
        options=read_audit_options(options, console),
        reading=read_options(options, console),
    )
    # web pages and delimited text have an encoding too, but their lines are not the file's
    if result.source.reader != "text" or result.source.encoding is None:
        raise UsageError(*console.texts("fix_needs_text", file=path))
    findings = result.findings.findings if result.findings else []
    edits = choose_edits(findings, result.source)
    corrected = apply_edits(result.source, edits)
    if target is None:
        console.write([show_diff(result.source, corrected)])
        if edits and not result.source.encoding.startswith("utf-8"):
            console.say("fix_other_encoding", encoding=result.source.encoding)
    else:
        _write_copy(path, target, corrected, result.source.encoding, console)
    console.say("fixed", edits=len(edits))
    return int(has_findings(result, options.fail_on))


def _write_copy(path: Path, target: Path, corrected: str, encoding: str, console: Console) -> None:
    """Write the copy in the source's encoding, with its byte order mark if it has one."""
    from ..model.errors import OutputError, give_reason

    mark = "\ufeff" if path.read_bytes().decode(encoding).startswith("\ufeff") else ""
    try:
        target.write_bytes((mark + corrected).encode(encoding))
    except OSError as error:
        zh, en = give_reason(error)
        raise OutputError(*console.texts("copy_failed", file=target, zh=zh, en=en)) from error
