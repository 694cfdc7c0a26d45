"""Pages that would cost too much: told by what the file says, before anything is decoded."""

from __future__ import annotations

import base64
import struct
import time
import zlib
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest

from pipeline.model.cuttings import Band
from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source
from pipeline.read import pdf
from pipeline.read.pdf import burdens, easels, read_pdf
from pipeline.read.pdf.burdens import find_undrawn, read_streams
from pipeline.read.pdf.easels import Easel, Patience
from pipeline.read.pdf.filters import Overburdened
from pipeline.read.pdf.pixels import MAX_PIXELS

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
SHOWN = b"q 100 0 0 100 300 300 cm /P Do Q "
LINE = b"BT /F 10 Tf 50 700 Td (Hello) Tj ET "
NAMED = b"/XObject<</P 6 0 R>>"


def pack(head: bytes, body: bytes = b"") -> bytes:
    """Return a stream."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(body), body)


def picture(
    width: int, height: int, more: bytes = b"/BitsPerComponent 8", body: bytes = b""
) -> bytes:
    """Return a picture that says that it is so large; its data would not fill it."""
    head = b"/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray" % (width, height)
    return pack(head + more, body)


def form(content: bytes, named: bytes) -> bytes:
    return pack(b"/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<<%s>>>>" % named, content)


def make_pdf(
    *objects: bytes,
    content: bytes = SHOWN,
    resources: bytes = NAMED,
    page: bytes = b"",
    line: bytes = LINE,
) -> bytes:
    """Return a PDF whose page has a line and draws `content`; `objects` count from 6 on.

    A second page has the line alone.
    """
    fonts = b"" if b"/Font" in resources else b"/Font<</F 5 0 R>>"
    every = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 2/Kids[3 0 R %d 0 R]>>" % (6 + len(objects)),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s/Resources<<%s%s>>>>"
        % (page, fonts, resources),
        pack(b"/Filter/FlateDecode", zlib.compress(line + content)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *objects,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>" % (7 + len(objects)),
        pack(b"", line),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(every, 1))
    return b"%%PDF-1.7\n%strailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (body, len(every) + 1)


def read(data: bytes) -> Source:
    return read_pdf(data, Path("guide.pdf"), ReadOptions())


def number(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


TINY = picture(10, 10)
LARGE = picture(10_000, 10_000)
JPEG = b"\xff\xd8\xff\xe0\x00\x04\xff\xd9\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 10_000, 10_000)
JPX = b"\xff\x4f\xff\x51\x00\x29\x00\x00" + number(4_000, 4_000, 0, 0, 9, 9, 0, 0) + b"\x00\x03"
# a page of nine dots and a region in it, each behind the head of its segment
JBIG2 = (
    number(0) + b"\x30\x00\x01" + number(19, 3, 3, 0, 0) + bytes(3)
    + number(1) + b"\x26\x00\x01" + number(99, 30_000, 30_000, 0, 0)
)  # fmt: skip
CODED = b"/BitsPerComponent 8/Filter/%s"
INSIDE = b"/Resources<</XObject<</P 7 0 R>>>>"
TILE = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 100 100]"
STEPS = b"/XStep 100/YStep 100"
FILLED = b"/Pattern cs /T scn 100 100 300 300 re f "
UNDRAWN = {
    "declared": make_pdf(LARGE),
    "declared elsewhere": make_pdf(picture(0, 9).replace(b"/Width 0", b"/Width 7 0 R"), b"9999999"),
    "a JPEG that says less": make_pdf(picture(9, 9, CODED % b"DCTDecode", JPEG)),
    "a JPEG 2000 in three colours": make_pdf(picture(9, 9, CODED % b"JPXDecode", JPX)),
    "a JBIG2 region": make_pdf(picture(9, 9, CODED % b"JBIG2Decode", JBIG2 + bytes(99))),
    "a soft mask": make_pdf(picture(9, 9, b"/SMask 7 0 R"), LARGE),
    "a mask of single bits": make_pdf(
        picture(9, 9, b"/Mask 7 0 R"), picture(20_000, 20_000, b"/ImageMask true")
    ),
    "in a form": make_pdf(pack(b"/Subtype/Form/BBox[0 0 1 1]" + INSIDE, b"/P Do"), LARGE),
    "several": make_pdf(*[picture(3_000, 3_000)] * 5, resources=b"/XObject<<%s>>" % b"".join(
        b"/P%d %d 0 R" % (n, n) for n in range(6, 11)
    )),
    "drawn again and again": make_pdf(picture(1_000, 1_000), content=SHOWN * 50),
    "in the page's content": make_pdf(
        content=b"q 99 0 0 99 9 9 cm BI /W 9000 /H 9000 /CS /G /BPC 8 /F /Fl ID "
        + zlib.compress(bytes(9)) + b"\nEI Q "
    ),
    "in a pattern": make_pdf(
        TINY, LARGE, pack(TILE + STEPS + INSIDE, b"/P Do"),
        content=FILLED, resources=b"/Pattern<</T 8 0 R>>",
    ),
    "a dense pattern": make_pdf(
        pack(TILE + b"/XStep 0.01/YStep 0.01", b"0 0 1 1 re f"),
        content=FILLED, resources=b"/Pattern<</T 6 0 R>>",
    ),
    "a pattern made small": make_pdf(
        pack(TILE + STEPS + b"/Matrix [.0001 0 0 .0001 0 0]", b"0 0 1 1 re f"),
        content=FILLED, resources=b"/Pattern<</T 6 0 R>>",
    ),
    "a pattern of patterns": make_pdf(
        pack(TILE + STEPS + b"/Resources<</Pattern<</T 7 0 R>>>>", FILLED),
        pack(TILE + STEPS, b"0 0 1 1 re f"),
        content=FILLED, resources=b"/Pattern<</T 6 0 R>>",
    ),
    "a pattern of patterns kept elsewhere": make_pdf(
        pack(TILE + STEPS + b"/Resources 7 0 R", FILLED), b"<</Pattern<</T 6 0 R>>>>",
        content=FILLED, resources=b"/Pattern<</T 6 0 R>>",
    ),
    "a mesh of colours": make_pdf(
        pack(b"/ShadingType 7/ColorSpace/DeviceGray/Filter/FlateDecode",
             zlib.compress(bytes(2_000_000))),
        content=b"/S sh ", resources=b"/Shading<</S 6 0 R>>",
    ),
    "a long program for colours": make_pdf(
        b"<</ShadingType 1/ColorSpace/DeviceGray/Function 7 0 R>>",
        pack(b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]", b"{%s}" % (b"sin cos " * 5_000)),
        content=b"/S sh ", resources=b"/Shading<</S 6 0 R>>",
    ),
    "a path of many corners": make_pdf(
        content=b"0 0 m " + b"500 700 l 9 9 l " * 60_000 + b"S ", resources=b"",
    ),
    "a letter": make_pdf(
        b"<</Type/Font/Subtype/Type3/CharProcs<</a 8 0 R>>%s>>" % INSIDE,
        LARGE, pack(b"", b"/P Do"),
        content=b"", resources=b"/Font<</T 6 0 R/F 5 0 R>>",
    ),
    "a group's mask": make_pdf(
        pack(b"/Subtype/Form/BBox[0 0 9 9]" + INSIDE, b"/P Do"), LARGE,
        resources=b"/ExtGState<</G<</SMask<</S/Luminosity/G 6 0 R>>>>>>",
    ),
    "an annotation": make_pdf(
        b"<</Subtype/Stamp/Rect[0 0 9 9]/P 3 0 R/AP<</N 8 0 R>>>>", LARGE,
        pack(b"/Subtype/Form/BBox[0 0 9 9]" + INSIDE, b"/P Do"), page=b"/Annots[6 0 R]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDRAWN)
def test_a_page_with_too_many_pixels_is_read_and_never_drawn(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(Easel, "draw", lambda *_, **how: drawn.append(how))
    monkeypatch.setattr(pypdfium2.raw, "FPDFImageObj_GetBitmap", drawn.append)
    source = read(UNDRAWN[name])
    assert source.text.split() == ["Hello"] * 2
    assert [notice.en.split(" have ")[0] for notice in source.notices] == ["guide.pdf: pages 1"]
    assert source.painter is not None
    assert list(source.painter([Band(1, 0, 99)])) == [None]
    assert drawn == []


def test_a_scan_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Easel, "draw", None)
    with pytest.raises(SourceError, match="pages 1 have pictures of over 40 megapixels"):
        read(make_pdf(LARGE, content=b"600 0 0 900 0 0 cm /P Do", line=b""))


def chain(count: int, times: int) -> Iterable[bytes]:
    """Yield forms that each draw the next so many times."""
    yield from (form(b"/P Do " * times, b"/P %d 0 R" % (7 + n)) for n in range(count))
    yield form(b"0 0 9 9 re f", b"")


def unpacked(*layers: bytes, size: int = 9_000_000, more: bytes = b"") -> bytes:
    """Return blanks, packed once or twice."""
    body = b" " * size
    for _ in layers:
        body = zlib.compress(body, 1)
    return pack(b"/Filter[%s]%s" % (b"".join(layers), more), body)


def wind(blanks: int) -> bytes:
    """Return blanks packed by LZW: each code stands for one more of them, up to 250."""
    codes = [256, 32, *range(258, 507)] * (blanks // 31_500 + 1)
    bits = "".join(f"{code:09b}" for code in [*codes, 257]) + "0" * 7
    return int(bits[: len(bits) // 8 * 8], 2).to_bytes(len(bits) // 8, "big")


def packed(filters: bytes, body: bytes) -> bytes:
    return pack(b"/Filter" + filters, body)


def draw_all(contents: bytes, *objects: bytes) -> bytes:
    """Return a PDF whose page is drawn from `contents`; `objects` count from 6 on."""
    return make_pdf(*objects).replace(b"/Contents 4 0 R", b"/Contents" + contents)


def spell(digits: int) -> bytes:
    """Return a PDF of letters each of which stands for so many digits of text."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    words = b"begincmap 1 beginbfchar <41> <%s> endbfchar endcmap" % (b"0041" * (digits // 4))
    packed = pack(b"/Filter/FlateDecode", zlib.compress(words))
    return make_pdf(font, packed, resources=b"/Font<</F 6 0 R>>")


