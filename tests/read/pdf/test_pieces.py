"""Pieces of the booklet in layouts that whole booklets seldom have."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

from pipeline.read import read_source
from pipeline.read.pdf.furniture import find_furniture
from tests.read.pdf.booklets import Block, load_golden, read_booklet
from tests.read.pdf.layouts import ToolMissing, print_by_chromium
from tests.read.pdf.setting import make_page
from tests.read.pdf.test_pdf import flatten
from tests.stages import run_source, values

ITEMS = 6


def print_piece(name: str, blocks: list[Block], path: Path) -> Path:
    try:
        print_by_chromium(name, blocks, path)
    except ToolMissing as missing:
        pytest.skip(str(missing))
    return path


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    blocks = read_booklet()
    start = next(i for i, block in enumerate(blocks) if block.kind == "category")
    piece = list(takewhile(lambda block: f"{ITEMS + 1}. " not in block.text, blocks[start:]))
    path = print_piece("columns", piece, tmp_path / "columns.pdf")
    found = values(run_source(read_source(path)).guide)["items"]
    wanted = load_golden()["items"][:ITEMS]
    assert [item["title"] for item in found] == [item["title"] for item in wanted]
    one, other = flatten(found), flatten(wanted)
    wrong = [key for key in other if one.get(key) != other[key] and "qr" not in key]
    assert wrong == []


@pytest.mark.parametrize("name", ["no-rules", "no-rules-middle", "zebra", "upright-rules"])
def test_tables_without_rules_over_pages(name: str, tmp_path: Path) -> None:
    blocks = [block for block in read_booklet() if block.kind in ("heading", "table")]
    source = read_source(print_piece(name, blocks, tmp_path / "rows.pdf"))
    assert source.pages is not None
    assert source.pages > 2
    rows = [line.split("\t") for line in source.text.splitlines() if "\t" in line]
    found = [["".join(cell.split()) for cell in row] for row in rows]
    wanted = [
        ["".join((cell or "").split()) for cell in [*row, *[""] * (len(table.rows[0]) - len(row))]]
        for table in blocks
        for row in table.rows
    ]
    assert found == wanted


def test_headings_at_the_top_of_each_page_are_kept() -> None:
    pages = [make_page(n, [(40, f"{n + 3}.3 办理时限"), (560, f"第 {n} 页")]) for n in range(1, 6)]
    found = find_furniture(pages)
    kept = [line.text for page in pages for line in page.lines if id(line) not in found]
    assert kept == [f"{n + 3}.3 办理时限" for n in range(1, 6)]
