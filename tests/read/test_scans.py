"""Scans: what is recognised on pictures of pages becomes the guide that the pages print."""

from __future__ import annotations

import gc
import io
import weakref
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.read import pdf, pictures, read_source
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.scans import can_recognise
from tests.read.pdf.setting import make_page
from tests.stages import Run, run_source

FIXTURE = Path(__file__).parents[1] / "fixtures" / "guide-chromium.pdf"
DPI = 150
# The directory, the first item, an item with venues, the list of prohibitions.
PAGES = (11, 16, 40, 58)

needs_recogniser = pytest.mark.skipif(not can_recognise(), reason="the extra ocr is not installed")


def take_pictures(pages: Sequence[int], skew: float) -> list[Image.Image]:
    """Return pages of the fixture as a scanner sees them: askew, grey, with grain."""
    import numpy
    import pypdfium2

    grain = numpy.random.default_rng(7)
    document = pypdfium2.PdfDocument(FIXTURE)
    taken = []
    for number in pages:
        clean = document[number - 1].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        askew = clean.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
        noisy = numpy.asarray(askew) * 0.94 + grain.normal(6, 8, (askew.height, askew.width))
        taken.append(Image.fromarray(noisy.clip(0, 255).astype("uint8")))
    document.close()
    return taken


def bind(pictures: list[Image.Image], form: str) -> bytes:
    bound = io.BytesIO()
    first, *rest = pictures
    first.save(bound, form, save_all=True, append_images=rest, resolution=DPI, dpi=(DPI, DPI))
    return bound.getvalue()


@cache
def run_scan() -> Run:
    data = bind(take_pictures(PAGES, 0.8), "PDF")
    return run_source(pdf.read_pdf(data, Path("scan.pdf"), ReadOptions()))


@needs_recogniser
@pytest.mark.slow
def test_a_scan_gives_the_items_that_its_pages_print() -> None:
    guide = run_scan().guide
    assert guide.source.media_type == "application/pdf"
    assert [(item.number, item.title) for item in guide.items] == [
        (1, "职工参保登记"),
        (24, "统筹地区以外交通、食宿费申领"),
    ]
    first, second = guide.items
    assert [material.group for material in first.materials] == [
        *["企业职工"] * 3, *["灵活就业人员"] * 2, *["个体工商户"] * 2,
    ]  # fmt: skip
    assert [path.channel for path in first.paths] == ["window", "online", "mobile"]
    assert [url.raw for url in first.urls] == ["http://218.60.150.1:8081/ehrss/login/"]
    assert len(second.paths[0].venues) == 4
    assert [len(entry.qr) for entry in guide.catalog] == [1] * len(guide.catalog)
    window, days = second.time_limits
    assert window.window is not None
    assert (window.window.from_day, window.window.to_day) == (19, 28)
    assert days.days == 30
    assert [len(entry.cases) for entry in guide.prohibitions] == [2, 1, 2, 4, 2, 4]


@needs_recogniser
@pytest.mark.slow
def test_values_say_how_sure_the_recogniser_is() -> None:
    run = run_scan()
    spans = [material.span for item in run.guide.items for material in item.materials]
    assert all(span.confidence is not None and 0 < span.confidence <= 1 for span in spans)
    assert all(span.page in (2, 3) and span.bbox is not None for span in spans)
    printed = run_source(read_source(FIXTURE)).guide
    assert all(item.span.confidence is None for item in printed.items)


@needs_recogniser
@pytest.mark.slow
def test_pictures_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "pages.tiff"
    path.write_bytes(bind(take_pictures(PAGES[1:3], -0.5), "TIFF"))
    heard: list[tuple[int, int]] = []
    options = ReadOptions(recognising=lambda done, count: heard.append((done, count)))
    source = read_source(path, options)
    assert (source.media_type, source.pages) == ("image/tiff", 2)
    assert "1.2 办理路径" in source.text
    assert heard == [(0, 2), (1, 2), (2, 2)]
    width = max(right for place in source.places for right in place.edges)
    assert 300 < width < 420  # points of an A5 page


def test_without_the_recogniser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    monkeypatch.setattr(pictures, "can_recognise", lambda: False)
    scan = take_pictures(PAGES[:2], 0)
    with pytest.raises(SourceError, match=r"pages 1, 2 .* install guide-pipeline\[ocr\]"):
        pdf.read_pdf(bind(scan, "PDF"), Path("scan.pdf"), ReadOptions())
    with pytest.raises(SourceError, match=r"install guide-pipeline\[ocr\]"):
        pictures.read_picture(bind(scan[:1], "PNG"), Path("scan.png"), ReadOptions())


def test_a_scanned_page_among_others_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    mixed = pypdfium2.PdfDocument.new()
    mixed.import_pages(pypdfium2.PdfDocument(FIXTURE), pages=[15])
    mixed.import_pages(pypdfium2.PdfDocument(bind(take_pictures(PAGES[2:3], 0), "PDF")))
    bound = io.BytesIO()
    mixed.save(bound)
    source = pdf.read_pdf(bound.getvalue(), Path("mixed.pdf"), ReadOptions())
    assert "职工参保登记" in source.text
    (notice,) = source.notices
    assert "第 2 页" in notice.zh
    assert "pages 2 " in notice.en


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"BM" + bytes(64), b"II*\0" * 99])
def test_a_broken_picture_gives_a_message(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_recognise", lambda: True)
    with pytest.raises(SourceError, match="no sound picture"):
        pictures.read_picture(data, Path("scan.tif"), ReadOptions())


def test_a_picture_is_let_go_of_before_it_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[weakref.ref[Image.Image]] = []
    alive: list[bool] = []

    def to_grey(picture: Image.Image) -> Image.Image:
        held.append(weakref.ref(picture))
        return Image.new("L", (40, 40))

    def recognise(pixels: object, scale: float, number: int) -> Page:
        gc.collect()
        alive.append(any(picture() is not None for picture in held))
        return make_page(number, [(40, f"第{number}项")])

    monkeypatch.setattr(pictures, "can_recognise", lambda: True)
    monkeypatch.setattr(pictures, "_to_grey", to_grey)
    monkeypatch.setattr(pictures, "recognise_picture", recognise)
    data = bind([Image.new("L", (60, 60), 255)] * 2, "TIFF")
    source = pictures.read_picture(data, Path("scan.tif"), ReadOptions())
    assert source.text.split() == ["第1项", "第2项"]
    assert alive == [False, False]


def test_a_picture_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_recognise", lambda: True)
    vast = io.BytesIO()
    Image.new("1", (20_000, 8_000)).save(vast, "PNG")
    with pytest.raises(SourceError, match="too large"):
        pictures.read_picture(vast.getvalue(), Path("scan.png"), ReadOptions())


@pytest.mark.parametrize("size", [(4_000, 40), (20, 20)])
def test_a_stroke_or_a_dot_is_no_page(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_recognise", lambda: True)
    drawn = io.BytesIO()
    Image.new("L", size, 0).save(drawn, "PNG")
    with pytest.raises(SourceError, match="no text was recognised"):
        pictures.read_picture(drawn.getvalue(), Path("scan.png"), ReadOptions())
