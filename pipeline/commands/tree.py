"""`guide tree`: how a source was understood, the first debugging tool."""

from __future__ import annotations

import argparse

from ..messages import Console
from .choices import add_read_arguments, read_options

EXAMPLES = """\
  guide tree raw/guide.txt
  guide tree raw/guide.txt | grep LOOSE
"""


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("source", metavar="SOURCE", help=console.text("help_source"))
    add_read_arguments(parser, console)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the tree."""
    from ..run import parse
    from ..tree_dump import dump_tree

    reading = read_options(options, console)
    tree = parse(options.source, profile=options.profile, reading=reading)
    console.write(f"{line}\n" for line in dump_tree(tree))
    return 0
