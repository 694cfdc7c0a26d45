"""The labels that head groups of materials: `企业职工：①…`, `职工减少：` above `①…`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

from .views import View, Words

_GROUP = re.compile(rf"(?:^|\n)(?P<label>{HAN}{{2,20}})(?P<colon> ?:)?(?=\s*①)")


class Group(NamedTuple):
    """A label above entries numbered from ① on."""

    words: Words
    label: str
    range: Range
    has_colon: bool


def read_groups(view: View) -> list[Group]:
    """Return the labels of groups in the materials, in order."""
    return view.memo("groups", lambda v: list(_read_groups(v)))


def _read_groups(view: View) -> Iterator[Group]:
    for words in view.words:
        if words.field == "materials" and "①" in words.prose.folded:
            for match in _GROUP.finditer(words.prose.folded):
                at = words.prose.range(*match.span("label"))
                yield Group(words, match["label"], at, match["colon"] is not None)
