"""A page number of the contents or the catalogue falls.
目次或事项清单的页码倒退。

What it checks
    Pages rise from entry to entry of the contents, and never fall from row to row of the catalogue.
    目次的页码应逐条递增，事项清单的页码不应倒退。

Why it matters
    A wrong page leads to another item.
    页码有误，读者会翻到别的事项。

Fails
    1. 参保登记
    1.1 需提供材料
    身份证

    序号	事项	页码
    1	参保登记	13
    2	增减申报	41
    3	缴费申报	16
    4	关系转移	17

Passes
    1. 参保登记
    1.1 需提供材料
    身份证

    序号	事项	页码
    1	参保登记	13
    2	增减申报	14
    3	缴费申报	14
    4	关系转移	17

Known limits
    A wrong page that still lies between its neighbours is not seen.
    仍介于前后两页之间的错误页码看不出来。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.pages import Page, catalog_pages, contents_pages, section_of_items
from pipeline.audit.sequences import keep_rising
from pipeline.audit.views import View

FAMILY = "numbering"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each page that breaks the rise of all the others."""
    contents = contents_pages(view)
    catalog = catalog_pages(view)
    if not _is_explained(view, contents, catalog):
        yield from _check(contents, _make_strict(contents))
    yield from _check(catalog, [page.value for page in catalog])
    for page in (*contents, *catalog):
        if page.value == 0:
            yield Fault(page.range, zh="没有第 0 页", en="there is no page 0")


def _make_strict(pages: list[Page]) -> list[int]:
    """Lower each page by its place: what then never falls rose strictly."""
    return [page.value - place for place, page in enumerate(pages)]


def _is_explained(view: View, contents: list[Page], catalog: list[Page]) -> bool:
    """Whether the page that the catalogue gives for its section would put the contents in order."""
    place = section_of_items(view)
    if place is None or not catalog:
        return False
    mended = [*contents]
    mended[place] = catalog[0]
    values = _make_strict(mended)
    return len(keep_rising(values)) == len(values)


def _prefer_even_steps(values: list[int], kept: list[int]) -> list[int]:
    """Of two neighbours that exclude each other, keep the one that leaves the more even steps.

    `values` are positive where they may be kept; `kept` are places of them, rising.
    """
    kept = [*kept]
    for place, value in enumerate(values):
        at = bisect_left(kept, place)
        if value <= 0 or kept[at : at + 1] == [place]:
            continue
        for near in (at - 1, at):
            is_neighbour = 0 <= near < len(kept) and abs(kept[near] - place) == 1
            if is_neighbour and _is_evener(values, kept, near, place):
                kept[near] = place
                break
    return kept


def _is_evener(values: list[int], kept: list[int], near: int, place: int) -> bool:
    """Whether the steps would rise more evenly with `place` instead of the one kept at `near`."""
    row = [values[index] for index in kept[max(0, near - 1) : near + 2]]
    middle = min(near, 1)
    other = [*row[:middle], values[place], *row[middle + 1 :]]
    return other == sorted(other) and _unevenness(other) < _unevenness(row)


def _unevenness(row: list[int]) -> int:
    return sum((after - before) ** 2 for before, after in pairwise(row))


def _check(pages: list[Page], values: list[int]) -> Iterator[Fault]:
    # the second section cannot begin on page 1, nor the third on page 2
    possible = [index for index, value in enumerate(values) if value > 0]
    rising = sorted(keep_rising([values[index] for index in possible]))
    kept = set(_prefer_even_steps(values, [possible[index] for index in rising]))
    for index, page in enumerate(pages):
        if index in kept:
            continue
        around = [pages[i] for i in (index - 1, index + 1) if 0 <= i < len(pages)]
        between = range(around[0].value + 1, around[-1].value) if len(around) == 2 else ()
        expected = str(between[0]) if len(between) == 1 else None
        shown = "、".join(str(p.value) for p in around)
        yield Fault(
            page.range,
            zh=f"页码 {page.value} 与前后页码 {shown} 不成递增次序",
            en=f"page {page.value} does not rise with its neighbours {shown.replace('、', ', ')}",
            expected=expected,
            edits=(Correction(page.range, expected),) if expected else (),
            related=tuple(Place(p.range, "相邻页码", "the neighbouring page") for p in around),
        )
