"""Codes in pictures and links over words: read, placed, and judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.model.audits import AuditOptions
from pipeline.model.reading import ReadOptions
from pipeline.model.results import Result
from pipeline.read.pdf import codes
from pipeline.run import ingest

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
RULES = ["qr-unreadable", "qr-mismatch", "qr-repeated", "link-target-mismatch"]

ABOVE = ["1. 社会保障卡申领", "1.1 需提供材料", "身份证", "1.2 办理路径", "①窗口办：服务大厅"]
BELOW = ["操作流程", "1.3 办理时限：即时办结", "1.4 温馨提示：请携带原件。"]
LINES = {
    **dict(zip(range(345, 255, -18), ABOVE, strict=True)),
    255: "②网上办：",
    239: "http://si.12333.gov.cn/cards",
    **dict(zip((221, 115, 97), BELOW, strict=True)),
}


def draw_code(text: str) -> Any:
    zxingcpp = pytest.importorskip("zxingcpp", reason="no zxing-cpp")
    from PIL import Image

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(code.to_image(scale=4))


@pytest.fixture
def booklet(tmp_path: Path) -> Callable[..., Result]:
    """Print a guide of one item with reportlab and audit it."""
    canvases = pytest.importorskip("reportlab.pdfgen.canvas", reason="no reportlab")
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    def make(picture: Any, link: str = "", *, beside: bool = False, turned: int = 0) -> Result:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        path = tmp_path / "guide.pdf"
        canvas = canvases.Canvas(str(path), pagesize=(400, 400))
        canvas.setFont("STSong-Light", 11)
        for height, text in LINES.items():
            canvas.drawString(40, height, text)
        canvas.drawString(*((115, 185) if beside else (40, 140)), "1. 社会保障卡申领流程")
        canvas.drawImage(ImageReader(picture), 40, 155, 60, 60, mask="auto")
        if link:
            canvas.linkURL(link, (38, 236, 200, 249))
        canvas.save()
        if turned:
            _turn(path, turned)
        return ingest(path, profile="booklet", options=AuditOptions(only=RULES))

    return make


def _turn(path: Path, degrees: int) -> None:
    """Turn the page, and its content back, so that it looks as before."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(path.read_bytes())
    page = document[0]
    width, height = page.get_size()
    a, b, c, d, e, f = {
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }[degrees]
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        handle = raw.FPDFPage_GetObject(page.raw, index)
        raw.FPDFPageObj_Transform(handle, a, b, c, d, e, f)
    page.gen_content()
    if degrees != 180:
        page.set_mediabox(0, 0, height, width)
    page.set_rotation(degrees)
    document.save(path)


def found(result: Result) -> list[tuple[str, str, str]]:
    assert result.findings is not None
    return [(f.rule, str(f.severity), f.evidence) for f in result.findings.findings]


# -- codes ----------------------------------------------------------------------------------------


def test_codes_of_the_fixture() -> None:
    pytest.importorskip("zxingcpp", reason="no zxing-cpp")
    result = ingest(FIXTURE)
    listed = {row.number: row.qr for row in result.guide.catalog}
    assert all(len(qr) == 1 for qr in listed.values())
    assert len({qr[0] for qr in listed.values()}) == 38
    charts = {item.number: item.flow_chart.qr for item in result.guide.items if item.flow_chart}
    assert len(charts) == 22
    assert all(qr == listed[number] for number, qr in charts.items())
    assert not [f for f in found(result) if f[0] in RULES]


@pytest.mark.parametrize("beside", [False, True], ids=["below", "beside"])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_code_stands_with_its_caption(
    booklet: Callable[..., Result], beside: bool, turned: int
) -> None:
    result = booklet(draw_code("https://si.12333.gov.cn/qr/1"), beside=beside, turned=turned)
    (item,) = result.guide.items
    assert item.flow_chart is not None
    assert item.flow_chart.caption == "社会保障卡申领流程"
    assert item.flow_chart.qr == ["https://si.12333.gov.cn/qr/1"]
    assert found(result) == []


def test_all_codes_of_a_picture_are_read(booklet: Callable[..., Result]) -> None:
    """What few pixels show of a picture is not all that is in it."""
    from PIL import Image

    plain, dense = draw_code("https://a.cn"), draw_code("https://a.cn/" + "guide/" * 40)
    picture = Image.new("L", (600, 600), 255)
    picture.paste(plain.resize((280, 280)), (5, 5))
    picture.paste(dense.resize((280, 280)), (310, 310))
    (item,) = booklet(picture).guide.items
    assert item.flow_chart is not None
    assert item.flow_chart.qr == ["https://a.cn", "https://a.cn/" + "guide/" * 40]


def test_a_picture_is_decoded_once_however_often_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("zxingcpp", reason="no zxing-cpp")
    decoded, find = [], codes._find
    monkeypatch.setattr(codes, "_find", lambda shown: decoded.append(shown) or find(shown))
    codes._decode.cache_clear()
    ingest(FIXTURE, reading=ReadOptions(jobs=1))
    assert len(decoded) == 38


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK"])
def test_a_code_is_read_whatever_its_pixels_are(booklet: Callable[..., Result], mode: str) -> None:
    picture = draw_code("https://a.cn").convert("RGB").convert(mode)
    (item,) = booklet(picture).guide.items
    assert item.flow_chart is not None
    assert item.flow_chart.qr == ["https://a.cn"]


