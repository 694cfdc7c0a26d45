"""`guide.json`: the whole guide, for downstream systems."""

from __future__ import annotations

from .drafts import Draft, Files, render_model

FILES = ("guide.json",)


def render(draft: Draft) -> Files:
    """Return the guide in the form of `schemas/guide.schema.json`."""
    return {"guide.json": render_model(draft.result.guide)}
