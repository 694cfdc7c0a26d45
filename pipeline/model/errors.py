"""What can go wrong with our run (never with the guide: that is a finding)."""

from __future__ import annotations


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
