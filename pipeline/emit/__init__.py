"""Emit: write a result as files. To add an output, write its module and name it in `OUTPUTS`."""

from __future__ import annotations

import time
from pathlib import Path

from ..model.results import Result
from . import csv_tables, data_package, findings_json, guide_json, report, run_json, sarif
from .drafts import CSV_ENCODINGS, Draft, EmitOptions
from .folders import replace_folder
from .tables import build_tables

__all__ = ["CSV_ENCODINGS", "OUTPUTS", "EmitOptions", "load_writers", "write_outputs"]

# Each module has `FILES`, all names that it may write, and `render(draft)`, which returns those
# that it does write with their content. `run.json` names the others and is no row.
OUTPUTS = (guide_json, findings_json, report, sarif, csv_tables, data_package)

DEFAULTS = EmitOptions()


def load_writers() -> None:
    """Load ahead of time what writing loads late, while there is nothing else to do."""
    import pandas  # noqa: F401


def write_outputs(result: Result, folder: Path, options: EmitOptions = DEFAULTS) -> list[Path]:
    """Write all outputs to `folder`, the guide's own, and return their paths.

    Everything is rendered and validated before anything is written. Raises `OutputError` when it
    cannot be written; what stood in `folder` is then untouched.
    """
    started = time.perf_counter()
    tables = build_tables(result.guide, result.findings)
    draft = Draft(result, tables, options)
    files = {name: data for output in OUTPUTS for name, data in output.render(draft).items()}
    files |= run_json.render(result, files, time.perf_counter() - started)
    ours = {run_json.NAME, *(name for output in OUTPUTS for name in output.FILES)}
    replace_folder(folder, files, ours | run_json.written_before(folder))
    return [folder.joinpath(*name.split("/")) for name in files]
