"""One slip in the corrected booklet is one finding: at its place, of its family, and no other."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.audit import audit_guide
from pipeline.model.findings import Finding
from tests.stages import run_text

HERE = Path(__file__).parent
CORRECTED = HERE.parent / "innocent" / "fushun-social-insurance-guide-corrected.txt"
SLIPS: list[dict[str, Any]] = yaml.safe_load((HERE / "slips.yaml").read_text(encoding="utf-8"))


@cache
def corrected() -> list[str]:
    return CORRECTED.read_text(encoding="utf-8").split("\n")


def audit(lines: list[str]) -> list[Finding]:
    run = run_text("\n".join(lines))
    return audit_guide(run.guide, run.tree).findings.findings


@cache
def known() -> Counter[tuple[str, str]]:
    """Return what the booklet without the slip has: matters of style."""
    return Counter((finding.rule, finding.evidence) for finding in audit(corrected()))


def slip_in(slip: dict[str, Any]) -> list[str]:
    lines = [*corrected()]
    index = slip["line"] - 1
    assert slip["printed"] in lines[index]
    lines[index] = lines[index].replace(slip["printed"], slip["slipped"], 1)
    return lines


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: f"{s['line']}-{s['printed']}-{s['slipped']}")
def test_one_slip_is_one_finding(slip: dict[str, Any]) -> None:
    left = Counter(known())
    new = []
    for finding in audit(slip_in(slip)):
        key = finding.rule, finding.evidence
        left[key] -= 1
        if left[key] < 0:
            new.append(finding)
    assert [(finding.rule, finding.span.line) for finding in new] == [(slip["rule"], slip["line"])]
    assert new[0].evidence == slip["evidence"]
    assert new[0].expected == slip.get("expected")
