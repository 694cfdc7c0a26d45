"""What an audit is asked for, and what it says beside its findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from .findings import Family, Finding, Findings, Message, Severity


class WaiverEntry(NamedTuple):
    """A waiver as written: a rule, the words or the fingerprint it holds for, and who decided.

    `quote` holds wherever a finding's evidence stands inside these words of the source.
    """

    rule: str
    quote: str | None
    fingerprint: str | None
    reason: str
    by: str
    until: date | None


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """Which rules run and at which severity, what is let stand, and what was known before.

    `today` decides which waivers have expired; the caller gives it, since outputs know no clock.
    """

    only: Collection[str] = ()
    skip: Collection[str] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    waivers: Sequence[WaiverEntry] = ()
    baseline: Findings | None = None
    today: date = date.min


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


class Element(NamedTuple):
    """One of the eight elements that the quality standard of 2015 asks of each item."""

    name: Message
    given: int
    lacking: tuple[str, ...]  # ids of the items that do not give it


class AuditRecord(NamedTuple):
    """What an audit ran and assessed, findings aside; `seconds` per rule.

    `resolved` are findings of the baseline that are gone; `waiver_issues` say which waivers have
    expired or match nothing.
    """

    rules: tuple[RuleCard, ...]
    completeness: tuple[Element, ...]
    seconds: Mapping[str, float]
    resolved: tuple[Finding, ...] = ()
    waiver_issues: tuple[Message, ...] = ()
