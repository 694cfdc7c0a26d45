"""The booklet's whole result, field by field, against what readers found in it by eye."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from pipeline.model.guides import Guide
from tests.golden.remake import GOLDEN
from tests.stages import BOOKLET, Run, run_file, values

WANTED: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))


@cache
def result() -> Run:
    return run_file(BOOKLET)


@cache
def found() -> dict[str, Any]:
    return values(result().guide)


def split_fields(item: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an item with its four subsections apart."""
    apart = {f"subsections.{name}": value for name, value in item["subsections"].items()}
    return {**{name: value for name, value in item.items() if name != "subsections"}, **apart}


def item_fields() -> list[Any]:
    return [
        pytest.param(position, name, value, id=f"item-{item['number']}-{name}")
        for position, item in enumerate(WANTED["items"])
        for name, value in split_fields(item).items()
    ]


@pytest.mark.parametrize("part", [name for name in WANTED if name != "items"])
def test_part(part: str) -> None:
    assert found()[part] == WANTED[part]


@pytest.mark.parametrize(("position", "name", "value"), item_fields())
def test_item_field(position: int, name: str, value: Any) -> None:
    assert split_fields(found()["items"][position])[name] == value


def test_nothing_beside_the_golden_parts() -> None:
    assert list(found()) == list(WANTED)
    assert [list(item) for item in found()["items"]] == [list(item) for item in WANTED["items"]]


def count(guide: Guide) -> dict[str, int]:
    items = guide.items
    captions = [item.flow_chart for item in items if item.flow_chart]
    urls = [url for item in items for url in item.urls]
    return {
        "contents lines": len(guide.toc),
        "catalogue rows": len(guide.catalog),
        "offices": len(guide.offices),
        "phones of offices": sum(len(office.phones) for office in guide.offices),
        "categories": len(guide.categories),
        "items": len(items),
        "materials fields": sum(item.subsections.materials is not None for item in items),
        "paths fields": sum(item.subsections.paths is not None for item in items),
        "time limit fields": sum(item.subsections.time_limit is not None for item in items),
        "tips fields": sum(item.subsections.tips is not None for item in items),
        "materials": sum(len(item.materials) for item in items),
        "groups of materials": sum(
            len({m.group for m in item.materials if m.group is not None}) for item in items
        ),
        "paths": sum(len(item.paths) for item in items),
        "time limits": sum(len(item.time_limits) for item in items),
        "addresses": len(urls),
        "distinct addresses": len({url.url for url in urls}),
        "phones of items": sum(len(item.phones) for item in items),
        "captions": len(captions),
        "numbered captions": sum(chart.caption_number is not None for chart in captions),
        "legal bases": sum(len(item.legal_bases) for item in items),
        "prohibitions": len(guide.prohibitions),
        "cases": sum(len(prohibition.cases) for prohibition in guide.prohibitions),
        "deferrals": len(guide.deferrals),
        "notes": len(guide.notes),
        "residue": len(guide.residue),
    }


def test_totals() -> None:
    """Counted by what the guide prints."""
    assert count(result().guide) == {
        "contents lines": 5,
        "catalogue rows": 38,
        "offices": 12,
        "phones of offices": 12,
        "categories": 7,
        "items": 38,
        "materials fields": 38,
        "paths fields": 38,
        "time limit fields": 37,
        "tips fields": 38,
        "materials": 108,
        "groups of materials": 18,
        "paths": 84,
        "time limits": 50,
        "addresses": 30,
        "distinct addresses": 10,
        "phones of items": 38,
        "captions": 22,
        "numbered captions": 17,
        "legal bases": 4,
        "prohibitions": 6,
        "cases": 15,
        "deferrals": 1,
        "notes": 2,
        "residue": 0,
    }


def test_catalogue_pages() -> None:
    pages = [row.page for row in result().guide.catalog]
    assert (pages[0], pages[-1]) == (13, 52)


def test_coverage_is_complete() -> None:
    coverage = result().guide.coverage
    text = result().source.text
    assert coverage.characters == coverage.assigned == sum(not c.isspace() for c in text)


def test_ids_are_distinct() -> None:
    ids = Counter(item.id for item in result().guide.items)
    assert max(ids.values()) == 1
