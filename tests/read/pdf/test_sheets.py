"""Booklets that a tool has put on other sheets: made smaller, or two pages beside each other."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Picture
from pipeline.read import read_source
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.shapes import Box
from pipeline.read.pdf.sheets import part_sheets
from tests.read.pdf.setting import make_page
from tests.read.pdf.test_pdf import differences
from tests.stages import BOOKLET, run_source, values

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"


def impose(path: Path, width: float, height: float, across: int, order: Sequence[int] = ()) -> Path:
    """Put the pages of the fixture on sheets, so many beside each other, as forms.

    Pages come in their `order`; of numbers beyond the last they are blank.
    """
    booklet = pypdfium2.PdfDocument(FIXTURE)
    if order:
        sorted_ = pypdfium2.PdfDocument.new()
        for number in order:
            if number <= len(booklet):
                sorted_.import_pages(booklet, [number - 1])
            else:
                sorted_.new_page(*booklet[0].get_size())
        booklet = sorted_
    sheets = raw.FPDF_ImportNPagesToOne(booklet.raw, width, height, across, 1)
    pypdfium2.PdfDocument(sheets).save(path)
    return path


def fold(count: int) -> list[int]:
    """Return the pages of sheets that are laid into each other and folded, as they are printed."""
    outer = [(count - n, n + 1) for n in range(count // 2)]
    return [number for n, pair in enumerate(outer) for number in (pair[::-1] if n % 2 else pair)]


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


def lay_out(left: Page, right: Page, number: int, beside: float) -> Page:
    """Return a sheet with two pages of 400 points beside each other, or two columns."""
    sheet = Page(number, 800, 600, lines=[*left.lines])
    for line in right.lines:
        line.x0, line.x1 = line.x0 + beside, line.x1 + beside
        line.edges = array("f", (edge + beside for edge in line.edges))
        sheet.lines.append(line)
    return sheet


WORDS = "参保登记须带身份证到社会保险经办机构的窗口办理也可在网上办"


def make_sheets(*numbers: tuple[str, str], beside: float = 400) -> list[Page]:
    return [
        lay_out(
            *(make_page(1, [(40, WORDS), (300, f"窗口办{n}"), (580, n)]) for n in pair),
            sheet,
            beside,
        )
        for sheet, pair in enumerate(numbers, 1)
    ]


def order_of(sheets: list[Page]) -> list[tuple[int, float]]:
    """Return the sheet of each page, and how far from its left it stands."""
    parted = part_sheets(sheets)
    assert [page.number for page in parted.pages] == list(range(1, len(parted.pages) + 1))
    return [place for _, place in sorted(parted.places.items())]


def test_halves_that_count_on_are_pages() -> None:
    sheets = part_sheets(make_sheets(("1", "2"), ("— 3 —", "— 4 —"), ("5 / 6", "第6页")))
    assert [page.number for page in sheets.pages] == [1, 2, 3, 4, 5, 6]
    assert {line.page for line in sheets.pages[3].lines} == {4}
    assert [line.x0 for line in sheets.pages[3].lines] == [40, 40, 40]
    assert sheets.places[4] == (2, 400)


LEFT, RIGHT = 0, 400
FOLDED = [
    (1, RIGHT),
    (2, LEFT),
    (3, RIGHT),
    (4, LEFT),
    (4, RIGHT),
    (3, LEFT),
    (2, RIGHT),
    (1, LEFT),
]


@pytest.mark.parametrize(
    "numbers",
    [
        (("8", "1"), ("2", "7"), ("6", "3"), ("4", "5")),
        # what stands before the first number, or has none
        (("6", ""), ("", "5"), ("4", "1"), ("2", "3")),
        (("", ""), ("2", "7"), ("6", "3"), ("", "")),
    ],
)
def test_sheets_that_are_folded_are_put_in_order(numbers: tuple[tuple[str, str], ...]) -> None:
    sheets = make_sheets(*numbers)
    texts = [[line.text for line in sheet.lines] for sheet in sheets]
    assert order_of(sheets) == FOLDED
    pages = part_sheets(make_sheets(*numbers)).pages
    halves = [texts[sheet - 1][3:] if left else texts[sheet - 1][:3] for sheet, left in FOLDED]
    assert [[line.text for line in page.lines] for page in pages] == halves


def test_sheets_that_are_cut_are_put_in_order() -> None:
    assert order_of(make_sheets(("1", "4"), ("2", "5"), ("3", "6"))) == [
        *((sheet, LEFT) for sheet in (1, 2, 3)),
        *((sheet, RIGHT) for sheet in (1, 2, 3)),
    ]


def test_a_folded_booklet_is_the_same(tmp_path: Path) -> None:
    source = read_source(impose(tmp_path / "sheets.pdf", 842, 595, 2, fold(64)))
    assert source.pages == 32
    assert source.text == read_source(FIXTURE).text


def test_white_as_wide_as_margins_tells_pages_without_numbers() -> None:
    assert len(order_of(make_sheets(("", ""), ("", "")))) == 4
    assert len(order_of(make_sheets(("1", ""), ("", ""), ("", "")))) == 6


def test_two_columns_of_one_page_are_no_pages() -> None:
    for numbers in [("甲", "乙")] * 3, [("1", "2"), ("3", "4"), *[("", "")] * 3], [("", "")] * 3:
        assert order_of(make_sheets(*numbers, beside=320)) == []
    # one page has one number, or the same in its head and at its foot
    for numbers in [("1", "1"), ("2", "2"), ("3", "3")], [("", "1"), ("", "2")], [("1", "2")]:
        assert order_of(make_sheets(*numbers)) == []


def test_what_reaches_over_the_middle_holds_a_sheet_together() -> None:
    sheets = make_sheets(("1", "2"), ("3", "4"), ("5", "6"))
    sheets[1].pictures = [Box(300, 100, 500, 200)]
    assert order_of(sheets) == []


def test_few_words_that_do_not_fit_their_page_hold_nothing_together() -> None:
    sheets = make_sheets(*((f"{n}", f"{n + 1}") for n in range(1, 21, 2)))
    sheets[4].lines[0].x1 = 420
    assert len(order_of(sheets)) == 20


def test_a_page_on_its_own_sheet_stays() -> None:
    page = make_page(1, [(40, WORDS)])
    assert part_sheets([page]).pages == [page]
    picture = Picture(0, None, 1, (1.0, 2.0, 3.0, 4.0))
    assert part_sheets([page]).place_picture(picture) is picture


def test_a_sheet_is_read_alike_by_several_processes(tmp_path: Path) -> None:
    data = impose(tmp_path / "sheets.pdf", 842, 595, 2).read_bytes()
    one, other = (read_pdf(data, Path("a.pdf"), ReadOptions(jobs=jobs)) for jobs in (1, 2))
    assert one == other
