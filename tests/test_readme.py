"""The README says what the program does, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import ingest

ROOT = Path(__file__).parents[1]
RAW = "raw/fushun-social-insurance-guide.txt"
PAGES = {"en": "README.md", "zh": "README.zh-CN.md"}


def read(language: str) -> str:
    return (ROOT / PAGES[language]).read_text(encoding="utf-8")


def blocks(language: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", read(language), re.MULTILINE | re.DOTALL)


def code(text: str) -> list[str]:
    """Words in code style and indented commands; comments and fenced blocks aside."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    commands = [
        line.split("  #")[0].rstrip() for line in text.splitlines() if line.startswith("    ")
    ]
    return commands + sorted(set(re.findall(r"`([^`\n]+)`", text)))


def test_both_languages_keep_in_step() -> None:
    en, zh = read("en"), read("zh")
    assert [len(h) for h in re.findall(r"^#+", en, re.M)] == [
        len(h) for h in re.findall(r"^#+", zh, re.M)
    ]
    assert code(en) == code(zh)
    assert len(re.findall(r"^\|", en, re.M)) == len(re.findall(r"^\|", zh, re.M))


@pytest.mark.parametrize("language", PAGES)
def test_the_excerpt_of_guide_json_is_real(language: str) -> None:
    shown = json.loads(blocks(language, "json")[0])
    item = next(i for i in ingest(ROOT / RAW).guide.items if i.number == 7)
    assert shown == item.time_limits[0].model_dump(mode="json")


@pytest.mark.parametrize("language", PAGES)
def test_the_excerpt_of_the_audit_is_real(language: str) -> None:
    command = [sys.executable, "-m", "pipeline", "audit", RAW, "--lang", language]
    printed = subprocess.run(
        [*command, "--only", "subsection-number-mismatch"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert blocks(language, "text")[0] in printed.stdout


@pytest.mark.parametrize("language", PAGES)
def test_the_python_example_runs(language: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", blocks(language, "python")[0]],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert "职工参保登记" in done.stdout


@pytest.mark.parametrize("language", PAGES)
def test_the_waiver_holds(language: str, tmp_path: Path) -> None:
    (tmp_path / "waivers.toml").write_text(blocks(language, "toml")[0], encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "audit", RAW, "--waivers"]
    said = subprocess.run(
        [*command, tmp_path / "waivers.toml", "--as-of", "2027-01-31"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"LANG": "en", "PYTHONUTF8": "1"},
    ).stderr
    assert re.search(r"[1-9]\d* waived", said)
    assert "waivers:" not in said


@pytest.mark.parametrize("language", PAGES)
def test_what_it_names_exists(language: str) -> None:
    text = read(language)
    files = set(re.findall(r"`((?:pipeline|raw|output|schemas|tests|benchmarks)/[\w./-]*)`", text))
    assert files
    assert [name for name in files if not (ROOT / name).exists()] == []
    known = subprocess.run(
        [sys.executable, "-m", "pipeline", "--help"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"LANG": "en", "PYTHONUTF8": "1"},
    ).stdout
    commands = set(re.findall(r"`guide (\w+)", text))
    assert {name for name in commands if f"\n  {name} " not in known} == set()
