"""`findings.json`: the inconsistency report, for auditors and machines."""

from __future__ import annotations

from .drafts import Draft, Files, render_model

FILES = ("findings.json",)


def render(draft: Draft) -> Files:
    """Return the findings as `schemas/findings.schema.json` says; nothing without an audit."""
    findings = draft.result.findings
    return {} if findings is None else {"findings.json": render_model(findings)}
