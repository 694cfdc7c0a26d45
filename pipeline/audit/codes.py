"""The pictures that stand in items and in rows of the catalogue, with the codes read in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from pipeline.model.guides import FlowChart
from pipeline.model.ranges import Range
from pipeline.model.sources import Picture, fold_text
from pipeline.model.spans import Span

from .views import View

# A code is square; the box of one that is drawn in small shapes may miss a row of them.
_SQUARE = 1.25
# Points: codes are printed 10 to 70 mm wide.
_LEAST, _MOST = 25.0, 200.0
_LINE = re.compile(r"\S[^\r\n]*")


class CodeTitle(NamedTuple):
    """A code, and the name under which the guide prints it."""

    code: str
    title: str
    place: Range


def read_row_codes(view: View) -> list[CodeTitle]:
    """Return the codes of the catalogue, each with the row's last column or its name."""
    found = []
    for row in view.guide.catalog:
        title = row.flow_title or row.name
        found += [CodeTitle(code, _name(title), _find(view, row.span, title)) for code in row.qr]
    return found


def read_chart_codes(view: View) -> list[CodeTitle]:
    """Return the codes of the items' flow charts, each with its caption."""
    found = []
    for item in view.guide.items:
        chart = item.flow_chart
        if chart is not None and chart.caption is not None:
            place = _find(view, chart.span, chart.caption)
            found += [CodeTitle(code, _name(chart.caption), place) for code in chart.qr]
    return found


def are_distinct(codes: list[CodeTitle]) -> bool:
    """Whether the guide gives each name a code of its own, and not all the code of one site."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for code in codes:
        titles[code.code].add(code.title)
    single = sum(len(names) == 1 for names in titles.values())
    return single * 2 > len(titles)


def chart_place(view: View, chart: FlowChart) -> Range:
    """Return where the caption of a flow chart stands."""
    return _find(view, chart.span, chart.caption or "")


def has_shape_of_code(picture: Picture) -> bool:
    """Whether a picture is as square and as large as printed codes are."""
    if picture.bbox is None:
        return True
    x0, top, x1, bottom = picture.bbox
    sides = sorted((x1 - x0, bottom - top))
    return sides[0] >= _LEAST and sides[1] <= min(_MOST, _SQUARE * sides[0])


def words_of(view: View, picture: Picture) -> Range | None:
    """Return the words of the item or of the catalogue's row that a picture stands with."""
    for places in (view.memo("charts", _charts), view.memo("catalogue rows", _rows)):
        index = bisect_right(places, picture.start, key=lambda place: place[0].start) - 1
        if index >= 0 and picture.start < places[index][0].end:
            return places[index][1]
    text = view.source.folded
    if view.item_at(picture.start) is None:
        return None
    line = _LINE.search(text, picture.start)
    return view.source.trim(*line.span()) if line else None


def _charts(view: View) -> list[tuple[Range, Range]]:
    charts = [item.flow_chart for item in view.guide.items if item.flow_chart]
    return [(view.range(chart.span), chart_place(view, chart)) for chart in charts]


def _rows(view: View) -> list[tuple[Range, Range]]:
    return [
        (view.range(row.span), _find(view, row.span, row.flow_title or row.name))
        for row in view.guide.catalog
    ]


def _find(view: View, span: Span, words: str) -> Range:
    """Return where `words` stand in `span`, the whole of it where a break parts them."""
    whole = view.range(span)
    start = view.source.readable.rfind(words, whole.start, whole.end) if words else -1
    return whole if start < 0 else Range(start, start + len(words))


def _name(title: str) -> str:
    return "".join(fold_text(title).split())
