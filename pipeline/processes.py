"""Processes beside this one: how many there may be, and work that two of them share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, MutableSequence, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")


def count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Windows and macOS
        return os.cpu_count() or 1


def can_start() -> bool:
    """Tell whether this process may have others beside it; a worker of a pool may not."""
    import multiprocessing

    return not multiprocessing.current_process().daemon


def can_fork() -> bool:
    """Tell whether a new process starts as a copy of this one, with all that it has loaded."""
    import multiprocessing

    return can_start() and multiprocessing.get_context().get_start_method() == "fork"


def work_in_two(work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
    """Return what `work` gives for each of `parts`; a forked process begins from the end.

    Should both begin a part at the same moment, they do the same. What the other process did not
    hand over, because it broke off or died, is done by this one.
    """
    import multiprocessing

    context = multiprocessing.get_context("fork")
    begun: MutableSequence[int] = context.RawArray("b", len(parts))
    receiver, sender = context.Pipe(duplex=False)

    def meet(order: Iterable[int]) -> dict[int, R]:
        done = {}
        for at in order:
            if begun[at]:
                break
            begun[at] = 1
            done[at] = work(parts[at])
        return done

    other = context.Process(
        target=_hand_over,
        args=(receiver, sender, lambda: meet(reversed(range(len(parts))))),
    )
    other.start()
    sender.close()
    try:
        done = meet(range(len(parts)))
        done |= _receive(receiver)
    finally:
        other.kill()
        other.join()
    return [done[at] if at in done else work(part) for at, part in enumerate(parts)]


def _hand_over(receiver: Connection, sender: Connection, work: Callable[[], object]) -> None:
    import signal

    # or this process would wait for itself to receive, should the first be killed
    receiver.close()
    # Ctrl-C reaches both processes; the first ends the other
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sender.send(work())
    except Exception:
        return  # the first process does the rest, and meets the error


def _receive(receiver: Connection) -> dict[int, R]:
    try:
        received: dict[int, R] = receiver.recv()
    except (EOFError, OSError):  # nothing came, or only a part
        return {}
    return received
