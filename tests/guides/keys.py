"""Answer keys: what a careful reader found in a document, as data; README.md tells their form."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LISTS = ("materials", "limits", "phones", "urls")
# Several answers that are equally right.
OR = "|"
# List marks and stops at the edge of a field are the layout's; its words are the guide's.
EDGES = ",.;:!?、。·—-=#"


@dataclass(frozen=True)
class KeyField:
    """A field as a reader sees it; an optional one is neither missed nor held against a guide."""

    kinds: tuple[str, ...]
    heading: str
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class KeyItem:
    """An item as a reader sees it; `lists` and `optional` by the names in LISTS."""

    titles: tuple[str, ...]
    fields: tuple[KeyField, ...]
    lists: dict[str, list[str]]
    optional: dict[str, list[str]]


@dataclass(frozen=True)
class KeyFault:
    """Words of the document that show a slip; each place of theirs is one fault.

    An optional one is real, and no program need see it.
    """

    words: str
    families: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Key:
    """An answer key; `furniture` is what stands around the guide and belongs to no item.

    `habits` are rules that are right wherever they fire in this document: slips too many to be
    listed among the `faults`.
    """

    items: tuple[KeyItem, ...]
    furniture: tuple[str, ...] = ()
    faults: tuple[KeyFault, ...] = ()
    habits: tuple[str, ...] = ()


def load_key(stem: str) -> Key:
    """Return the key of the sample whose file name without suffix is `stem`."""
    data = tomllib.loads((HERE / f"{stem}.toml").read_text(encoding="utf-8"))
    _refuse_unknown(data, {"items", "furniture", "faults", "habits"}, stem)
    return Key(
        items=tuple(read_item(item) for item in data["items"]),
        furniture=tuple(data.get("furniture", ())),
        faults=tuple(read_fault(*row) for row in data["faults"]),
        habits=tuple(data.get("habits", ())),
    )


def read_item(data: dict[str, Any]) -> KeyItem:
    """Return an item of a key from its TOML table."""
    _refuse_unknown(data, {"title", "fields", "optional", *LISTS}, data["title"])
    return KeyItem(
        titles=tuple(fold(title) for title in data["title"].split(OR)),
        fields=tuple(read_field(*row) for row in data["fields"]),
        lists={name: data[name] for name in LISTS},
        optional={name: data.get("optional", {}).get(name, []) for name in LISTS},
    )


def read_field(kinds: str, heading: str, begins: str, ends: str, *marks: str) -> KeyField:
    """Return a field of a key from its TOML row."""
    return KeyField(
        kinds=tuple(kinds.split(OR)),
        heading=fold(heading),
        begins=tuple(fold(words) for words in begins.split(OR)),
        ends=tuple(fold(words) for words in ends.split(OR)),
        optional=_is_optional(marks),
    )


def read_fault(words: str, families: str, *marks: str) -> KeyFault:
    """Return a fault of a key from its TOML row."""
    return KeyFault(squeeze(words), tuple(families.split(OR)), _is_optional(marks))


def _is_optional(marks: tuple[str, ...]) -> bool:
    if marks not in ((), ("optional",)):
        raise ValueError(f"{marks}")
    return bool(marks)


def _refuse_unknown(data: dict[str, Any], known: set[str], where: str) -> None:
    if unknown := data.keys() - known:
        raise ValueError(f"{where}: {unknown}")


def fold(words: str) -> str:
    """Return `words` squeezed, without list marks and stops at the edges."""
    return squeeze(words).strip(EDGES)


def squeeze(words: str) -> str:
    """Return `words` without width, white space, invisible characters and mark-up."""
    return "".join(c for c in unicodedata.normalize("NFKC", words) if is_printed(c))


def is_printed(character: str) -> bool:
    """Tell whether a reader sees the character as part of the words."""
    hidden = character.isspace() or unicodedata.category(character) in ("Cc", "Cf")
    return not hidden and character != "*"
