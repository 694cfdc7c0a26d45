"""Safe corrections mend what they say, and nothing else."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline import ingest
from pipeline.audit.fixes import apply_edits, choose_edits, show_diff
from pipeline.model.results import Result

ROOT = Path(__file__).parents[2]
RAW = ROOT / "raw" / "fushun-social-insurance-guide.txt"
# What a safe edit may change in the guide: the printed words themselves, never what they mean.
PRINTED = {"span", "text", "raw", "heading", "coverage", "source", "residue"}


def ingest_text(folder: Path, text: str) -> Result:
    path = folder / RAW.name
    path.write_bytes(text.encode())
    return ingest(path)


def correct(result: Result) -> str:
    return apply_edits(result.source, choose_edits(result.findings.findings, result.source))


def meaning(value: Any) -> Any:
    """The guide without printed words and without the marks that safe edits may touch."""
    if isinstance(value, dict):
        return {key: meaning(part) for key, part in value.items() if key not in PRINTED}
    if isinstance(value, list):
        return [meaning(part) for part in value]
    if isinstance(value, str):
        narrow = value.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
        return re.sub(r"([。;,、])\1+", r"\1", "".join(narrow.split()))
    return value


def faults(result: Result) -> Counter[tuple[str, str | None]]:
    return Counter((f.rule, f.item_id) for f in result.findings.findings)


def check(result: Result, folder: Path) -> None:
    """After the corrections: the fixed findings are gone, nothing new, the guide as before."""
    safe = [f for f in result.findings.findings if f.fix is not None and f.fix.safe]
    after = ingest_text(folder, correct(result))
    new = faults(after) - faults(result)
    assert not new
    gone = faults(result) - faults(after)
    assert not Counter((f.rule, f.item_id) for f in safe) - gone
    before_guide, after_guide = (r.guide.model_dump(mode="json") for r in (result, after))
    assert meaning(after_guide) == meaning(before_guide)
    assert correct(after) == after.source.text, "a second run would correct more"


def test_the_real_guide(tmp_path: Path) -> None:
    result = ingest(RAW)
    assert any(f.fix is not None and f.fix.safe for f in result.findings.findings)
    check(result, tmp_path)


@pytest.mark.parametrize("seed", range(8))
def test_random_slips(tmp_path: Path, seed: int) -> None:
    """Slips of the kinds that safe fixes exist for, at random places of the guide's items."""
    chance = random.Random(seed)
    lines = RAW.read_text(encoding="utf-8").split("\n")
    for _ in range(6):
        index = chance.randrange(105, 1180)
        line = lines[index]
        for mark, slip in (("。", "。。"), ("，", ","), ("（", "("), ("；", "；；"), ("：", ":")):
            if mark in line and "http" not in line:
                lines[index] = line.replace(mark, slip, 1)
                break
    check(ingest_text(tmp_path, "\n".join(lines)), tmp_path)


def test_edits_of_two_findings_do_not_meet(result: Result) -> None:
    edits = choose_edits(result.findings.findings, result.source)
    ranges = [result.source.range(edit.span) for edit in edits]
    assert ranges == sorted(ranges)
    assert all(a.end <= b.start for a, b in zip(ranges, ranges[1:], strict=False))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_diff_applies(tmp_path: Path, result: Result, ending: str) -> None:
    if shutil.which("patch") is None:
        pytest.skip("there is no patch program")
    source = ingest_text(tmp_path, result.source.text.replace("\n", ending))
    diff = show_diff(source.source, correct(source))
    target = tmp_path / RAW.name
    subprocess.run(
        ["patch", "--binary", "-p1", str(target)],
        input=diff.encode(),
        check=True,
        cwd=tmp_path,
        capture_output=True,
    )
    assert target.read_bytes().decode() == correct(source)


def test_no_correction_is_an_empty_diff(result: Result) -> None:
    assert show_diff(result.source, result.source.text) == ""
