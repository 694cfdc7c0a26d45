"""`guide ingest`: sources to folders of validated files."""

from __future__ import annotations

import argparse

from ..messages import Console
from .choices import (
    add_audit_arguments,
    has_findings,
    has_unread_codes,
    read_audit_options,
    read_options,
    say_passed_over,
)
from .progress import Progress

TYPE_CHECKING = False  # as in languages.py
if TYPE_CHECKING:
    from pathlib import Path

    from ..emit import EmitOptions
    from ..model.results import Result

EXAMPLES = """\
  guide ingest raw/guide.txt
  guide ingest raw -o output
  guide ingest "raw/*.txt" -o output --csv-encoding gb18030
  guide ingest guide.txt --id fushun-2024 --fail-on error
"""


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=console.text("help_sources"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        default="output",
        help=console.text("help_output"),
    )
    parser.add_argument("--id", metavar="ID", help=console.text("help_id"))
    parser.add_argument(
        "--csv-encoding",
        metavar="NAME",
        default="utf-8-sig",
        help=console.text("help_csv_encoding"),
    )
    parser.add_argument("--no-pictures", action="store_true", help=console.text("help_no_pictures"))
    add_audit_arguments(parser, console, fail_on="never")


def run(options: argparse.Namespace, console: Console) -> int:
    """Ingest every source; one that fails does not keep the others from being written."""
    from pathlib import Path

    from ..emit import EmitOptions, load_writers
    from ..model.errors import OutputError, SourceError
    from ..profiles import load_profile
    from ..read import expand_sources
    from ..run import ingest

    emit_options = EmitOptions(options.csv_encoding, pictures=not options.no_pictures)
    chosen = read_audit_options(options, console)
    reading = read_options(options, console, load_writers)
    if options.profile is not None:
        load_profile(options.profile)
    paths, errors = expand_sources(options.sources)
    names = name_guides(paths, options.id, console)
    failed = len(errors)
    reached = unread = False
    progress = Progress(console, len(names))
    for error in errors:
        console.fail(getattr(error, console.language))
    for name, path in names.items():
        progress.show(path.name)
        try:
            result = ingest(
                path, profile=options.profile, guide_id=name, options=chosen, reading=reading
            )
            _write(result, Path(options.output, name), emit_options, progress)
        except (SourceError, OutputError) as error:
            progress.clear()
            console.fail(getattr(error, console.language))
            failed += 1
        else:
            reached |= has_findings(result, options.fail_on)
            unread |= has_unread_codes(result)
    if unread:
        console.say("codes_unread")
    _say_left(options.sources, len(names) + len(errors), failed, console)
    return 3 if failed else int(reached)


def _say_left(sources: list[str], count: int, failed: int, console: Console) -> None:
    """Say which files were passed over, and how many of several sources failed."""
    say_passed_over(sources, console)
    if count > 1:
        console.say("totals", done=count - failed, failed=failed)


def name_guides(paths: list[Path], given: str | None, console: Console) -> dict[str, Path]:
    """Return the sources by guide id; raise UsageError when two of them get the same."""
    from ..ids import make_guide_id
    from ..model.errors import UsageError
    from ..run import refuse_bad_id

    if given is not None:
        refuse_bad_id(given)
        if len(paths) > 1:
            raise UsageError(*console.texts("one_id", count=len(paths)))
    names: dict[str, Path] = {}
    for path in paths:
        name = given or make_guide_id(path.stem)
        first = names.setdefault(name, path)
        if first is not path:
            said = console.texts("same_id", first=first, second=path, guide_id=name)
            raise UsageError(*said)
    return names


def _write(result: Result, folder: Path, options: EmitOptions, progress: Progress) -> None:
    from ..emit import write_outputs
    from ..summary import read_earlier, summarize

    before = read_earlier(folder / "guide.json")
    written = write_outputs(result, folder, options)
    progress.clear()
    summarize(result, before, folder, written, progress.console)
