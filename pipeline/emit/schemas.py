"""JSON Schemas of the published files, made from the models, fit for strict validators."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..model.findings import Findings
from ..model.guides import Guide
from ..model.runs import Run
from ..model.spans import Model
from .descriptions import DESCRIPTIONS

MODELS: Mapping[str, type[Model]] = {"guide": Guide, "findings": Findings, "run": Run}

# One order for all objects, so that another pydantic release does not reorder the committed files.
ORDER = (
    "$schema",
    "$id",
    "title",
    "description",
    "$ref",
    "type",
    "const",
    "enum",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "anyOf",
    "prefixItems",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "additionalProperties",
    "required",
    "properties",
    "$defs",
)

Schema = dict[str, Any]


def json_schema(name: str) -> Schema:
    """Return the JSON Schema (2020-12) of `<name>.json`; `KeyError` for a name not in `MODELS`."""
    model = MODELS[name]
    schema: Schema = model.model_json_schema(mode="serialization")
    definitions = schema.pop("$defs", {})
    root = _object(model.__name__, schema)
    version = model.model_fields["schema_version"].default
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["$id"] = f"urn:x-guide:schema:{name}:{version}"
    root["$defs"] = {key: _object(key, definitions[key]) for key in sorted(definitions)}
    return _ordered(root)


def schema_text(name: str) -> str:
    """Return the exact content of `schemas/<name>.schema.json`."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def _object(name: str, schema: Schema) -> Schema:
    """Return a definition: described in Chinese; an object with its English title, too."""
    closed = _plain(schema) | {"description": DESCRIPTIONS[name]}
    if "properties" in closed:
        closed["title"] = name
    return _ordered(closed)


def _plain(schema: Schema) -> Schema:
    """Return `schema` without what breaks strict validators or says nothing.

    Automatic titles spoil generated types, `discriminator` is unknown to JSON Schema, and a default
    is never used, since no key is ever missing: every property is required.
    """
    plain = {k: v for k, v in schema.items() if k not in {"title", "default", "discriminator"}}
    for key, rebuild in _REBUILD.items():
        if key in plain:
            plain[key] = rebuild(plain[key])
    if "properties" in plain:
        plain |= {"required": list(plain["properties"]), "additionalProperties": False}
    if "prefixItems" in plain:
        # Strict validators want a tuple to be closed at both ends.
        plain |= {"items": False, "minItems": len(plain["prefixItems"])}
    return _ordered(_nullable(plain))


def _nullable(schema: Schema) -> Schema:
    """Fold a scalar or null into a type array, which strict mode allows with null alone."""
    choices = schema.get("anyOf", [])
    if len(choices) != 2 or choices[1] != {"type": "null"}:
        return schema
    scalar = choices[0]
    if scalar.get("type") not in ("string", "integer", "number", "boolean") or "enum" in scalar:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**rest, **scalar, "type": [scalar["type"], "null"]}


def _ordered(schema: Schema) -> Schema:
    """Return `schema` with its keywords in `ORDER`; a keyword not listed there is our bug."""
    return {key: schema[key] for key in sorted(schema, key=ORDER.index)}


_REBUILD: Mapping[str, Callable[[Any], Any]] = {
    "properties": lambda found: {name: _plain(value) for name, value in found.items()},
    "anyOf": lambda found: [_plain(value) for value in found],
    "prefixItems": lambda found: [_plain(value) for value in found],
    "items": lambda found: _plain(found) if isinstance(found, dict) else found,
    "additionalProperties": lambda found: _plain(found) if isinstance(found, dict) else found,
}
