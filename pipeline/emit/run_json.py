"""`run.json`: what ran and what it wrote, for maintainers; made last, since it names the others."""

from __future__ import annotations

import hashlib
import platform
from importlib import import_module
from pathlib import Path, PurePosixPath

import pydantic

from ..model.results import Result
from ..model.runs import Run, RunCounts, Versions, WrittenFile
from .drafts import Files, render_model

NAME = "run.json"


def render(result: Result, files: Files, seconds: float) -> Files:
    """Return the record of the run; `seconds` is what rendering `files` took."""
    run = Run(
        versions=Versions(
            program=_program_version(),
            python=platform.python_version(),
            pydantic=pydantic.VERSION,
        ),
        profile=result.profile,
        seconds={name: round(t, 6) for name, t in {**result.seconds, "emit": seconds}.items()},
        counts=_counts(result),
        files=[
            WrittenFile(path=name, size_bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
            for name, data in files.items()
        ],
    )
    return {NAME: render_model(run)}


def written_before(folder: Path) -> set[str]:
    """Return the files in `folder` that an earlier run wrote and nobody changed since."""
    try:
        run = Run.model_validate_json((folder / NAME).read_bytes())
    except (OSError, pydantic.ValidationError):
        return set()
    return {file.path for file in run.files if _is_unchanged(folder, file)}


def _is_unchanged(folder: Path, file: WrittenFile) -> bool:
    parts = PurePosixPath(file.path).parts
    path = folder.joinpath(*parts)
    if ".." in parts or path.is_symlink() or not path.is_relative_to(folder):
        return False
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
    except OSError:
        return False


def _program_version() -> str:
    # Asked for late: the package's version is no business of a stage that is only imported.
    package = import_module(__name__.split(".", maxsplit=1)[0])
    return str(getattr(package, "__version__", "0"))


def _counts(result: Result) -> RunCounts:
    guide = result.guide
    return RunCounts(
        items=len(guide.items),
        materials=sum(len(item.materials) for item in guide.items),
        paths=sum(len(item.paths) for item in guide.items),
        time_limits=sum(len(item.time_limits) for item in guide.items),
        findings=result.findings.counts if result.findings is not None else None,
        residue=len(guide.residue),
        residue_characters=guide.coverage.residue,
    )
