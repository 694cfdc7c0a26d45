"""What the report says beside the findings: the rules that ran, and what the guide gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .findings import Family, Finding, Message, Severity


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as readers meet it: its name, and the page that explains it, by heading."""

    id: str
    family: Family
    severity: Severity
    summary: Message
    page: Mapping[str, Message]


@dataclass(frozen=True, slots=True)
class Element:
    """One of the eight elements that the quality standard of 2015 asks of each item."""

    name: Message
    given: int
    lacking: tuple[str, ...]  # ids of the items that do not give it


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """What an audit ran and assessed, findings aside; `seconds` per rule.

    `resolved` are findings of the baseline that are gone; `waiver_issues` say which waivers have
    expired or match nothing.
    """

    rules: tuple[RuleCard, ...]
    completeness: tuple[Element, ...]
    seconds: Mapping[str, float]
    resolved: tuple[Finding, ...] = ()
    waiver_issues: tuple[Message, ...] = ()
