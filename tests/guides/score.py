"""How far a guide agrees with its answer key: what a careful reader found in the same document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from pipeline.model.guides import Guide, Item, TimeLimit
from pipeline.model.kinds import LimitKind
from tests.guides.keys import LISTS, OR, Key, KeyField, KeyItem, fold

MAIN_KINDS = ("materials", "paths", "time_limit", "tips")
ASPECTS = ("items", "fields", *LISTS, "faults")
# A value may be a whole field by mistake; its first words tell which.
SHOWN = 40
UNITS = {
    LimitKind.WORKING_DAYS: "个工作日",
    LimitKind.CALENDAR_DAYS: "日",
}
WORDS = {
    LimitKind.IMMEDIATE: "即时",
    LimitKind.NEXT_MONTH: "次月",
    LimitKind.WHOLE_MONTH: "全月",
}

T = TypeVar("T")
S = TypeVar("S")


class Tally(NamedTuple):
    """How many are right, of how many that the key wants and that the guide gives."""

    right: int
    wanted: int
    given: int

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    def plus(self, other: Tally) -> Tally:
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))


NOTHING = Tally(0, 0, 0)


@dataclass(frozen=True)
class FoundField:
    """A field that the program found; `spare` when the contract has no place for its kind."""

    kind: str
    heading: str
    text: str
    spare: bool


@dataclass
class Score:
    """The tallies by aspect, and a line for each difference."""

    tallies: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(ASPECTS, NOTHING))
    differences: list[str] = field(default_factory=list)

    def add(self, aspect: str, right: int, wanted: int, given: int) -> None:
        self.tallies[aspect] = self.tallies[aspect].plus(Tally(right, wanted, given))


def score_guide(guide: Guide, key: Key) -> Score:
    """Compare `guide` with its key; items and fields are matched in order."""
    score = Score()
    titles = [fold(item.title or "") for item in guide.items]
    pairs = align(key.items, titles, lambda wanted, title: title in wanted.titles)
    score.add("items", len(pairs), len(key.items), len(titles))
    partners = {given: key.items[wanted] for wanted, given in pairs}
    for wanted, absent in enumerate(key.items):
        if wanted not in dict(pairs):
            score.differences.append(f"- item {absent.titles[0]}")
            score_item(score, None, absent)
    for given, item in enumerate(guide.items):
        if given not in partners:
            score.differences.append(f"+ item {titles[given]}")
        score_item(score, item, partners.get(given))
    return score


def score_item(score: Score, item: Item | None, key: KeyItem | None) -> None:
    """Compare one item with its key; without a partner all of it is missed, or too much."""
    name = (item and item.title) or (key and key.titles[0]) or "?"
    wanted = key.fields if key else ()
    found = found_fields(item) if item else []
    pairs = align(wanted, found, is_same_field, lambda field: 1 if field.optional else 2)
    loose = sum(wanted[i].optional for i, _ in pairs)
    required = [i for i, field in enumerate(wanted) if not field.optional]
    score.add("fields", len(pairs) - loose, len(required), len(found) - loose)
    score.differences += [
        f"- {name}: {wanted[i].kinds[0]} {wanted[i].begins[0]} … {wanted[i].ends[0]}"
        for i in required
        if i not in dict(pairs)
    ]
    matched = {j for _, j in pairs}
    score.differences += [
        f"+ {name}: {f.kind} {fold(f.heading)} | {fold(f.text)[:12]} … {fold(f.text)[-12:]}"
        for j, f in enumerate(found)
        if j not in matched
    ]
    given = found_lists(item) if item else {}
    for aspect in LISTS:
        lists = (key.lists[aspect], key.optional[aspect]) if key else ([], [])
        score_list(score, f"{name}: {aspect}", aspect, given.get(aspect, []), *lists)


def score_list(
    score: Score, name: str, aspect: str, given: list[str], wanted: list[str], optional: list[str]
) -> None:
    """Compare values that have no order; an optional one counts neither way."""
    missed, spare = [_answers(w, aspect) for w in wanted], [_answers(w, aspect) for w in optional]
    extra = [words for words in given if not _take(missed, _plain(words, aspect))]
    extra = [words for words in extra if not _take(spare, _plain(words, aspect))]
    right = len(wanted) - len(missed)
    score.add(aspect, right, len(wanted), right + len(extra))
    score.differences += [f"- {name}: {answers[0]}" for answers in missed]
    score.differences += [f"+ {name}: {fold(words)[:SHOWN]}" for words in extra]


def _answers(words: str, aspect: str) -> list[str]:
    return [_plain(answer, aspect) for answer in words.split(OR)]


def _plain(words: str, aspect: str) -> str:
    return re.sub(r"\D", "", words) if aspect == "phones" else fold(words)


def _take(pool: list[list[str]], words: str) -> bool:
    for answers in pool:
        if words in answers:
            pool.remove(answers)
            return True
    return False


def is_same_field(wanted: KeyField, found: FoundField) -> bool:
    """Tell whether `found` is the field that the key means."""
    text = fold(found.text)
    same_kind = found.kind in wanted.kinds or (
        # The contract has one place for each main kind; a second one stands among the others.
        found.spare and found.heading == wanted.heading and wanted.kinds[0] in MAIN_KINDS
    )
    return same_kind and text.startswith(wanted.begins) and text.endswith(wanted.ends)


def found_fields(item: Item) -> list[FoundField]:
    """Return the fields of an item in the order of the document."""
    main = {kind: getattr(item.subsections, kind) for kind in MAIN_KINDS}
    rows = [(kind, part) for kind, part in main.items() if part]
    rows += [(str(part.kind), part) for part in item.extra_subsections]
    rows.sort(key=lambda row: (row[1].span.line, row[1].span.column))
    return [FoundField(kind, fold(part.heading), part.text, kind == "other") for kind, part in rows]


def found_lists(item: Item) -> dict[str, list[str]]:
    """Return the values that an item gives, by the names in LISTS."""
    return {
        "materials": [material.name for material in item.materials],
        "limits": [name_limit(limit) for limit in item.time_limits],
        "phones": [phone.raw for phone in item.phones],
        "urls": [url.raw for url in item.urls],
    }


def name_limit(limit: TimeLimit) -> str:
    """Return the limit as keys write it: 15个工作日, 30日, 即时; else its own words."""
    if limit.days is not None and limit.kind in UNITS:
        return f"{limit.days}{UNITS[limit.kind]}"
    return WORDS.get(limit.kind, limit.text)


def find_furniture(guide: Guide, key: Key) -> list[str]:
    """Return the words of the page around the guide that stand inside an item."""
    texts = [fold("\n".join(_words(item))) for item in guide.items]
    return [words for words in key.furniture if any(fold(words) in text for text in texts)]


def _words(item: Item) -> Iterable[str]:
    yield from (item.title or "", item.intro or "", *item.material_notes)
    yield from (found.text for found in found_fields(item))


def align(
    wanted: Sequence[T],
    given: Sequence[S],
    is_same: Callable[[T, S], bool],
    weigh: Callable[[T], int] = lambda _: 1,
) -> list[tuple[int, int]]:
    """Return the heaviest pairing of equal entries that keeps both orders, as pairs of indices."""
    rows, columns = len(wanted), len(given)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            both = weigh(wanted[i]) + best[i + 1][j + 1] if is_same(wanted[i], given[j]) else 0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs
