"""What stands outside of the window through which a page shows it: text, rules and pictures."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pypdfium2

from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.frames import read_frame
from pipeline.read.pdf.rules import read_drawing
from tests.read.pdf.setting import make_pdf

WINDOW = b"q 40 100 500 600 re W n "


def line(y: int, words: bytes) -> bytes:
    return b"BT /F 12 Tf 50 %d Td (%s) Tj ET " % (y, words)


def read(content: bytes) -> Source:
    return read_pdf(make_pdf(content), Path("guide.pdf"), ReadOptions())


def asides(source: Source) -> list[str]:
    return [source.text[aside.start : aside.end] for aside in source.asides]


def test_lines_of_the_pages_before_and_behind_are_set_aside() -> None:
    """One long page is drawn on each printed page, shifted."""
    lines = b"".join(line(y, b"Line %d of this page" % y) for y in range(680, 110, -30))
    before, behind = line(701, b"The page before"), line(92, b"The page behind")
    source = read(WINDOW + before + lines + behind + b"Q " + line(60, b"- 3 -"))
    shown = [words for words in source.text.split("\n") if words.strip()]
    assert shown[0].startswith("Line 680")
    assert "Thepagebefore" in "".join(asides(source))
    assert not any(words.startswith("The page") for words in shown if words not in asides(source))


def test_words_cut_away_amid_the_content_are_found_beside_rules_that_are_cut() -> None:
    """Cells come in the order of their columns, so that cut ones stand anywhere."""
    lines = [line(y, b"Line %d of this page" % y) for y in range(680, 110, -30)]
    lines[10:10] = [line(718, b"The page before")]
    source = read(WINDOW + b"545 50 m 45 750 l S 45 50 m 45 750 l S " + b"".join(lines) + b"Q")
    assert asides(source) == ["Thepagebefore"]


def test_a_line_that_sticks_out_is_shown() -> None:
    source = read(WINDOW + line(400, b"A line that runs on beyond the window " * 3) + b"Q")
    assert source.text.startswith("A line that runs on")
    assert asides(source) == []


def test_rules_end_where_the_window_ends() -> None:
    upright, beside = b"100 50 m 100 750 l S ", b"20 50 m 20 750 l S "
    edge = b"40 700 m 540 700 l S "
    page = pypdfium2.PdfDocument(make_pdf(WINDOW + upright + beside + edge + b"Q"))[0]
    rules = read_drawing(page, read_frame(page)).rules
    heights = [round(rule.bottom - rule.top) for rule in rules]
    assert sorted(heights) == [0, 602]


def test_pictures_out_of_the_window_are_not_there() -> None:
    picture = b"q 60 0 0 60 100 %d cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q "
    page = pypdfium2.PdfDocument(make_pdf(WINDOW + picture % 30 + picture % 300 + b"Q"))[0]
    assert [round(box.top) for box in read_drawing(page, read_frame(page)).pictures] == [482]


def test_a_window_of_many_boxes_shows_what_stands_in_each() -> None:
    """Programs that draw a page anew in places show it through all of them."""
    lines = [(y, b"Line %d of this page" % y) for y in range(700, 50, -10)]
    boxes = b"".join(b"40 %d 500 8 re " % (y - 1) for y, _ in lines)
    source = read(b"q " + boxes + b"W n " + b"".join(line(y, words) for y, words in lines) + b"Q")
    assert asides(source) == []
    assert "Line 60 of" in source.text


def test_words_behind_endless_outlines_take_no_time() -> None:
    corners = b"".join(b"%d %d l " % (50 + i, 40 + 6 * i) for i in range(90))
    outline = b"40 40 m " + corners + b"40 700 l h W n "
    words = line(20, b"Cut") + b"".join(line(100 + i, b"%d" % i) for i in range(500))
    start = process_time()
    read(b"q " + outline * 95 + words + b"Q")
    assert process_time() - start < 1.5
