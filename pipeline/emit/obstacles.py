"""What keeps an output from being written, told in one line: which path, what, what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.errors import OutputError, give_reason
from .locks import StillLockedError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_BLOCKED = (FileExistsError, NotADirectoryError, IsADirectoryError)


class InTheWayError(Exception):
    """Something that is not ours stands where we must write."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the system says while `folder` is written into an `OutputError` for the user."""
    try:
        yield
    except StillLockedError as error:
        raise _busy(folder) from error
    except InTheWayError as error:
        raise _in_the_way(error.path) from error
    except OSError as error:
        raise _explain(folder, error) from error


def _explain(folder: Path, error: OSError) -> OutputError:
    if isinstance(error, _BLOCKED) and (path := _not_a_folder(folder)) is not None:
        return _in_the_way(path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return OutputError(
            f"无法写入 {folder}：没有写权限，或其中的文件正被其他程序（如 Excel）打开；"
            "请关闭该程序、更改权限，或用 -o 另选文件夹",
            f"cannot write {folder}: no permission, or a file in it is open in another program "
            "such as Excel; close it, change the permissions, or choose another folder with -o",
        )
    if error.errno in _FULL:
        return OutputError(
            f"无法写入 {folder}：磁盘已满或超出配额；请腾出空间，或用 -o 另选文件夹",
            f"cannot write {folder}: the disk is full or the quota used up; "
            "free some space, or choose another folder with -o",
        )
    zh, en = give_reason(error)
    return OutputError(
        f"无法写入 {folder}：{zh}；请检查该路径，或用 -o 另选文件夹",
        f"cannot write {folder}: {en}; check that path, or choose another folder with -o",
    )


def _busy(folder: Path) -> OutputError:
    return OutputError(
        f"无法写入 {folder}：另一个运行一直在写入；请待其结束后重试，或用 -o 另选文件夹",
        f"cannot write {folder}: another run keeps writing to it; "
        "try again when it has ended, or choose another folder with -o",
    )


def _in_the_way(path: Path) -> OutputError:
    return OutputError(
        f"无法写入 {path}：该位置已有不是本程序写出的文件、文件夹或链接；"
        "请移走它，或用 -o 另选文件夹",
        f"cannot write {path}: a file, folder or link that is not this program's stands there; "
        "move it away, or choose another folder with -o",
    )


def _not_a_folder(folder: Path) -> Path | None:
    """Return the path at or above `folder` where something else than a folder stands."""
    for path in (folder, *folder.parents):
        if path.is_symlink() or path.exists():
            return None if path.is_dir() else path
    return None
