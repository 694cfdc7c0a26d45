"""The pieces of page pictures in which the report shows where findings stand."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...model.cuttings import Band, Cutting, Painter
from ...model.findings import Finding, Severity

# In points. Two or three lines around the marked words show where on the page one is.
_AROUND = 32.0
# What a finding on a whole item or table marks goes over pages; its beginning is shown.
_TALLEST_MARK = 120.0
# Findings whose surroundings touch share a picture, up to half an A5 page.
_TALLEST = 300.0
# The bound of all pictures of a report: a thousand of usual size. Base64 adds a third.
MAX_BYTES = 8 * 2**20


class View(NamedTuple):
    """A finding's part of a picture, in points of the page: what is shown, and the marked words."""

    picture: str
    box: tuple[float, float, float, float]
    mark: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures by name, each once, and the finding's number to what shows it.

    `left_out` findings lie on a page and have no picture, for want of room.
    """

    cuttings: Mapping[str, Cutting] = field(default_factory=dict)
    views: Mapping[int, View] = field(default_factory=dict)
    left_out: int = 0

    def data(self, name: str) -> str:
        """Return a picture as an address that holds it."""
        return "data:image/png;base64," + base64.b64encode(self.cuttings[name].png).decode()


class _Shared(NamedTuple):
    """A band of a page and the findings in it, by number; `rank` is the gravest one's."""

    band: Band
    rank: int
    findings: Mapping[int, Finding]


def cut_pictures(
    findings: Sequence[Finding], painter: Painter | None, limit: int = MAX_BYTES
) -> Pictures:
    """Return the pictures of `findings`, numbered from 1; the gravest ones' come first.

    All PNGs together have at most `limit` bytes.
    """
    if painter is None:
        return Pictures()
    wanted = sorted(_share(findings), key=lambda each: (each.rank, each.band))
    made: list[tuple[_Shared, Cutting]] = []
    left_out = size = 0
    painted = painter([each.band for each in wanted])
    for each, cutting in zip(wanted, painted, strict=False):
        size += len(cutting.png) if cutting else 0
        if size > limit:
            done = sum(len(other.findings) for other, _ in made)
            left_out = sum(len(other.findings) for other in wanted) - done
            break
        if cutting:
            made.append((each, cutting))
    made.sort(key=lambda pair: pair[0].band)
    cuttings = {f"pic{number}": cutting for number, (_, cutting) in enumerate(made, start=1)}
    views = {
        number: _view(name, cutting, finding)
        for (name, cutting), (each, _) in zip(cuttings.items(), made, strict=True)
        for number, finding in each.findings.items()
    }
    return Pictures(cuttings, views, left_out)


def _share(findings: Sequence[Finding]) -> list[_Shared]:
    """Return the bands that show `findings`, those that touch put together."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    own = [
        _Shared(_band(finding), ranks[finding.severity], {number: finding})
        for number, finding in enumerate(findings, start=1)
        if finding.span.page is not None and finding.span.bbox is not None
    ]
    return list(_merge(sorted(own, key=lambda each: each.band)))


def _merge(own: Iterable[_Shared]) -> Iterable[_Shared]:
    last: _Shared | None = None
    for each in own:
        joined = last and _join(last, each)
        if last and not joined:
            yield last
        last = joined or each
    if last:
        yield last


def _join(one: _Shared, other: _Shared) -> _Shared | None:
    """Return both as one; None when they do not touch or would be too tall together."""
    bottom = max(one.band.bottom, other.band.bottom)
    near = one.band.page == other.band.page and other.band.top <= one.band.bottom
    if not near or bottom - one.band.top > _TALLEST:
        return None
    return one._replace(
        band=one.band._replace(bottom=bottom),
        rank=min(one.rank, other.rank),
        findings={**one.findings, **other.findings},
    )


def _mark(finding: Finding) -> tuple[float, float, float, float]:
    assert finding.span.bbox is not None
    x0, top, x1, bottom = finding.span.bbox
    return x0, top, x1, min(bottom, top + _TALLEST_MARK)


def _band(finding: Finding) -> Band:
    assert finding.span.page is not None
    _, top, _, bottom = _mark(finding)
    return Band(finding.span.page, top - _AROUND, bottom + _AROUND)


def _view(name: str, cutting: Cutting, finding: Finding) -> View:
    """Return what of `cutting` shows `finding`: the whole width, as far as it was painted."""
    band, (left, top, right, bottom) = _band(finding), cutting.bbox
    shown = max(top, band.top), min(bottom, band.bottom)
    return View(name, (left, shown[0], right, shown[1]), _mark(finding))
