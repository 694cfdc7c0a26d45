"""Booklets that a tool has put on other sheets: made smaller, or two pages beside each other."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.model.reading import ReadOptions
from pipeline.read import read_source
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.shapes import Box
from pipeline.read.pdf.sheets import part_sheets
from tests.read.pdf.setting import make_page
from tests.read.pdf.test_pdf import differences
from tests.stages import BOOKLET, run_source, values

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"


def impose(path: Path, width: float, height: float, across: int) -> Path:
    """Put the pages of the fixture on sheets, so many beside each other, as forms."""
    booklet = pypdfium2.PdfDocument(FIXTURE)
    sheets = raw.FPDF_ImportNPagesToOne(booklet.raw, width, height, across, 1)
    pypdfium2.PdfDocument(sheets).save(path)
    return path


@pytest.mark.parametrize(
    ("width", "height", "across", "count"),
    [(842, 595, 2, 31), (297, 421, 1, 61), (1000, 1417, 1, 61)],
    ids=["two pages on a sheet", "made smaller", "made larger"],
)
def test_a_booklet_on_other_sheets_is_the_same(
    width: float, height: float, across: int, count: int, tmp_path: Path
) -> None:
    source = read_source(impose(tmp_path / "sheets.pdf", width, height, across))
    assert source.pages == count
    text = values(run_source(read_source(BOOKLET)).guide)
    assert differences(values(run_source(source).guide), text) == []


@pytest.mark.parametrize("words", ["2. ", "3. "])
def test_places_are_those_on_the_sheet(words: str, tmp_path: Path) -> None:
    booklet = read_source(FIXTURE)
    sheets = read_source(impose(tmp_path / "sheets.pdf", 842, 595, 2))
    one, other = (
        next(place for place in source.places if source.text.startswith(words, place.start))
        for source in (booklet, sheets)
    )
    sheet, is_right = divmod(one.page + 1, 2)
    assert other.page == sheet
    moved = [edge + 421 * is_right for edge in one.edges]
    assert list(other.edges) == pytest.approx(moved, abs=1.5)
    assert [picture.page for picture in sheets.pictures] == [
        ((picture.page or 0) + 1) // 2 for picture in booklet.pictures
    ]


def lay_out(left: Page, right: Page, number: int) -> Page:
    """Return a sheet with two pages of 400 points beside each other."""
    sheet = Page(number, 800, 600, lines=[*left.lines])
    for line in right.lines:
        line.x0, line.x1 = line.x0 + 400, line.x1 + 400
        sheet.lines.append(line)
    return sheet


def make_sheets(*numbers: tuple[str, str]) -> list[Page]:
    return [
        lay_out(
            *(make_page(1, [(40, "参保登记"), (300, f"窗口办{n}"), (580, n)]) for n in pair), sheet
        )
        for sheet, pair in enumerate(numbers, 1)
    ]


def test_halves_that_count_on_are_pages() -> None:
    sheets = part_sheets(make_sheets(("1", "2"), ("— 3 —", "— 4 —"), ("5 / 6", "第6页")))
    assert sheets is not None
    assert [page.number for page in sheets.pages] == [1, 2, 3, 4, 5, 6]
    assert {line.page for line in sheets.pages[3].lines} == {4}
    assert [line.x0 for line in sheets.pages[3].lines] == [40, 40, 40]
    assert sheets.places[4] == (2, 400)


def test_two_columns_of_one_page_are_no_pages() -> None:
    assert part_sheets(make_sheets(("1", "1"), ("2", "2"), ("3", "3"))) is None
    assert part_sheets(make_sheets(("甲", "乙"), ("甲", "乙"), ("甲", "乙"))) is None
    assert part_sheets(make_sheets(("1", "2"))) is None
    assert part_sheets(make_sheets(("1", "2"), ("3", "4"), ("", ""), ("", ""), ("", ""))) is None


def test_what_reaches_over_the_middle_holds_a_sheet_together() -> None:
    sheets = make_sheets(("1", "2"), ("3", "4"), ("5", "6"))
    sheets[1].pictures = [Box(300, 100, 500, 200)]
    assert part_sheets(sheets) is None


def test_a_sheet_is_read_alike_by_several_processes(tmp_path: Path) -> None:
    data = impose(tmp_path / "sheets.pdf", 842, 595, 2).read_bytes()
    one, other = (read_pdf(data, Path("a.pdf"), ReadOptions(jobs=jobs)) for jobs in (1, 2))
    assert one == other
