"""Word: paragraphs, numbers and tables as they print, in order; what is not text set aside."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Notice, Source

from .elements import W
from .flow import Flow, TooManyCharacters
from .numbering import Numbering
from .packages import open_document, report_damage
from .parts import find_parts, find_root, read_references
from .sections import find_margins
from .stories import NoteShelf, StoryWriter
from .styles import Styles
from .tables import MOST_CELLS, MOST_COLUMNS, TooManyCells
from .words import ParagraphReader

if TYPE_CHECKING:
    from docx.document import Document

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, path: Path, _options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the Word file at `path`."""
    from lxml.etree import LxmlError

    document = open_document(data, path)
    try:
        flow = _write_document(document)
    except LxmlError:
        raise report_damage(path) from None
    except TooManyCharacters:
        raise SourceError(
            f"{path}：文字过多，不像指南；请检查是否选对文件，或拆分后再试",
            f"{path}: has too many characters, which no guide has;"
            " check that it is the right file, or split it",
        ) from None
    except TooManyCells:
        raise SourceError(
            f"{path}：有表格超过 {MOST_COLUMNS} 列或 {MOST_CELLS} 格，不像指南；请检查是否选对文件",
            f"{path}: a table has more than {MOST_COLUMNS} columns or {MOST_CELLS} cells,"
            " which no guide has; check that it is the right file",
        ) from None
    text = flow.text
    _refuse_wordless(text, path)
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
        notices=_report_unread(document, path),
    )


def _refuse_wordless(text: str, path: Path) -> None:
    if not text.strip():
        raise SourceError(
            f"{path}：Word 文件中没有文字（可能只有图片）；请先做文字识别，或索取带文字的文件",
            f"{path}: the Word file has no text (pictures only, perhaps);"
            " recognise the text first (OCR), or ask for a file with text",
        )


def _report_unread(document: Document, path: Path) -> list[Notice]:
    """Whole documents may be embedded, for Word to unpack when it opens the file."""
    count = sum(1 for _ in document.element.body.iter(f"{W}altChunk"))
    if not count:
        return []
    return [
        Notice(
            f"{path}：其中嵌入的 {count} 份文档未读取；请用 Word 打开后另存，再试",
            f"{path}: {count} documents that are embedded in it were not read;"
            " open the file with Word, save it and try again",
        )
    ]


def _write_document(document: Document) -> Flow:
    main = document.part
    styles = Styles(find_root(main, "styles"))
    numbering = Numbering(find_root(main, "numbering"), styles)
    notes = NoteShelf()
    for kind in ("footnote", "endnote"):
        for part, root in find_parts(main, f"{kind}s"):
            notes.add(kind, root, ParagraphReader(root, read_references(part), styles, numbering))
    flow = Flow()
    body = document.element.body
    reader = ParagraphReader(body, read_references(main), styles, numbering)
    StoryWriter(flow, reader, notes).write(body)
    for part, root in find_margins(main, body):
        reader = ParagraphReader(root, read_references(part), styles, numbering)
        StoryWriter(flow, reader, notes).set_aside(root)
    return flow
