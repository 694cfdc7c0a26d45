"""PDF booklets give the guide that their text gives; bad files give a message, soon."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from operator import ne
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from pipeline.audit import audit_guide
from pipeline.model.errors import SourceError
from pipeline.model.radicals import RADICALS, read_radicals
from pipeline.model.reading import ReadOptions
from pipeline.model.trees import Kind
from pipeline.read import read_source
from pipeline.read.pdf import MAX_PAGES, read_pdf
from pipeline.read.pdf.frames import read_frame
from pipeline.read.pdf.rules import find_grids, read_drawing
from tests.read.pdf.booklets import load_golden, read_booklet
from tests.read.pdf.layouts import LAYOUTS, ToolMissing
from tests.read.pdf.setting import make_pdf
from tests.stages import BOOKLET, Run, make_source, run_source, values

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
# What a tool does not print cannot be read: a blank at the end of a line is gone.
WANTED_SHARE = 0.999


@cache
def run_fixture() -> Run:
    return run_source(read_source(FIXTURE))


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: tmp_path_factory.mktemp(name) / f"{name}.pdf" for name in LAYOUTS}


def print_layout(name: str, printed: dict[str, Path]) -> Path:
    path = printed[name]
    if not path.exists():
        try:
            LAYOUTS[name](read_booklet(), path)
        except ToolMissing as missing:
            pytest.skip(str(missing))
    return path


def flatten(value: Any, key: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], Any]:
    """Return every scalar of `value` by its path, lists with their lengths."""
    if isinstance(value, dict):
        return {
            k: v for name, part in value.items() for k, v in flatten(part, (*key, name)).items()
        }
    if isinstance(value, list):
        parts = {k: v for i, part in enumerate(value) for k, v in flatten(part, (*key, i)).items()}
        return {(*key, "length"): len(value), **parts}
    return {key: value}


def fields(guide: dict[str, Any]) -> dict[tuple[Any, ...], Any]:
    left_out = ("source", "coverage")
    flat = flatten({name: value for name, value in guide.items() if name not in left_out})
    return {key: value for key, value in flat.items() if "qr" not in key}


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    one, other = fields(found), fields(wanted)
    keys = [*other, *(key for key in one if key not in other)]
    return [
        f"{'.'.join(map(str, key))}: {one.get(key)!r} instead of {other.get(key)!r}"
        for key in keys
        if one.get(key, ...) != other.get(key, ...)
    ]


def test_fixture_gives_what_the_text_gives() -> None:
    text = values(run_source(read_source(BOOKLET)).guide)
    assert differences(values(run_fixture().guide), text) == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_gives_the_golden_guide(name: str, printed: dict[str, Path]) -> None:
    golden = load_golden()
    guide = run_source(read_source(print_layout(name, printed))).guide
    wrong = differences(values(guide), golden)
    assert len(wrong) <= (1 - WANTED_SHARE) * len(fields(golden)), "\n".join(wrong)


@pytest.mark.parametrize("name", LAYOUTS)
def test_cells_are_those_of_pdfplumber(name: str, printed: dict[str, Path]) -> None:
    compare_cells(print_layout(name, printed))


def test_cells_of_the_fixture_are_those_of_pdfplumber() -> None:
    compare_cells(FIXTURE)


def compare_cells(path: Path) -> None:
    """Every cell that pdfplumber finds is found, at the same place."""
    import pdfplumber
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    ruled = []
    for index in range(len(document)):
        page = document[index]
        rules = read_drawing(page, read_frame(page)).rules
        ruled += [index + 1] if find_grids(rules) else []
        page.close()
    with pdfplumber.open(path, pages=ruled) as pdf:
        for page in pdf.pages:
            handle = document[page.page_number - 1]
            grids = find_grids(read_drawing(handle, read_frame(handle)).rules)
            ours = [cell for grid in grids for row in grid for cell in row if cell]
            for table in page.find_tables():
                for cell in table.cells:
                    near = [
                        c for c in ours if max(abs(a - b) for a, b in zip(c, cell, strict=True)) < 3
                    ]
                    assert near, (page.page_number, cell)
            handle.close()
    document.close()


# -- places ---------------------------------------------------------------------------------------


def test_source_says_what_it_is() -> None:
    source = run_fixture().source
    assert (source.media_type, source.encoding, source.pages) == ("application/pdf", None, 61)


def test_leaves_join_to_the_text() -> None:
    run = run_fixture()
    assert "".join(run.tree.text(leaf) for leaf in run.tree.root.leaves()) == run.source.text


def test_page_numbers_are_furniture_and_nothing_is_lost() -> None:
    run = run_fixture()
    leaves = [leaf for leaf in run.tree.root.leaves() if leaf.kind is Kind.FURNITURE]
    texts = [run.tree.text(leaf).strip() for leaf in leaves]
    assert texts == [f"—{number}—" for number in range(1, 58) if number not in (54, 56)]
    coverage = run.guide.coverage
    assert (coverage.residue, coverage.assigned) == (0, coverage.characters)


def test_every_item_has_a_page_and_a_box_on_it() -> None:
    run = run_fixture()
    pages = [item.span.page for item in run.guide.items]
    assert all(page is not None for page in pages)
    assert pages == sorted(pages, key=lambda page: page or 0)
    for item in run.guide.items:
        assert item.span.bbox is not None
        x0, top, x1, bottom = item.span.bbox
        assert 0 < x0 < x1 < 420
        assert 0 < top < bottom < 595


def test_box_of_an_address_holds_its_words() -> None:
    import pdfplumber

    url = run_fixture().guide.items[0].urls[0]
    assert url.span.bbox is not None
    with pdfplumber.open(FIXTURE, pages=[url.span.page]) as pdf:
        x0, top, x1, bottom = url.span.bbox
        words = pdf.pages[0].crop((x0 - 1, top - 1, x1 + 1, bottom + 1)).extract_text()
    assert words == url.raw


def test_same_bytes_twice() -> None:
    one, other = (read_source(FIXTURE) for _ in range(2))
    assert one == other


def test_radicals_are_read_as_characters_and_kept_in_the_text() -> None:
    text = "⼀、企业职⼯养⽼保险\n\n1. 职⼯参保登记\n\n1.1 需提供材料\n\n⼾⼝簿⾸⻚\n"
    source = make_source(text)
    guide = run_source(source).guide
    assert guide.items[0].title == "职工参保登记"
    material = guide.items[0].materials[0]
    assert material.name == "户口簿首页"
    assert source.cut(material.span) == "⼾⼝簿⾸⻚"


def test_radicals_change_neither_values_nor_findings() -> None:
    """Some fonts number a character as the radical with the same glyph, wherever it stands."""
    source = read_source(FIXTURE)
    radicals = {meant: radical for radical, meant in RADICALS.items()}
    printed = replace(source, text=source.text.translate(radicals))
    runs = [run_source(each) for each in (source, printed)]
    one, other = (audit_guide(run.guide, run.tree) for run in runs)
    assert sum(map(ne, source.text, printed.text)) > 1_000
    assert differences(values(other.guide), values(one.guide)) == []
    pairs = list(zip(one.findings.findings, other.findings.findings, strict=True))
    assert all(read_radicals(found.evidence) == meant.evidence for meant, found in pairs)
    assert all(printed.cut(found.span) == found.evidence for _, found in pairs)
    assert all(
        found.model_copy(update={"evidence": meant.evidence}) == meant for meant, found in pairs
    )


# -- bad files ------------------------------------------------------------------------------------


LINE = b"BT /F 10 Tf 50 700 Td (Hello) Tj ET "
WHOLE = FIXTURE.read_bytes()
BAD = {
    "truncated": (WHOLE[:300_000], "不是完好的 PDF"),
    "truncated at its end": (WHOLE[:-2_000], "不是完好的 PDF"),
    "malformed": (b"%PDF-1.7\n" + bytes(range(256)) * 400, "不是完好的 PDF"),
    "no pages": (b"%PDF", "不是完好的 PDF"),
    "no words": (make_pdf(b" "), "没有文字"),
    "too many pages": (make_pdf(LINE, MAX_PAGES + 1), "页"),
    "a million characters": (
        make_pdf(b"BT /F 1 Tf 10 800 Td " + b"(%s) Tj 0 -1 Td " % (b"a" * 1000) * 1000 + b" ET"),
        "文字过多",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_gives_a_message_soon(name: str) -> None:
    data, words = BAD[name]
    start = process_time()
    with pytest.raises(SourceError) as caught:
        read_pdf(data, Path("guide.pdf"), ReadOptions())
    assert words in caught.value.zh
    assert process_time() - start < 20


def test_shade_is_no_rule_where_rules_are() -> None:
    """A row is shaded from side to side, beside a merged cell too; where there are none it is."""
    import pypdfium2

    lines = b"50 700 m 250 700 l 50 600 m 250 600 l 150 650 m 250 650 l 50 600 m 50 700 l "
    lines += b"150 600 m 150 700 l 250 600 m 250 700 l S "
    for content, cells in (
        (b"0.9 g 50 600 200 50 re f " + lines, [[1, 1], [0, 1]]),
        (
            b"0.9 g "
            + b" ".join(
                b"%d %d 100 20 re f" % (x, y) for x in (50, 150) for y in range(600, 680, 20)
            ),
            [[1, 1]] * 4,
        ),
    ):
        page = pypdfium2.PdfDocument(make_pdf(content))[0]
        (grid,) = find_grids(read_drawing(page, read_frame(page)).rules)
        assert [[cell is not None for cell in row] for row in grid] == cells


def test_shapes_that_draw_a_picture_guide_no_words() -> None:
    import pypdfium2

    modules = b" ".join(b"%d %d 3 3 re f" % (50 + 3 * n, 700 - 3 * n) for n in range(12))
    frame = b" 50 667 12 12 re f"
    page = pypdfium2.PdfDocument(make_pdf(b"0 g " + modules + frame))[0]
    drawing = read_drawing(page, read_frame(page))
    assert (len(drawing.pictures), drawing.rules, drawing.guides) == (1, [], [])


def test_watermark_is_set_aside() -> None:
    stamp = b"BT /F 40 Tf 0.8 0.6 -0.6 0.8 100 300 Tm (Draft) Tj ET "
    source = read_pdf(make_pdf(stamp + LINE, pages=3), Path("guide.pdf"), ReadOptions())
    assert sorted(source.text.split()) == ["Draft"] * 3 + ["Hello"] * 3
    assert [source.text[aside.start : aside.end] for aside in source.asides] == ["Draft"] * 3


@pytest.mark.parametrize("drawing", [
    b" ".join(b"%d %d 5 50 re S" % (i % 500, i % 700) for i in range(100_000)),
    b" ".join(b"%d 0 m %d 800 l S 0 %d m 600 %d l S" % ((i * 5,) * 4) for i in range(160)),
    b"q " * 500_000,
], ids=["rectangles", "a grid", "nested states"])  # fmt: skip
def test_drawing_is_bounded(drawing: bytes) -> None:
    start = process_time()
    assert "Hello" in read_pdf(make_pdf(drawing + LINE), Path("guide.pdf"), ReadOptions()).text
    assert process_time() - start < 20


def test_encrypted_file_asks_for_its_password(tmp_path: Path) -> None:
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas", reason="no reportlab")
    path = tmp_path / "locked.pdf"
    canvas = reportlab.Canvas(str(path), encrypt="geheim")
    canvas.drawString(50, 700, "Hello guide")
    canvas.save()
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert "--password" in caught.value.en
    with pytest.raises(SourceError, match="does not open"):
        read_pdf(path.read_bytes(), path, ReadOptions("wrong"))
    assert "Hello guide" in read_pdf(path.read_bytes(), path, ReadOptions("geheim")).text


def test_no_library_writes_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    read_source(FIXTURE)
    assert capfd.readouterr().err == ""


def test_result_is_json() -> None:
    assert json.loads(run_fixture().guide.model_dump_json())["source"]["pages"] == 61
