"""`csv/datapackage.json`: the CSV files described as a Frictionless Data Package."""

from __future__ import annotations

from typing import Any

from .columns import Column
from .drafts import Draft, Files, render_json
from .relations import ForeignKey, Table

FILES = ("csv/datapackage.json",)

DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


def render(draft: Draft) -> Files:
    """Return the description of all CSV files."""
    guide, source = draft.result.guide.guide, draft.result.guide.source
    # Frictionless names encodings as IANA does, which knows no UTF-8 "with a signature".
    encoding = draft.options.csv_encoding.removesuffix("-sig")
    package: dict[str, Any] = {"profile": "tabular-data-package", "name": guide.id}
    if guide.title:
        package["title"] = guide.title
    package["sources"] = [{"title": source.file_name}]
    package["resources"] = [_resource(table, encoding) for table in draft.tables]
    return {"csv/datapackage.json": render_json(package)}


def _resource(table: Table, encoding: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "dialect": DIALECT,
        "schema": {
            "fields": [_field(column, table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(link) for link in table.foreign_keys],
        },
    }


def _field(column: Column, key: tuple[str, ...]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.title}
    if column.description:
        field["description"] = column.description
    alone = key == (column.name,)
    constraints = {
        "required": True if column.required or column.name in key else None,
        "unique": True if alone else None,
        "minimum": column.minimum,
        "pattern": column.pattern,
        "enum": list(column.values) or None,
    }
    given = {name: value for name, value in constraints.items() if value is not None}
    return field | ({"constraints": given} if given else {})


def _foreign_key(link: ForeignKey) -> dict[str, Any]:
    return {
        "fields": list(link.columns),
        "reference": {"resource": link.table, "fields": list(link.references)},
    }
