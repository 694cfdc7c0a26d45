"""Word: paragraphs, numbers and tables as they print, in order; what is not text set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source

from .elements import Element, R, W
from .flow import Flow, TooManyCharacters
from .numbering import Numbering
from .packages import open_document
from .paragraphs import ParagraphReader
from .stories import NoteShelf, StoryWriter
from .styles import Styles
from .tables import MOST_COLUMNS, TooManyColumns

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part


_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, path: Path, _options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the Word file at `path`."""
    document = open_document(data, path)
    try:
        flow = _write_document(document)
    except TooManyCharacters:
        raise SourceError(
            f"{path}：文字过多，不像指南；请检查是否选对文件，或拆分后再试",
            f"{path}: has too many characters, which no guide has;"
            " check that it is the right file, or split it",
        ) from None
    except TooManyColumns:
        raise SourceError(
            f"{path}：有一行表格超过 {MOST_COLUMNS} 列，不像指南；请检查是否选对文件",
            f"{path}: a row of a table has more than {MOST_COLUMNS} columns, which no guide has;"
            " check that it is the right file",
        ) from None
    text = flow.text
    if not text.strip():
        raise SourceError(
            f"{path}：Word 文件中没有文字（可能只有图片）；请先做文字识别，或索取带文字的文件",
            f"{path}: the Word file has no text (pictures only, perhaps);"
            " recognise the text first (OCR), or ask for a file with text",
        )
    return Source(
        file_name=path.name,
        media_type=_MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=None,
        reader="docx",
        text=text,
        asides=flow.asides,
        links=flow.links,
        headings=flow.headings,
    )


def _write_document(document: Document) -> Flow:
    main = document.part
    styles = Styles(_find_root(main, "styles"))
    numbering = Numbering(_find_root(main, "numbering"), styles)
    notes = NoteShelf()
    for kind in ("footnote", "endnote"):
        for part, root in _find_parts(main, f"{kind}s"):
            notes.add(kind, root, ParagraphReader(root, _read_targets(part), styles, numbering))
    flow = Flow()
    body = document.element.body
    writer = StoryWriter(flow, ParagraphReader(body, _read_targets(main), styles, numbering), notes)
    writer.write(body)
    for part, root in _find_margins(main, body):
        reader = ParagraphReader(root, _read_targets(part), styles, numbering)
        StoryWriter(flow, reader, notes).set_aside(root)
    return flow


def _find_margins(main: Part, body: Element) -> Iterator[tuple[Part, Element]]:
    """Yield the headers and footers that a section names, each part once."""
    seen: set[str] = set()
    for section in body.iter(f"{W}sectPr"):
        for reference in section.iterfind("*"):
            name = reference.get(f"{R}id", "")
            if name in main.rels and name not in seen and not main.rels[name].is_external:
                seen.add(name)
                part = main.rels[name].target_part
                yield part, _root_of(part)


def _find_root(main: Part, kind: str) -> Element | None:
    return next((root for _, root in _find_parts(main, kind)), None)


def _find_parts(main: Part, kind: str) -> Iterator[tuple[Part, Element]]:
    for relationship in main.rels.values():
        if relationship.reltype.endswith(f"/{kind}") and not relationship.is_external:
            part = relationship.target_part
            yield part, _root_of(part)


def _root_of(part: Part) -> Element:
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _read_targets(part: Part) -> Mapping[str, str]:
    """Return where the links of a part lead, out of the document, by their ids."""
    return {
        name: relationship.target_ref
        for name, relationship in part.rels.items()
        if relationship.is_external and relationship.reltype.endswith("/hyperlink")
    }
