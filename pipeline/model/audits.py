"""What the report says beside the findings: the rules that ran, and what the guide gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from .findings import Family, Finding, Message, Severity


class RuleCard(Protocol):
    """A rule as readers meet it: its name, and the page that explains it, by heading."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def family(self) -> Family:
        """What it is about."""

    @property
    def severity(self) -> Severity:
        """Of its findings, unless somebody chooses another."""

    @property
    def summary(self) -> Message:
        """What it checks, in a line."""

    @property
    def page(self) -> Mapping[str, Message]:
        """Its manual page by heading."""


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
