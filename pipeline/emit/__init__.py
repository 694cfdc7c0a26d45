"""Emit: write a result as files. To add an output, write its module and name it in `OUTPUTS`."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .options import CSV_ENCODINGS, EmitOptions

if TYPE_CHECKING:
    from ..model.results import Result
    from .drafts import Output

__all__ = ["CSV_ENCODINGS", "OUTPUTS", "EmitOptions", "load_writers", "write_outputs"]

# Modules of this folder, each an `Output`; `run.json` names their files and is none.
OUTPUTS = ("guide_json", "findings_json", "report", "sarif", "csv_tables", "data_package")

DEFAULTS = EmitOptions()


def load_writers() -> None:
    """Load ahead of time what writing loads late, while there is nothing else to do."""
    import pandas  # noqa: F401

    _load_outputs()


def write_outputs(result: Result, folder: Path, options: EmitOptions = DEFAULTS) -> list[Path]:
    """Write all outputs to `folder`, the guide's own, and return their paths.

    Everything is rendered and validated before anything is written. Raises `OutputError` when it
    cannot be written; what stood in `folder` is then untouched.
    """
    from . import run_json
    from .drafts import Draft
    from .folders import replace_folder
    from .tables import build_tables

    started = time.perf_counter()
    outputs = _load_outputs()
    tables = build_tables(result.guide, result.findings)
    draft = Draft(result, tables, options)
    files = {name: data for output in outputs for name, data in output.render(draft).items()}
    files |= run_json.render(result, files, time.perf_counter() - started)
    ours = {run_json.NAME, *(name for output in outputs for name in output.FILES)}
    replace_folder(folder, files, ours | run_json.written_before(folder))
    return [folder.joinpath(*name.split("/")) for name in files]


def _load_outputs() -> list[Output]:
    return [cast("Output", import_module(f".{name}", __name__)) for name in OUTPUTS]
