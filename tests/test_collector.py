"""The garbage collector, held while much is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.collector import collector_paused

MANY = 20_000


@pytest.fixture(autouse=True)
def running() -> Iterator[None]:
    gc.enable()
    yield
    gc.unfreeze()
    gc.enable()


def count_looked_through(make: Any) -> int:
    """Return how many objects collections look through while `make` works and right after it."""
    looked: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            young = range(info["generation"] + 1)
            looked.append(sum(len(gc.get_objects(generation)) for generation in young))

    gc.callbacks.append(note)
    try:
        made = make()
        beyond = [[] for _ in range(MANY // 10)]
    finally:
        gc.callbacks.remove(note)
    assert made
    assert beyond
    return sum(looked)


def make_many() -> list[list[object]]:
    return [[] for _ in range(MANY)]


def test_what_was_made_meanwhile_is_not_looked_through() -> None:
    gc.collect()
    assert count_looked_through(make_many) > MANY
    assert count_looked_through(collector_paused()(make_many)) < MANY


def test_garbage_made_meanwhile_is_still_found() -> None:
    gc.collect()
    with collector_paused():
        for ring in make_many():
            ring.append(ring)
        del ring
    assert gc.collect() >= MANY


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with collector_paused():
        make_many()
    assert gc.get_freeze_count() == frozen


@pytest.mark.parametrize("was_running", [True, False])
def test_the_collector_runs_again_if_it_did(*, was_running: bool) -> None:
    if not was_running:
        gc.disable()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled() is was_running
