"""The tables hold everything that the guide's lists hold, and their keys hold too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest

from pipeline.emit.tables import TABLES, build_tables
from pipeline.model.findings import Findings
from pipeline.model.guides import Guide
from pipeline.model.spans import Model, Span

# Lists whose table bears another name than the field. The apps of a deferral's deadline are the one
# list that stands in a cell alone.
TABLE_OF_LIST = {
    "extra_subsections": "subsections",
    "cases": "prohibitions",
    "item_ids": "prohibition_items",
    "item_numbers": "category_items",
    "related": "finding_related",
    "edits": "finding_edits",
    "quoted_documents": "material_quoted_documents",
    "venues": "path_venues",
    "apps": "path_apps",
    "steps": "path_steps",
    "qr": "flow_chart_qr",
}


def lists(model: type[Model]) -> Iterator[str]:
    """Yield the names of all lists in `model`."""
    for name, field in model.model_fields.items():
        for kind in (field.annotation, *get_args(field.annotation)):
            if get_origin(kind) is list:
                yield name
            for inner in (kind, *get_args(kind)):
                if isinstance(inner, type) and issubclass(inner, Model) and inner is not Span:
                    yield from lists(inner)


def rows_of(tables: list[Any], name: str) -> list[dict[str, Any]]:
    table = next(table for table in tables if table.name == name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.fixture
def tables(guide: Guide, findings: Findings) -> list[Any]:
    return build_tables(guide, findings)


def test_every_list_is_a_table() -> None:
    names = {definition.name for definition in TABLES}
    for name in {*lists(Guide), *lists(Findings)}:
        assert TABLE_OF_LIST.get(name, name) in names


def test_the_full_guide_fills_every_table(tables: list[Any]) -> None:
    assert not [table.name for table in tables if not table.rows]


def test_rows_are_as_many_as_entries(guide: Guide, findings: Findings, tables: list[Any]) -> None:
    count = {table.name: len(table.rows) for table in tables}
    assert count["items"] == len(guide.items)
    assert count["catalog"] == len(guide.catalog)
    assert count["offices"] == len(guide.offices)
    assert count["deferrals"] == len(guide.deferrals)
    assert count["findings"] == len(findings.findings)
    for name in ("materials", "paths", "time_limits", "urls"):
        assert count[name] == sum(len(getattr(item, name)) for item in guide.items)
    assert count["phones"] == 3
    assert count["prohibitions"] == 3


def test_columns_are_named_once_and_titled_in_chinese(tables: list[Any]) -> None:
    for table in tables:
        names = [column.name for column in table.columns]
        titles = [column.title for column in table.columns]
        assert len(set(names)) == len(names)
        assert len(set(titles)) == len(titles), (table.name, titles)
        latin = [title for title in titles if title.isascii() and title not in ("SHA-256",)]
        assert not latin, (table.name, latin)


def test_parents_stand_first(tables: list[Any]) -> None:
    names = [table.name for table in tables]
    for table in tables:
        for link in table.foreign_keys:
            assert names.index(link.table) < names.index(table.name)


def test_nullable_and_required_are_true(tables: list[Any]) -> None:
    for table in tables:
        for place, column in enumerate(table.columns):
            for row in table.rows:
                assert column.nullable or row[place] is not None, (table.name, column.name)
                assert not column.required or row[place] not in (None, "")


def test_owners_are_named(guide: Guide, tables: list[Any]) -> None:
    phones = rows_of(tables, "phones")
    assert [(row["item_number"], row["office_ordinal"]) for row in phones] == [
        (1, None),
        (None, 1),
        (None, 1),
    ]
    assert [row["path_ordinal"] for row in rows_of(tables, "urls")] == [1, None]
    assert [row["url_ordinal"] for row in rows_of(tables, "path_urls")] == [1]


def test_lists_stand_in_a_cell_and_in_a_table(guide: Guide, tables: list[Any]) -> None:
    ids = [item.id for item in guide.items]
    assert rows_of(tables, "deferrals")[0]["item_ids"] == ";".join(ids)
    assert rows_of(tables, "deferrals")[1]["item_ids"] is None
    assert [row["item_id"] for row in rows_of(tables, "deferral_items")] == ids
    assert [row["text"] for row in rows_of(tables, "path_apps")] == guide.items[0].paths[0].apps
    assert rows_of(tables, "paths")[0]["apps"] == "微信；小程序\n支付宝;生活号"
    assert [row["item_number"] for row in rows_of(tables, "category_items")] == [1, 99]


def test_nested_values_are_spread(tables: list[Any]) -> None:
    window = rows_of(tables, "time_limits")[1]
    assert (window["window_from_day"], window["window_to_next_month"]) == (25, True)
    deferral = rows_of(tables, "deferrals")
    assert [row["deadline_days"] for row in deferral] == [15, None]
    assert [row["case_number"] for row in rows_of(tables, "prohibitions")] == [1, None, None]
    assert [row["kind"] for row in rows_of(tables, "subsections")] == ["materials", "fees"]


def test_a_url_that_only_a_path_lists_is_kept(guide: Guide) -> None:
    item = guide.items[0].model_copy(update={"urls": []})
    alone = guide.model_copy(update={"items": [item, guide.items[1]]})
    assert len(rows_of(build_tables(alone, None), "urls")) == 1


def test_a_reference_to_nothing_is_our_bug(guide: Guide) -> None:
    lost = guide.deferrals[0].model_copy(update={"item_ids": ["nobody"]})
    with pytest.raises(ValueError, match="deferral_items"):
        build_tables(guide.model_copy(update={"deferrals": [lost]}), None)


def test_a_repeated_key_is_our_bug(guide: Guide) -> None:
    twice = guide.model_copy(update={"items": [guide.items[0], guide.items[0]]})
    with pytest.raises(ValueError, match="not unique"):
        build_tables(twice, None)


def test_an_empty_guide_has_all_tables(bare_guide: Guide) -> None:
    tables = build_tables(bare_guide, None)
    assert [len(table.rows) for table in tables if table.name != "items"] == [0] * (len(tables) - 1)


def test_words_to_delete_are_told_from_words_without_correction(
    guide: Guide, findings: Findings
) -> None:
    full, bare = findings.findings
    gone = full.model_copy(update={"expected": "", "fingerprint": "f3"})
    report = findings.model_copy(update={"findings": [full, bare, gone]})
    rows = rows_of(build_tables(guide, report), "findings")
    assert [row["deletion"] for row in rows] == [False, False, True]
