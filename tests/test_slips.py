"""One slip changes its own field and nothing else: the structure is robust."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.slips import SLIPS, Slip
from tests.stages import BOOKLET, run_text, values


@cache
def booklet() -> str:
    return BOOKLET.read_text(encoding="utf-8")


@cache
def undisturbed() -> dict[str, Any]:
    """Return the fields of the booklet as it is; that they are right is another test's affair."""
    return dict(flatten(values(run_text(booklet()).guide)))


def flatten(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each scalar with its dotted path, and the length of each list."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from flatten(entry, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        yield f"{path}.length", len(value)
        for position, entry in enumerate(value, 1):
            yield from flatten(entry, f"{path}.{position}")
    else:
        yield path, value


def is_own(path: str, slip: Slip) -> bool:
    """The file itself differs, of course; what is said of places is not compared at all."""
    own = ("source", "coverage", *slip.own)
    return any(path == prefix or path.startswith(f"{prefix}.") for prefix in own)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_changes_its_own_field_only(slip: Slip) -> None:
    before = undisturbed()
    after = dict(flatten(values(run_text(slip.apply(booklet())).guide)))
    changed = {
        path: (before.get(path), after.get(path))
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path) and not is_own(path, slip)
    }
    assert changed == {}


def test_names_are_distinct() -> None:
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)
