"""A profile: the vocabulary of a family of guides, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

# The four fields every item of the first family gives; all others are extra.
_LIKE = 0.7  # one of four characters changed; 地址 and 办理地点 are 0.33 alike
MAIN_FIELDS = ("materials", "paths", "time_limit", "tips")


@dataclass(frozen=True, eq=False)
class Profile:
    """How a family of guides names things. All words are folded and without blanks.

    `fields` and `channels` map a kind to its labels; the four main fields stand in the order in
    which an item gives them. `tables` maps a table to its columns, a column to its headers.
    """

    name: str
    title: str
    fields: Mapping[str, tuple[str, ...]]
    channels: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    caption_labels: tuple[str, ...]
    contents_labels: tuple[str, ...]
    flow_title_prefixes: tuple[str, ...]
    document_words: tuple[str, ...]
    issuer_words: tuple[str, ...]
    title_words: tuple[str, ...]

    def column_of(self, table: str, header: str) -> str | None:
        """Return the column of `table` that `header` (folded, no blanks) heads, or nearly so."""
        columns = self.tables.get(table, {})
        exact = next((name for name, headers in columns.items() if header in headers), None)
        if exact is not None or not header:
            return exact
        names = {known: name for name, headers in columns.items() for known in headers}
        like = get_close_matches(header, names, 1, _LIKE)
        return names[like[0]] if like else None

    def kind_of_label(self, label: str) -> str | None:
        """Return the field that `label` (folded, no blanks) names."""
        return next((kind for kind, labels in self.fields.items() if label in labels), None)
