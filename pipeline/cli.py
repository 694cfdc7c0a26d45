"""The command `guide`: arguments to a call, a result to an exit code.

Nothing heavy may be imported here or at the top of a command: `guide --help` must answer at once.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module

from . import __version__
from .languages import LANGUAGES, find_language, translate_argparse
from .messages import Console

TYPE_CHECKING = False  # as in languages.py
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

# argparse asks gettext for translations that do not exist; the search doubles the start-up, and
# we say everything ourselves.
argparse._ = str  # type: ignore[attr-defined]

DONE, FINDINGS, USAGE, FAILED, INTERRUPTED, BUG = 0, 1, 2, 3, 130, 70

# Each is a module in `commands` with `EXAMPLES`, `add_arguments(parser, console)` and
# `run(options, console) -> exit code`; its message `about_<name>` says what it does.
COMMANDS = ("ingest", "audit", "fix", "rules", "explain", "tree", "profile", "schema")


def start() -> NoReturn:
    """Be the process that `guide` and `python -m pipeline` start."""
    # Imports make objects by the hundred thousand; looking through them at every 700th, and once
    # more at the end, takes a sixth of a run.
    gc.set_threshold(100_000)
    code = main()
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    console = Console(find_language(arguments))
    _accept_all_characters()
    debug = "--debug" in arguments
    try:
        code = _run(arguments, console)
    except SystemExit as stop:
        # argparse has said what there was to say.
        code = stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        # Whoever read our output, `head` for one, has enough.
        code = DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        # The last resort: no traceback reaches a user.
        code = explain_error(error, console, debug=debug)
    return code


def explain_error(error: Exception, console: Console, *, debug: bool) -> int:
    """Say on one line what went wrong and return the exit code for it."""
    # The models cost as much as all the rest of start-up; whoever raised these has paid already.
    from .model.errors import RunError, UsageError

    if debug:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, RunError):
        console.fail(getattr(error, console.language))
        return USAGE if isinstance(error, UsageError) else FAILED
    console.fail_with("bug", error=f"{type(error).__name__}: {error}")
    return BUG


def _run(arguments: Sequence[str], console: Console) -> int:
    program = _make_program(console)
    options = program.parse_args(arguments)
    if options.command is None:
        program.print_help(sys.stderr)
        return USAGE
    if options.command not in COMMANDS:
        known = " ".join(COMMANDS)
        console.fail_with("unknown_command", command=options.command, known=known)
        return USAGE
    command = import_module(f".commands.{options.command}", __package__)
    parser = Parser(
        console, f"guide {options.command}", f"about_{options.command}", command.EXAMPLES
    )
    command.add_arguments(parser, console)
    # Two parsers and not sub-parsers: these cannot mix options and sources in any order.
    parser.parse_intermixed_args(options.rest, options)
    code: int = command.run(options, console)
    return code


def _make_program(console: Console) -> Parser:
    program = Parser(console, "guide", "about", "")
    names = [f"  {name:<8} {console.text(f'about_{name}')}" for name in COMMANDS]
    program.epilog = "\n".join(
        [
            console.text("commands"),
            *names,
            "",
            console.text("examples"),
            "  guide ingest raw/guide.txt",
            "  guide ingest raw -o output --lang zh",
            "  guide tree raw/guide.txt",
            "  guide ingest --help",
            "",
            console.text("exit_codes"),
            *(f"  {code:<8} {console.text(f'exit_{code}')}" for code in (0, 1, 2, 3, 70)),
        ]
    )
    program.usage = "guide [--lang zh|en] [--debug] COMMAND ..."
    program.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    program.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return program


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and takes the global options in every place."""

    def __init__(self, console: Console, program: str, about: str, examples: str) -> None:
        shown = f"{console.text('examples')}\n{examples}" if examples else None
        super().__init__(
            prog=program,
            description=console.text(about),
            epilog=shown,
            add_help=False,
            # An abbreviation would escape `find_language`, and break when options are added.
            allow_abbrev=False,
            formatter_class=_make_formatter,
        )
        self.console = console
        self._positionals.title = console.text("arguments")
        self._optionals.title = console.text("options")
        # Not set unless given, so that the command's parser keeps what stood before it.
        unset = argparse.SUPPRESS
        self.add_argument("-h", "--help", action="help", help=console.text("help_help"))
        self.add_argument(
            "--lang", choices=LANGUAGES, default=unset, help=console.text("help_lang")
        )
        self.add_argument(
            "--debug", action="store_true", default=unset, help=console.text("help_debug")
        )
        self.add_argument(
            "--version",
            action="version",
            version=f"guide {__version__}",
            help=console.text("help_version"),
        )

    def format_help(self) -> str:
        """Put the language's own words and colons in place of argparse's."""
        shown = super().format_help().removeprefix("usage: ")
        if self.console.language == "zh":
            for title in (self._positionals.title, self._optionals.title):
                shown = shown.replace(f"\n{title}:\n", f"\n{title}：\n")
        return self.console.text("usage") + shown

    def _print_message(self, message: str, file: object = None) -> None:
        # The one place through which argparse prints, help and version to stdout.
        if file is sys.stdout:
            self.console.write([message])
        else:
            super()._print_message(message, sys.stderr)

    def error(self, message: str) -> NoReturn:
        """Say on one line what is wrong with the arguments."""
        said = translate_argparse(message, self.console.language)
        self.console.fail_with("usage_hint", message=said, program=self.prog)
        raise SystemExit(USAGE)


def _make_formatter(prog: str) -> argparse.HelpFormatter:
    # argparse would import shutil, and all archive formats with it, to learn the width.
    try:
        columns = os.get_terminal_size().columns
    except (OSError, ValueError, AttributeError):
        columns = 80
    return argparse.RawDescriptionHelpFormatter(prog, width=max(40, min(columns, 100) - 2))


def _accept_all_characters() -> None:
    """Let a console of cp936 show `\\u2022` for a character that it lacks, and not crash."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
