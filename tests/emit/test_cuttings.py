"""Pictures of pages in the report: shared, bounded, the gravest first, and nothing else let in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from pipeline.emit import report, sarif
from pipeline.emit.drafts import Draft
from pipeline.emit.options import EmitOptions
from pipeline.emit.report.cuttings import MAX_BYTES, cut_pictures
from pipeline.listing import list_for_github, list_for_people
from pipeline.model.cuttings import Band, Cutting
from pipeline.model.findings import Finding, Severity
from pipeline.model.results import Result

Make = Callable[..., Result]
WIDTH = 420.0
PNG = b"\x89PNG not looked into"


class Painter:
    """Paints every band as the same few bytes and notes what it was asked for."""

    def __init__(self, size: int = len(PNG)) -> None:
        self.png = PNG.ljust(size, b".")
        self.asked: list[Band] = []

    def __call__(self, bands: Iterable[Band]) -> Iterator[Cutting | None]:
        for band in bands:
            self.asked.append(band)
            top = max(0.0, band.top)
            yield Cutting(band.page, (0.0, top, WIDTH, band.bottom), self.png)


def place(finding: Finding, page: int | None, top: float = 100.0) -> Finding:
    bbox = (50.0, top, 90.0, top + 10) if page is not None else None
    span = finding.span.model_copy(update={"page": page, "bbox": bbox})
    return finding.model_copy(update={"span": span})


@pytest.fixture
def findings(audited: Make) -> list[Finding]:
    severities = (Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.ERROR)
    faults = [{"words": "网", "nth": n, "severity": s} for n, s in enumerate(severities)]
    found = audited("指南\n甲事项\n网\n网\n网\n网\n", faults).findings
    assert found is not None
    return list(found.findings)


def paged(result: Result, painter: Painter | None) -> Result:
    """Return `result` as if its source had pages: finding n on page n."""
    assert result.findings is not None
    placed = [place(f, n) for n, f in enumerate(result.findings.findings, start=1)]
    findings = result.findings.model_copy(update={"findings": placed})
    return replace(result, findings=findings, source=replace(result.source, painter=painter))


def test_neighbours_share_a_picture(findings: list[Finding]) -> None:
    near = [place(f, 3, top) for f, top in zip(findings, (100, 130, 400, 430), strict=True)]
    pictures = cut_pictures(near, Painter())
    assert [pictures.views[n].picture for n in (1, 2, 3, 4)] == ["pic1", "pic1", "pic2", "pic2"]
    assert len(pictures.cuttings) == 2


def test_shared_pictures_do_not_grow_over_half_a_page(findings: list[Finding]) -> None:
    rows = [place(findings[0], 1, top) for top in range(0, 800, 20)]
    painter = Painter()
    pictures = cut_pictures(rows, painter)
    assert set(pictures.views) == set(range(1, 41))
    assert all(band.bottom - band.top <= 300 for band in painter.asked)
    assert len(painter.asked) == 4


def test_other_pages_are_other_pictures(findings: list[Finding]) -> None:
    pictures = cut_pictures([place(f, n) for n, f in enumerate(findings, 1)], Painter())
    assert [cutting.page for cutting in pictures.cuttings.values()] == [1, 2, 3, 4]


def test_view_holds_the_mark_and_lies_in_its_picture(findings: list[Finding]) -> None:
    pictures = cut_pictures([place(f, 1, 5 + 20 * n) for n, f in enumerate(findings)], Painter())
    for view in pictures.views.values():
        x0, top, x1, bottom = view.box
        left, above, right, below = view.mark
        assert x0 <= left < right <= x1
        assert top <= above < below <= bottom
        picture = pictures.cuttings[view.picture].bbox
        assert picture[1] <= top < bottom <= picture[3]


def test_the_gravest_have_pictures_when_room_is_short(findings: list[Finding]) -> None:
    painter = Painter(size=1000)
    placed = [place(f, n) for n, f in enumerate(findings, 1)]
    pictures = cut_pictures(placed, painter, limit=2500)
    assert set(pictures.views) == {3, 4}
    assert pictures.left_out == 2
    assert sum(len(cutting.png) for cutting in pictures.cuttings.values()) <= 2500


def test_what_lies_on_no_page_has_no_picture(findings: list[Finding]) -> None:
    pictures = cut_pictures([place(findings[0], None), place(findings[1], 2)], Painter())
    assert set(pictures.views) == {2}
    assert pictures.left_out == 0


def test_nothing_is_painted_that_nobody_wants(audited: Make) -> None:
    painter = Painter()
    result = paged(audited("指南\n甲事项\n网\n", [{"words": "网"}]), painter)
    (plain,) = report.render(Draft(result, [], EmitOptions(pictures=False))).values()
    assert painter.asked == []
    assert b"data:" not in plain
    assert b"img-src" not in plain
    assert cut_pictures([], painter).cuttings == {}


def test_the_report_holds_its_pictures(audited: Make) -> None:
    faults = [{"words": '网"<b>', "nth": n} for n in range(2)]
    result = paged(audited('指南\n甲事项\n网"<b>\n网"<b>\n', faults), Painter())
    (data,) = report.render(Draft(result, [], EmitOptions())).values()
    text = data.decode()
    assert "img-src data:;" in text
    assert text.count('href="data:image/png;base64,') == 2
    assert 'aria-label="第 2 页的版面 Picture of page 2: 网&#34;&lt;b&gt;"' in text
    assert "page 2," in text
    assert "2 处问题有图" in text
    assert data == next(iter(report.render(Draft(result, [], EmitOptions())).values()))


def test_a_report_full_of_pictures_is_bounded(audited: Make) -> None:
    count = 60
    faults = [{"words": "网", "nth": n} for n in range(count)]
    result = paged(audited("指南\n甲事项\n" + "网\n" * count, faults), Painter(200_000))
    (data,) = report.render(Draft(result, [], EmitOptions())).values()
    (plain,) = report.render(Draft(result, [], EmitOptions(pictures=False))).values()
    assert len(data) - len(plain) < MAX_BYTES * 4 / 3 + 1_000 * count
    kept = MAX_BYTES // 200_000
    assert f"{kept} findings have one" in data.decode()
    assert f"{count - kept} have none" in data.decode()


def test_pages_beside_lines(audited: Make) -> None:
    fault: dict[str, Any] = {"words": "网", "related": ["甲事项"]}
    result = paged(audited("指南\n甲事项\n网\n", [fault]), None)
    assert next(list_for_people(result, "a.pdf", "en")).startswith("a.pdf:3:1 (page 1): error")
    assert next(list_for_people(result, "a.pdf", "zh")).startswith("a.pdf:3:1（第 1 页）: 错误")
    assert next(list_for_github(result, "a.pdf", "en")).endswith("(page 1)")
    (log,) = sarif.render(Draft(result, [], EmitOptions())).values()
    (found,) = json.loads(log)["runs"][0]["results"]
    assert found["locations"][0]["message"] == {"text": "第 1 页 第 3 行"}
    assert found["relatedLocations"][0]["message"] == {"text": "参见此处"}


def test_text_has_no_pages(audited: Make) -> None:
    result = audited("指南\n甲事项\n网\n", [{"words": "网"}])
    (log,) = sarif.render(Draft(result, [], EmitOptions())).values()
    assert "message" not in json.loads(log)["runs"][0]["results"][0]["locations"][0]
    assert next(list_for_people(result, "a.txt", "en")).startswith("a.txt:3:1: error")
