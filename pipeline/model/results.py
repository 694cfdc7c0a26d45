"""What a run hands to the writers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .audits import AuditRecord
from .findings import Findings
from .guides import Guide
from .sources import Source
from .trees import Tree


@dataclass(frozen=True, slots=True)
class Result:
    """A guide with everything it was made from; `seconds` per stage, for `run.json` only."""

    source: Source
    tree: Tree
    guide: Guide
    findings: Findings | None
    profile: str
    audit: AuditRecord | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
