"""Which items a subject of the closing lists means, argued from the titles."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from pipeline.model.guides import Item

from .readings import squeeze

_FEWEST = 4  # characters; shorter parts (养老金) stand in too many titles
# 城乡居民基本养老保险参保登记 is 0.8 like its item's title; different things stay under 0.65.
_LIKE = 0.75
_CANDIDATES = 8  # titles that share the most pairs of characters; more of them are never alike
_COMMON = 200  # a pair of characters in more titles than this tells none of them apart
_LIST = re.compile(r"[、，,]")


class Titles:
    """The items by title, white space removed; of a repeated title the first item counts."""

    def __init__(self, items: list[Item]) -> None:
        self._ids: dict[str, str] = {}
        self._by_pair: dict[str, list[str]] = {}
        for item in items:
            title = squeeze(item.title or "")
            if title not in self._ids:
                self._ids[title] = item.id
                for pair in _pairs(title):
                    self._by_pair.setdefault(pair, []).append(title)

    def find_items(self, subject: str) -> list[str]:
        """Return the ids of the items that `subject` names: whole, or part by part."""
        whole = self._name_item(squeeze(subject))
        parts = [part for part in _LIST.split(squeeze(subject)) if part]
        found = [whole] if whole or len(parts) == 1 else [self._name_item(part) for part in parts]
        return list(dict.fromkeys(item_id for item_id in found if item_id))

    def _name_item(self, name: str) -> str | None:
        """Return the item of exactly this title, else the only one that holds or resembles it."""
        if name in self._ids or len(name) < _FEWEST:
            return self._ids.get(name)
        near = self._share_pairs(name)
        within = [title for title in near if name in title]
        if not within:
            likeness = {title: _likeness(name, title) for title in near}
            best = max(likeness.values(), default=0.0)
            within = [title for title, value in likeness.items() if value == best >= _LIKE]
        return self._ids[within[0]] if len(within) == 1 else None

    def _share_pairs(self, name: str) -> list[str]:
        """Return the titles that share the most pairs of characters with `name`."""
        shared: Counter[str] = Counter()
        for pair in _pairs(name):
            titles = self._by_pair.get(pair, ())
            if len(titles) <= _COMMON:
                shared.update(titles)
        return [title for title, _ in shared.most_common(_CANDIDATES)]


def _pairs(text: str) -> list[str]:
    """Return the distinct pairs of neighbouring characters, in order."""
    return list(dict.fromkeys(text[i : i + 2] for i in range(len(text) - 1)))


def _likeness(name: str, title: str) -> float:
    return SequenceMatcher(None, name, title, autojunk=False).ratio()
