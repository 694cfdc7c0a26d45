"""Baseline: an earlier `findings.json`, against which findings are new, known or resolved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.model.errors import UsageError, give_reason
from pipeline.model.findings import Finding, Findings, State

_MOST_BYTES = 256 * 1024 * 1024


def read_baseline(path: Path) -> Findings:
    """Return the earlier report. Raises UsageError when the file is none."""
    try:
        with path.open("rb") as file:
            # cut off, a larger file is no valid JSON
            return Findings.model_validate_json(file.read(_MOST_BYTES))
    except OSError as error:
        zh, en = give_reason(error)
        raise UsageError(
            f"{path}：无法读取（{zh}）；请给出以前 ingest 写出的 findings.json",
            f"{path}: cannot be read ({en}); name a findings.json of an earlier ingest",
        ) from error
    except ValueError as error:
        raise UsageError(
            f"{path}：不是 findings.json；请给出以前 ingest 写出的文件",
            f"{path}: is no findings.json; name one that an earlier ingest wrote",
        ) from error


def compare_baseline(
    findings: Iterable[Finding], baseline: Findings
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings marked new or known, and those of the baseline that are resolved."""
    earlier = {finding.fingerprint for finding in baseline.findings}
    judged = [
        f.model_copy(update={"state": State.KNOWN if f.fingerprint in earlier else State.NEW})
        for f in findings
    ]
    now = {finding.fingerprint for finding in judged}
    return judged, [f for f in baseline.findings if f.fingerprint not in now]
