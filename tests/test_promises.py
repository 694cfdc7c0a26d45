"""The promises that hold on every input: the real guides, broken ones, and ones put together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.audit import audit_guide
from pipeline.cli import main
from pipeline.model.errors import SourceError
from pipeline.model.guides import Guide
from pipeline.model.trees import Kind, Node
from pipeline.normalize import normalize_guide
from pipeline.read import read_source
from tests.places import find_misplaced
from tests.stages import BOOKLET, SAMPLES, Run, run_bytes, run_text, values
from tests.texts import broken_texts, made_up_texts, real_texts, scrambled_guides

LEAVES = frozenset(
    {
        Kind.BLANK,
        Kind.NUMBER,
        Kind.TITLE,
        Kind.LABEL,
        Kind.CELL,
        Kind.PAGE,
        Kind.TEXT,
        Kind.FURNITURE,
        Kind.LOOSE,
    }
)
# The same texts in every run: a failure seen once is seen by everybody.
thorough = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

TEXTS = [pytest.param(text, id=name) for name, text in (*real_texts(), *broken_texts())]
ODD_TEXTS = [
    "",
    " ",
    "\n",
    "\r",
    "\0",
    "\u0301",
    "1.1",
    "1.1 需提供材料",
    "\t",
    "①",
    "《",
    "\ufeff",
]


def check_promises(text: str) -> None:
    """Check all that must hold of any text."""
    run = run_text(text)
    check_tree(run)
    check_coverage(run)
    check_normalized_twice(run)
    published = json.loads(run.guide.model_dump_json())
    assert Guide.model_validate_json(run.guide.model_dump_json()) == run.guide
    assert find_misplaced(published, text) == []
    check_references(run.guide)


def check_tree(run: Run) -> None:
    text, root = run.source.text, run.tree.root
    assert (root.start, root.end) == (0, len(text))
    assert "".join(run.tree.text(leaf) for leaf in root.leaves()) == text
    for node in root.walk():
        check_tiling(node, root)


def check_tiling(node: Node, root: Node) -> None:
    if not node.children:
        assert node.kind in LEAVES or node is root, f"{node.kind} holds nothing"
        return
    assert node.kind not in LEAVES
    ends = [node.start, *(child.end for child in node.children)]
    assert [child.start for child in node.children] == ends[:-1]
    assert ends[-1] == node.end
    assert all(child.end > child.start for child in node.children)


def check_coverage(run: Run) -> None:
    coverage = run.guide.coverage
    visible = [not character.isspace() for character in run.source.text]
    assert coverage.characters == coverage.assigned + coverage.residue == sum(visible)
    places = [run.source.range(passage.span) for passage in run.guide.residue]
    assert coverage.residue == sum(sum(visible[start:end]) for start, end in places)
    for leaf in run.tree.root.leaves():
        if leaf.kind is Kind.LOOSE:
            start, end = run.source.trim(leaf.start, leaf.end)
            assert any(begin <= start and end <= stop for begin, stop in places)


def check_normalized_twice(run: Run) -> None:
    assert normalize_guide(run.guide) == run.guide
    assert normalize_guide(run.printed) == run.guide


def check_references(guide: Guide) -> None:
    ids = [item.id for item in guide.items]
    assert len(set(ids)) == len(ids)
    named = [row.item_ids for row in (*guide.prohibitions, *guide.deferrals)]
    assert {item_id for row in named for item_id in row} <= set(ids)


@pytest.mark.parametrize("text", [*TEXTS, *ODD_TEXTS])
def test_promises(text: str) -> None:
    check_promises(text)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_read_is_written_or_refused(text: str, tmp_path: Path) -> None:
    source = tmp_path / "guide.txt"
    source.write_text(text, encoding="utf-8", newline="")
    assert main(["ingest", str(source), "-o", str(tmp_path / "output")]) in (0, 3)


@thorough
@given(made_up_texts)
@example("事项类别\t序号\t事项\t页码\t操作流程\n1\t2\t登记\t3\t1.1 流程\u2028# 办理材料\n")
def test_promises_on_made_up_texts(text: str) -> None:
    check_promises(text)


@thorough
@given(scrambled_guides())
def test_promises_on_scrambled_guides(text: str) -> None:
    check_promises(text)


def check_audit(text: str) -> None:
    """No rule raises, and every finding points at its evidence."""
    run = run_text(text)
    findings = audit_guide(run.guide, run.tree).findings
    assert find_misplaced(json.loads(findings.model_dump_json()), text) == []
    prints = [finding.fingerprint for finding in findings.findings]
    assert len(set(prints)) == len(prints)
    assert audit_guide(run.guide, run.tree).findings == findings


@pytest.mark.parametrize("text", [*TEXTS, *ODD_TEXTS])
def test_audit(text: str) -> None:
    check_audit(text)


@thorough
@given(st.one_of(made_up_texts, scrambled_guides()))
def test_audit_of_made_up_texts(text: str) -> None:
    check_audit(text)


@pytest.mark.parametrize("text", TEXTS)
def test_two_runs_are_equal(text: str) -> None:
    assert run_text(text).guide.model_dump_json() == run_text(text).guide.model_dump_json()


def line_end_cases() -> Iterator[Any]:
    for path in (BOOKLET, *SAMPLES):
        yield pytest.param(path, "\r\n", id=f"{path.stem}-CRLF")
        yield pytest.param(path, "\r", id=f"{path.stem}-CR")


@pytest.mark.parametrize(("path", "line_end"), list(line_end_cases()))
def test_line_ends_change_nothing(path: Path, line_end: str) -> None:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    plain = run_bytes(data).guide
    other = run_bytes(data.replace(b"\n", line_end.encode())).guide
    assert without_source(values(other)) == without_source(values(plain))
    assert list(spans(other)) == list(spans(plain))
    assert other.source.lines == plain.source.lines


def without_source(plain: dict[str, Any]) -> dict[str, Any]:
    """Leave out what tells about the file, and count residue, whose line breaks are its own."""
    residue = ["".join(passage["text"].split()) for passage in plain["residue"]]
    return {**{k: v for k, v in plain.items() if k != "source"}, "residue": residue}


def spans(guide: Guide) -> Any:
    """Yield the places of the guide, in order."""
    stack: list[Any] = [guide.model_dump(mode="json")]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if "span" in value:
                yield value["span"]
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_change_nothing(encoding: str) -> None:
    text = BOOKLET.read_text(encoding="utf-8")
    plain, other = run_bytes(text.encode()).guide, run_bytes(text.encode(encoding)).guide
    assert without_source(values(other)) == without_source(values(plain))
    assert list(spans(other)) == list(spans(plain))


@thorough
@given(
    data=st.one_of(
        st.binary(),
        made_up_texts.map(str.encode),
        made_up_texts.map(lambda text: text.encode("gb18030")),
        made_up_texts.map(lambda text: text.encode("utf-16")),
    )
)
def test_only_source_errors_from_bytes(data: bytes, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "made-up.txt"
    path.write_bytes(data)
    try:
        source = read_source(path)
    except SourceError:
        return
    check_promises(source.text)


def ingest_all(folder: Path, **environment: str) -> dict[str, bytes]:
    """Ingest every guide in a process of its own; return all files but the record of the run."""
    root = Path(__file__).parent.parent
    home = folder / "cwd"
    home.mkdir(parents=True)
    settings = {**os.environ, "PYTHONPATH": str(root), **environment}
    command = [sys.executable, "-m", "pipeline", "ingest", "-o", str(folder / "out")]
    sources = [str(path) for path in (BOOKLET, SAMPLES[0])]
    done = subprocess.run(
        [*command, *sources], cwd=home, env=settings, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return {
        str(path.relative_to(folder / "out")): path.read_bytes()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file() and path.name not in LIBRARY_FILES
    }


# `run.json` tells the time; the libraries behind the other two write their own versions.
LIBRARY_FILES = ("run.json", "guide.xlsx", "guide.sqlite")


def test_surroundings_change_nothing(tmp_path: Path) -> None:
    first = ingest_all(tmp_path / "first", PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
    other = ingest_all(
        tmp_path / "a folder 文件夹",
        PYTHONHASHSEED="4242",
        LC_ALL="POSIX",
        LANGUAGE="zh_CN",
        TZ="Asia/Shanghai",
        PYTHONUTF8="0",
    )
    assert list(first) == list(other)
    assert [name for name in first if first[name] != other[name]] == []
    assert any(name.endswith("guide.json") for name in first)
