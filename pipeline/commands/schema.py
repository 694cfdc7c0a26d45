"""`guide schema`: the JSON Schema of an output file."""

from __future__ import annotations

import argparse
import sys

from ..messages import Console

EXAMPLES = """\
  guide schema
  guide schema findings > findings.schema.json
"""
NAMES = ("guide", "findings", "run")


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "name",
        nargs="?",
        default="guide",
        metavar="NAME",
        help=console.text("help_schema_name", known=", ".join(NAMES)),
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the schema."""
    from ..emit.schemas import MODELS, schema_text
    from ..model.errors import UsageError

    if options.name not in MODELS:
        known = ", ".join(MODELS)
        raise UsageError(*console.texts("unknown_schema", name=options.name, known=known))
    # JSON is UTF-8 with plain line feeds wherever it goes, to files on Windows too.
    if sys.stdout is not None and not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    console.write([schema_text(options.name)])
    return 0
