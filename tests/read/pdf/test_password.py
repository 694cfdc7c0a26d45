"""A protected PDF opens with its password, and says so without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FONT_FREE_TEXT = "locked"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    fpdf = pytest.importorskip("fpdf")
    document = fpdf.FPDF()
    document.set_encryption(owner_password="owner", user_password="geheim")
    document.add_page()
    document.set_font("helvetica")
    document.cell(text=FONT_FREE_TEXT)
    path = tmp_path / "locked.pdf"
    document.output(str(path))
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments, "--lang", "en"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_the_tree_of_a_protected_file(locked: Path) -> None:
    done = run("tree", str(locked), "--password", "geheim")
    assert done.returncode == 0, done.stderr
    assert FONT_FREE_TEXT in done.stdout


@pytest.mark.parametrize("arguments", [[], ["--password", "wrong"]])
def test_without_the_password_it_says_what_to_do(locked: Path, arguments: list[str]) -> None:
    done = run("ingest", str(locked), *arguments)
    assert done.returncode == 3
    assert "--password" in done.stderr
    assert len(done.stderr.splitlines()) == 1
