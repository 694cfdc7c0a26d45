"""Print how PDF booklets are read by us and by others: `make benchmark-pdf`.

Time, memory and what is right, all in one run. `--others PYTHON` names an interpreter that has
pymupdf4llm and markitdown; a tool that is not installed is named as such.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measures import ROOT, print_table
from pdf_scores import Score, score, wanted

FIXTURE = ROOT / "tests" / "fixtures" / "guide-chromium.pdf"
GOES = 5
TOOLS = Path(__file__).parent / "pdf_tools.py"
READING = {
    "guide.json and findings.json": "guide.json",
    "the same by two processes": "guide.json by two",
}
INGESTING = {
    "guide ingest --no-pictures --jobs 1": ["--no-pictures", "--jobs", "1"],
    "guide ingest --no-pictures --jobs 2": ["--no-pictures", "--jobs", "2"],
    "guide ingest --jobs 1": ["--jobs", "1"],
    "guide ingest --jobs 2": ["--jobs", "2"],
}
OTHERS = {"pymupdf4llm": "pymupdf4llm", "markitdown": "markitdown"}


@dataclass
class Contender:
    """A way to read a PDF: its command and what the goes have shown; memory in kilobytes."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: int = 0
    score: Score | None = None


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", nargs="*", type=Path, help="default: the booklet of the tests")
    parser.add_argument("--layouts", action="store_true", help="those that the tests print, too")
    parser.add_argument("--others", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--goes", type=int, default=GOES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = options.pdf or [FIXTURE]
        if options.layouts:
            paths += print_layouts(Path(folder))
        for path in paths:
            compare(path, Path(folder), options.others, options.goes)
    return 0


def print_layouts(folder: Path) -> list[Path]:
    """Print the layouts of the tests whose tools are there."""
    sys.path.insert(0, str(ROOT))
    from tests.read.pdf.booklets import read_booklet
    from tests.read.pdf.layouts import LAYOUTS, ToolMissing

    paths = []
    for name, make in LAYOUTS.items():
        path = folder / f"{name}.pdf"
        try:
            make(read_booklet(), path)
        except ToolMissing as missing:
            print(f"{name}: {missing}\n")
        else:
            paths.append(path)
    return paths


def compare(path: Path, folder: Path, others: str, goes: int) -> None:
    """All ways on one PDF; they take turns, so that a busy moment hits all."""
    print(f"## {path.name}\n")
    result = folder / "result.json"
    tool = [str(TOOLS), "{}", str(path), str(result)]
    floor = Contender("pdfplumber: extract_text, extract_tables", fill(tool, "pdfplumber"))
    contenders = [floor]
    contenders += [Contender(name, fill(tool, ours)) for name, ours in READING.items()]
    ingest = [sys.executable, "-m", "pipeline", "ingest", str(path), "-o", str(folder / "output")]
    contenders += [Contender(name, [*ingest, *more]) for name, more in INGESTING.items()]
    for name in OTHERS:
        if is_installed(others, name):
            contenders.append(Contender(name, fill(tool, name, others)))
        else:
            print(f"{name}: not installed\n")
    for _ in range(goes):
        for contender in contenders:
            result.unlink(missing_ok=True)
            run(contender)
            if result.exists() and contender.score is None:
                contender.score = score(json.loads(result.read_text(encoding="utf-8")))
    show(contenders)


def fill(command: Sequence[str], tool: str, python: str = sys.executable) -> list[str]:
    return [python, *(tool if part == "{}" else part for part in command)]


def is_installed(python: str, module: str) -> bool:
    code = f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code], check=False).returncode == 0


def run(contender: Contender) -> None:
    """Run once; memory is the most that a process of it ever had."""
    start = time.perf_counter()
    process = subprocess.Popen(
        contender.command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    contender.seconds.append(time.perf_counter() - start)
    contender.processor.append(usage.ru_utime + usage.ru_stime)
    contender.memory = max(contender.memory, usage.ru_maxrss)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, contender.command)


def show(contenders: Sequence[Contender]) -> None:
    """Print the table; ratios are to the first."""
    floor = contenders[0]
    rows = []
    for each in contenders:
        wall, processor = min(each.seconds), min(each.processor)
        rows.append(
            (
                each.name,
                f"{wall:.2f} s",
                f"{wall / min(floor.seconds):.2f} ×",
                f"{processor / min(floor.processor):.2f} ×",
                f"{each.memory / 1024:.0f} MB",
                f"{each.memory / floor.memory:.2f} ×",
                *(each.score or [""] * len(Score._fields)),
            )
        )
    heads = [f"{name.replace('_', ' ')} of {n}" for name, n in wanted()._asdict().items()]
    print_table(("", "wall", "to pdfplumber", "processor", "memory", "to pdfplumber", *heads), rows)


if __name__ == "__main__":
    sys.exit(main())
