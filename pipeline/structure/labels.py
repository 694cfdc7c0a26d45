"""Which lines are labels of fields, argued from their words, their print and their neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.profiles import Profile

from .lines import Line
from .outlines import Outline, Series, read_outline
from .shapes import Shape, read_shape

# Is this line the label of a field? A word of the profile suffices where it stands alone or before
# a colon; a word that only ends like one needs its place; what nobody knows needs neighbours that
# are labels, or to stand as often as they do.
IS_LABEL = {
    "the profile knows its words": 4,
    "its words name a kind of field": 3,
    "it asks for a kind of field": 3,
    "it is set apart as a label": 3,
    "it is set as a heading": 2,
    "it stands alone on its line": 2,
    "a colon closes it": 1,
    "a list begins below it": 1,
    "questions and answers follow": 3,
    "the entries of its list are labels": 3,
    "the entries of its list are no labels": -3,
    "it is printed as most labels are": 2,
    "it is printed otherwise than the labels": -2,
    "it stands as often as the known labels": 3,
    "it names what the field around it names": -3,
    "it names what the empty field before it names": -4,
    "the list that it interrupts goes on": -4,
    "neither words, print nor neighbours speak for it": -4,
    "it closes a sentence": -6,
    "it is long": -3,
    "items stand below it": -6,
    "it opens the text": -4,
    "the next line is a label itself": -4,
    "an answer stands below it": -6,
}
IS_LABEL_SCORE = 4
_LONG = 18  # characters; 关于子女投靠父母入户有关问题的解释 has 17
_LABELS_OF_LIST = 0.4  # two of five entries are known; in lists of papers or steps hardly any is
_USUAL, _UNUSUAL = 0.5, 0.25  # of the most frequent print of labels
_FEWEST = 3  # labels of one print that make another print unusual
_OFTEN = 0.5  # of the most frequent known label
_MOST_BARE = 400  # a line that stands oftener is furniture
_ANSWER = re.compile(r"答 ?[:：]|A ?[:：]")
_QUESTION = re.compile(r"(?:问|Q) ?\d{0,2} ?[:：、.]")
_ASKS = "?"
_FEWEST_OF_ITEM = 2  # kinds of field below a heading that make it an item's
_SHORT = 6  # characters of a label that stands among items: 三、其他须知


@dataclass(slots=True)
class Candidate:
    """A line as it would be read as a label: its print, and the kinds that its words speak of."""

    line: int
    shape: Shape
    known: bool
    kinds: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of field it would head."""
        return self.kinds[0] if self.kinds else "other"

    @property
    def is_likely(self) -> bool:
        """Whether it may count for its neighbours: its words name a field, or its print does."""
        return self.known or bool(self.kinds) or self.shape.mark[:1] in ("【", "*")


