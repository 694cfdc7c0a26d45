"""`guide profile`: a vocabulary drafted from a guide of an unknown family."""

from __future__ import annotations

import argparse

from ..messages import Console
from .choices import add_read_arguments, read_options

EXAMPLES = """\
  guide profile other.docx > other.toml
  guide tree other.docx --profile other.toml
  guide ingest other.docx --profile other.toml
"""


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SOURCE", help=console.text("help_source"))
    add_read_arguments(parser, console)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the profile."""
    from ..profile_draft import draft_profile
    from ..run import parse

    reading = read_options(options, console)
    tree = parse(options.source, profile=options.profile, reading=reading)
    console.write(f"{line}\n" for line in draft_profile(tree))
    return 0
