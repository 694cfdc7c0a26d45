"""What every output is made from, and the options that the user may choose."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pydantic import TypeAdapter

from ..model.errors import UsageError

if TYPE_CHECKING:
    from ..model.results import Result
    from ..model.spans import Model
    from .relations import Table

CSV_ENCODINGS = ("utf-8-sig", "utf-8", "gb18030")

_ANYTHING = TypeAdapter[object](object)

# Names of files relative to the guide's folder, with "/", and what stands in them.
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class EmitOptions:
    """How to write; `csv_encoding` is one of `CSV_ENCODINGS` or another spelling of it.

    `pictures` shows findings in pieces of page pictures, where the source has any.
    """

    csv_encoding: str = "utf-8-sig"
    pictures: bool = True

    def __post_init__(self) -> None:
        try:
            name = codecs.lookup(self.csv_encoding).name
        except LookupError:
            name = self.csv_encoding
        if name not in CSV_ENCODINGS:
            known = ", ".join(CSV_ENCODINGS)
            raise UsageError(
                f"CSV 编码 {self.csv_encoding!r} 不可用；可选：{known}",
                f"CSV encoding {self.csv_encoding!r} is not offered; choose {known}",
            )
        object.__setattr__(self, "csv_encoding", name)


@dataclass(frozen=True, slots=True)
class Draft:
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
    return _ANYTHING.dump_json(value, indent=2) + b"\n"


def render_model(value: Model) -> bytes:
    """Return `value` as JSON, checked once more, since a copy of a model is not checked."""
    rendered = value.model_dump_json(indent=2).encode() + b"\n"
    type(value).model_validate_json(rendered)
    return rendered
