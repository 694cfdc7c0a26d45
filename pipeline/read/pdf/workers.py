"""The pages of a document, read in order by one process or by several."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, MutableSequence, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from pipeline.model.reading import ReadOptions
from pipeline.processes import can_start, count_cores

from .easels import Patience
from .glyphs import TooManyGlyphs
from .pages import Page, read_page

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    # Whether somebody has begun to read from this page on, seen by all processes. Should two begin
    # a share at the same moment, they read the same.
    Begun = MutableSequence[int]
    # Shares laid out for the others, by their first page.
    Laid = deque[tuple[int, Future["_Share | None"]]]

# Pages that a process takes at a time: enough to be worth the hand-over, few to wait for at the
# end or after Ctrl-C.
_SHARE = 2
# Shares laid out for each further process: as many as it reads while this one is otherwise busy.
_AHEAD = 32
# From so many pages on more processes make the whole run quicker: a forked one starts in the time
# of some ten pages, one that starts afresh and imports everything in that of a hundred.
_PAYS = {"fork": 24}
_PAYS_AFRESH = 300
# Each holds the document.
_MOST_JOBS = 16


class WorkerDied(Exception):
    """A process that read pages is gone; a damaged page can take one along."""


class _Pages(NamedTuple):
    """A document, which of its pages are not to be drawn, and how long drawing the others takes."""

    document: pypdfium2.PdfDocument
    undrawn: frozenset[int]
    patience: Patience

    def read(self, index: int) -> Page:
        drawn = index + 1 not in self.undrawn
        return read_page(self.document, index, self.patience, drawn=drawn)


class _Share(NamedTuple):
    """Pages read one after the other, and what ended that before its time."""

    pages: list[Page]
    error: Exception | None = None


def iterate_pages(
    document: pypdfium2.PdfDocument,
    data: bytes,
    options: ReadOptions,
    context: BaseContext | None = None,
    find_undrawn: Callable[[], frozenset[int]] = frozenset,
) -> Generator[Page, None, None]:
    """Yield the pages of `document`, whose file is `data`, the same whoever reads them.

    `options.jobs` is the number of processes, this one included; None takes as many as there are
    cores when that pays. Where others read, this one does `options.meanwhile`, then helps them.
    Before any page is read `find_undrawn` tells the numbers of those that are not to be drawn, or
    raises; other processes start in that time.
    Raises TooManyGlyphs, PdfiumError or WorkerDied at the page in question.
    """
    if options.jobs != 1 and can_start():
        import multiprocessing

        context = context or multiprocessing.get_context()
    count = len(document)
    if context is None or (jobs := _choose_jobs(count, options.jobs, context)) == 1:
        yield from map(_Pages(document, find_undrawn(), Patience()).read, range(count))
        return
    for share in _spread(document, data, jobs, options, context, find_undrawn):
        yield from share.pages
        if share.error is not None:
            raise share.error


def _choose_jobs(pages: int, jobs: int | None, context: BaseContext) -> int:
    if jobs is None:
        pays = pages >= _PAYS.get(context.get_start_method() or "", _PAYS_AFRESH)
        jobs = count_cores() if pays else 1
    return max(1, min(jobs, _MOST_JOBS, -(-pages // _SHARE)))


def _spread(
    document: pypdfium2.PdfDocument,
    data: bytes,
    jobs: int,
    options: ReadOptions,
    context: BaseContext,
    find_undrawn: Callable[[], frozenset[int]],
) -> Generator[_Share, None, None]:
    """Yield shares in order, read by this process and by others."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    starts = iter(range(0, len(document), _SHARE))
    begun: Begun = context.RawArray("b", len(document))
    laid: Laid = deque()
    own: dict[int, _Share] = {}
    file = data, options.password, begun
    pool = ProcessPoolExecutor(jobs - 1, context, _open_in_worker, file)

    def lay_out() -> None:
        new = list(islice(starts, _AHEAD * (jobs - 1) - len(laid)))
        order = _from_both_ends(new)
        futures = {start: pool.submit(_read_in_worker, start, source.undrawn) for start in order}
        laid.extend((start, futures[start]) for start in new)

    try:
        # the first work starts the processes
        pool.submit(_load_tables)
        source = _Pages(document, find_undrawn(), Patience())
        lay_out()
        options.meanwhile()
        while laid:
            if share := _go_on(source, laid, own, begun):
                lay_out()
                yield share
    except BrokenProcessPool:
        raise WorkerDied from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _go_on(source: _Pages, laid: Laid, own: dict[int, _Share], begun: Begun) -> _Share | None:
    """Return the next share when it is ready; else read one that nobody has begun, or wait."""
    from concurrent.futures import wait

    start, first = laid[0]
    if start in own or first.done():
        laid.popleft()
        return own.pop(start, None) or first.result()
    left = [each for each, _ in laid if not begun[each]]
    if left:
        middle = left[len(left) // 2]
        begun[middle] = 1
        own[middle] = _read_share(source, middle)
    else:
        wait([first])
    return None


def _from_both_ends(starts: Sequence[int]) -> list[int]:
    """Order shares from the outer ones inwards.

    Tables mostly stand on the first and the last pages, and what finds them is loaded in the time
    that six pages take: the first process, which comes late, reads the middle and does without.
    """
    pairs = zip(starts, reversed(starts), strict=True)
    return list(chain.from_iterable(pairs))[: len(starts)]


def _read_share(source: _Pages, start: int) -> _Share:
    pages: list[Page] = []
    try:
        for index in range(start, min(start + _SHARE, len(source.document))):
            pages.append(source.read(index))  # noqa: PERF401 - those before a bad one count
    except (TooManyGlyphs, pypdfium2.PdfiumError) as error:
        return _Share(pages, error)
    return _Share(pages)


_in_worker: list[tuple[_Pages, Begun]] = []


def _open_in_worker(data: bytes, password: str | None, begun: Begun) -> None:
    # Ctrl-C reaches all processes; the first of them ends the others, and takes them along
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    document = pypdfium2.PdfDocument(data, password=password)
    _in_worker.append((_Pages(document, frozenset(), Patience()), begun))


def _follow_parent() -> None:
    """End when the parent has been killed; a pool's processes would wait for work for ever."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load_tables() -> None:
    """Load what finds tables, which takes as long as the first process looks at the whole file."""
    import pdfplumber.table  # noqa: F401


def _read_in_worker(start: int, undrawn: frozenset[int]) -> _Share | None:
    """Return the share, or None when the first process has begun it."""
    source, begun = _in_worker[0]
    if begun[start]:
        return None
    begun[start] = 1
    return _read_share(source._replace(undrawn=undrawn), start)