def test_pixels_of_three_bytes_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("zxingcpp", reason="no zxing-cpp")
    monkeypatch.setattr(codes, "_convert", lambda _: pytest.fail("was converted"))
    codes._decode.cache_clear()
    read = ingest(FIXTURE, reading=ReadOptions(jobs=1)).guide.catalog
    assert all(row.qr for row in read)


def test_a_code_that_only_its_page_shows_is_read(booklet: Callable[..., Result]) -> None:
    """Without the page behind it, a picture of black and nothing is all black."""
    from PIL import Image, ImageOps

    code = draw_code("https://a.cn").convert("L")
    picture = Image.new("RGBA", code.size)
    picture.putalpha(ImageOps.invert(code))
    (item,) = booklet(picture).guide.items
    assert item.flow_chart is not None
    assert item.flow_chart.qr == ["https://a.cn"]


def test_picture_without_code_is_information(booklet: Callable[..., Result]) -> None:
    from PIL import Image

    pytest.importorskip("zxingcpp", reason="no zxing-cpp")
    result = booklet(Image.new("L", (90, 90), 128))
    assert found(result) == [("qr-unreadable", "info", "社会保障卡申领流程")]


def test_without_the_library_only_the_codes_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("zxingcpp", reason="no zxing-cpp")
    whole = ingest(FIXTURE)
    monkeypatch.setattr(codes, "can_read_codes", lambda: False)
    bare = ingest(FIXTURE)
    assert not any(row.qr for row in bare.guide.catalog)
    assert bare.findings == whole.findings
    values = whole.guide.model_dump()
    for part in (*values["catalog"], *(item["flow_chart"] or {} for item in values["items"])):
        if "qr" in part:
            part["qr"] = []
    assert bare.guide.model_dump() == values
    main(["audit", str(FIXTURE), str(FIXTURE), "--only", "qr-unreadable", "--lang", "en"])
    assert capsys.readouterr().err.count("guide-pipeline[qr]") == 1


def test_huge_picture_is_not_decoded(booklet: Callable[..., Result]) -> None:
    from PIL import Image

    start = process_time()
    huge = Image.new("1", (6_000, 6_000), 1)
    assert found(booklet(huge))[0][0] == "qr-unreadable"
    assert process_time() - start < 20


# -- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("http://si.12333.gov.cn/cards", None),
        ("http://SI.12333.gov.cn:80/%63ards/", None),
        ("https://si.12333.gov.cn/cards", "info"),
        ("http://si.12333.com.cn/cards", "error"),
        ("http://si.12333.gov.cn/card", "error"),
        ("http://si.12333.gov.cn:8081/cards", "error"),
        ("mailto:office@12333.gov.cn", None),
        ("http://[", None),
    ],
)
def test_link_against_the_printed_address(
    booklet: Callable[..., Result], target: str, severity: str | None
) -> None:
    result = booklet(draw_code("https://si.12333.gov.cn/qr/1"), link=target)
    assert len(result.source.links) == 1
    printed = "http://si.12333.gov.cn/cards"
    assert found(result) == ([("link-target-mismatch", severity, printed)] if severity else [])


def test_link_of_an_address_over_two_lines_is_one() -> None:
    from pipeline.model.sources import Place
    from pipeline.read.pdf.flow import Flow
    from pipeline.read.pdf.overlays import Overlays
    from pipeline.read.pdf.pages import Page
    from pipeline.read.pdf.shapes import Box

    lines = [Place(0, 1, 10, 20, [10, 20] * 1), Place(1, 1, 30, 40, [10, 20])]
    page = Page(
        1, 100, 100, links=[(Box(5, 8, 25, 22), "http://a"), (Box(5, 28, 25, 42), "http://a")]
    )
    (link,) = Overlays(Flow("ab", lines, [])).find_links([page])
    assert link.range == (0, 2)


def test_a_code_in_a_table_without_rules_stands_with_its_row() -> None:
    from pipeline.read.pdf.flow import write_flow
    from pipeline.read.pdf.overlays import Overlays
    from pipeline.read.pdf.shapes import Box
    from tests.read.pdf.setting import set_page

    rows = [("序号", "事项", "流程"), *((str(n), "登记", f"参保{n}") for n in (1, 2, 3))]
    page = set_page(
        [
            (x, 100.0 + 60 * n, 10.0, text)
            for n, row in enumerate(rows)
            for x, text in zip((40.0, 120.0, 260.0), row, strict=True)
        ]
    )
    page.pictures = [Box(255, 172 + 60 * n, 285, 202 + 60 * n) for n in range(3)]
    page.codes = [codes.CodePicture(box, (f"{n + 1}",)) for n, box in enumerate(page.pictures)]
    flow = write_flow([page])
    starts = [picture.start for picture in Overlays(flow).find_pictures([page])]
    assert [flow.text[start : start + 3] for start in starts] == ["参保1", "参保2", "参保3"]
