"""Columns of tables, read off the models, where names, titles, types and constraints are defined.

A nested object is spread over columns (`window.from_day` becomes `window_from_day`), a list of
plain values is joined in one cell, a list of objects becomes a table of its own (`tables.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.kinds import Channel
from ..model.spans import Model, Span

Cell = str | int | float | bool | None
ColumnType = Literal["string", "integer", "number", "boolean"]

# Codes, ids and numbers never hold a semicolon; entries of text may, but hold no line break.
CODE_SEPARATOR = ";"
TEXT_SEPARATOR = "\n"

# The part of a field's description that heads a column: up to the first explanation.
HEADING = re.compile(r"[^，；（]+")

SPAN_COLUMNS = ("line", "column", "end_line", "end_column")
# Named apart from the page that a table of contents prints.
SOURCE_PAGE = "source_page"


class Column(NamedTuple):
    """A column; `nullable`: may hold None; `required`: never empty, as a text may also be."""

    name: str
    title: str
    type: ColumnType = "string"
    description: str = ""
    nullable: bool = False
    required: bool = True
    values: tuple[str, ...] = ()
    minimum: int | None = None
    pattern: str | None = None
    separator: str | None = None

    def optional(self) -> Column:
        """Return the column for use where its owner may be absent."""
        return self._replace(nullable=True, required=False)


class Reader(NamedTuple):
    """A column and the attributes that lead from an object to its value."""

    column: Column
    path: tuple[str, ...]

    def read(self, record: object) -> Cell:
        """Return the cell for `record`; None where something on the way is None or a list empty."""
        value = record
        for name in self.path:
            if value is None:
                return None
            value = getattr(value, name)
        return _cell(value, self.column.separator)


def readers_of(model: type[Model], *skipped: str) -> tuple[Reader, ...]:
    """Return the readers of `model`'s columns, in its order, without the `skipped` fields."""
    return tuple(_readers(model, frozenset(skipped)))


def _readers(model: type[Model], skipped: frozenset[str]) -> Iterator[Reader]:
    for name, field in model.model_fields.items():
        annotation, nullable = _unwrap(field.annotation)
        if name in skipped:
            continue
        if annotation is Span:
            yield from span_readers(name)
        elif isinstance(annotation, type) and issubclass(annotation, Model):
            yield from _nested(name, field, annotation, nullable)
        elif not _holds_models(annotation):
            yield Reader(_column(name, field, annotation, nullable), (name,))


def span_readers(name: str) -> Iterator[Reader]:
    """Yield the readers of the place a record holds as `name`; `bbox` is left to `guide.json`."""
    for part in SPAN_COLUMNS:
        field = Span.model_fields[part]
        yield Reader(_column(part, field, int, nullable=False), (name, part))
    page = _column(SOURCE_PAGE, Span.model_fields["page"], int, nullable=True)
    yield Reader(page._replace(title="所在页"), (name, "page"))


def _nested(name: str, field: FieldInfo, model: type[Model], nullable: bool) -> Iterator[Reader]:
    # The place of a part is left out: the row has its own.
    for inner in readers_of(model, "span"):
        column = inner.column._replace(
            name=f"{name}_{inner.column.name}",
            title="·".join(filter(None, (_title(field), inner.column.title))),
        )
        yield Reader(column.optional() if nullable else column, (name, *inner.path))


def _unwrap(annotation: object) -> tuple[object, bool]:
    """Return the annotation without None, and whether it had None."""
    choices = get_args(annotation)
    if type(None) in choices:
        return next(choice for choice in choices if choice is not type(None)), True
    return annotation, False


def _holds_models(annotation: object) -> bool:
    return any(
        isinstance(inner, type) and issubclass(inner, Model) for inner in get_args(annotation)
    )


def _title(field: FieldInfo) -> str:
    if field.title:
        return field.title
    found = HEADING.match(field.description or "")
    return found.group() if found else ""


def _column(name: str, field: FieldInfo, annotation: object, nullable: bool) -> Column:
    inner = get_args(annotation)[0] if get_origin(annotation) is list else None
    kind = inner or annotation
    values = tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()
    limits = {
        key: next(
            (getattr(m, key) for m in field.metadata if getattr(m, key, None) is not None), None
        )
        for key in ("ge", "pattern", "min_length")
    }
    column = Column(
        name,
        _title(field) or name,
        _type(kind) if inner is None else "string",
        field.description or "",
        nullable=nullable,
        # An empty text and null look alike in a CSV cell, so only what cannot be empty is required.
        required=not nullable and (_type(kind) != "string" or bool(values) or any(limits.values())),
        values=values,
        minimum=limits["ge"],
        pattern=limits["pattern"],
    )
    return column if inner is None else _joined(column, kind)


def _joined(column: Column, kind: object) -> Column:
    codes = kind in (int, Channel) or column.name.endswith("_ids")
    mark, name = (CODE_SEPARATOR, "分号") if codes else (TEXT_SEPARATOR, "换行")
    description = f"{column.description}；多个值以{name}分隔"
    return column.optional()._replace(description=description, values=(), separator=mark)


def _type(kind: object) -> ColumnType:
    if kind is bool:
        return "boolean"
    if kind is int:
        return "integer"
    return "number" if kind is float else "string"


def _cell(value: object, separator: str | None) -> Cell:
    if isinstance(value, list):
        return (separator or TEXT_SEPARATOR).join(str(entry) for entry in value) or None
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int | float):
        return value
    raise TypeError(f"no cell can hold {value!r}")
