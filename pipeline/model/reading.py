"""What the user asks of the readers, and what they say while they are long at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _say_nothing(_done: int, _count: int) -> None:
    pass


def _do_nothing() -> None:
    pass


@dataclass(frozen=True)
class ReadOptions:
    """`password` opens a protected file; `recognising` hears of each page of a scan.

    It is called with the number of pages done and of all that are to be recognised, first with 0.
    `jobs` is the number of processes that may read a long file and judge a long guide, or None for
    as many as pay. A script that allows more than one has to guard its start
    (`if __name__ == "__main__"`).
    `meanwhile` is what this process does first while others read: it loads what comes later.
    """

    password: str | None = None
    recognising: Callable[[int, int], None] = _say_nothing
    jobs: int | None = 1
    meanwhile: Callable[[], object] = _do_nothing
