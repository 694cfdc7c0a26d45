"""How things are measured: processor time, collector quiet, the best of several goes."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
BOOKLET = ROOT / "raw" / "fushun-social-insurance-guide.txt"


class Times(NamedTuple):
    """Seconds: the best go, and the one in the middle."""

    best: float
    median: float


def measure(work: Callable[[], object], goes: int, *, warm: bool = True) -> Times:
    """Return the processor time of `work`, which runs alone in this process.

    Processor time, since the machine has other things to do; the collector waits, as it does in
    `ingest`, and clears away after each go. `warm` runs it once before, unmeasured.
    """
    if warm:
        work()
    seconds = []
    for _ in range(goes):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
        gc.enable()
    return Times(min(seconds), statistics.median(seconds))


def measure_commands(commands: Sequence[Sequence[str]], goes: int) -> list[Times]:
    """Return the wall time of each command; they take turns, so that a busy moment hits all."""
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(goes):
        for position, command in enumerate(commands):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
            seconds[position].append(time.perf_counter() - start)
    return [Times(min(taken), statistics.median(taken)) for taken in seconds]


def run_child(script: str, *arguments: object) -> dict[str, Any]:
    """Run a script of this folder in a process of its own and return what it prints, JSON."""
    command = [sys.executable, str(Path(__file__).parent / script), *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def print_table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print("| " + " | ".join(heads) + " |")
    print("|" + " --- |" * len(heads))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print(flush=True)


def milliseconds(seconds: float) -> str:
    """Return `seconds` for a table."""
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.1f} s"
