"""From a clone to a working program: pins, packaging, make targets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TARGETS = ("ingest", "test", "lint", "schemas", "golden", "benchmark", "clean")


def run(*arguments: object, cwd: Path) -> str:
    # Make passes its own flags on to makes below it; the clone's must not know of ours.
    env = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    folder = tmp_path / "clone"
    safe = ("-c", f"safe.directory={ROOT}", "-c", f"safe.directory={ROOT / '.git'}")
    run("git", *safe, "clone", "--quiet", "--no-hardlinks", ROOT, folder, cwd=tmp_path)
    return folder


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def read_pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if not line.startswith("#")]
    return {plain(name): version for name, version in pins}


def read_requirements() -> set[str]:
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.match(r"[\w.-]+", entry).group() for group in groups for entry in group}  # type: ignore[union-attr]
    return {plain(name) for name in names} - {project["name"]}


def test_every_requirement_is_pinned() -> None:
    assert read_requirements() <= read_pins().keys()


def test_pins_name_no_place() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert not [line for line in lines[1:] if not re.fullmatch(r"[\w.-]+==[\w.!+-]+", line)]


def test_all_takes_every_extra_of_users() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    inside = {name for entry in extras["all"] for name in re.findall(r"[\w-]+(?=[,\]])", entry)}
    assert inside == extras.keys() - {"all", "test", "dev"}


def test_version_stands_in_one_place() -> None:
    from pipeline import __version__

    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_clone_knows_nothing_of_a_machine_or_registry(clone: Path) -> None:
    # Put together here, so that this file does not find itself.
    words = [
        *("/ho" + "me/[a-z]", "/Us" + "ers/[a-z]", "C:.Us" + "ers", "/ro" + "ot/"),
        *("pythonh" + "osted", "py" + r"pi\.org", "npm" + r"js\.", "deb" + r"\.debian"),
    ]
    done = subprocess.run(
        ["git", "grep", "-nIE", "|".join(words), "--", ".", ":!raw", ":!tests/samples"],
        cwd=clone,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == ""


def test_clone_holds_what_is_promised(clone: Path) -> None:
    tracked = run("git", "ls-files", "-s", cwd=clone).splitlines()
    names = {line.split("\t")[1] for line in tracked}
    assert {"LICENSE", "pipeline/py.typed", "Makefile", "constraints.txt"} <= names
    assert {f"schemas/{name}.schema.json" for name in ("guide", "findings", "run")} <= names
    assert not [name for name in names if re.search(r"__pycache__|\.pyc$|/run\.json$", name)]
    assert any(line.startswith("100755") and line.endswith("\t.ci/run") for line in tracked)
    assert run("git", "status", "--porcelain", cwd=clone) == ""


def test_line_ends_of_data_are_left_alone(clone: Path) -> None:
    names = ["raw/a.txt", "output/a/guide.json", "output/a/csv/items.csv", "schemas/a.json"]
    said = run("git", "check-attr", "text", "--", *names, "tests/samples/a.txt", cwd=clone)
    assert all(line.endswith("text: unset") for line in said.splitlines())


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("target", TARGETS)
def test_make_targets(target: str, clone: Path) -> None:
    said = run("make", "--dry-run", target, cwd=clone)
    if target != "clean":
        assert "-m venv" in said
        assert "pip install --quiet -c constraints.txt" in said


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_a_fresh_clone_does_the_main_job(clone: Path, tmp_path: Path) -> None:
    said = run("make", "ingest", f"PYTHON={sys.executable}", cwd=clone)
    assert "pip install" in said
    program = clone / ".venv" / "bin" / "guide"
    written = clone / "output" / "fushun-social-insurance-guide"
    assert (written / "guide.json").is_file()
    assert run("git", "status", "--porcelain", cwd=clone) == ""
    # From elsewhere, so that nothing is found by standing in the project.
    assert run(program, "--version", cwd=tmp_path).startswith("guide ")
    assert run(program, "schema", cwd=tmp_path).startswith("{")
    # Nothing to do the second time.
    assert "pip install" not in run("make", "ingest", cwd=clone)


@pytest.mark.slow
def test_wheel_holds_the_data_files(clone: Path, tmp_path: Path) -> None:
    run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", tmp_path, ".", cwd=clone
    )
    (wheel,) = tmp_path.glob("guide_pipeline-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    profiles = {
        f"pipeline/profiles/{path.name}" for path in (ROOT / "pipeline/profiles").glob("*.toml")
    }
    assert (
        profiles | {"pipeline/py.typed", "pipeline/cli.py", "pipeline/commands/ingest.py"} <= names
    )
    assert not [name for name in names if name.startswith(("tests", "raw", "output"))]
