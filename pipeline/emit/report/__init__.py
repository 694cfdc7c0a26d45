"""`report.html`: the inconsistency report to read, filter and print, in one file.

`digests` counts and folds, `evidence` quotes, `cuttings` shows where on the page, `charts`
measures, `page` fills the templates.
"""

from __future__ import annotations

from ..drafts import Draft, Files
from .page import render_page

FILES = ("report.html",)


def render(draft: Draft) -> Files:
    """Return the report; nothing without an audit."""
    if draft.result.findings is None:
        return {}
    return {"report.html": render_page(draft.result, pictured=draft.options.pictures).encode()}
