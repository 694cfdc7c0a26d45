"""Delimited text, as programs export tables: `.csv` and `.tsv`."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from pathlib import Path

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source

from .text import MAX_LINE, decode
from .workbook.rows import Row, RowWriter, Table

_DELIMITERS = ",;\t|"
_SAMPLE = 50  # rows that tell the delimiter
# Places of cells: those of the largest sheet.
MAX_PLACES = 2_000_000


def read_delimited(data: bytes, path: Path, _options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the file of delimited text at `path`."""
    encoding, text = decode(data, path)
    rows = _read_rows(text, path)
    if not any(cell.strip() for row in rows for cell in row):
        raise SourceError(
            f"{path}：文件中没有文字；请检查是否选对文件",
            f"{path}: the file has no text in it; check that it is the right one",
        )
    width = max(map(len, rows))
    if width * len(rows) > MAX_PLACES:
        raise _no_table(path)
    writer = RowWriter()
    writer.write(Table([Row(row + [""] * (width - len(row))) for row in rows]))
    return Source(
        file_name=path.name,
        media_type="text/tab-separated-values" if path.suffix.lower() == ".tsv" else "text/csv",
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=encoding,
        reader="delimited",
        text=writer.text(),
    )


def _read_rows(text: str, path: Path) -> list[list[str]]:
    """Return the rows, cut at the delimiter that cuts most rows alike."""
    csv.field_size_limit(MAX_LINE)
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE])
    best = max(_DELIMITERS, key=lambda delimiter: _count_alike(sample, delimiter))
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=best))
    except csv.Error:
        raise _no_table(path) from None


def _count_alike(sample: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of cells over one, and that number."""
    try:
        widths = Counter(map(len, csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)))
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))


def _no_table(path: Path) -> SourceError:
    return SourceError(
        f"{path}：不是表格数据（单元格过长或过多）；请检查文件，或另存为 .xlsx 后再试",
        f"{path}: is no table (cells too long or too many);"
        " check the file, or save it as .xlsx and try again",
    )
