"""Python's garbage collector, held where it would only look on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Hold the garbage collector: imports and stages make many objects and leave no cycles.

    On a hundred booklets in one text it took as long as the stages themselves.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    """Take what was made meanwhile for old, or the collector would look through it all at once."""
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
