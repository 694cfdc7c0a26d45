"""`guide tree`: how a source was understood, the first debugging tool."""

from __future__ import annotations

import argparse

from ..messages import Console
from .choices import add_read_arguments, read_options

EXAMPLES = """\
  guide tree raw/guide.txt
  guide tree raw/guide.txt | grep LOOSE
  guide tree other.docx --why
"""


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SOURCE", help=console.text("help_source"))
    parser.add_argument("--why", action="store_true", help=console.text("help_why"))
    add_read_arguments(parser, console)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the tree."""
    from ..reasons import REASONS_ZH
    from ..run import parse
    from ..tree_dump import dump_tree

    reading = read_options(options, console)
    tree = parse(options.source, profile=options.profile, reading=reading)
    naming = REASONS_ZH.__getitem__ if console.language == "zh" else str
    console.write(f"{line}\n" for line in dump_tree(tree, naming if options.why else None))
    return 0