def lock(content: bytes) -> bytes:
    """Return an encrypted PDF that anybody may open."""
    document = pytest.importorskip("fpdf").FPDF()
    document.set_encryption(owner_password="owner")
    document.add_page()
    document._out(content)
    return bytes(document.output())


BLANKS = zlib.compress(b" " * 9_000_000)
CUT = b"0 0 m 600 900 l 900 9 l h W n "
LETTERS = b"7 Tr BT /F 9 Tf 9 9 Td (A) Tj ET "
MARKS = b"/A BMC " * 3_000 + b"/B <</C 1>> BDC " * 3_000
REFUSED = {
    "a form in itself": lambda: make_pdf(form(b"/P Do /P Do", b"/P 6 0 R")),
    "a form in a form that it draws": lambda: make_pdf(
        form(b"/P Do /P Do", b"/P 7 0 R"), form(b"/P Do", b"/P 6 0 R")
    ),
    "a form that finds itself around it": lambda: make_pdf(
        pack(b"/Subtype/Form/BBox[0 0 9 9]", b"/P Do /P Do")
    ),
    "forms that multiply": lambda: make_pdf(*chain(30, 2)),
    "forms packed otherwise": lambda: make_pdf(
        pack(
            b"/Subtype/Form/BBox[0 0 9 9]/Filter/ASCIIHexDecode/Resources<<%s>>" % NAMED,
            b"/P Do /P Do".hex().encode() + b">",
        )
    ),
    "long content": lambda: draw_all(b" 6 0 R", unpacked(b"/FlateDecode")),
    "content packed twice": lambda: draw_all(b" 6 0 R", unpacked(b"/Fl", b"/FlateDecode")),
    "content that says elsewhere how it is packed": lambda: draw_all(
        b" 6 0 R",
        unpacked(b"/FlateDecode").replace(b"[/FlateDecode]", b" 7 0 R"),
        b"/FlateDecode",
    ),
    "content with an odd name": lambda: draw_all(
        b" 6 0 R", unpacked(b"/FlateDecode").replace(b"/Flate", b"/#46late")
    ),
    "content that names another filter": lambda: draw_all(
        b" 6 0 R", unpacked(b"/FlateDecode", more=b"/DecodeParms<</Also/FlateDecode>>")
    ),
    "content that is also a picture": lambda: draw_all(
        b" 6 0 R", unpacked(b"/FlateDecode", more=b"/Width 9/Height 9/Subtype/Image")
    ),
    "content that is also a font": lambda: draw_all(
        b" 6 0 R", unpacked(b"/FlateDecode", more=b"/Length1 9")
    ),
    "content in many parts": lambda: draw_all(
        b"[%s]" % (b"6 0 R " * 500), unpacked(b"/FlateDecode", size=20_000)
    ),
    "content in a list of its own": lambda: draw_all(
        b" 7 0 R", unpacked(b"/FlateDecode", size=20_000), b"[%s]" % (b"6 0 R " * 500)
    ),
    "content of a page packed with other objects": lambda: draw_all(
        b" 4 0 R",
        unpacked(b"/FlateDecode", size=20_000),
        pack(b"/Type/ObjStm/N 1/First 4", b"9 0 <</Contents[%s]>>" % (b"6 0 R " * 500)),
    ),
    "objects packed together": lambda: make_pdf(
        unpacked(b"/FlateDecode", more=b"/Type/ObjStm/N 1/First 4")
    ),
    "packed objects that are also a picture": lambda: make_pdf(
        unpacked(b"/FlateDecode", more=b"/Type/Obj#53tm/N 1/First 4/Width 9/Height 9")
    ),
    "content wound up": lambda: draw_all(b" 6 0 R", packed(b"/LZWDecode", wind(9_000_000))),
    "content that is long before it is unpacked": lambda: draw_all(
        b" 6 0 R", packed(b"/LZWDecode", b"\x80\x0b" * 5_000_000)
    ),
    "content written in digits": lambda: draw_all(
        b" 6 0 R", packed(b"[/ASCII85Decode/FlateDecode]", base64.a85encode(BLANKS) + b"~>")
    ),
    "content written in pairs of digits": lambda: draw_all(
        b" 6 0 R", packed(b"[/AHx /Fl]", BLANKS.hex().encode() + b">")
    ),
    "content of runs": lambda: draw_all(
        b" 6 0 R", packed(b"[/Fl /RL]", zlib.compress(b"\x81 " * 70_000))
    ),
    "content that says twice how it is packed": lambda: draw_all(
        b" 6 0 R", packed(b"/FlateDecode/Also(/Filter/DCTDecode)", BLANKS)
    ),
    "content that remarks how it is not packed": lambda: draw_all(
        b" 6 0 R", packed(b"[%/DCTDecode\n/FlateDecode]", BLANKS)
    ),
    "content of a page that is kept elsewhere": lambda: draw_all(
        b" 7 0 R", unpacked(b"/FlateDecode", size=20_000),
        pack(b"/Type/ObjStm/N 1/First 4", b"7 0 [%s]" % (b"6 0 R " * 500)),
    ),
    "content under a name in codes": lambda: draw_all(
        b" 6 0 R", unpacked(b"/FlateDecode", more=b"/Width 9/Height 9/Subtype/Image")
    ).replace(b"/Contents 6", b"/Cont#65nts 6"),
    "marks in marks": lambda: make_pdf(content=MARKS),
    "marks in marks in parts": lambda: draw_all(
        b"[%s]" % (b"6 0 R " * 4), pack(b"", MARKS[: len(MARKS) // 2])
    ),
    "marks in marks of a form": lambda: make_pdf(form(MARKS, b"")),
    "marks in marks of a letter": lambda: make_pdf(
        b"<</Type/Font/Subtype/Type3/CharProcs<</a 7 0 R>>>>", packed(b"/Fl", zlib.compress(MARKS)),
        resources=b"/Font<</T 6 0 R/F 5 0 R>>",
    ),
    "shapes cut out of each other": lambda: make_pdf(content=CUT * 6_000),
    "dashes without end": lambda: make_pdf(
        content=b"[%s] 0 d " % (b"1 " * 2_000) + b"1 w 9 9 m 99 99 l S 2 w " * 900
    ),
    "letters that cut out": lambda: make_pdf(content=LETTERS * 1_100),
    "pictures in the content": lambda: make_pdf(
        content=(b"q BI /W 9 /H 9 /F /Fl ID %s EI Q " % BLANKS) * 2, resources=b""
    ),
    "pictures in the content written in digits": lambda: make_pdf(
        content=(b"BI /W 9 /H 9 /#46[/A85/Fl] ID %s~> EI " % base64.a85encode(BLANKS)) * 2,
        resources=b"",
    ),
    "a long form drawn often": lambda: make_pdf(
        form(b"0 0 9 9 re f " * 1_000, b""), content=b"/P Do " * 400
    ),
    "long pages": lambda: draw_all(b" 6 0 R", unpacked(b"/FlateDecode", size=4_000_000)).replace(
        b"/Count 2/Kids[", b"/Count 72/Kids[%s" % (b"3 0 R " * 70)
    ),
    "a font of all fonts": lambda: make_pdf(
        unpacked(b"/FlateDecode", size=100_000_000, more=b"/Length1 9")
    ),
    "a letter that stands for a long text": lambda: spell(4_000),
    "a list without end": lambda: make_pdf(b"[%s]" % (b"0 " * 9_000_000)),
    "lists packed together": lambda: make_pdf(
        *[packed(b"/FlateDecode/Type/ObjStm", zlib.compress(b"9 0 [%s" % (b"0 " * 2_000_000)))] * 3
    ),
    "long content in an encrypted file": lambda: lock(b" " * 9_000_000),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_that_cannot_be_opened_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", None)
    with pytest.raises(SourceError, match="unpacks to far too much"):
        read(REFUSED[name]())


FINE = {
    "a scan at 600 dpi": make_pdf(picture(4_960, 7_016)),
    "a scan in three colours": make_pdf(
        picture(4_960, 7_016)
        .replace(b"Gray", b"RGB")
        .replace(
            b"/Length 0>>stream\n",
            b"/Filter/FlateDecode>>stream\n" + zlib.compress(bytes(104_000_000), 1),
        )
    ),
    "a short program for colours": make_pdf(pack(b"/FunctionType 4", b"{%s}" % (b"sin " * 99))),
    "a scan of single bits": make_pdf(picture(14_000, 14_000, b"/BitsPerComponent 1")),
    "a JPEG with a large thumbnail": make_pdf(
        picture(9, 9, CODED % b"DCTDecode", b"\xff\xd8\xff\xe1\x00\x20" + JPEG + b"\xff\xd9")
    ),
    "forms in a row": make_pdf(*chain(15, 1)),
    "forms that draw some": make_pdf(*chain(3, 20)),
    "two pictures in a form": make_pdf(form(b"/P Do /Q Do", b"/P 7 0 R/Q 7 0 R"), TINY),
    "long drawings": make_pdf(
        content=b"".join(b"%d %d 5 50 re S " % (i % 500, i % 701) for i in range(100_000))
    ),
    "marks one after the other": make_pdf(content=b"/P <</MCID 1>> BDC EMC " * 4_000),
    "shapes cut out one by one": make_pdf(content=(b"q " + CUT + b"0 0 9 9 re f Q ") * 6_000),
    "letters that cut out one by one": make_pdf(content=(b"q " + LETTERS + b"Q ") * 1_100),
    "rules of dashes": make_pdf(content=b"[3 1 1 1] 0 d 1 w 9 9 m 99 99 l S 2 w " * 900),
    "pictures of letters": make_pdf(
        content=b"q BI /W 9 /H 9 /F/Fl ID %s EI Q " % zlib.compress(bytes(81)) * 900, resources=b""
    ),
    "a form drawn often": make_pdf(form(b"0 0 9 9 re f ", b""), content=b"/P Do " * 4_000),
    "content wound up": draw_all(b" 6 0 R", packed(b"/LZWDecode", wind(90_000))),
    "a page in eight parts": draw_all(b"[%s]" % (b"4 0 R " * 8)),
    "a large font": make_pdf(unpacked(b"/FlateDecode", more=b"/Length1 9")),
    "a letter that stands for a word": spell(100),
    "a long list": make_pdf(b"[%s]" % (b"0 " * 4_000_000)),
    "a long file of short objects": make_pdf(*[b"[%s]" % (b"0 " * 7_000)] * 1_300),
    "a mesh of some colours": make_pdf(pack(b"/ShadingType 7", bytes(20_000))),
    "a pattern of dots": make_pdf(
        pack(TILE + b"/XStep 2/YStep 2", b"0 0 1 1 re f"), resources=b"/Pattern<</T 6 0 R>>"
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_other_pages_are_drawn(name: str) -> None:
    assert look_at(FINE[name]) == frozenset()


def look_at(data: bytes, count: int = 2) -> frozenset[int]:
    return find_undrawn(data, read_streams(data), count)


def test_an_ordinary_booklet_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(burdens, "_look_at_pages", None)
    assert look_at(FIXTURE.read_bytes(), 61) == frozenset()


def test_where_the_structure_is_broken_nothing_is_drawn() -> None:
    broken = make_pdf(LARGE).replace(b"/Kids[3 0 R", b"/Kids[/3 0 R")
    assert look_at(broken) == frozenset([1, 2])
    with pytest.raises(Overburdened):
        look_at(make_pdf(*chain(3, 20)).replace(b"/Kids[3 0 R", b"/Kids[/3 0 R"))


def test_where_lists_are_long_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(burdens, "_look_at_pages", None)
    assert look_at(make_pdf(LARGE, b"[%s]" % (b"0 " * 900_000))) == frozenset([1, 2])
    with pytest.raises(Overburdened):
        look_at(make_pdf(*chain(3, 20), b"[%s]" % (b"0 " * 900_000)))


def test_a_long_thin_picture_holds_no_codes() -> None:
    wide = make_pdf(TINY, content=b"q 800000 0 0 20 0 0 cm /P Do Q ")
    source = read(wide.replace(b"[0 0 595 842]", b"[0 0 999999 99999]"))
    assert [picture.codes for picture in source.pictures] == []


def test_a_page_that_takes_long_to_draw_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(easels, "_PATIENCE", 1e-9)
    source = read(make_pdf(TINY, content=SHOWN + b"0 0 9 9 re f " * 500))
    assert source.text.split() == ["Hello"] * 2
    assert "第 1 页的图片" in source.notices[0].zh
    assert source.painter is not None
    assert list(source.painter([Band(1, 0, 99)])) == [None]


def test_a_scan_that_takes_long_to_draw_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(easels, "_PATIENCE", 1e-9)
    monkeypatch.setattr(pdf, "can_recognise", lambda: True)
    with pytest.raises(SourceError, match="pages 1 have pictures"):
        read(make_pdf(TINY, content=b"600 0 0 900 0 0 cm " + b"/P Do " * 500, line=b""))


STROKES = b"0 0 m 595 842 l 0 842 l 595 0 l b " * 50_000


def test_drawing_ends_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(easels, "_PATIENCE", 0.05)
    easel = Easel(pypdfium2.PdfDocument(make_pdf(content=STROKES))[0], Patience())
    start = time.thread_time()
    assert easel.draw(1.0) is None
    assert time.thread_time() - start < 1.0
    assert easel.is_worn
    assert easel.draw(1.0) is None


@pytest.mark.parametrize("each", [0.0, 1.0])
def test_drawing_ends_when_all_pages_take_too_long(
    each: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(easels, "_FIRST", 0.05)
    monkeypatch.setattr(easels, "_EACH", 0.0)
    patience = Patience()
    document = pypdfium2.PdfDocument(make_pdf(content=STROKES))
    assert Easel(document[0], patience).draw(1.0) is None
    monkeypatch.setattr(easels, "_EACH", each)
    second = Easel(document[1], patience)
    assert second.is_worn == (each == 0)
    assert (second.draw(1.0) is None) == (each == 0)


def test_a_page_full_of_notes_is_drawn_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    note = b"<</Subtype/Square/Rect[0 0 500 800]/AP<</N 6 0 R>>>>"
    black = pack(b"/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f")
    page = pypdfium2.PdfDocument(make_pdf(black, page=b"/Annots[%s]" % (note * 3), content=b""))[0]
    inks = []
    for most in (3, 2):
        monkeypatch.setattr(easels, "_MAX_NOTES", most)
        shown = Easel(page, Patience()).draw(0.1, noted=True)
        inks.append(bytes(shown.buffer).count(0) if shown else None)
    assert inks[0]
    assert inks[1] == 0


def test_pages_that_draw_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_MAX_OBJECTS", 100)
    with pytest.raises(SourceError, match="characters or drawings up to page 1"):
        read(make_pdf(content=b"0 0 9 9 re f " * 101))


def test_an_endless_address_is_no_link() -> None:
    link = b"<</Subtype/Link/Rect[0 0 600 900]/A<</S/URI/URI(http://a.cn/%s)>>>>"
    for length, count in ((100, 1), (10_000, 0)):
        page = b"/Annots[%s]" % (link % (b"a" * length))
        assert len(read(make_pdf(page=page)).links) == count


def test_corners_are_looked_at_up_to_a_bound() -> None:
    source = read(make_pdf(content=b"0 0 m " + b"9 9 l 0 0 l " * 2_000 + b"S " * 60))
    assert source.text.split() == ["Hello"] * 2


@pytest.mark.parametrize("key", [b"Contents", b"ToUnicode"])
def test_a_reference_to_an_endless_number_is_none(key: bytes) -> None:
    data = b"1 0 obj<</%s %s 0 R>>endobj" % (key, b"1" * 5_000)
    assert find_undrawn(data, read_streams(data), 1) == frozenset()


def test_a_picture_of_endless_width_is_not_drawn() -> None:
    endless = pack(b"/Subtype/Image/Width 1%s/Height 1" % (b"0" * 400))
    source = read(make_pdf(endless))
    assert source.text.split() == ["Hello"] * 2
    assert "第 1 页的图片" in source.notices[0].zh


def test_a_stream_packed_over_and_over_is_refused() -> None:
    packed = b"0"
    for _ in range(1_200):
        packed = zlib.compress(packed, 0)
    with pytest.raises(Overburdened):
        read_streams(pack(b"/Filter[%s]" % (b"/Fl" * 1_200), packed))


@pytest.mark.parametrize("mark", [b"stream ", b"1 0 obj<</JPXDecode 1>>stream "])
def test_marks_of_streams_without_end_are_refused(mark: bytes) -> None:
    start = time.thread_time()
    with pytest.raises(Overburdened):
        read_streams(mark * 100_000)
    assert time.thread_time() - start < 2.0


def test_the_most_that_is_drawn_is_what_the_message_says() -> None:
    assert MAX_PIXELS == 40_000_000
