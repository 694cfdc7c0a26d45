"""What can go wrong with our run (never with the guide: that is a finding)."""

from __future__ import annotations

import errno


class RunError(Exception):
    """Something the user can mend: the file, what is wrong and what to do, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class SourceError(RunError):
    """A source that cannot be read as a guide."""


class OutputError(RunError):
    """An output that cannot be written."""


class UsageError(RunError):
    """Arguments that contradict each other or name nothing."""


# What the system says in its own language; the English words are those of the system.
_REASONS_ZH = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "找不到该文件或文件夹",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ELOOP: "链接首尾相接",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "该处只读",
    errno.EIO: "设备读写出错",
    errno.EMFILE: "打开的文件过多",
}


def give_reason(error: OSError | ValueError) -> tuple[str, str]:
    """Return why the system refused, in Chinese and English."""
    number = error.errno if isinstance(error, OSError) else None
    english = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return _REASONS_ZH.get(number or 0, english), english
