"""Files that are broken, or made to do harm, give a message soon; other kinds of Word are read."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from pipeline.model.errors import SourceError
from pipeline.read import read_source
from pipeline.read.docx.flow import MAX_CHARACTERS
from pipeline.read.zips import MAX_FILES, MAX_MARKS
from tests.read.docx.files import (
    MAIN,
    SPACES,
    make_docx,
    paragraph,
    part,
    read,
    read_bytes,
    run,
    table,
    zip_files,
)
from tests.stages import TESTS

WHOLE = (TESTS / "fixtures" / "guide.docx").read_bytes()
WORDS = paragraph("甲")
SECONDS = 60.0  # ten times what a slow machine takes


def without(data: bytes, name: str) -> bytes:
    """Return the package without one of its files."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {entry: package.read(entry) for entry in package.namelist() if entry != name}
    return zip_files(files)


def change(data: bytes, name: str, content: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {entry: package.read(entry) for entry in package.namelist()}
    return zip_files({**files, name: content.encode()}, zipfile.ZIP_DEFLATED)


def lie(data: bytes) -> bytes:
    """Return a package whose directory says that its files are a thousand bytes long."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sizes = [entry.file_size for entry in package.infolist()]
    for size in sizes:
        if size > 1_000:
            data = data.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    return data


def nest(opening: str, closing: str, depth: int) -> str:
    return opening * depth + WORDS + closing * depth


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
DOCUMENT = "word/document.xml"
BOMB = f"<w:document {SPACES}><w:body>{' ' * 40_000_000}{WORDS}</w:body></w:document>"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'

DAMAGED = "不是完好的 Word"
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"{\\rtf1 words}", DAMAGED),
    "cut off": (lambda: WHOLE[:40_000], DAMAGED),
    "cut off at its end": (lambda: WHOLE[:-30], DAMAGED),
    "spoilt within": (lambda: WHOLE[:2_000] + bytes(9_000) + WHOLE[11_000:], DAMAGED),
    "an empty package": (lambda: zip_files({}), DAMAGED),
    "another package": (lambda: zip_files({"xl/workbook.xml": "<a/>"}), DAMAGED),
    "no document": (lambda: without(make_docx(WORDS), DOCUMENT), DAMAGED),
    "no types": (lambda: without(make_docx(WORDS), "[Content_Types].xml"), DAMAGED),
    "no relationships": (lambda: without(make_docx(WORDS), "_rels/.rels"), DAMAGED),
    "a document that is no XML": (
        lambda: change(WHOLE, DOCUMENT, "<w:document"),
        DAMAGED,
    ),
    "a document of another kind": (lambda: change(WHOLE, DOCUMENT, "<html/>"), DAMAGED),
    "no body": (lambda: change(WHOLE, DOCUMENT, part("document", "")), DAMAGED),
    "footnotes that are no XML": (
        lambda: make_docx(WORDS, {"footnotes": "<w:x"}),
        DAMAGED,
    ),
    "a size that is a lie": (lambda: lie(make_docx(WORDS * 200)), DAMAGED),
    "no words": (lambda: make_docx("<w:p/>"), "没有文字"),
    "encrypted": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "已加密"),
    "an old document": (lambda: OLE + "WordDocument".encode("utf-16-le"), "旧版 .doc"),
    "entities": (lambda: make_docx(WORDS, prolog=LAUGHS), "XML 实体"),
    "entities from elsewhere": (lambda: make_docx(WORDS, prolog=FETCH), "XML 实体"),
    "entities in another encoding": (
        lambda: zip_files({DOCUMENT: (LAUGHS + "<x/>").encode("utf-16")}),
        "XML 实体",
    ),
    "a bomb": (lambda: change(WHOLE, DOCUMENT, BOMB), "解压后过大"),
    "a bomb of repetition": (lambda: change(WHOLE, DOCUMENT, BOMB[:9_000_000]), "解压后过大"),
    "too many files": (
        lambda: zip_files({f"word/{number}.xml": "" for number in range(MAX_FILES + 1)}),
        "解压后过大",
    ),
    "too many elements": (lambda: make_docx("<w:p/>" * MAX_MARKS), "解压后过大"),
    "a million paragraphs": (lambda: make_docx(WORDS * 1_000_000), "解压后过大"),
    "a million columns": (lambda: make_docx(table(["<w:p/>"] * 300_000)), "列"),
    "a cell over a million columns": (
        lambda: make_docx(table([f'<w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{WORDS}'])),
        "列",
    ),
    "many wide rows": (
        lambda: make_docx(table(["<w:p/>"] * 60, *[["<w:p/>"]] * 20_000)),
        "格",
    ),
    "too many characters": (
        lambda: make_docx(paragraph("甲" * (MAX_CHARACTERS // 4)) * 5),
        "文字过多",
    ),
    "nested too deep": (
        lambda: make_docx(nest("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100_000)),
        DAMAGED,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_gives_a_message_soon(name: str) -> None:
    make, words = BAD[name]
    data = make()
    start = process_time()
    with pytest.raises(SourceError) as caught:
        read_bytes(data)
    assert words in caught.value.zh
    assert process_time() - start < SECONDS


# -- what is slow to read unless it is read with care ---------------------------------------------

MARK = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
BEGIN, SEPARATE, END = (MARK.format(kind) for kind in ("begin", "separate", "end"))
LINK = BEGIN + '<w:r><w:instrText>HYPERLINK "http://a.cn"</w:instrText></w:r>' + SEPARATE
BROKEN = "<w:r><w:br/><w:t>甲</w:t></w:r>"
NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
    f'<w:lvlText w:val="{"%1" * 5000}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
STYLES = part(
    "styles",
    "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n or 20_000) - 1}"/>'
        "</w:style>"
        for n in range(20_000)
    ),
)
NOTE = f'<w:footnote w:id="1">{paragraph("注" * 1_000)}</w:footnote>'
SLOW: dict[str, Callable[[], bytes]] = {
    "runs": lambda: make_docx(f"<w:p>{run('甲') * 50_000}</w:p>"),
    "paragraphs": lambda: make_docx(WORDS * 50_000),
    "line breaks": lambda: make_docx(
        "<w:p>" + "<w:r><w:br/><w:t>甲</w:t></w:r>" * 50_000 + "</w:p>"
    ),
    "fields that never end": lambda: make_docx(f"<w:p>{BEGIN * 50_000}{BROKEN}</w:p>"),
    "fields in fields": lambda: make_docx(
        f"<w:p>{LINK * 20_000}{run('甲') * 1_000}{END * 20_000}</w:p>"
    ),
    "links over paragraphs": lambda: make_docx(
        f"<w:p>{LINK * 30}</w:p>{WORDS * 30_000}<w:p>{END * 30}</w:p>"
    ),
    "paragraphs without an end": lambda: make_docx(paragraph("甲", mark="<w:del/>") * 50_000),
    "numbers": lambda: make_docx(paragraph("甲", NUMBERED) * 30_000, {"numbering": NUMBERING}),
    "styles in a circle": lambda: make_docx(
        "".join(paragraph("甲", f'<w:pStyle w:val="s{n}"/>') for n in range(20_000)),
        {"styles": STYLES},
    ),
    "sections": lambda: make_docx("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 30_000 + WORDS),
    "one note often": lambda: make_docx(
        "<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * 50_000 + "</w:p>",
        {"footnotes": part("footnotes", NOTE)},
    ),
    "tables in tables": lambda: make_docx(
        nest("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80)
    ),
    "boxes in boxes": lambda: make_docx(
        nest("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 80)
    ),
    "controls in controls": lambda: make_docx(
        nest("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120)
    ),
    "choices in choices": lambda: make_docx(
        "<w:p><w:r>"
        + "<mc:AlternateContent><mc:Choice>" * 100
        + "<w:t>甲</w:t>" * 20_000
        + "</mc:Choice></mc:AlternateContent>" * 100
        + "</w:r></w:p>"
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_strange_file_takes_no_time(name: str) -> None:
    data = SLOW[name]()
    start = process_time()
    try:
        text = read_bytes(data).text
    except SourceError as error:
        assert "文字过多" in error.zh  # noqa: PT017
    else:
        assert "甲" in text or "注" in text
    assert process_time() - start < SECONDS


def test_a_bomb_is_not_unpacked() -> None:
    data = change(WHOLE, DOCUMENT, " " * 60_000_000)
    tracemalloc.start()
    with pytest.raises(SourceError):
        read_bytes(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


# -- other kinds of Word --------------------------------------------------------------------------

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = {
    "docx": MAIN,
    "dotx": f"{TYPES}.template.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


@pytest.mark.parametrize("suffix", KINDS)
def test_templates_and_documents_with_macros(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"guide.{suffix}"
    path.write_bytes(make_docx(WORDS, main=KINDS[suffix]))
    assert read_source(path).text == "甲\n"


def test_strict_documents() -> None:
    with zipfile.ZipFile(io.BytesIO(make_docx(WORDS))) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    strict = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "officeDocument/relationships"
        ),
    }
    for transitional, short in strict.items():
        files = {
            name: content.replace(transitional, f"http://purl.oclc.org/ooxml/{short}")
            for name, content in files.items()
        }
    assert "schemas.openxmlformats.org/wordprocessingml" not in files[DOCUMENT]
    assert read_bytes(zip_files(files)).text == "甲\n"


def test_names_with_backslashes() -> None:
    with zipfile.ZipFile(io.BytesIO(make_docx(WORDS))) as package:
        files = {name.replace("/", "\\"): package.read(name) for name in package.namelist()}
    assert read_bytes(zip_files(files)).text == "甲\n"


@pytest.mark.parametrize("name", ["styles", "numbering", "header1", "footnotes"])
def test_a_part_that_is_missing_is_no_harm(name: str) -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    data = make_docx(WORDS + section, {name: part("x", "")})
    assert read_bytes(without(data, f"word/{name}.xml")).text == "甲\n"


def test_nonsense_in_attributes_is_no_harm() -> None:
    body = (
        paragraph("甲", '<w:pStyle w:val="none"/><w:numPr><w:ilvl w:val="x"/><w:numId/></w:numPr>')
        + paragraph("乙", '<w:outlineLvl w:val="-3"/><w:tabs><w:tab w:pos="far"/></w:tabs>')
        + table([f'<w:tcPr><w:gridSpan w:val="-1"/><w:vMerge w:val="?"/></w:tcPr>{WORDS}'])
        + '<w:p><w:hyperlink r:id="none"><w:r><w:sym w:char="zz"/></w:r></w:hyperlink></w:p>'
        + '<w:p><w:r><w:footnoteReference w:id="9"/><w:drawing/><w:fldChar/></w:r></w:p>'
    )
    source = read(body)
    assert "甲\n\n乙\n\n甲\n" in source.text
    assert source.headings == {}


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".ofd"])
def test_other_formats_say_what_to_save(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"guide{suffix}"
    path.write_bytes(OLE)
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert ".docx" in caught.value.en
    assert "PDF" in caught.value.en
    assert "\n" not in caught.value.en
