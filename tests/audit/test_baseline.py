"""Baseline: what is new, what was known, what is resolved."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import ingest
from pipeline.audit.baseline import read_baseline
from pipeline.model.audits import AuditOptions
from pipeline.model.errors import UsageError
from pipeline.model.findings import State
from pipeline.model.results import Result

from .conftest import TEXT


def audit(folder: Path, text: str, baseline: Result) -> Result:
    path = folder / "guide.txt"
    path.write_text(text, encoding="utf-8")
    return ingest(path, options=AuditOptions(baseline=baseline.findings))


def test_the_same_guide_has_only_known_findings(result: Result, tmp_path: Path) -> None:
    again = audit(tmp_path, TEXT, result)
    assert {f.state for f in again.findings.findings} == {State.KNOWN}
    assert again.audit is not None
    assert again.audit.resolved == ()


def test_fingerprints_survive_line_shifts_and_other_line_ends(
    result: Result, tmp_path: Path
) -> None:
    shifted = audit(tmp_path, ("\n\n\n" + TEXT).replace("\n", "\r\n"), result)
    assert {f.state for f in shifted.findings.findings} == {State.KNOWN}


def test_a_new_slip_is_new_and_a_mended_one_resolved(result: Result, tmp_path: Path) -> None:
    changed = TEXT.replace("3.3 办理时限", "2.3 办理时限").replace("1.4 温馨", "9.4 温馨")
    after = audit(tmp_path, changed, result)
    new = [f for f in after.findings.findings if f.state is State.NEW]
    assert ("subsection-number-mismatch", "9.4") in [(f.rule, f.evidence) for f in new]
    assert after.audit is not None
    resolved = [(f.rule, f.evidence) for f in after.audit.resolved]
    assert ("subsection-number-mismatch", "3.3") in resolved


def test_a_rule_that_did_not_run_resolves_nothing(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "guide.txt"
    path.write_text(TEXT, encoding="utf-8")
    options = AuditOptions(only=["doubled-punctuation"], baseline=result.findings)
    after = ingest(path, options=options)
    assert [f.evidence for f in after.findings.findings] == ["。。"]
    assert after.audit is not None
    assert after.audit.resolved == ()


def test_without_a_baseline_everything_is_new(result: Result) -> None:
    assert {f.state for f in result.findings.findings} == {State.NEW}


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\xfe", b'{"schema_version": "1.0"}'])
def test_what_is_no_report_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"old\.json"):
        read_baseline(path)


def test_a_missing_baseline_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.json: cannot be read \(No such file") as caught:
        read_baseline(tmp_path / "gone.json")
    assert str(caught.value).count("gone.json") == 1
