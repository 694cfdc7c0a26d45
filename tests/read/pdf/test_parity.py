"""The same guide as PDF and as text is judged alike."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.audit import audit_guide
from pipeline.model.audits import AuditOptions
from pipeline.model.findings import Findings
from pipeline.model.ranges import Range
from pipeline.run import ingest
from tests.stages import BOOKLET, make_source, run_source

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


def test_page_number_below_a_picture_is_no_line_of_the_item() -> None:
    text = (
        "1. 参保登记\n\n1.1 办理路径：窗口办\n\n操作流程\n\n\n\n1.参保登记\n\n"
        "1.2 办理时限：即时办结\n\n"
        "2. 缴费申报\n\n2.1 办理路径：支付宝\n— 14 —\n\n\n\n2.2 办理时限：即时办结\n"
    )
    start = text.index("— 14 —")
    source = replace(make_source(text), asides=[Range(start, start + 6)])
    run = run_source(source)
    findings = audit_guide(run.guide, run.tree, AuditOptions(only=["picture-without-caption"]))
    assert [finding.evidence for finding in findings.findings.findings] == ["支付宝"]


def test_a_running_head_is_no_other_printing_of_the_title_of_its_section() -> None:
    contents = "目 录\n\n办事业务指南.....(1)\n容缺办理事项清单.....(5)\n\n"
    item = "办事业务指南\n\n1. 参保登记\n\n1.1 需提供材料：身份证\n\n"
    title = "容缺办理事项指南\n\n容缺办理事项清单"
    text = f"{contents}{item}{title}\n\n序号\t业务事项\n1\t参保\n容缺办理事项指南\n"
    start = text.rindex("容缺")
    source = replace(make_source(text), asides=[Range(start, start + 8)])
    run = run_source(source)
    findings = audit_guide(run.guide, run.tree, AuditOptions(only=["section-title-mismatch"]))
    assert [f.span.line for f in findings.findings.findings] == [12]
