"""CSV: exact for machines, harmless in a spreadsheet, and a data package that validates."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.emit import CSV_ENCODINGS, EmitOptions, write_outputs
from pipeline.emit.csv_tables import _defuse as defuse
from pipeline.model.errors import UsageError


def read(path: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def may_run(cell: str) -> bool:
    """What the contract forbids a cell to begin with."""
    return cell[:1] in tuple("=@\t\r") or (cell[:1] in tuple("+-") and cell[1:2].isalpha())


def test_files_are_rfc_4180_with_a_mark(result: Any, tmp_path: Path) -> None:
    write_outputs(result, tmp_path / "g")
    for path in (tmp_path / "g" / "csv").glob("*.csv"):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        rows = read(path)
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows[1:] for cell in row if may_run(cell)]


def test_cells_are_what_the_guide_says(result: Any, nasty_texts: list[str], tmp_path: Path) -> None:
    write_outputs(result, tmp_path / "g")
    header, *rows = read(tmp_path / "g" / "csv" / "materials.csv")
    names = [row[header.index("name")] for row in rows][: len(nasty_texts)]
    mended = [text.replace("\r\n", "\n").replace("\r", "\n") for text in nasty_texts]
    for cell, text in zip(names, mended, strict=True):
        assert cell in (text, "'" + text)
    assert {"-5", "+8612345678901", "007", "nan", "'普通撇号"} <= set(names)
    header, *rows = read(tmp_path / "g" / "csv" / "items.csv")
    flags = [row[header.index("materials_none_required")] for row in rows]
    assert flags == ["false", "true"]
    assert [row[header.index("number")] for row in rows] == ["1", ""]


@given(st.text() | st.text(alphabet="'=+-@\t\r\n 　1甲\u200b"))
def test_no_text_runs_and_every_text_comes_back(text: str) -> None:
    cell = defuse(text)
    assert not may_run(cell)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # Whoever drops one apostrophe from a cell that would be defused has the text again.
    assert (cell[1:] if cell[:1] == "'" and defuse(cell) != cell else cell) == lines


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1", "'=1"),
        ("＝1", "'＝1"),
        (" \u200b＋甲", "' \u200b＋甲"),
        ("\u3000@甲", "'\u3000@甲"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("-甲", "'-甲"),
        ("'=1", "''=1"),
        ("\t甲", "'\t甲"),
        ("\n=1", "'\n=1"),
        ("-5", "-5"),
        ("+86 24-5399803", "+86 24-5399803"),
        ("-", "-"),
        ("a=1", "a=1"),
        ("—甲", "—甲"),
    ],
)
def test_what_is_defused(text: str, cell: str) -> None:
    assert defuse(text) == cell


@pytest.mark.parametrize("encoding", CSV_ENCODINGS)
def test_the_data_package_validates(result: Any, tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "g"
    write_outputs(result, folder, EmitOptions(csv_encoding=encoding))
    report = frictionless.validate(str(folder / "csv" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    described = json.loads((folder / "csv" / "datapackage.json").read_bytes())["resources"]
    files = {path.name for path in (folder / "csv").glob("*.csv")}
    assert {resource["path"] for resource in described} == files
    assert len(read(folder / "csv" / "items.csv", encoding)) == 3


def test_an_empty_guide_validates(bare_guide: Any, result_of: Any, tmp_path: Path) -> None:
    write_outputs(result_of(bare_guide, None), tmp_path / "g")
    report = frictionless.validate(str(tmp_path / "g" / "csv" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_the_data_package_sees_a_lost_reference(result: Any, tmp_path: Path) -> None:
    write_outputs(result, tmp_path / "g")
    path = tmp_path / "g" / "csv" / "deferral_items.csv"
    item = result.guide.items[1].id
    path.write_bytes(path.read_bytes().replace(item.encode(), b"nobody"))
    report = frictionless.validate(str(tmp_path / "g" / "csv" / "datapackage.json"))
    assert [row[0] for row in report.flatten(["type"])] == ["foreign-key"]


def test_other_encodings_are_refused() -> None:
    assert EmitOptions(csv_encoding="GB18030").csv_encoding == "gb18030"
    for name in ("latin-1", "no such thing"):
        with pytest.raises(UsageError):
            EmitOptions(csv_encoding=name)


def test_pandas_is_imported_only_to_write() -> None:
    code = "import sys, pipeline.emit, pipeline.emit.schemas; sys.exit('pandas' in sys.modules)"
    paths = os.pathsep.join(filter(None, sys.path))
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": paths})
