"""Work that two processes share: the same results in their order, whatever becomes of the other."""

from __future__ import annotations

import multiprocessing
import os
import struct
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from pipeline import audit, ingest, processes
from pipeline.model.reading import ReadOptions
from pipeline.processes import work_in_two

from .stages import BOOKLET, SAMPLES

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="processes do not fork here"
)
PARENT = os.getpid()
FIXTURE = Path(__file__).parent / "fixtures" / "guide-chromium.pdf"
PARTS = range(12)


def size_of(path: Path) -> int:
    return path.stat().st_size


def square(part: int) -> tuple[int, int]:
    """Return the square of a number, and which process made it."""
    time.sleep(0.01)
    return part * part, os.getpid()


def test_both_work_from_their_end() -> None:
    done = work_in_two(square, PARTS)
    assert [result for result, _ in done] == [part * part for part in PARTS]
    makers = [maker for _, maker in done]
    assert makers[0] == PARENT != makers[-1]
    assert makers == sorted(makers, key=lambda maker: maker != PARENT)
    assert multiprocessing.active_children() == []


def test_what_a_dead_process_leaves_is_done_here() -> None:
    def die(part: int) -> tuple[int, int]:
        if os.getpid() != PARENT and part == 10:
            os._exit(139)
        return square(part)

    assert work_in_two(die, PARTS) == [(part * part, PARENT) for part in PARTS]


def test_what_was_handed_over_in_part_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(_: Connection, sender: Connection, work: Callable[[], object]) -> None:
        work()
        os.write(sender.fileno(), struct.pack("!i", 100) + b"the first bytes")

    monkeypatch.setattr(processes, "_hand_over", break_off)
    assert work_in_two(square, PARTS) == [(part * part, PARENT) for part in PARTS]


def test_the_other_process_does_not_wait_for_one_that_is_gone() -> None:
    """What it hands over is more than a pipe holds."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("fork")
    other = context.Process(
        target=processes._hand_over, args=(receiver, sender, lambda: "0" * 1_000_000)
    )
    other.start()
    receiver.close()
    sender.close()
    other.join(10)
    alive = other.is_alive()
    other.kill()
    other.join()
    assert not alive


@pytest.mark.parametrize("bad", [0, 11])
def test_an_error_is_raised_here(bad: int, capfd: pytest.CaptureFixture[str]) -> None:
    def fail(part: int) -> tuple[int, int]:
        if part == bad:
            raise ZeroDivisionError(part)
        return square(part)

    with pytest.raises(ZeroDivisionError, match=str(bad)):
        work_in_two(fail, PARTS)
    assert capfd.readouterr().err == ""
    assert multiprocessing.active_children() == []


def test_rules_find_the_same_in_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[int] = []

    def count(work: object, rules: list[object]) -> list[object]:
        shared.append(len(rules))
        return work_in_two(work, rules)  # type: ignore[arg-type]

    monkeypatch.setattr(audit, "work_in_two", count)
    one, two = (ingest(BOOKLET, reading=ReadOptions(jobs=jobs)) for jobs in (1, 2))
    assert one.findings == two.findings
    assert one.audit.seconds.keys() == two.audit.seconds.keys()
    assert shared == [len(one.audit.rules)]


@pytest.mark.parametrize(("cores", "path"), [(1, BOOKLET), (2, min(SAMPLES, key=size_of))])
def test_one_process_judges_what_is_short(
    cores: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(audit, "work_in_two", refuse)
    monkeypatch.setattr(audit, "count_cores", lambda: cores)
    assert ingest(path, reading=ReadOptions(jobs=None)).findings is not None


def count_findings(path: Path) -> int:
    return len(ingest(path, reading=ReadOptions(jobs=2)).findings.findings)


def test_a_worker_of_a_pool_does_all_by_itself() -> None:
    """It may have no processes of its own."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        for path in (BOOKLET, FIXTURE):
            assert pool.apply(count_findings, (path,)) == count_findings(path)
