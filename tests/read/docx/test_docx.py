"""The guide in Word gives what its text gives; no word of a Word file is lost."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import docx
import pytest

from pipeline import ingest
from pipeline.model.results import Result
from pipeline.read import read_source
from tests.read.docx.files import read_bytes
from tests.read.docx.layouts import LAYOUTS
from tests.read.pdf.booklets import load_golden, read_booklet
from tests.read.pdf.test_pdf import differences
from tests.stages import BOOKLET, TESTS, Run, run_source, values

FIXTURE = TESTS / "fixtures" / "guide.docx"
SAMPLES = sorted((TESTS / "samples").glob("*.docx"))

# What argues from the lines of the text file: mark-up left in it, words that a line breaks.
OF_THE_TEXT_FILE = {"leftover-markup", "layout-cut", "doubled-over-break", "doubled-word"}


@cache
def run_fixture() -> Run:
    return run_source(read_source(FIXTURE))


@cache
def audit(path: Path) -> Result:
    return ingest(path)


def count_findings(result: Result) -> Counter[tuple[str, int | None, str]]:
    return Counter(
        (found.rule, found.item_number, re.sub(r"[\s<>]", "", found.evidence))
        for found in result.findings.findings
        if found.rule not in OF_THE_TEXT_FILE
    )


def test_fixture_gives_what_the_text_gives() -> None:
    text = values(run_source(read_source(BOOKLET)).guide)
    assert differences(values(run_fixture().guide), text) == []


def test_fixture_has_the_findings_of_the_text() -> None:
    assert count_findings(audit(FIXTURE)) == count_findings(audit(BOOKLET))


def test_leaves_join_to_the_text() -> None:
    run = run_fixture()
    assert "".join(run.tree.text(leaf) for leaf in run.tree.root.leaves()) == run.source.text
    assert run.guide.coverage.residue == 0


@pytest.mark.parametrize("path", [FIXTURE, *SAMPLES], ids=lambda path: path.stem)
def test_no_word_is_lost(path: Path) -> None:
    body = docx.Document(str(path)).element.body
    words = ("".join((text.text or "").split()) for text in body.iter(f"{{{body.nsmap['w']}}}t"))
    found = "".join(read_source(path).text.split())
    at = 0
    for word in words:
        at = found.index(word, at) + len(word)


def test_same_bytes_twice() -> None:
    assert read_source(FIXTURE) == read_source(FIXTURE)


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_gives_the_golden_guide(name: str) -> None:
    source = read_bytes(LAYOUTS[name](read_booklet()))
    guide = run_source(source).guide
    assert differences(values(guide), load_golden()) == []
