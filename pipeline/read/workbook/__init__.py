"""Workbooks: each sheet as rows of cells in the order of the sheets, as they show."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source

from ..zips import read_parts, refuse_bomb, refuse_other
from .merges import count_merged
from .rows import RowWriter, Table
from .sheets import read_sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Pictures, drawings, comments and the like: nothing in a cell.
_BESIDE = re.compile(
    rb"<Relationship\b[^>]{0,2000}/(?:drawing|image|chart|vmlDrawing|comments|threadedComment|"
    rb"pivotTable|pivotCacheDefinition|externalLink|oleObject|control|ctrlProp|slicer)\"[^>]{0,2000}>"
)
# A cell with a border and no words, and those with some: the booklet as rows has 273.
_EMPTY = re.compile(rb"<(?:\w{1,9}:)?c\b[^<>]{0,99}(?:/>|></(?:\w{1,9}:)?c>)")
_CELL = re.compile(rb"<(?:\w{1,9}:)?c\b")
_MAX_CELLS = 200_000
# Cells under merged ones; openpyxl makes an object of each. Whole rows have 16,384.
_MAX_MERGED = 1_000_000
# The names that programs give: `Sheet1`, `工作表 2`.
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)


def read_workbook(data: bytes, path: Path, _options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the workbook at `path`."""
    refuse_other(data, path, ".xls", ".xlsx")
    workbook = _open(data, path)
    writer = RowWriter()
    shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in workbook.worksheets:
        table = read_sheet(sheet, path)
        if table.rows:
            _write_name(writer, sheet.title, table, several=len(shown) > 1)
            writer.write(table, hidden=sheet not in shown)
    text = writer.text()
    if not text.strip():
        raise SourceError(
            f"{path}：工作簿中没有文字；请检查是否选对文件",
            f"{path}: the workbook has no text in it; check that it is the right one",
        )
    return Source(
        file_name=path.name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=None,
        reader="workbook",
        text=text,
        asides=writer.asides,
        headings=writer.headings,
    )


def _write_name(writer: RowWriter, name: str, table: Table, several: bool) -> None:
    """Write the name on a sheet's tab: a heading, unless it says nothing or the sheet says it."""
    said = _UNNAMED.fullmatch(name.strip()) or not several or table.first_words() == name.strip()
    if said:
        writer.set_aside(name)
    else:
        writer.add_heading(name)


def _open(data: bytes, path: Path) -> Workbook:
    from lxml import etree
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        packed = _pack(read_parts(data, path), path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that only matter to Excel
            return load_workbook(packed, data_only=True, keep_links=False)
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        SyntaxError,  # what ElementTree raises for XML that is none
        InvalidFileException,
        EOFError,
        NotImplementedError,
        # what openpyxl raises where a part or an attribute is missing or out of its range
        LookupError,
        ValueError,
        ArithmeticError,
        AttributeError,
        TypeError,
    ):
        raise SourceError(
            f"{path}：不是完好的工作簿（下载不全或已损坏）；请重新获取，或另存为 .xlsx",
            f"{path}: is no sound workbook (cut off or damaged);"
            " get it again, or save it as .xlsx with Excel or WPS",
        ) from None


def _pack(parts: dict[str, bytes], path: Path) -> io.BytesIO:
    """Return the package without what stands beside the cells."""
    covered = cells = 0
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            covered += count_merged(content)
            if name.lower().endswith(".rels"):
                kept = _BESIDE.sub(b"", content)
            elif "/worksheets/" in name:
                kept = _EMPTY.sub(b"", content)
                cells += len(_CELL.findall(kept))
            else:
                kept = content
            if covered > _MAX_MERGED or cells > _MAX_CELLS:
                refuse_bomb(path)
            package.writestr(name, kept)
    packed.seek(0)
    return packed
