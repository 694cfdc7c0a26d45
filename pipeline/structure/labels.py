"""Which lines are labels of fields, argued from their words, their print and their neighbours."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.model.profiles import Profile
from pipeline.model.trees import Evidence

from .candidates import LONG, Candidates
from .evidences import total, weigh_checks
from .imprints import tells_of_page
from .item_lists import find_category_lines, find_item_lists, find_remarks, find_titles
from .label_evidence import IS_LABEL, IS_LABEL_SCORE
from .label_lines import Candidate
from .label_lists import ASKS, FEWEST_KINDS
from .label_rows import find_rows
from .lines import Line
from .openers import ANSWER
from .outlines import Series
from .paper_ends import WHY, find_ends
from .shapes import Shape

_SHORT = 8  # characters of a label that stands among items: 三、其他须知, 四、登记时间、地点


@dataclass(slots=True)
class Label:
    """A line taken for a label, with the evidences."""

    line: int
    kind: str
    shape: Shape
    why: tuple[Evidence, ...]


@dataclass(slots=True)
class Found:
    """The labels of a text in order, and what the lists around them say.

    `items` are the lines that head items by the list they stand in, `categories` those that such a
    list stands below, `remarks` those that belong to no item.
    """

    labels: list[Label]
    items: list[int]
    categories: list[int]
    remarks: list[int]


def find_labels(lines: list[Line], profile: Profile) -> Found:
    """Judge every line of `lines` that may be a label."""
    candidates = Candidates(lines, profile)
    item_lists = find_item_lists(candidates)
    judge = _Judge(candidates, item_lists)
    for index in sorted(candidates.by_line):
        judge.judge(candidates.by_line[index])
    ends = find_remarks(candidates, item_lists, judge.titles)
    for end in list(find_ends(candidates, judge.accepted, judge.titles | ends)):
        judge.accept(end, WHY)
    judge.found.sort(key=lambda label: label.line)
    above = judge.above_items - judge.accepted.keys() - judge.titles
    # a heading over all items is the guide's title
    categories = sorted(above) if len(above) > 1 else find_category_lines(candidates, item_lists)
    titles = sorted(judge.titles - judge.accepted.keys())
    ends -= judge.accepted.keys()
    heads = sorted({*titles, *judge.accepted})
    # what a field follows is about the item
    begins, after = {None, *titles}, [*heads, None]
    remarks = [end for end in sorted(ends) if after[bisect_right(heads, end)] in begins]
    return Found(judge.found, titles, categories, remarks)


class _Judge:
    """Judges candidate after candidate; what was found before says what stands around."""

    def __init__(self, candidates: Candidates, items: list[Series]) -> None:
        self.candidates = candidates
        self.titles = find_titles(candidates, items)
        self.above_items = {s.parent for s in items if s.parent is not None}
        self.rows = find_rows(candidates.lines, candidates.by_line)
        self.last_title = max(self.titles, default=0)
        self.accepted: dict[int, Candidate] = {}
        # the remarks inside lists of the last field, by their words
        self.remarks: set[str] = set()
        # the last line that names what the empty field above it names: 法定时限 below 办理时限
        self.last_part: int | None = None
        self.found: list[Label] = []
        self.last_numbered: Label | None = None

    def judge(self, candidate: Candidate) -> None:
        """Accept the candidate when its evidences suffice."""
        if candidate.line in self.titles and not self._ends_items(candidate):
            return
        if self.candidates.interrupts(candidate.line):
            self.remarks.add(candidate.shape.words)
        why = weigh_checks(IS_LABEL, self._evidence(candidate))
        if total(why) < IS_LABEL_SCORE:
            if self._is_part(candidate):
                self.last_part = candidate.line
            return
        self.accept(candidate, why)

    def accept(self, candidate: Candidate, why: tuple[Evidence, ...]) -> None:
        """Take the candidate for a label."""
        self.accepted[candidate.line] = candidate
        self.remarks.clear()
        self.last_part = None
        label = Label(candidate.line, candidate.kind, candidate.shape, why)
        self.found.append(label)
        if label.shape.marker:
            self.last_numbered = label

    def _ends_items(self, candidate: Candidate) -> bool:
        """Whether an entry of the items' list is a field for all of them: `三、其他须知`."""
        return (
            candidate.is_likely
            and len(candidate.shape.words) <= _SHORT
            and (len(self.candidates.kinds_below(candidate.line)) < FEWEST_KINDS)
        )

    def _stands_beside(self, series: Series | None, *, known: bool) -> bool:
        """Whether a label of the list holds the label before, which the next entry then ends.

        An entry whose words are `known` ends as well the label before that is of its own list.
        """
        if series is None or not self.found:
            return False
        before = self.found[-1].line
        is_label = known and not self.accepted[before].opens
        around = [*([before] if is_label else []), *self.candidates.outline.ancestors(before)]
        return any(
            line in self.accepted and self.candidates.outline.of.get(line) is series
            for line in around
        )

    def _stands_between(self, candidate: Candidate) -> bool:
        """Whether it is one of a row of labels with values, a line each: `办事层级：派出所`."""
        if candidate.known:
            return False
        last = self.found[-1] if self.found else None
        return candidate.line in self.rows or (
            last is not None and self.candidates.stands_between(candidate, last.line)
        )

    def _closes_text(self, candidate: Candidate) -> bool:
        """Whether it tells of all, below a last numbered field that names something else."""
        last = self.last_numbered
        return (
            last is not None
            and candidate.kind not in self.accepted[last.line].kinds
            and candidate.line > self.last_title
            and self.candidates.closes_text(candidate, last.line)
        )

    def _evidence(self, candidate: Candidate) -> dict[str, bool]:
        return {
            **self._words_and_print(candidate),
            **self._lists(candidate),
            **self._fields_before(candidate),
            **self._lines_around(candidate),
        }

    def _words_and_print(self, candidate: Candidate) -> dict[str, bool]:
        every, shape, known = self.candidates, candidate.shape, candidate.known
        asks = bool(candidate.kinds) and shape.words.endswith(ASKS)
        named = bool(candidate.kinds) and not known and not candidate.opens
        return {
            "the profile knows its words": known,
            "its words name a kind of field": named and not asks,
            "it asks for a kind of field": asks and not known,
            "it is one of the questions that the guide consists of": candidate.asks,
            "it is set apart as a label": shape.mark != "" and not shape.is_heading,
            "it is set as a heading": shape.is_heading,
            "it stands alone on its line": shape.alone,
            "a colon closes it": shape.colon,
            "it is printed as most labels are": every.is_usual(shape),
            "it is printed otherwise than the labels": every.is_unusual(shape),
            "it stands as often as the known labels": not known and every.repeats(candidate),
            "labels with values stand right above and below it": self._stands_between(candidate),
            "it is a remark inside a list": shape.words in self.remarks,
            "it closes a sentence": every.is_sentence(candidate),
            "it is long": len(shape.words) > LONG and not (shape.colon and shape.alone),
            "figures stand in it": not known and any(map(str.isdigit, shape.words)),
            "no other heading is of its level": (
                shape.is_heading and every.count_marks(shape.mark) == 1
            ),
            "it stands far more often than the other labels": (
                every.is_entry_of_directory(candidate)
            ),
        }

    def _lists(self, candidate: Candidate) -> dict[str, bool]:
        every, shape, index = self.candidates, candidate.shape, candidate.line
        series = every.outline.of.get(index)
        # labels without number and without a mark stand in no list of their own
        listed = series is not None and bool(shape.marker or shape.mark or shape.dash)
        in_labels = listed and every.is_label_list(series)
        beside = listed and not in_labels and self._stands_beside(series, known=candidate.known)
        named = candidate.kind != "other"  # what nobody knows is not the same
        around = named and candidate.kind in every.kinds_around(index, self.accepted)
        same = self._names_the_same(candidate)
        speaks = candidate.known or candidate.kinds or shape.mark or in_labels or beside
        divides = series is not None and series.parent is None and series.style[0] == "han"
        return {
            "the entries of its list are labels": in_labels,
            "the entries of its list are no labels": bool(
                shape.marker or (shape.dash and not shape.alone)
            )
            and not in_labels
            and not beside
            and index not in self.titles,
            "the entries of its list have no values": listed and every.is_empty_list(series),
            "a field of its list is, or holds, the field before it": beside,
            "its list divides the whole text": divides and bool(candidate.kinds),
            "it names what the field around it names": around and not beside,
            "it names what the field before it names": (
                same and not (around or candidate.known or in_labels or index in self.rows)
            ),
            "it heads a part of the field before it": bool(self.found)
            and 0 < self.found[-1].shape.level < shape.level
            and not (in_labels or beside),
            "the list that it interrupts goes on": every.interrupts(index),
            "neither words, print nor neighbours speak for it": not (
                speaks or every.repeats(candidate) or self._stands_between(candidate)
            ),
        }

    def _names_the_same(self, candidate: Candidate) -> bool:
        """Whether the field before it is of its kind, or of one that holds it."""
        if not self.found:
            return False
        before = self.found[-1]
        # how to reach an office says where it is: `联系方式`, below it `服务窗口：0555-2345671`
        holds = before.shape.alone and (before.kind, candidate.kind) == ("contacts", "location")
        return holds or before.kind == candidate.kind

    def _is_part(self, candidate: Candidate) -> bool:
        """Whether it names what the label alone above it names, nothing else between them."""
        before = self.found[-1] if self.found else None
        if before is None or not before.shape.alone or not self._names_the_same(candidate):
            return False
        if candidate.kind == "other":  # what nobody knows is the same right below alone
            return before.line == candidate.line - 1
        return candidate.line - 1 in (before.line, self.last_part)

    def _fields_before(self, candidate: Candidate) -> dict[str, bool]:
        same = self._names_the_same(candidate)
        return {
            "steps, questions or an appendix begin with it": candidate.opens and not same,
            "it closes the text below the last number": self._closes_text(candidate),
            "it names what the empty field before it names": self._is_part(candidate),
            "it names a channel of the field above it": self._is_channel(candidate),
        }

    def _is_channel(self, candidate: Candidate) -> bool:
        """Whether it is a way to apply below the label for all: `备案渠道`, below it `线上：…`."""
        before = self.found[-1] if self.found else None
        if before is None or before.kind != "paths" or not before.shape.alone:
            return False
        return self.candidates.profile.channel_of(candidate.shape.words) is not None

    def _lines_around(self, candidate: Candidate) -> dict[str, bool]:
        every, shape, index = self.candidates, candidate.shape, candidate.line
        plain = not (candidate.known or shape.marker or (shape.mark and not shape.is_heading))
        below = every.lines[index + 1] if index + 1 < len(every.lines) else None
        lists = below is not None and below.marker is not None and below.marker.value == 1
        answers = below is not None and ANSWER.match(below.text) is not None
        published = below is not None and tells_of_page(below, every.profile)
        return {
            "a list begins below it": shape.alone and shape.colon and lists,
            "questions and answers follow": "faq" in candidate.kinds and every.asks_below(index),
            "items stand below it": index in self.above_items,
            "it opens the text": index == every.first
            and index not in self.rows
            and (plain or not (candidate.known or shape.marker or shape.alone)),
            "the next line is a label itself": every.is_a_title(candidate),
            "it names no field, and a known label in the same print follows": (
                every.is_marked_title(candidate)
            ),
            "it says below it when the page was published": (
                shape.alone and plain and published and candidate.kind != "hours"
            ),
            "an answer stands below it": answers and not (candidate.opens or candidate.asks),
        }
