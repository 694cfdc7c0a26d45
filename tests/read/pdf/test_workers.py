"""Pages read by several processes: the same pages, the same messages, and a clean end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from pipeline.cli import main
from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.processes import count_cores
from pipeline.read import read_source
from pipeline.read.pdf import pages as page_reader
from pipeline.read.pdf import read_pdf, workers
from pipeline.read.pdf.easels import Patience
from pipeline.read.pdf.filters import Overburdened
from pipeline.read.pdf.glyphs import TooManyGlyphs

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
METHODS = multiprocessing.get_all_start_methods()
forks = pytest.mark.skipif("fork" not in METHODS, reason="processes do not fork here")


def repeat(path: Path, times: int) -> Path:
    """Write the fixture's pages so many times over."""
    booklet, long = pypdfium2.PdfDocument(FIXTURE), pypdfium2.PdfDocument.new()
    for _ in range(times):
        long.import_pages(booklet)
    long.save(path)
    return path


@pytest.mark.parametrize("jobs", [2, 4])
def test_one_process_or_several_read_the_same(jobs: int) -> None:
    one, several = (read_source(FIXTURE, ReadOptions(jobs=n)) for n in (1, jobs))
    assert one == several
    assert list(one.places) == list(several.places)


def test_only_where_others_read_is_something_else_done_meanwhile() -> None:
    done: list[int] = []
    for jobs in (1, 2):
        read_source(FIXTURE, ReadOptions(jobs=jobs, meanwhile=lambda jobs=jobs: done.append(jobs)))
    assert done == [2]


def test_the_outer_pages_are_left_to_others() -> None:
    assert workers._from_both_ends([0, 2, 4, 6, 8]) == [0, 8, 2, 6, 4]
    assert workers._from_both_ends([0, 2]) == [0, 2]
    assert workers._from_both_ends([]) == []


@pytest.mark.parametrize("method", METHODS)
def test_every_way_to_start_a_process(method: str) -> None:
    data = FIXTURE.read_bytes()
    document = pypdfium2.PdfDocument(data)
    context: Any = multiprocessing.get_context(method)
    found = list(workers.iterate_pages(document, data, ReadOptions(jobs=2), context))
    assert found == list(workers.iterate_pages(document, data, ReadOptions()))
    document.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_are_left_undrawn_whoever_reads_them(jobs: int) -> None:
    data = FIXTURE.read_bytes()
    document = pypdfium2.PdfDocument(data)
    undrawn = frozenset({2, 31, 60})
    pages = workers.iterate_pages(
        document, data, ReadOptions(jobs=jobs), find_undrawn=lambda: undrawn
    )
    assert {page.number for page in pages if not page.is_drawn} == undrawn
    document.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_refused_is_not_read(jobs: int) -> None:
    def refuse() -> frozenset[int]:
        raise Overburdened

    data = FIXTURE.read_bytes()
    document = pypdfium2.PdfDocument(data)
    read: list[None] = []
    options = ReadOptions(jobs=jobs, meanwhile=lambda: read.append(None))
    with pytest.raises(Overburdened):
        next(workers.iterate_pages(document, data, options, find_undrawn=refuse))
    assert not read
    assert not multiprocessing.active_children()
    document.close()


def test_a_short_file_is_read_by_one_process() -> None:
    for method, short in (("fork", 12), ("spawn", 61)):
        if method in METHODS:
            context: Any = multiprocessing.get_context(method)
            assert workers._choose_jobs(short, None, context) == 1
            assert workers._choose_jobs(10_000, None, context) == min(16, count_cores())
            assert workers._choose_jobs(3, 64, context) == 2


def test_the_command_writes_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for jobs in ("1", "2"):
        folder = tmp_path / jobs
        assert main(["ingest", str(FIXTURE), "-o", str(folder), "--jobs", jobs]) == 0
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({p.name: p.read_bytes() for p in files if p.name != "run.json"})
    assert written[0] == written[1]


@pytest.mark.parametrize("value", ["0", "-1", "two", "²"])
def test_jobs_is_a_number(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(FIXTURE), f"--jobs={value}", "--lang", "en"]) == 2
    assert value in capsys.readouterr().err


# -- what goes wrong in a worker ------------------------------------------------------------------


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int, fail: Any) -> None:
    """Let the page of that number fail in every process; forked ones inherit it."""
    real = page_reader.read_page

    def read_page(document: Any, index: int, patience: Patience, **how: Any) -> Any:
        return fail() if index + 1 == number else real(document, index, patience, **how)

    monkeypatch.setattr(workers, "read_page", read_page)
    monkeypatch.setattr(multiprocessing, "get_context", lambda: CONTEXT)


CONTEXT: Any = multiprocessing.get_context("fork") if "fork" in METHODS else None


def refuse_page() -> None:
    raise pypdfium2.PdfiumError("Failed to load page.")


def overfill_page() -> None:
    raise TooManyGlyphs


@forks
@pytest.mark.parametrize("fail", [refuse_page, overfill_page])
@pytest.mark.parametrize("number", [3, 44])
def test_a_bad_page_is_named_whoever_reads_it(
    number: int, fail: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, number, fail)
    messages = set()
    for jobs in (1, 2, 4):
        with pytest.raises(SourceError) as caught:
            read_pdf(FIXTURE.read_bytes(), Path("a.pdf"), ReadOptions(jobs=jobs))
        messages.add(caught.value.en)
    (message,) = messages
    assert f"page {number}" in message


@forks
def test_a_worker_that_dies_is_a_bad_file(monkeypatch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()

    def die() -> None:
        if os.getpid() != parent:
            os._exit(139)
        refuse_page()

    fail_at(monkeypatch, 10, die)
    start = time.perf_counter()
    with pytest.raises(SourceError, match=r"broke off after page|page 10 is damaged"):
        read_pdf(FIXTURE.read_bytes(), Path("a.pdf"), ReadOptions(jobs=3))
    assert time.perf_counter() - start < 30
    assert multiprocessing.active_children() == []


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Three processes in a group of their own, amid a file that takes them a minute."""
    path = repeat(tmp_path / "long.pdf", 60)
    command = [sys.executable, "-m", "pipeline", "tree", str(path), "--jobs", "3"]
    # tests that run in the background ignore Ctrl-C, and so would what they start
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    signal.signal(signal.SIGINT, heeded)
    deadline = time.monotonic() + 60
    while len(group_of(process.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(4)  # until all libraries are loaded, on a busy machine too
    yield process
    if group_of(process.pid):
        os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no groups of processes")
@pytest.mark.parametrize(
    ("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)], ids=str
)
def test_stopped_it_ends_without_a_word(
    stop: signal.Signals, code: int, reading: subprocess.Popen[bytes]
) -> None:
    """Ctrl-C reaches the whole group; who kills the first process alone ends the others, too."""
    if stop is signal.SIGINT:
        os.killpg(reading.pid, stop)
    else:
        reading.kill()
    _, error = reading.communicate(timeout=60)
    assert (reading.returncode, error) == (code, b"")
    assert group_of(reading.pid) == []


def group_of(leader: int) -> list[str]:
    """Return the processes that are in the group of `leader`."""
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,pid=,stat="], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [pid for group, pid, state in rows if int(group) == leader and state[0] != "Z"]
