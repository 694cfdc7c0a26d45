"""`guide.json`, `findings.json` and `run.json`: form, checks, and what may differ."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline import __version__
from pipeline.emit import write_outputs
from pipeline.emit.drafts import render_model
from pipeline.model.guides import Passage
from pipeline.model.runs import Run
from pipeline.model.spans import Span


def published(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_guide_json_has_the_published_form(result: Any, tmp_path: Path) -> None:
    write_outputs(result, tmp_path / "g")
    text = (tmp_path / "g" / "guide.json").read_bytes().decode()
    assert text == published(json.loads(text))
    assert text == result.guide.model_dump_json(indent=2) + "\n"
    assert "\u2028" in text
    assert list(json.loads(text)) == list(type(result.guide).model_fields)


# Points on a page. Smaller and larger numbers are spelled in more than one way (1e-05, 0.00001).
COORDINATES = st.floats(-1e6, 1e6).filter(lambda number: number == 0 or abs(number) >= 1e-4)


@given(st.text(), st.tuples(*[COORDINATES] * 4))
def test_any_text_and_coordinate_has_the_published_form(text: str, bbox: Any) -> None:
    place = Span(line=1, column=1, end_line=1, end_column=2, page=1, bbox=bbox)
    written = render_model(Passage(text=text, span=place)).decode()
    assert written == published(json.loads(written))
    assert Passage.model_validate_json(written) == Passage(text=text, span=place)


def test_paged_guides_have_the_published_form(
    paged_guide: Any, result_of: Any, tmp_path: Path
) -> None:
    write_outputs(result_of(paged_guide, None), tmp_path / "g")
    text = (tmp_path / "g" / "guide.json").read_text(encoding="utf-8")
    assert text == published(json.loads(text))


def test_an_invalid_guide_is_not_written(guide: Any, result_of: Any, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    write_outputs(result_of(guide, None), folder)
    before = (folder / "guide.json").read_bytes()
    broken = guide.model_copy(update={"source": guide.source.model_copy(update={"sha256": "no"})})
    with pytest.raises(ValidationError):
        write_outputs(result_of(broken, None), folder)
    assert (folder / "guide.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["g"]


def test_without_an_audit_there_are_no_findings(
    guide: Any, findings: Any, result_of: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "g"
    write_outputs(result_of(guide, findings), folder)
    assert (folder / "findings.json").exists()
    write_outputs(result_of(guide, None), folder)
    names = {path.name for path in folder.rglob("*")}
    assert not names & {"findings.json", "findings.csv", "finding_edits.csv"}
    assert Run.model_validate_json((folder / "run.json").read_bytes()).counts.findings is None


def test_run_json_tells_what_ran(result: Any, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    written = write_outputs(result, folder)
    run = Run.model_validate_json((folder / "run.json").read_bytes())
    assert run.versions.program == __version__
    assert run.profile == "social-insurance"
    assert run.seconds["read"] == 0.25
    assert (run.counts.items, run.counts.paths, run.counts.time_limits) == (2, 1, 2)
    assert run.counts.findings == result.findings.counts
    assert {folder / file.path for file in run.files} | {folder / "run.json"} == set(written)
    on_disk = {path for path in folder.rglob("*") if path.is_file()}
    assert set(written) == on_disk
    for file in run.files:
        data = (folder / file.path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file.size_bytes, file.sha256)
