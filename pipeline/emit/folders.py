"""Replacing a whole folder at once: a reader sees the old result or the new one, never a mixture.

All is written to a hidden sibling first. Files that are not ours are carried over as hard links, so
that even a program that is writing to one goes on writing to the same file; where links are not to
be had they are copied. Nothing is followed through a symbolic link.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from .drafts import Files
from .locks import locked
from .obstacles import InTheWayError, explained
from .swaps import swap_folders


def replace_folder(folder: Path, files: Files, ours: Collection[str]) -> None:
    """Make `folder` hold `files` and whatever it held that is not in `ours`.

    Raises `OutputError`, with the old folder as it was.
    """
    with explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(_sibling(folder, "lock")) as alone:
            if alone:
                _recover(folder)
            _refuse(folder)
            fresh, aside = (_free(folder, suffix, alone) for suffix in ("new", "old"))
            _replace(folder, fresh, aside, files, frozenset(ours) | set(files))


def _replace(folder: Path, fresh: Path, aside: Path, files: Files, ours: frozenset[str]) -> None:
    try:
        fresh.mkdir()
        _write(fresh, files)
        if folder.exists():
            _carry(folder, fresh, ours)
        _sync_folders(fresh)
        swap_folders(fresh, folder, aside)
        _sync(folder.parent)
    finally:
        # Whatever is left under these names is the old result or an unfinished new one. Failing to
        # remove it harms no reader; the next run tries again.
        shutil.rmtree(fresh, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(aside, ignore_errors=True)


def _sibling(folder: Path, suffix: str) -> Path:
    return folder.with_name(f".{folder.name}.emit-{suffix}")


def _free(folder: Path, suffix: str, alone: bool) -> Path:
    """Return the sibling's name, made unique where another run or a stubborn leftover has it."""
    path = _sibling(folder, suffix)
    if alone and not os.path.lexists(path):
        return path
    return _sibling(folder, f"{suffix}-{secrets.token_hex(4)}")


def _recover(folder: Path) -> None:
    """Put back an old result that a killed run left aside, and remove what killed runs left.

    Only for who holds the lock: the leftovers then belong to nobody alive.
    """
    aside, fresh = _sibling(folder, "old"), _sibling(folder, "new")
    if aside.is_dir() and not os.path.lexists(folder):
        aside.rename(folder)
    for left in (aside, fresh):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def _refuse(folder: Path) -> None:
    """Raise where the old folder may not be replaced."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InTheWayError(folder)
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(None, None, str(folder))


def _write(folder: Path, files: Files) -> None:
    # Folders and files are made plainly, so that their modes follow the umask.
    for name, data in files.items():
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())


def _carry(old: Path, new: Path, ours: frozenset[str], prefix: str = "") -> None:
    """Take over what stands in `old` and is not ours, and the mode the folder was given."""
    for entry in sorted(old.iterdir()):
        name, target = prefix + entry.name, new / entry.name
        if entry.is_dir() and not entry.is_symlink():
            if name in ours:
                raise InTheWayError(entry)
            target.mkdir(exist_ok=True)
            _carry(entry, target, ours, f"{name}/")
        elif name not in ours:
            if target.exists():
                raise InTheWayError(entry)
            _link(entry, target)
    shutil.copymode(old, new)


def _link(source: Path, target: Path) -> None:
    # No links on this file system, or not to this file: a copy holds the same.
    with suppress(OSError, NotImplementedError):
        os.link(source, target, follow_symlinks=False)
        return
    if source.is_symlink():
        target.symlink_to(source.readlink())
        return
    if not source.is_file():
        raise InTheWayError(source)
    shutil.copy2(source, target)
    _sync(target)


def _sync_folders(folder: Path) -> None:
    for parent, _, _ in os.walk(folder, topdown=False):
        _sync(Path(parent))


def _sync(path: Path) -> None:
    """Have the system write `path` to the disk; Windows can do so only for files open to write."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
