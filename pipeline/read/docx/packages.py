"""Open a Word file as python-docx wants it: bounded, without pictures, without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

from pipeline.model.errors import SourceError

from .elements import W

if TYPE_CHECKING:
    from docx.document import Document

# The booklet of 61 pages has 63 files, 0.2 MB of text and 15,000 marks in it: a hundred of them.
MAX_FILES = 10_000
MAX_BYTES = 32 * 2**20
MAX_MARKS = 1_500_000
# XML that says something is packed to a fifth or a tenth; only repetition goes beyond this.
_MAX_RATIO = 200
_SMALL = 2**20

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
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
_DOCTYPE = re.compile(rb"<\0{0,3}!\0{0,3}D\0{0,3}O\0{0,3}C\0{0,3}T\0{0,3}Y", re.IGNORECASE)


def open_document(data: bytes, path: Path) -> Document:
    """Return the document in `data`; raise SourceError when it is none or too large."""
    import docx
    from lxml import etree

    _refuse_other(data, path)
    try:
        document = docx.Document(io.BytesIO(_pack(_read_parts(data, path))))
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


def _refuse_other(data: bytes, path: Path) -> None:
    """Raise SourceError for a protected file and for the old format under the new name."""
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        raise SourceError(
            f"{path}：Word 文件已加密；请在 Word 或 WPS 中去掉密码，另存为 .docx 后再试",
            f"{path}: the Word file is encrypted;"
            " remove the password in Word or WPS, save it as .docx and try again",
        )
    raise SourceError(
        f"{path}：是旧版 .doc 文件；请用 Word 或 WPS 另存为 .docx 或 PDF 后再试",
        f"{path}: is a file of the old .doc format; save it as .docx or PDF with Word or WPS",
    )


def _read_parts(data: bytes, path: Path) -> dict[str, bytes]:
    """Return the XML parts of the package by name; pictures and embedded files are left alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > MAX_FILES:
            _refuse_bomb(path)
        wanted = [entry for entry in entries if _is_xml(entry.filename)]
        # the directory may lie: zipfile never gives more than it says, and checks the sum
        if sum(entry.file_size for entry in wanted) > MAX_BYTES:
            _refuse_bomb(path)
        parts: dict[str, bytes] = {}
        for entry in wanted:
            if entry.flag_bits & 1:
                raise SourceError(
                    f"{path}：压缩包带有密码；请去掉密码后再试",
                    f"{path}: the package has a password; remove it and try again",
                )
            if entry.file_size > max(_SMALL, _MAX_RATIO * entry.compress_size):
                _refuse_bomb(path)
            parts[entry.filename.replace("\\", "/").lstrip("/")] = _read_part(package, entry, path)
    return parts


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _read_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> bytes:
    content = package.read(entry)
    if _DOCTYPE.search(content):
        raise SourceError(
            f"{path}：文件内含 XML 实体定义，出于安全不予读取；请用 Word 或 WPS 另存为 .docx",
            f"{path}: the file defines XML entities, which is not safe;"
            " save it as .docx with Word or WPS",
        )
    if content.count(b"<") > MAX_MARKS:
        _refuse_bomb(path)
    for strict, transitional in _STRICT:
        content = re.sub(strict, transitional, content)
    return content


def _refuse_bomb(path: Path) -> NoReturn:
    raise SourceError(
        f"{path}：解压后过大，不像指南；请检查是否选对文件，或拆分后再试",
        f"{path}: is too large when unpacked, which no guide is;"
        " check that it is the right file, or split it",
    )


def _pack(parts: dict[str, bytes]) -> bytes:
    """Return a package of `parts`; what points to a part that is not there is left out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            if name == _TYPES:
                package.writestr(name, re.sub(_MAIN, _DOCX_MAIN, content))
            elif name.lower().endswith(".rels"):
                package.writestr(name, _mend_relationships(name, content, parts))
            else:
                package.writestr(name, content)
    return packed.getvalue()


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
