"""Records of the tables whose rows are not simply a list of one model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.findings import Findings
from ..model.guides import (
    ExtraSubsection,
    Guide,
    Item,
    Phone,
    ProhibitedCase,
    Prohibition,
    Subsection,
    Url,
)
from ..model.spans import Span
from .relations import Record

SUBSECTION_NAMES = ("materials", "paths", "time_limit", "tips")


class NamedSubsection(NamedTuple):
    """A subsection with the name of its field."""

    kind: str
    subsection: Subsection | ExtraSubsection


class PlacedUrl(NamedTuple):
    """An address of an item and the path that prints it, if one does."""

    url: Url
    path_ordinal: int | None


class ListedCase(NamedTuple):
    """A prohibited case of a subject; a subject without cases gets one row too."""

    subject_ordinal: int
    prohibition: Prohibition
    case: ProhibitedCase | None
    span: Span


def list_subsections(item: Item) -> Iterator[NamedSubsection]:
    """Yield the item's subsections: the four named ones, then the others."""
    for name in SUBSECTION_NAMES:
        subsection = getattr(item.subsections, name)
        if subsection is not None:
            yield NamedSubsection(name, subsection)
    for extra in item.extra_subsections:
        yield NamedSubsection(extra.kind, extra)


def list_urls(item: Item) -> list[PlacedUrl]:
    """Return the item's addresses; one that only a path holds is not lost either."""
    places = {url.span: n for n, path in enumerate(item.paths, 1) for url in path.urls}
    known = {url.span for url in item.urls}
    missing = [url for path in item.paths for url in path.urls if url.span not in known]
    return [PlacedUrl(url, places.get(url.span)) for url in (*item.urls, *missing)]


def path_urls(guide: Guide, _: Findings | None) -> Iterator[Record]:
    """Yield which path of an item prints which of the item's addresses."""
    for item in guide.items:
        for place, placed in enumerate(list_urls(item), 1):
            if placed.path_ordinal is not None:
                yield (item.id, placed.path_ordinal, place), placed


def phones(guide: Guide, _: Findings | None) -> Iterator[Record]:
    """Yield the phones of items, then of offices, each with the one that owns it."""
    owned: list[tuple[str | None, int | None, int | None, Phone]] = [
        (item.id, item.number, None, phone) for item in guide.items for phone in item.phones
    ]
    for place, office in enumerate(guide.offices, 1):
        owned += [(None, None, place, phone) for phone in office.phones]
    for ordinal, (item_id, item_number, office_ordinal, phone) in enumerate(owned, 1):
        yield (ordinal, item_id, item_number, office_ordinal), phone


def list_cases(guide: Guide) -> Iterator[ListedCase]:
    """Yield the prohibited cases of all subjects."""
    for place, subject in enumerate(guide.prohibitions, 1):
        for case in subject.cases:
            yield ListedCase(place, subject, case, case.span)
        if not subject.cases:
            yield ListedCase(place, subject, None, subject.span)


def findings(_: Guide, report: Findings | None) -> Iterator[Record]:
    """Yield the findings in their order."""
    found = report.findings if report is not None else []
    return (((place,), finding) for place, finding in enumerate(found, 1))


def related_places(_: Guide, report: Findings | None) -> Iterator[Record]:
    """Yield the places that findings argue from."""
    for finding in report.findings if report is not None else []:
        for place, related in enumerate(finding.related, 1):
            yield (finding.fingerprint, place), related


def edits(_: Guide, report: Findings | None) -> Iterator[Record]:
    """Yield the changes that corrections consist of."""
    for finding in report.findings if report is not None else []:
        for place, edit in enumerate(finding.fix.edits if finding.fix is not None else [], 1):
            yield (finding.fingerprint, place), edit
