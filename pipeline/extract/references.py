"""Which items a subject of the closing lists means, argued from the titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from pipeline.model.guides import Item

from .readings import squeeze

_FEWEST = 4  # characters; shorter parts (养老金) stand in too many titles
# 城乡居民基本养老保险参保登记 is 0.8 like its item's title; different things stay under 0.65.
_LIKE = 0.75
_LIST = re.compile(r"[、，,]")


def index_titles(items: list[Item]) -> dict[str, str]:
    """Return the id of the first item of each title, white space removed."""
    titles: dict[str, str] = {}
    for item in items:
        titles.setdefault(squeeze(item.title or ""), item.id)
    return titles


def find_items(subject: str, titles: Mapping[str, str]) -> list[str]:
    """Return the ids of the items that `subject` names: by title, by part, or part by part."""
    whole = _name_item(squeeze(subject), titles)
    parts = [part for part in _LIST.split(squeeze(subject)) if part]
    found = [whole] if whole or len(parts) == 1 else [_name_item(part, titles) for part in parts]
    return list(dict.fromkeys(item_id for item_id in found if item_id))


def _name_item(name: str, titles: Mapping[str, str]) -> str | None:
    """Return the item of exactly this title, else the only one that holds or resembles it."""
    if name in titles or len(name) < _FEWEST:
        return titles.get(name)
    within = [title for title in titles if name in title]
    if not within:
        likeness = {title: _likeness(name, title) for title in titles}
        best = max(likeness.values(), default=0.0)
        within = [title for title, value in likeness.items() if value == best >= _LIKE]
    return titles[within[0]] if len(within) == 1 else None


def _likeness(name: str, title: str) -> float:
    bound = _LIKE * (len(name) + len(title)) / 2
    if min(len(name), len(title)) < bound or len(set(name) & set(title)) < bound / 2:
        return 0.0  # cheap, and true of nearly all pairs
    return SequenceMatcher(None, name, title, autojunk=False).ratio()
