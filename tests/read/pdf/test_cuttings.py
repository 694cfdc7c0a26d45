"""Pieces of pages as pictures: what was asked for, bounded, the same every time."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline import ingest
from pipeline.cli import main
from pipeline.emit import report
from pipeline.emit.drafts import Draft
from pipeline.emit.options import EmitOptions
from pipeline.model.cuttings import Band, Cutting
from pipeline.read.pdf.cuttings import MAX_PAINTED, PagePainter

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
Image = pytest.importorskip("PIL.Image")


@pytest.fixture(scope="module")
def painter() -> PagePainter:
    return PagePainter(FIXTURE.read_bytes())


def open_picture(cutting: Cutting | None) -> Any:
    assert cutting is not None
    return Image.open(io.BytesIO(cutting.png)).convert("L")


def make_page(box: bytes, content: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of one page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]%s/Contents 4 0 R/Resources<<>>>>" % (box, more),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1)
    )
    return body + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


def darkest(picture: Any) -> int:
    return int(picture.getextrema()[0])


def test_the_piece_is_the_one_asked_for(painter: PagePainter) -> None:
    """A band around a heading holds its ink, one in the margin above holds none."""
    import pdfplumber

    with pdfplumber.open(FIXTURE, pages=[16]) as pdf:
        page = pdf.pages[0]
        words = page.extract_words()
        first, width = words[0], float(page.width)
    empty, full = painter([Band(16, 5, first["top"] - 2), Band(16, first["top"], first["bottom"])])
    assert darkest(open_picture(empty)) == 255
    assert darkest(open_picture(full)) == 0
    assert full is not None
    assert full.bbox == pytest.approx((0, first["top"], width, first["bottom"]), abs=1)


def test_same_bytes_twice_and_in_any_order(painter: PagePainter) -> None:
    bands = [Band(3, 50, 120), Band(3, 200, 300), Band(9, 10, 90)]
    forth = list(painter(bands))
    assert forth == list(painter(bands))
    assert forth[::-1] == list(painter(bands[::-1]))


def test_a_band_is_cut_to_the_page(painter: PagePainter) -> None:
    whole, below = painter([Band(2, -100, 10_000), Band(2, 5_000, 6_000)])
    assert whole is not None
    assert whole.bbox[1] == 0
    assert below is None


def test_a_picture_is_bounded() -> None:
    huge = PagePainter(make_page(b"0 0 14400 14400", b"0 0 9000 9000 re f"))
    (cutting,) = huge([Band(1, 0, 14400)])
    picture = open_picture(cutting)
    assert picture.width * picture.height <= 1.02 * MAX_PAINTED


def test_a_page_that_shows_a_part_and_is_turned() -> None:
    """Boxes are those of the page as people see it, from the corner of what is shown."""
    data = make_page(b"0 0 400 600", b"100 400 50 20 re f", b"/CropBox[50 50 350 550]/Rotate 90")
    (cutting,) = PagePainter(data)([Band(1, 40, 110)])
    assert cutting is not None
    assert cutting.bbox == pytest.approx((0, 40, 500, 110), abs=1)
    picture = open_picture(cutting)
    scale = picture.width / 500
    # the box from (100, 400) to (150, 420) stands 350 to 370 from the left, 50 to 100 from the top
    assert picture.getpixel((round(360 * scale), round(35 * scale))) == 0
    assert picture.getpixel((round(150 * scale), round(35 * scale))) == 255


def test_a_page_that_is_not_to_be_drawn() -> None:
    painter = PagePainter(FIXTURE.read_bytes(), undrawn=frozenset([3]))
    cuttings = painter([Band(2, 0, 90), Band(3, 0, 90), Band(3, 90, 180), Band(4, 0, 90)])
    assert [cutting is not None for cutting in cuttings] == [True, False, False, True]


def test_every_finding_of_the_booklet_is_shown() -> None:
    result = ingest(FIXTURE)
    assert result.findings is not None
    (data,) = report.render(Draft(result, [], EmitOptions())).values()
    text = data.decode()
    shown = re.findall(r'<svg class="cut"[^>]*><use href="#(pic[0-9]+)"/>', text)
    drawn = re.findall(r'<image id="(pic[0-9]+)"[^>]* href="data:image/png;base64,', text)
    assert len(shown) == sum(f.span.page is not None for f in result.findings.findings) > 250
    assert set(shown) == set(drawn)
    assert len(drawn) == len(set(drawn)) < len(shown) / 2
    assert len(text) < 4_000_000


def test_pictures_can_be_left_out(tmp_path: Path) -> None:
    assert main(["ingest", str(FIXTURE), "-o", str(tmp_path), "--no-pictures"]) == 0
    assert b"data:" not in (tmp_path / "guide-chromium" / "report.html").read_bytes()
