"""What is measured: the way from a text to its validated `guide.json`, in steps and as a whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.emit.drafts import render_model
from pipeline.extract import extract_guide
from pipeline.model.guides import Guide
from pipeline.model.trees import Tree
from pipeline.normalize import normalize_guide
from pipeline.profiles import choose_profile
from pipeline.read import read_source
from pipeline.structure import build_tree


def read_guide(path: Path) -> tuple[Guide, Tree]:
    """Return the guide in the file at `path`, every stage before the audit done."""
    source = read_source(path)
    tree = build_tree(source, choose_profile(source))
    return normalize_guide(extract_guide(tree, "booklet")), tree


def publish(guide: Guide) -> bytes:
    """Return `guide` as `guide.json`, validated as the writer does it."""
    return render_model(guide)


def read_and_publish(path: Path) -> bytes:
    """The whole way."""
    return publish(read_guide(path)[0])


def steps(path: Path) -> dict[str, Callable[[], Any]]:
    """Return each step by its name, what it needs worked out already."""
    source = read_source(path)
    profile = choose_profile(source)
    tree = build_tree(source, profile)
    printed = extract_guide(tree, "booklet")
    guide = normalize_guide(printed)

    def structure() -> Tree:
        # a fresh source: what it works out on first use belongs to this step
        return build_tree(read_source(path), profile)

    return {
        "read": partial(read_source, path),
        "choose the profile": partial(choose_profile, source),
        "structure (and read)": structure,
        "extract": partial(extract_guide, tree, "booklet"),
        "normalize": partial(normalize_guide, printed),
        "render JSON and validate it": partial(publish, guide),
    }
