"""Every line that may be a label, and what is to be known of all before one can be judged."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from pipeline.model.profiles import Profile

from .label_lines import Candidate, count_imprint, find_candidates
from .label_lists import FEWEST_KINDS, LabelLists, is_sentence
from .lines import Line
from .openers import ANSWER, QUESTION
from .outlines import Outline, Series, read_outline
from .question_lines import find_questions
from .shapes import Shape

LONG = 18  # characters of a label; 关于子女投靠父母入户有关问题的解释 has 17
_USUAL, _UNUSUAL = 0.5, 0.25  # of the most frequent print of labels
_FEWEST_CHARACTERS = 4  # of a label among others; 线下, 其中 and 周六 go on with the one above
_FEWEST = 3  # labels of one print that make another print unusual
_OFTEN = 0.5  # of the most frequent known label
_OF_OFFICES = ("contacts", "location", "hours")
_OF_ALL = ("contacts", "tips")  # what a guide without further items tells below its last field
_OF = "的"  # behind what a label says it is of
_PLAIN = (("bare", ""), ("bare", ":"))


class Candidates:
    """The candidates of a text and what is to be known of all before one can be judged."""

    def __init__(self, lines: list[Line], profile: Profile) -> None:
        self.lines = lines
        self.profile = profile
        self.by_line = find_candidates(lines, profile)
        self.by_line |= find_questions(lines, self.by_line, profile)
        self.first = count_imprint(lines, profile)
        bare = {i for i, c in self.by_line.items() if not c.shape.marker and self._is_set(c)}
        shapes = {i: c.shape for i, c in self.by_line.items()}
        self.outline: Outline = read_outline(lines, shapes, bare)
        self._lists = LabelLists(lines, self.by_line, self.outline)
        for index, candidate in self.by_line.items():
            if candidate.plain and self.is_label_list(self.outline.of.get(index)):
                self.by_line[index] = candidate.plain

    def _is_set(self, candidate: Candidate) -> bool:
        """Whether a line without number counts as a label for the outline."""
        shape = candidate.shape
        if shape.mark:
            return True
        whole = shape.colon or shape.alone or (shape.is_set_off and candidate.known)
        if not whole or self.is_sentence(candidate):
            return False
        if self.is_a_title(candidate) or (candidate.line == self.first and not candidate.known):
            return False  # the text opens with a title: `办理公证程序`
        tells = shape.alone or _OF in shape.words  # `收养登记的流程：受理→公告→登记`
        return (
            candidate.known
            or self.repeats(candidate)
            or (bool(candidate.kinds) and tells and len(shape.words) <= LONG)
        )

    @cached_property
    def _styles(self) -> Counter[tuple[str, str]]:
        """How many different labels are printed in each way."""
        labels = {(c.shape.style, c.shape.words) for c in self._likely()}
        return Counter(style for style, _ in labels)

    def _likely(self) -> Iterator[Candidate]:
        return (c for c in self.by_line.values() if self._stands_out(c))

    def _stands_out(self, candidate: Candidate) -> bool:
        shape = candidate.shape
        whole = shape.colon or shape.alone or shape.is_set_apart or shape.is_set_off
        return (
            bool(candidate.kinds)
            and whole
            and not candidate.opens
            and not self.is_sentence(candidate)
        )

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each label stands; a line without colon may as well be a repeated value."""
        return Counter(
            c.shape.words for c in self.by_line.values() if c.shape.colon or c.shape.mark
        )

    @cached_property
    def _most_known(self) -> int:
        known = (c for c in self.by_line.values() if c.known and self._stands_out(c))
        counts = Counter(c.shape.words for c in known).values()
        return max(counts, default=0)

    def repeats(self, candidate: Candidate) -> bool:
        """Whether the words stand as labels about as often as the most frequent known label."""
        count = self._counts[candidate.shape.words]
        return count > 1 and count >= _OFTEN * max(2, self._most_known)

    def is_entry_of_directory(self, candidate: Candidate) -> bool:
        """Whether it is one of many: 地址 and 电话 of each office, below one label for them all."""
        return (
            candidate.kind in _OF_OFFICES
            and not candidate.shape.marker
            and self._counts[candidate.shape.words] >= _FEWEST
            and self._counts[candidate.shape.words] > 2 * self._usual_count
        )

    @cached_property
    def _usual_count(self) -> int:
        """How often the known labels stand, half of them less often."""
        known = Counter(c.shape.words for c in self.by_line.values() if c.known)
        counts = sorted(known.values())
        return counts[len(counts) // 2] if counts else 0

    def is_sentence(self, candidate: Candidate) -> bool:
        """Whether the line is a sentence by itself; a question may be a label."""
        return is_sentence(self.lines[candidate.line], candidate)

    def is_label_list(self, series: Series | None) -> bool:
        """Whether the entries of `series` are labels."""
        return series is not None and self._lists.hold_labels(series)

    def is_empty_list(self, series: Series | None) -> bool:
        """Whether hardly an entry of `series` has a value: steps, not fields."""
        return series is not None and self._lists.is_empty(series)

    def stands_in_label(self, series: Series) -> bool:
        """Whether the list stands below a line whose words name a field."""
        above = self.outline.ancestors(series.members[0])
        return any(self.by_line[line].kinds for line in above if line in self.by_line)

    def stands_in_field(self, series: Series) -> bool:
        """Whether the list stands in a known label that is one of a list of labels.

        What a label for papers alone on its line lists are papers, wherever it stands.
        """
        around = [
            self.by_line[line]
            for line in self.outline.ancestors(series.members[0])
            if line in self.by_line and self.by_line[line].known
        ]
        return any(
            self.is_label_list(self.outline.of[c.line]) or (c.kind == "materials" and c.shape.alone)
            for c in around
        )

    def is_in_label_list(self, line: int) -> bool:
        """Whether `line` is an entry among labels, or a label without number."""
        series = self.outline.of.get(line)
        if series is not None and series.style[0] == "bare":
            return True
        return self.is_label_list(series)

    def may_hold_items(self, series: Series) -> bool:
        """Whether the entries may be items: set apart by number or print, and no labels."""
        return series.style not in _PLAIN and not self.is_label_list(series)

    def kinds_below(self, line: int) -> set[str]:
        """Return the kinds of the labels that stand right below the entry `line`."""
        return self._below.get(line, set())

    @cached_property
    def _below(self) -> Mapping[int, set[str]]:
        below: defaultdict[int, set[str]] = defaultdict(set)
        for index, candidate in self.by_line.items():
            series = self.outline.of.get(index)
            above = series.parent if series else None
            if above is not None and candidate.kinds and self.is_in_label_list(index):
                below[above].add(candidate.kind)
        return below

    def count_marks(self, mark: str) -> int:
        """Return how many lines are set apart by `mark`."""
        return self._marks[mark]

    @cached_property
    def _marks(self) -> Counter[str]:
        return Counter(c.shape.mark for c in self.by_line.values())

    def is_usual(self, shape: Shape) -> bool:
        """Whether many labels are printed as this one is."""
        most = max(self._styles.values(), default=0)
        return self._styles[shape.style] >= max(2, _USUAL * most)

    def is_unusual(self, shape: Shape) -> bool:
        """Whether hardly any label is printed so, while another print is frequent."""
        most = max(self._styles.values(), default=0)
        # with a colon or without, labels that nothing else sets apart are of one level
        alike = _PLAIN if shape.style in _PLAIN else (shape.style,)
        count = sum(self._styles[style] for style in alike)
        return most >= _FEWEST and count <= _UNUSUAL * most

    def interrupts(self, line: int) -> bool:
        """Whether a list of no labels goes on behind the label without number in `line`."""
        return line in self._interrupting

    @cached_property
    def _interrupting(self) -> set[int]:
        found = set()
        bare = [i for i, s in self.outline.of.items() if s.style[0] == "bare"]
        holding = {
            id(self.outline.of[around])
            for entry, kinds in self._below.items()
            if len(kinds) >= FEWEST_KINDS
            for around in (entry, *self.outline.ancestors(entry))
            if around in self.outline.of
        }
        for index, series in self.outline.resumed.items():
            holds_items = id(series) in holding and not self.stands_in_field(series)
            if self.is_label_list(series) or holds_items:
                continue
            begin = series.members[bisect_left(series.members, index) - 1]
            found.update(bare[bisect_left(bare, begin) : bisect_left(bare, index)])
        return found

    def stands_between(self, candidate: Candidate, before: int) -> bool:
        """Whether labels with values, printed alike, stand in line `before` and below it."""
        last, shape = self.by_line[before].shape, candidate.shape
        below = self.by_line.get(candidate.line + 1)
        if below is None or before != candidate.line - 1 or not below.known:
            return False
        return (
            shape.colon
            and len(shape.words) >= _FEWEST_CHARACTERS
            and not (shape.alone or last.alone)
            and last.style == below.shape.style == shape.style
            and len({line.tabbed for line in self.lines[before : below.line + 1]}) == 1
        )

    def is_a_title(self, candidate: Candidate) -> bool:
        """Whether an unknown line without number is a title: the next line is printed as labels."""
        shape = candidate.shape
        if candidate.known or shape.marker or not shape.alone:
            return False
        below = self.by_line.get(candidate.line + 1)
        if below is None or not self._stands_out(below) or not self.is_usual(below.shape):
            return False
        return not shape.mark or shape.is_heading

    def is_marked_title(self, candidate: Candidate) -> bool:
        """Whether an unknown line in brackets is a title: the next one, a label, is alike."""
        shape = candidate.shape
        below = self.by_line.get(candidate.line + 1)
        return (
            shape.is_set_apart
            and shape.alone
            and not (shape.marker or candidate.known or candidate.kinds)
            and below is not None
            and below.known
            and below.shape.style == shape.style
        )

    def asks_below(self, line: int) -> bool:
        """Whether a question, or an entry with an answer, stands right below."""
        below = self.lines[line + 1 : line + 3]
        return any(QUESTION.search(one.text[:12]) or ANSWER.match(one.text) for one in below)

    def kinds_around(self, line: int, accepted: Mapping[int, Candidate]) -> tuple[str, ...]:
        """Return the kinds that the nearest label speaks of in which `line` stands."""
        around = (accepted[above] for above in self.outline.ancestors(line) if above in accepted)
        kinds = next((label.kinds or (label.kind,) for label in around), ())
        # how to reach an office is also where it is
        return (*kinds, "location") if "contacts" in kinds else kinds

    def closes_text(self, candidate: Candidate, before: int) -> bool:
        """Whether numbered labels end with the one in line `before`, and this one tells of all."""
        series = self.outline.of.get(before)
        return (
            candidate.known
            and candidate.kind in _OF_ALL
            and not candidate.shape.marker
            and series is not None
            and series.style[0] != "bare"
            and series.members[-1] == before
        )
