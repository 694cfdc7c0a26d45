"""Reads service guides and writes them as validated data: `from pipeline import ingest`."""

from __future__ import annotations

# What type checkers look for; `typing` itself would cost a third of the start-up of `guide --help`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model.results import Result
    from .run import ingest

__version__ = "0.1.0"
__all__ = ["Result", "__version__", "ingest"]


def __getattr__(name: str) -> object:
    """Import on first use: `guide --help` must not wait for pydantic."""
    if name == "ingest":
        from .collector import collector_paused

        with collector_paused():
            from .run import ingest

        return ingest
    if name == "Result":
        from .model.results import Result

        return Result
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
