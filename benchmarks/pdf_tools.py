"""One tool on one PDF in a process of its own: `pdf_tools.py TOOL PDF RESULT` writes what it got.

Every tool gives pages of lines and tables of rows as far as it tells them apart, as JSON.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

Result = dict[str, Any]


def plain_pdfplumber(path: Path) -> Result:
    """Its own text and tables of all pages, and nothing else."""
    import pdfplumber

    # a font without a box is not what is measured
    logging.disable(logging.WARNING)
    texts: list[str] = []
    rows: list[list[str | None]] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text())
            rows += [row for table in page.extract_tables() for row in table]
    return {"text": "\n".join(texts), "rows": rows}


def pymupdf4llm(path: Path) -> Result:
    """Markdown, tables included."""
    import pymupdf4llm

    return from_markdown(pymupdf4llm.to_markdown(str(path), show_progress=False))


def markitdown(path: Path) -> Result:
    """Markdown, tables included."""
    from markitdown import MarkItDown

    return from_markdown(MarkItDown().convert(str(path)).text_content)


def from_markdown(text: str) -> Result:
    rows = [line.strip().strip("|").split("|") for line in text.splitlines() if "|" in line]
    return {"text": text, "rows": rows}


def guide_json(path: Path, jobs: int = 1) -> bytes:
    """PDF to validated `guide.json` and `findings.json`, which are text already."""
    from pipeline import ingest
    from pipeline.emit import findings_json, guide_json
    from pipeline.emit.drafts import Draft
    from pipeline.emit.options import EmitOptions
    from pipeline.model.reading import ReadOptions

    draft = Draft(ingest(path, reading=ReadOptions(jobs=jobs)), [], EmitOptions())
    files = {**guide_json.render(draft), **findings_json.render(draft)}
    return b'{"guide": %s}' % files["guide.json"]


TOOLS: Mapping[str, Callable[[Path], Result | bytes]] = {
    "pdfplumber": plain_pdfplumber,
    "pymupdf4llm": pymupdf4llm,
    "markitdown": markitdown,
    "guide.json": guide_json,
    "guide.json by two": partial(guide_json, jobs=2),
}


if __name__ == "__main__":
    made = TOOLS[sys.argv[1]](Path(sys.argv[2]))
    Path(sys.argv[3]).write_bytes(made if isinstance(made, bytes) else json.dumps(made).encode())
    # none is charged for what Python looks through once more at its end; `guide` ends so as well
    gc.freeze()
