"""Open a Word file as python-docx wants it: bounded, without pictures, without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline.model.errors import SourceError
from pipeline.read.zips import read_parts, refuse_other

from .elements import W

if TYPE_CHECKING:
    from docx.document import Document

_TYPES = "[Content_Types].xml"
_MAIN = (
    rb"application/vnd\.(?:ms-word|openxmlformats-officedocument\.wordprocessingml)"
    rb"\.(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml"
)
_DOCX_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# A Strict Open XML Document names its parts and its elements otherwise.
_STRICT = (
    (
        rb"http://purl\.oclc\.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        rb"http://purl\.oclc\.org/ooxml/officeDocument/(relationships|math)",
        rb"http://schemas.openxmlformats.org/officeDocument/2006/\1",
    ),
    (
        rb"http://purl\.oclc\.org/ooxml/drawingml/(\w+)",
        rb"http://schemas.openxmlformats.org/drawingml/2006/\1",
    ),
)


def open_document(data: bytes, path: Path) -> Document:
    """Return the document in `data`; raise SourceError when it is none or too large."""
    import docx
    from lxml import etree

    refuse_other(data, path, ".doc", ".docx")
    try:
        document = docx.Document(io.BytesIO(_pack(read_parts(data, path))))
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        EOFError,
        NotImplementedError,
        # what python-docx raises where a part or an attribute is missing
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
    ):
        raise report_damage(path) from None
    if document.element.tag != f"{W}document" or document.element.body is None:
        raise report_damage(path)
    return document


def report_damage(path: Path) -> SourceError:
    """Return the error for a file that is not what Word writes."""
    return SourceError(
        f"{path}：不是完好的 Word 文件（下载不全或已损坏）；请重新获取，或用 Word、WPS 另存",
        f"{path}: is no sound Word file (cut off or damaged);"
        " get it again, or save it as .docx with Word or WPS",
    )


def _pack(parts: dict[str, bytes]) -> bytes:
    """Return a package of `parts`; what points to a part that is not there is left out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            if name == _TYPES:
                package.writestr(name, re.sub(_MAIN, _DOCX_MAIN, content))
            elif name.lower().endswith(".rels"):
                package.writestr(name, _mend_relationships(name, _translate(content), parts))
            else:
                package.writestr(name, _translate(content))
    return packed.getvalue()


def _translate(content: bytes) -> bytes:
    """Return a part with its names as Word writes them, unless it is told to be strict."""
    for strict, transitional in _STRICT:
        content = re.sub(strict, transitional, content)
    return content


def _mend_relationships(name: str, content: bytes, parts: dict[str, bytes]) -> bytes:
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from lxml import etree

    root = parse_xml(content)
    folder = "/" + str(PurePosixPath(name).parent.parent).strip(".")
    for relationship in list(root):
        target = relationship.get("Target", "")
        if relationship.get("TargetMode") == "External":
            continue
        if not target or PackURI.from_rel_ref(folder, target).membername not in parts:
            root.remove(relationship)
    return bytes(etree.tostring(root))
