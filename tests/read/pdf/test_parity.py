"""The same guide as PDF and as text is judged alike."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.model.findings import Findings
from pipeline.run import ingest
from tests.stages import BOOKLET

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
# Rules that argue from the text file itself, of which nothing is printed.
OF_THE_FILE = {
    # the marks that an extraction left behind
    "leftover-markup",
    # lines that the file breaks and a paragraph of the booklet does not
    "layout-cut",
}
# A character printed twice is doubled over a break in the one, inside a line in the other.
SAME = {"doubled-over-break": "doubled-word"}

Key = tuple[str, str, int | None, str]


@cache
def judge(path: Path) -> Findings:
    findings = ingest(path).findings
    assert findings is not None
    return findings


def keys(findings: Findings) -> Counter[Key]:
    """Count findings by rule, severity, item and words; blanks and the file's own < > aside."""
    return Counter(
        (
            SAME.get(finding.rule, finding.rule),
            str(finding.severity),
            finding.item_number,
            re.sub(r"[\s<>]", "", finding.evidence),
        )
        for finding in findings.findings
        if finding.rule not in OF_THE_FILE
    )


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_fixture_has_the_findings_of_the_text(severity: str) -> None:
    text, printed = (
        Counter({key: n for key, n in keys(judge(path)).items() if key[1] == severity})
        for path in (BOOKLET, FIXTURE)
    )
    assert printed - text == Counter()
    assert text - printed == Counter()
