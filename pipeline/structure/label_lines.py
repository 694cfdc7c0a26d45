"""Each line as it would be read as a label: what stands alone, before a colon or set off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from pipeline.model.profiles import Profile

from .imprints import is_published
from .lines import Line
from .openers import read_opener
from .plain_tables import ROWS_OF_TABLE, heads_table
from .shapes import Shape, read_glued, read_shape

_FEWEST = 3  # labels of one habit that make it one: set off by a blank, or glued to their values
_FEWEST_COLUMNS = 2  # that a header of papers has beside the name


@dataclass(slots=True)
class Candidate:
    """A line as it would be read as a label: its print, and the kinds that its words speak of.

    One that `opens` is the first step, a question or an appendix: the field begins with it.
    `plain` is the first step as a label that names something else, if its list is one of labels.
    One that `asks` is among the questions that a guide consists of.
    """

    line: int
    shape: Shape
    kinds: tuple[str, ...]
    known: bool
    opens: bool = False
    asks: bool = False
    plain: Candidate | None = None

    @property
    def kind(self) -> str:
        """The kind of field it would head."""
        return self.kinds[0] if self.kinds else "other"

    @property
    def is_likely(self) -> bool:
        """Whether it may count for its neighbours: its words name a field, or its print does."""
        return not self.opens and (self.known or bool(self.kinds) or self.shape.is_set_apart)


def find_candidates(lines: list[Line], profile: Profile) -> dict[int, Candidate]:
    """Return the lines that may be labels, by their index."""

    found = _read_lines(lines, profile)
    set_off = {c.shape.words for c in found.values() if c.known and c.shape.is_set_off}
    if len(set_off) >= _FEWEST:
        # where labels stand so again and again, one that only ends like a label is one as well
        found = _read_lines(lines, profile, may_stand_off=True)
    return {**found, **_find_glued(lines, profile, found)}


def count_imprint(lines: list[Line], profile: Profile) -> int:
    """Return how many lines tell about the page, or whose it is, before the text opens."""

    def tells(line: Line) -> bool:
        names = line.marker is None and line.compact.endswith(profile.issuer_words)
        return is_published(line, profile) or (names and ":" not in line.compact)

    return sum(1 for _ in takewhile(tells, lines))


def _knows(profile: Profile, words: str) -> bool:
    return profile.kind_of_label(words) is not None or words in profile.title_labels


def _read_lines(
    lines: list[Line], profile: Profile, *, may_stand_off: bool = False
) -> dict[int, Candidate]:
    """Return the candidates; whether words that only end like a label `may_stand_off`."""

    def knows(words: str) -> bool:
        return _knows(profile, words)

    def names(words: str) -> bool:
        return knows(words) or bool(profile.kinds_of_words(words))

    found = {}
    tables = _find_tables(lines, profile)
    for index, line in enumerate(lines):
        if line.role is not None or index in tables:
            continue
        shape = read_shape(line, knows, names, names if may_stand_off else None)
        if opener := read_opener(line, lines[index + 1 : index + 4]):
            found[index] = Candidate(index, *opener, known=False, opens=True)
            found[index].plain = _read_plain(index, shape, profile)
        elif shape and not is_published(line, profile) and not _is_of_paper(shape, profile):
            kinds = profile.kinds_of_words(shape.words)
            found[index] = Candidate(index, shape, kinds, _knows(profile, shape.words))
    return found


def _read_plain(index: int, shape: Shape | None, profile: Profile) -> Candidate | None:
    """Return the first step as a label: `第一步：准备材料`."""
    kinds = profile.kinds_of_words(shape.words) if shape and shape.alone else ()
    if shape is None or not kinds or "process" in kinds:
        return None
    return Candidate(index, shape, kinds, _knows(profile, shape.words))


def _find_tables(lines: list[Line], profile: Profile) -> set[int]:
    """Return the rows of tables in a field: below a header, as wide, without a known label."""
    found: set[int] = set()
    width = 0
    for index, line in enumerate(lines):
        tabs = line.text.count("\t") if line.tabbed and line.role is None else 0
        if tabs and (_heads_papers(line, profile) or _heads_table(lines, index, profile)):
            width = tabs
        elif tabs != width or _knows(profile, "".join(line.text.partition("\t")[0].split())):
            width = 0
        if width:
            found.add(index)
    return found


def _heads_table(lines: list[Line], index: int, profile: Profile) -> bool:
    return heads_table([row.text for row in lines[index : index + ROWS_OF_TABLE]], profile)


def _heads_papers(line: Line, profile: Profile) -> bool:
    """Whether the line heads a table of papers: `情形⇥序号⇥材料名称⇥份数`."""
    heads = ["".join(cell.split()) for cell in line.text.split("\t")] if line.tabbed else []
    tables = profile.tables.get("materials", {}).items()
    columns = {name for name, known in tables if not set(known).isdisjoint(heads)}
    return "name" in columns and len(columns) > _FEWEST_COLUMNS and not _knows(profile, heads[0])


def _is_of_paper(shape: Shape, profile: Profile) -> bool:
    """Whether the label tells of a paper, as a column of their table does: `材料类型：原件`."""
    if not shape.colon or _knows(profile, shape.words):
        return False
    return any(
        shape.words in heads and (column != "name" or not profile.kinds_of_words(shape.words))
        for column, heads in profile.tables.get("materials", {}).items()
    )


def _find_glued(
    lines: list[Line], profile: Profile, found: Mapping[int, Candidate]
) -> dict[int, Candidate]:
    """Return the lines where a known label runs into its value, if there are several kinds."""
    glued = {}
    for index, line in enumerate(lines):
        other = found.get(index)
        opens = line.gap > 0 or index == 0 or lines[index - 1].is_sentence
        is_label = other and (other.known or other.shape.colon) and not other.shape.is_set_off
        if line.role or not opens or is_label:
            continue
        if shape := read_glued(line, profile):
            kinds = profile.kinds_of_words(shape.words)
            glued[index] = Candidate(index, shape, kinds, known=True)
    return glued if len({c.kind for c in glued.values()}) >= _FEWEST else {}
