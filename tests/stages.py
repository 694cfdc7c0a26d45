"""The stages on a text that is in no file, and the form in which results are compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.extract import extract_guide
from pipeline.model.guides import Guide
from pipeline.model.profiles import Profile
from pipeline.model.sources import Source
from pipeline.model.trees import Tree
from pipeline.normalize import normalize_guide
from pipeline.profiles import choose_profile
from pipeline.read import read_source
from pipeline.read.text import read_text
from pipeline.structure import build_tree

TESTS = Path(__file__).parent
BOOKLET = TESTS.parent / "raw" / "fushun-social-insurance-guide.txt"
SAMPLES = sorted((TESTS / "samples").glob("*.txt"))


@dataclass(frozen=True)
class Run:
    """What the stages before the audit make of a source."""

    source: Source
    tree: Tree
    printed: Guide
    guide: Guide


def make_source(text: str) -> Source:
    """Return `text` as the reader would deliver it, also where a reader would refuse it."""
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    return Source("guide.txt", "text/plain", digest, len(data), "utf-8", "text", text)


def run_source(source: Source, profile: Profile | None = None) -> Run:
    """Run structure, extract and normalize."""
    tree = build_tree(source, profile or choose_profile(source))
    printed = extract_guide(tree, "guide")
    return Run(source, tree, printed, normalize_guide(printed))


def run_text(text: str) -> Run:
    """Run the stages on `text`."""
    return run_source(make_source(text))


def run_bytes(data: bytes) -> Run:
    """Run the stages on the bytes of a text file, reader included."""
    return run_source(read_text(data, Path("guide.txt")))


def run_file(path: Path) -> Run:
    """Run the stages on a file."""
    return run_source(read_source(path))


def values(guide: Guide) -> dict[str, Any]:
    """Return every value of `guide` but places, ids and what the audit proposes.

    A reference to an item by its id becomes its number, so that a reader can follow it.
    """
    numbers = {item.id: item.number for item in guide.items}
    plain = _leave_out(guide.model_dump(mode="json"), numbers)
    del plain["guide"]["id"]
    return plain


def _leave_out(value: Any, numbers: dict[str, int | None]) -> Any:
    if isinstance(value, list):
        return [_leave_out(entry, numbers) for entry in value]
    if not isinstance(value, dict):
        return value
    kept: dict[str, Any] = {}
    for key, entry in value.items():
        if key == "item_ids":
            kept["item_numbers"] = [numbers[item_id] for item_id in entry]
        elif key not in ("span", "suggested") and not (key == "id" and "subsections" in value):
            kept[key] = _leave_out(entry, numbers)
    return kept