class Labels:
    """The candidates of a text and what is to be known of all before one can be judged."""

    def __init__(self, lines: list[Line], profile: Profile) -> None:
        self.lines = lines
        self.profile = profile
        self.candidates = self._find_candidates()
        bare = {i for i, c in self.candidates.items() if not c.shape.marker and self._is_set(c)}
        shapes = {i: c.shape for i, c in self.candidates.items()}
        self.outline: Outline = read_outline(lines, shapes, bare)
        self._judged: dict[int, bool] = {}

    def _find_candidates(self) -> dict[int, Candidate]:
        found = {}
        for index, line in enumerate(self.lines):
            if line.role is not None:
                continue
            shape = read_shape(line)
            if shape and shape.words not in self.profile.publication_labels:
                known = self.profile.kind_of_label(shape.words) is not None
                whole = shape.colon or shape.alone or line.tabbed or shape.mark
                kinds = self.profile.kinds_of_words(shape.words) if whole else ()
                found[index] = Candidate(index, shape, known, kinds)
        return found

    def _is_set(self, candidate: Candidate) -> bool:
        """Whether a line without number counts as a label for the outline."""
        shape, line = candidate.shape, self.lines[candidate.line]
        if shape.mark:
            return True
        if not (shape.colon or shape.alone) or self.is_sentence(candidate):
            return False
        if self.is_a_title(candidate):
            return False
        return (
            candidate.known
            or self.repeats(candidate)
            or (bool(candidate.kinds) and shape.alone and len(line.compact) <= _LONG)
        )

    @cached_property
    def _styles(self) -> Counter[tuple[str, str]]:
        return Counter(c.shape.style for c in self.candidates.values() if self._stands_out(c))

    def _stands_out(self, candidate: Candidate) -> bool:
        whole = candidate.shape.colon or candidate.shape.alone
        return bool(candidate.kinds) and whole and not self.is_sentence(candidate)

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each label stands; a line without colon may as well be a repeated value."""
        return Counter(
            c.shape.words for c in self.candidates.values() if c.shape.colon or c.shape.mark
        )

    @cached_property
    def _most_known(self) -> int:
        known = (c for c in self.candidates.values() if c.known and self._stands_out(c))
        counts = Counter(c.shape.words for c in known).values()
        return max(counts, default=0)

    def repeats(self, candidate: Candidate) -> bool:
        count = self._counts[candidate.shape.words]
        return 1 < count <= _MOST_BARE and count >= _OFTEN * max(2, self._most_known)

    def is_sentence(self, candidate: Candidate) -> bool:
        return (
            candidate.shape.alone
            and self.lines[candidate.line].is_sentence
            and not (candidate.shape.words.endswith(_ASKS))
        )

    def is_label_list(self, series: Series | None) -> bool:
        """Whether the entries of `series` are labels: two kinds of field, in two of five."""
        if series is None:
            return False
        if id(series) not in self._judged:
            self._judged[id(series)] = self._judge_list(series)
        return self._judged[id(series)]

    def _judge_list(self, series: Series) -> bool:
        around = self._kinds_around(series)
        likely = [
            candidate
            for member in series.members
            if (candidate := self.candidates.get(member)) is not None
            and candidate.is_likely
            and not self.is_sentence(candidate)
            and candidate.kind not in around
        ]
        # what is only set apart as a label counts by its words
        kinds = {c.kind if c.kinds else c.shape.words for c in likely}
        return len(kinds) > 1 and len(likely) >= _LABELS_OF_LIST * len(series.members)

    def _kinds_around(self, series: Series) -> set[str]:
        """Return the kind of the likely labels that the list stands in."""
        above = self.outline.ancestors(series.members[0])
        found = (self.candidates[line] for line in above if line in self.candidates)
        return {
            c.kind
            for c in found
            if c.known or (c.shape.marker and self.is_label_list(self.outline.of[c.line]))
        }

    def is_in_label_list(self, line: int) -> bool:
        """Whether `line` is an entry among labels, or a label without number."""
        series = self.outline.of.get(line)
        if series is not None and series.style[0] == "bare":
            return True
        return self.is_label_list(series)

    def kinds_below(self, line: int) -> set[str]:
        """Return the kinds of the labels that stand below the entry `line`."""
        return self._below.get(line, set())

    @cached_property
    def _below(self) -> Mapping[int, set[str]]:
        below: defaultdict[int, set[str]] = defaultdict(set)
        for index, candidate in self.candidates.items():
            if candidate.kinds and self.is_in_label_list(index):
                for above in self.outline.ancestors(index):
                    below[above].add(candidate.kind)
        return below

    def is_inside(self, series: Series, others: list[Series]) -> bool:
        """Whether `series` stands in an entry of one of `others`."""
        entries = {line for other in others for line in other.members}
        return not entries.isdisjoint(self.outline.ancestors(series.members[0]))

    def is_usual(self, shape: Shape) -> bool:
        """Whether many labels are printed as this one is."""
        most = max(self._styles.values(), default=0)
        return self._styles[shape.style] >= max(2, _USUAL * most)

    def is_unusual(self, shape: Shape) -> bool:
        """Whether hardly any label is printed so, while another print is frequent."""
        most = max(self._styles.values(), default=0)
        return most >= _FEWEST and self._styles[shape.style] <= _UNUSUAL * most

    def interrupts(self, line: int) -> bool:
        """Whether a list of no labels goes on behind the label without number in `line`."""
        return line in self._interrupting

    @cached_property
    def _interrupting(self) -> set[int]:
        found = set()
        bare = [i for i, s in self.outline.of.items() if s.style[0] == "bare"]
        for index, series in self.outline.resumed.items():
            if self.is_label_list(series) or any(self.kinds_below(m) for m in series.members):
                continue
            begin = series.members[bisect_left(series.members, index) - 1]
            found.update(bare[bisect_left(bare, begin) : bisect_left(bare, index)])
        return found

    def is_a_title(self, candidate: Candidate) -> bool:
        """Whether an unknown line without number is a title: the next line is printed as labels."""
        shape = candidate.shape
        if candidate.known or shape.marker or (shape.mark and not shape.is_heading):
            return False
        below = self.candidates.get(candidate.line + 1)
        return below is not None and self._stands_out(below) and self.is_usual(below.shape)

    def asks_below(self, line: int) -> bool:
        """Whether a question, or an entry with an answer, stands right below."""
        below = self.lines[line + 1 : line + 3]
        return any(_QUESTION.search(one.text[:12]) or _ANSWER.match(one.text) for one in below)

    def kind_around(self, line: int, accepted: Mapping[int, Candidate]) -> str | None:
        """Return the kind of the nearest label that `line` stands in."""
        return next(
            (accepted[above].kind for above in self.outline.ancestors(line) if above in accepted),
            None,
        )


@dataclass(slots=True)
class Label:
    """A line taken for a label, with the evidences."""

    line: int
    kind: str
    shape: Shape
    why: tuple[str, ...]


def find_labels(
    lines: list[Line], profile: Profile
) -> tuple[list[Label], list[Series], dict[int, int]]:
    """Return the labels of fields in order, and the lists whose entries are items.

    The third are the entries, no labels themselves, with which a list goes on behind a label; each
    with the entry before it.
    """
    labels = Labels(lines, profile)
    items = _find_item_lists(labels)
    judge = _Judge(labels, items)
    for index in sorted(labels.candidates):
        judge.judge(labels.candidates[index])
    resumed = {
        line: series.members[bisect_left(series.members, line) - 1]
        for line, series in labels.outline.resumed.items()
        if line not in judge.accepted and line not in judge.titles
    }
    return judge.found, items, resumed


def _find_item_lists(labels: Labels) -> list[Series]:
    """Return the lists in which two entries or more hold labels of the same kinds.

    Of lists inside each other the outermost counts.
    """
    found: list[Series] = []
    for series in labels.outline.series:
        plain = series.style in (("bare", ""), ("bare", ":"))
        if plain or labels.is_label_list(series) or labels.is_inside(series, found):
            continue
        holding = [
            kinds for m in series.members if len(kinds := labels.kinds_below(m)) >= _FEWEST_OF_ITEM
        ]
        shared = Counter(kind for kinds in holding for kind in kinds)
        if len(holding) > 1 and any(count > 1 for count in shared.values()):
            found.append(series)
    return found


class _Judge:
    """Judges candidate after candidate; what was found before says what stands around."""

    def __init__(self, labels: Labels, items: list[Series]) -> None:
        self.labels = labels
        self.titles = {line for series in items for line in series.members}
        self.above_items = {s.parent for s in items if s.parent is not None}
        self.accepted: dict[int, Candidate] = {}
        self.found: list[Label] = []

    def judge(self, candidate: Candidate) -> None:
        """Accept the candidate when its evidences suffice."""
        if candidate.line in self.titles and not self._ends_items(candidate):
            return
        why = tuple(name for name, holds in self._evidence(candidate).items() if holds)
        if sum(IS_LABEL[name] for name in why) < IS_LABEL_SCORE:
            return
        self.accepted[candidate.line] = candidate
        self.found.append(Label(candidate.line, candidate.kind, candidate.shape, why))

    def _ends_items(self, candidate: Candidate) -> bool:
        """Whether an entry of the items' list is a field for all of them: `三、其他须知`."""
        return (
            candidate.is_likely
            and len(candidate.shape.words) <= _SHORT
            and (len(self.labels.kinds_below(candidate.line)) < _FEWEST_OF_ITEM)
        )

    def _evidence(self, candidate: Candidate) -> dict[str, bool]:
        labels, shape, index = self.labels, candidate.shape, candidate.line
        series = labels.outline.of.get(index)
        # labels without number and without a mark stand in no list of their own
        listed = series is not None and bool(shape.marker or shape.mark)
        in_labels = listed and labels.is_label_list(series)
        asks = bool(candidate.kinds) and shape.words.endswith(_ASKS)
        around = labels.kind_around(index, self.accepted)
        before = self.found[-1] if self.found else None
        same = before is not None and before.kind == candidate.kind
        follower = labels.lines[index + 1] if index + 1 < len(labels.lines) else None
        speaks = candidate.kinds or shape.mark or in_labels or labels.repeats(candidate)
        return {
            "the profile knows its words": candidate.known,
            "its words name a kind of field": bool(candidate.kinds)
            and not candidate.known
            and not asks,
            "it asks for a kind of field": asks and not candidate.known,
            "it is set apart as a label": shape.mark != "" and not shape.is_heading,
            "it is set as a heading": shape.is_heading,
            "it stands alone on its line": shape.alone,
            "a colon closes it": shape.colon,
            "a list begins below it": shape.alone
            and shape.colon
            and follower is not None
            and follower.marker is not None
            and follower.marker.value == 1,
            "questions and answers follow": "faq" in candidate.kinds and labels.asks_below(index),
            "the entries of its list are labels": in_labels,
            "the entries of its list are no labels": shape.marker is not None
            and not in_labels
            and index not in self.titles,
            "it is printed as most labels are": labels.is_usual(shape),
            "it is printed otherwise than the labels": labels.is_unusual(shape),
            "it stands as often as the known labels": not candidate.known
            and labels.repeats(candidate),
            "it names what the field around it names": candidate.kind == around
            or (same and not candidate.known and not in_labels),
            "it names what the empty field before it names": same
            and before is not None
            and before.line == index - 1
            and before.shape.alone,
            "the list that it interrupts goes on": labels.interrupts(index),
            "neither words, print nor neighbours speak for it": not speaks,
            "it closes a sentence": labels.is_sentence(candidate),
            "it is long": len(shape.words) > _LONG and not (shape.colon and shape.alone),
            "items stand below it": index in self.above_items,
            "it opens the text": index == 0 and not (shape.marker or shape.mark),
            "the next line is a label itself": labels.is_a_title(candidate),
            "an answer stands below it": follower is not None
            and _ANSWER.match(follower.text) is not None,
        }
