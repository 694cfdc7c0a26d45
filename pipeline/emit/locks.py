"""A lock between processes: two runs may be given the same output folder."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Writing one guide takes well under a second; who waits this long waits for a stuck process.
PATIENCE = 60.0
PAUSE = 0.02

_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class StillLockedError(Exception):
    """Another run kept the lock for all of `PATIENCE`."""


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock file `path`, gone afterwards; False where the file system has no locks.

    The system frees the lock of a process that dies, so a file left behind locks nobody out.
    """
    handle, held = _acquire(path)
    try:
        yield held
    finally:
        # Removed while held, so that whoever waits for it sees that it is no longer the lock.
        # Windows removes no open file: there the last to close succeeds.
        with suppress(OSError):
            path.unlink()
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                path.unlink()


def _acquire(path: Path) -> tuple[int, bool]:
    deadline = time.monotonic() + PATIENCE
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _wait(handle, deadline)
            if _is_current(handle, path):
                return handle, True
        except OSError as error:
            if error.errno in _UNSUPPORTED:
                return handle, False
            os.close(handle)
            raise
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _wait(handle: int, deadline: float) -> None:
    while not _try_lock(handle):
        if time.monotonic() > deadline:
            raise StillLockedError
        time.sleep(PAUSE)


def _is_current(handle: int, path: Path) -> bool:
    """Return whether `path` is still the file we locked, not one made after ours was removed."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
