"""Pages that the file shows on their side are read as people turn them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.model.cuttings import Band
from pipeline.read import read_source
from tests.read.pdf.test_cuttings import darkest, open_picture
from tests.read.pdf.test_cuttings import make_page as make_pdf

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_booklet_on_its_side_is_the_same(degrees: int, tmp_path: Path) -> None:
    booklet, few = pypdfium2.PdfDocument(FIXTURE), pypdfium2.PdfDocument.new()
    few.import_pages(booklet, range(14, 22))
    few.save(tmp_path / "upright.pdf")
    for page in few:
        page.set_rotation(degrees)
    few.save(tmp_path / "turned.pdf")
    upright, turned = (read_source(tmp_path / f"{name}.pdf") for name in ("upright", "turned"))
    assert turned.text == upright.text
    assert list(turned.places) == list(upright.places)
    assert turned.painter is not None
    assert upright.painter is not None
    band = [Band(2, 30, 120)]
    assert list(turned.painter(band)) == list(upright.painter(band))


def test_a_turned_page_with_letters_that_stand_is_left(tmp_path: Path) -> None:
    """The letters are turned and the page is turned back, as tools do with wide pages."""
    line = b"BT /F 12 Tf 0 1 -1 0 %d 60 Tm (Hello) Tj ET "
    content = b"".join(line % (100 + 20 * n) for n in range(9))
    data = make_pdf(b"0 0 600 800", content, b"/Rotate 90").replace(
        b"/Resources<<>>",
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
    )
    lying = tmp_path / "lying.pdf"
    for rotation in (b"90", b"0"):
        lying.write_bytes(data.replace(b"/Rotate 90", b"/Rotate " + rotation))
        source = read_source(lying)
        assert source.text.split() == ["Hello"] * 9
        assert source.painter is not None
        (cutting,) = source.painter([Band(1, source.places[0].top, source.places[0].bottom)])
        assert cutting is not None
        assert cutting.bbox[2] == pytest.approx(800)
        assert darkest(open_picture(cutting)) < 60
