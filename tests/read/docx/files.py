"""Word files made by hand: the smallest package around the XML that a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source
from pipeline.read.docx import read_docx

PATH = Path("guide.docx")
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{_WORD}.document.main+xml"


def make_docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    *,
    main: str = MAIN,
    prolog: str = "",
) -> bytes:
    """Return a Word file with `body`.

    `parts` are further parts by name (`numbering`, `header1`), each one's id its name; `links`
    are targets out of the document by id.
    """
    files = {"document": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    files |= parts or {}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="'
        f'{main if name == "document" else f"{_WORD}.{_kind(name)}+xml"}"/>'
        for name in files
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{_kind(name)}" Target="{name}.xml"/>'
        for name in parts or {}
    )
    relations += "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target="{url}"'
        ' TargetMode="External"/>'
        for name, url in (links or {}).items()
    )
    packed = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        **{f"word/{name}.xml": prolog + content for name, content in files.items()},
    }
    return zip_files(packed)


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def zip_files(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def part(root: str, content: str) -> str:
    """Return the XML of a part whose root element is `w:root`."""
    return f"<w:{root} {SPACES}>{content}</w:{root}>"


def paragraph(words: str, properties: str = "", *, mark: str = "") -> str:
    rest = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{rest}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: list[str], grid: tuple[int, ...] = ()) -> str:
    """Return a table; a cell is its XML, with its own `w:tcPr` where it has one."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    body = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def read(body: str, parts: Mapping[str, str] | None = None, **more: Mapping[str, str]) -> Source:
    return read_bytes(make_docx(body, parts, **more))


def read_bytes(data: bytes) -> Source:
    return read_docx(data, PATH, ReadOptions())


def lines(source: Source) -> list[str]:
    """Return the lines that are not blank and not set aside."""
    asides = {aside.start for aside in source.asides}
    starts = source.line_starts
    found = zip(starts, [*starts[1:], len(source.text)], strict=True)
    cut = [source.text[start:end].rstrip("\n") for start, end in found if start not in asides]
    return [line for line in cut if line.strip()]


def asides(source: Source) -> list[str]:
    return [source.text[aside.start : aside.end] for aside in source.asides]
