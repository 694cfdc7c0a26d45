"""Letters as the file has them: on turned pages, not shown at all."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source
from pipeline.read.pdf import read_pdf
from tests.read.pdf.setting import make_pdf


def read(content: bytes, extra: bytes = b"") -> Source:
    return read_pdf(make_pdf(content, extra=extra), Path("guide.pdf"), ReadOptions())


def test_figures_on_a_turned_page_stand_as_far_apart_as_their_font_says() -> None:
    """The ink of a 1 is half as wide as the room it takes."""
    line = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (11) Tj ET"
    assert read(line, b"/Rotate 90").text.split("\n")[0] == "11"


def test_letters_that_are_not_shown_are_set_aside() -> None:
    shown = b"BT /F 12 Tf 50 700 Td (A page that people see) Tj ET "
    source = read(shown + b"BT /F 12 Tf 3 Tr 60 701 Td (no one sees) Tj ET")
    words = [source.text[aside.start : aside.end] for aside in source.asides]
    assert source.text.split("\n")[0] == "A page that people see"
    assert words == ["noonesees"]


def test_letters_over_the_picture_of_a_page_are_its_text() -> None:
    source = read(b"BT /F 12 Tf 3 Tr 50 700 Td (Read from a picture) Tj ET")
    assert source.text.split("\n")[0] == "Read from a picture"
    assert source.asides == []
