"""A drafted profile reads its guide as before, and what a maintainer moves in it counts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.model.trees import Kind, Tree
from pipeline.profile_draft import draft_profile
from pipeline.run import parse
from tests.stages import BOOKLET, TESTS

SAMPLES = sorted(
    path for path in (TESTS / "samples").iterdir() if path.suffix in {".txt", ".html", ".docx"}
)


def draft(source: Path, folder: Path) -> Path:
    path = folder / "drafted.toml"
    path.write_text("\n".join([*draft_profile(parse(source)), ""]), encoding="utf-8")
    return path


def outline(tree: Tree) -> list[tuple[Kind, str | None, int]]:
    kinds = (Kind.ITEM, Kind.FIELD)
    return [(node.kind, node.name, node.start) for node in tree.root.walk() if node.kind in kinds]


@pytest.mark.parametrize("source", [BOOKLET, *SAMPLES], ids=lambda path: path.stem)
def test_the_draft_reads_its_own_guide_as_before(source: Path, tmp_path: Path) -> None:
    drafted = parse(source, profile=str(draft(source, tmp_path)))
    assert outline(drafted) == outline(parse(source))


def test_labels_are_counted_by_kind(tmp_path: Path) -> None:
    path = draft(BOOKLET, tmp_path)
    fields = tomllib.loads(path.read_text(encoding="utf-8"))["fields"]
    assert list(fields) == ["materials", "paths", "time_limit", "tips"]
    assert fields["materials"][:2] == ["需提供要件", "需提供材料"]
    assert '"办理路径",  # 38' in path.read_text(encoding="utf-8")


def test_a_moved_label_gets_its_kind(tmp_path: Path) -> None:
    source = tmp_path / "guide.txt"
    body = "【所需材料】\n1. 身份证\n【上门贴士】\n请提前预约。\n"
    source.write_text(f"护照换发\n{body}护照补发\n{body}", encoding="utf-8")
    path = draft(source, tmp_path)
    words = path.read_text(encoding="utf-8")
    assert '"上门贴士",  # 2' in words
    path.write_text(words.replace("other = [", "tips = ["), encoding="utf-8")
    kinds = [name for kind, name, _ in outline(parse(source, profile=str(path))) if name]
    assert kinds == ["materials", "tips"] * 2
