"""What every output is made from, and how JSON is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..collector import collector_paused

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from ..model.results import Result
    from ..model.spans import Model
    from .options import EmitOptions
    from .relations import Table

# Names of files relative to the guide's folder, with "/", and what stands in them.
Files = Mapping[str, bytes]


class Draft(NamedTuple):
    """A result with its tables, ready to be rendered."""

    result: Result
    tables: Sequence[Table]
    options: EmitOptions


class Output(Protocol):
    """A module that writes: all names that it may write, and those that it does, with content."""

    FILES: Sequence[str]

    def render(self, draft: Draft) -> Files:
        """Return what stands in the files."""


def render_json(value: object) -> bytes:
    """Return JSON in the published form; the same values give the same bytes."""
    # the same as json.dumps writes, which with an indent takes ten times as long
    return _load_writer().dump_json(value, indent=2) + b"\n"


@collector_paused()
def render_model(value: Model) -> bytes:
    """Return `value` as JSON, checked once more, since a copy of a model is not checked."""
    rendered = value.model_dump_json(indent=2).encode() + b"\n"
    type(value).model_validate_json(rendered)
    return rendered


@cache
def _load_writer() -> TypeAdapter[object]:
    """Import on first use: what is to be written is known late."""
    from pydantic import TypeAdapter

    return TypeAdapter(object)
