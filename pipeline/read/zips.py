"""Packages of XML, as Word and Excel write them, unpacked within bounds and without entities."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import NoReturn

from pipeline.model.errors import SourceError

# The booklet of 61 pages has 63 files, 0.2 MB of text and 15,000 marks in it: a hundred of them.
MAX_FILES = 10_000
MAX_BYTES = 32 * 2**20
MAX_MARKS = 2_000_000
# XML that says something is packed to a fifth or a tenth; only repetition goes beyond this.
_MAX_RATIO = 200
_SMALL = 2**20

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<\0{0,3}!\0{0,3}D\0{0,3}O\0{0,3}C\0{0,3}T\0{0,3}Y", re.IGNORECASE)


def refuse_other(data: bytes, path: Path, old: str, new: str) -> None:
    """Raise SourceError for a protected file and for the `old` format under the `new` suffix."""
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        raise SourceError(
            f"{path}：文件已加密；请在 Office 或 WPS 中去掉密码，另存为 {new} 后再试",
            f"{path}: the file is encrypted;"
            f" remove the password in Office or WPS, save it as {new} and try again",
        )
    raise SourceError(
        f"{path}：是旧版 {old} 文件；请用 Office 或 WPS 另存为 {new} 或 PDF 后再试",
        f"{path}: is a file of the old {old} format; save it as {new} or PDF with Office or WPS",
    )


def read_parts(data: bytes, path: Path) -> dict[str, bytes]:
    """Return the XML parts of the package by name; pictures and embedded files are left alone.

    Raises SourceError for what is too large, protected or defines entities, and what zipfile
    raises for a damaged package.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > MAX_FILES:
            refuse_bomb(path)
        wanted = [entry for entry in entries if _is_xml(entry.filename)]
        # the directory may lie: zipfile never gives more than it says, and checks the sum
        if sum(entry.file_size for entry in wanted) > MAX_BYTES:
            refuse_bomb(path)
        parts: dict[str, bytes] = {}
        for entry in wanted:
            if entry.flag_bits & 1:
                raise SourceError(
                    f"{path}：压缩包带有密码；请去掉密码后再试",
                    f"{path}: the package has a password; remove it and try again",
                )
            if entry.file_size > max(_SMALL, _MAX_RATIO * entry.compress_size):
                refuse_bomb(path)
            parts[entry.filename.replace("\\", "/").lstrip("/")] = _read_part(package, entry, path)
    return parts


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _read_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> bytes:
    content = package.read(entry)
    if _DOCTYPE.search(content):
        raise SourceError(
            f"{path}：文件内含 XML 实体定义，出于安全不予读取；请用 Office 或 WPS 另存",
            f"{path}: the file defines XML entities, which is not safe;"
            " save it again with Office or WPS",
        )
    if content.count(b"<") > MAX_MARKS:
        refuse_bomb(path)
    return content


def refuse_bomb(path: Path) -> NoReturn:
    """Raise SourceError for a file that grows beyond all bounds when it is unpacked."""
    raise SourceError(
        f"{path}：解压后过大，不像指南；请检查是否选对文件，或拆分后再试",
        f"{path}: is too large when unpacked, which no guide is;"
        " check that it is the right file, or split it",
    )
