"""The rules: each a module of `rules/`, with its manual page inside; malformed ones are refused."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from textwrap import dedent

from pipeline.model.characters import HAN
from pipeline.model.findings import Family, Message, Severity

from . import rules
from .faults import Fault
from .views import View

HEADINGS = ("What it checks", "Why it matters", "Fails", "Passes", "Known limits")
_EXAMPLES = ("Fails", "Passes")
_CHINESE = re.compile(HAN)
# Parts of an address are no words; a full stop at the end of a sentence makes no address.
_LATIN_WORD = re.compile(r"(?<![\w./:-])[A-Za-z]{2,}(?![\w/:]|\.\w)")


class MalformedRule(Exception):
    """A rule module that lacks a part, or whose page does; our own bug."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule, which is its own card; its page is read from `doc` when somebody asks for it.

    A fault of this rule is dropped where one of a rule in `yields_to` overlaps it. A rule with
    `on_scans` false argues from blanks and widths, which nobody can recognise on a picture.
    """

    id: str
    family: Family
    severity: Severity
    check: Callable[[View], Iterator[Fault]]
    yields_to: tuple[str, ...]
    on_scans: bool
    doc: str

    @property
    def summary(self) -> Message:
        """What is checked, in a line. Raises MalformedRule."""
        return self._manual[0]

    @property
    def page(self) -> dict[str, Message]:
        """The parts of the page by heading; examples are guides to ingest, in both languages the
        same. Raises MalformedRule.
        """
        return self._manual[1]

    @cached_property
    def _manual(self) -> tuple[Message, dict[str, Message]]:
        try:
            return _read_page(self.doc)
        except ValueError as error:
            raise MalformedRule(f"{self.id}: {error}") from error


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules, by name. Raises MalformedRule."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(_load_rule(name) for name in names)


def _load_rule(name: str) -> Rule:
    module = import_module(f"{rules.__name__}.{name}")
    rule_id = name.replace("_", "-")
    try:
        family, severity, check = Family(module.FAMILY), Severity(module.SEVERITY), module.check
    except (AttributeError, ValueError) as error:
        raise MalformedRule(f"{rule_id}: {error}") from error
    yields_to = tuple(getattr(module, "YIELDS_TO", ()))
    on_scans = getattr(module, "ON_SCANS", True)
    doc = (module.__doc__ or "").strip()
    return Rule(rule_id, family, severity, check, yields_to, on_scans, doc)


def _read_page(doc: str) -> tuple[Message, dict[str, Message]]:
    """Split a docstring into its summary (English line, Chinese line) and its five parts."""
    pieces = re.split(rf"^({'|'.join(HEADINGS)})$\n", doc, flags=re.MULTILINE)
    summary = [line for line in pieces[0].splitlines() if line.strip()]
    if tuple(pieces[1::2]) != HEADINGS:
        raise ValueError(f"its page has the headings {pieces[1::2]}")
    if [_is_chinese(line) for line in summary] != [False, True]:
        raise ValueError("its page begins with one English and one Chinese line")
    page = {
        heading: _in_both(heading, dedent(body).strip("\n"))
        for heading, body in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    return Message(en=summary[0], zh=summary[1]), page


def _in_both(heading: str, text: str) -> Message:
    if heading in _EXAMPLES:
        return Message(zh=text, en=text)
    english, chinese = _by_language(text)
    return Message(zh="\n".join(chinese), en="\n".join(english))


def _by_language(text: str) -> tuple[list[str], list[str]]:
    """Return the English lines of a part and the Chinese ones. Raises ValueError."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if _is_chinese(line)), len(lines))
    english, chinese = lines[:first], lines[first:]
    # an English line full of quoted words may pass for Chinese: then a sentence is left hanging
    if not english or not english[-1].endswith(".") or not all(map(_is_chinese, chinese)):
        raise ValueError("English sentences come first, then Chinese ones")
    if not chinese:
        raise ValueError("it is not given in both languages")
    return english, chinese


def _is_chinese(line: str) -> bool:
    """Whether a line is a Chinese sentence: either language may quote words of the other."""
    return len(_CHINESE.findall(line)) >= 4 * len(_LATIN_WORD.findall(line))
