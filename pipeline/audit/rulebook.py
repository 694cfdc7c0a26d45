"""The rules: each a module of `rules/`, with its manual page inside; malformed ones are refused."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from textwrap import dedent

from pipeline.model.audits import RuleCard
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


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule with its page: `summary` and prose by language, examples as guides to ingest.

    A fault of this rule is dropped where one of a rule in `yields_to` overlaps it. A rule with
    `on_scans` false argues from blanks and widths, which nobody can recognise on a picture.
    """

    id: str
    family: Family
    severity: Severity
    check: Callable[[View], Iterator[Fault]]
    yields_to: tuple[str, ...]
    on_scans: bool
    summary: dict[str, str]
    page: dict[str, str]

    def card(self) -> RuleCard:
        """Return the rule as readers meet it; examples are the same in both languages."""
        return _make_card(self)


@cache
def _make_card(rule: Rule) -> RuleCard:
    """Every run carries the cards of all rules; a rule never changes, nor does its card."""
    page = {heading: _in_both(heading, rule.page[heading]) for heading in HEADINGS}
    return RuleCard(rule.id, rule.family, rule.severity, Message(**rule.summary), page)


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


class MalformedRule(Exception):
    """A rule module that lacks a part; our own bug."""


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
        summary, page = _read_page((module.__doc__ or "").strip())
    except (AttributeError, ValueError) as error:
        raise MalformedRule(f"{rule_id}: {error}") from error
    yields_to = tuple(getattr(module, "YIELDS_TO", ()))
    on_scans = getattr(module, "ON_SCANS", True)
    return Rule(rule_id, family, severity, check, yields_to, on_scans, summary, page)


def _read_page(doc: str) -> tuple[dict[str, str], dict[str, str]]:
    """Split a docstring into its summary (English line, Chinese line) and its five parts."""
    pieces = re.split(rf"^({'|'.join(HEADINGS)})$\n", doc, flags=re.MULTILINE)
    summary = [line for line in pieces[0].splitlines() if line.strip()]
    if tuple(pieces[1::2]) != HEADINGS:
        raise ValueError(f"its page has the headings {pieces[1::2]}")
    if [_is_chinese(line) for line in summary] != [False, True]:
        raise ValueError("its page begins with one English and one Chinese line")
    page = {
        heading: dedent(body).strip("\n")
        for heading, body in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    for heading in HEADINGS:
        if heading not in _EXAMPLES:
            _by_language(page[heading])
    return {"en": summary[0], "zh": summary[1]}, page


def _is_chinese(line: str) -> bool:
    """Whether a line is a Chinese sentence: either language may quote words of the other."""
    return len(_CHINESE.findall(line)) >= 4 * len(_LATIN_WORD.findall(line))
