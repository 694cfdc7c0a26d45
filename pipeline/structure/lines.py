"""Cut a source into its printed lines, each with what a reader sees at a glance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipeline.model.characters import HAN
from pipeline.model.profiles import Profile
from pipeline.model.ranges import Range
from pipeline.model.sources import LINE_BREAK, SENTENCE_END, Source
from pipeline.model.trees import Evidence, Kind

from .markers import Marker, read_marker
from .plain_tables import ROWS_OF_TABLE, heads_table

# Where an export lost its line breaks, a bold numbered label still begins a line:
# `…不符合条件的退回材料并说明理由。2. **村（居）委会初审**…`
_LOST_BREAK = re.compile(r"(?<=[^\s\d.])[ .]{0,3}(?=\d{1,2}\. ?\*\*\S)")
_PAIRS, _LONGEST_HEAD = 4, 12  # cells of a row of two labels; characters of the first label
NUMERALS = "一二三四五六七八九十"
_BARE = re.compile(rf"(\d{{1,2}}) ?(?P<words>{HAN}(?:{HAN}|、){{1,11}})$")
_FEWEST_COUNTED = 3
_LOST = 2  # a list of labels in one line may have lost a number
_WORD, _WORDS = re.compile(r"\w"), re.compile(r"\S+")
_SHORTEST_SET_OFF = 4  # characters of a label that a mere blank sets off
RULE = re.compile(r"([=\-_*~—－＝·.])\1{3,}$")  # a rule drawn with characters: ==========

# How deep a container stands. A table and a category stand beside each other in a section.
SECTION_DEPTH, TABLE_DEPTH, CATEGORY_DEPTH, ITEM_DEPTH, FIELD_DEPTH = 1, 2, 2, 3, 4
WORDS_DEPTH = 5  # a caption, or words, inside a field


@dataclass(slots=True)
class Role:
    """What a line is: the containers it opens, outermost first, and how it splits into leaves.

    A container is `(kind, depth, name)`; opening one closes all of its depth or deeper.
    A leaf is `(kind, start)`; it reaches to the next leaf or to the end of the line. `why` holds
    the evidences for a container.
    `header` is where the label of a field stands that has none of its own: over its column.
    """

    leaves: list[tuple[Kind, int]]
    opens: Sequence[tuple[Kind, int, str | None]] = ()
    depth: int = 99
    why: Mapping[Kind, tuple[Evidence, ...]] = field(default_factory=dict)
    header: Range | None = None

    @property
    def shallowest(self) -> int:
        """How deep stands what the line closes first."""
        return min([self.depth, *(depth for _, depth, _ in self.opens)])


@dataclass(slots=True)
class Line:
    """A line that shows something: `[start, end)` without its blanks, `next` begins the following.

    `text` is folded; `compact` is `text` without blanks; `gap` counts the blank lines before it;
    `marker` is the number that it begins with, `level` that of the heading which it is set as.
    """

    start: int
    end: int
    next: int
    text: str
    compact: str
    gap: int
    tabbed: bool
    marker: Marker | None
    level: int | None = None
    role: Role | None = None

    @property
    def is_sentence(self) -> bool:
        """Whether the line closes a sentence, which no heading does."""
        return self.compact[-1] in SENTENCE_END

    @property
    def heading_level(self) -> int:
        """How deep the line stands if it is set as a heading; 0 for what is none."""
        if self.level is None:
            return len(self.text) - len(self.text.lstrip("#"))
        return max(1, self.level)  # the title of a page, level 0, stands over all others


def split_at_labels(lines: list[Line], profile: Profile) -> list[Line]:
    """Cut the lines that hold several labels with their values: `类型：即办件　对象：个人`."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        whole = line.role or (
            line.tabbed
            and heads_table([row.text for row in lines[index : index + ROWS_OF_TABLE]], profile)
        )
        cuts = [] if whole else _find_cuts(line, profile)
        found += cut_line(line, cuts) if cuts else [line]
    return found


def _find_cuts(line: Line, profile: Profile) -> list[int]:
    """Return where further labels begin; in a row of two pairs only the second's is one."""
    begins, inside, numbered = _label_patterns(profile)
    cuts = _find_numbers(line, numbered) or _find_blanks(line, profile)
    labelled = bool(cuts) or begins.match(line.text) is not None
    pair = None if labelled else _second_pair(line)
    if labelled or pair:
        labels = (match.start("label") for match in inside.finditer(line.text))
        cuts += (at for at in labels if pair in (None, at) and _WORD.search(line.text, 0, at))
    return sorted(cuts)


def _find_numbers(line: Line, pattern: re.Pattern[str]) -> list[int]:
    """Return where labels begin whose numbers go on with the line's: `1.对象：…。2.申请材料：…`."""
    cuts: list[int] = []
    last = line.marker
    for match in pattern.finditer(line.text, last.end) if last else ():
        marker = read_marker(match[0])
        if last is None or marker is None or marker.system != last.system:
            continue
        if 0 < marker.value - last.value <= _LOST:
            cuts.append(match.start())
            last = marker
    return cuts


def _find_blanks(line: Line, profile: Profile) -> list[int]:
    """Return where labels begin that mere blanks set off: `事项类型 公共服务 行使层级 县级`.

    A label has its value behind it, and so has the one that the line begins with.
    """
    if line.tabbed or line.marker or ":" in line.text:
        return []
    words = [(match.start(), match[0]) for match in _WORDS.finditer(line.text)]
    known = [_is_label(word, profile) for _, word in words]
    if len(words) < _PAIRS or not known[0] or known[-1]:
        return []
    return [
        at
        for (at, _), label, before, after in zip(
            words[2:], known[2:], known[1:], known[3:], strict=False
        )
        if label and not before and not after
    ]


def _is_label(words: str, profile: Profile) -> bool:
    return len(words) >= _SHORTEST_SET_OFF and profile.kind_of_label(words) is not None


def _second_pair(line: Line) -> int | None:
    """Where the second label stands in a row of two: `委托部门⇥⇥办件类型⇥即办件`."""
    cells = line.text.split("\t") if line.tabbed else []
    if len(cells) != _PAIRS or not 0 < len(cells[0].strip()) <= _LONGEST_HEAD:
        return None
    return len("\t".join(cells[:2])) + 1


@cache
def _label_patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    """Return what a line with a label and a value begins with, and further labels inside it.

    The last pattern matches where a further one begins with its number: `…身份证。3.办理流程：…`.
    """
    known = sorted({label for labels in profile.fields.values() for label in labels}, key=len)
    labels = "|".join(map(re.escape, reversed(known)))
    numeral = rf"(?:\d{{1,2}}[.、]|[{NUMERALS}]{{1,2}}[.、]|\([{NUMERALS}\d]{{1,2}}\))"
    return (
        re.compile(rf"[^\w]{{0,4}}(?:[\d{NUMERALS}]{{1,3}}[.、)]{{1,2}})? ?(?:{labels}) ?[:\t]"),
        re.compile(rf"(?<=[\t。;, ])(?<![\d{NUMERALS}][.、)] )(?P<label>{labels}) ?[:\t]"),
        re.compile(rf"(?<![\d.(]){numeral} ?(?:{labels}) ?:"),
    )


def cut_line(line: Line, cuts: list[int]) -> list[Line]:
    """Return the parts of `line` between the `cuts`, offsets in its text."""
    bounds = [0, *cuts, len(line.text)]
    parts = []
    for begin, end in pairwise(bounds):
        text = line.text[begin:end].rstrip()
        start = line.start + begin
        after = line.next if end == bounds[-1] else line.start + end
        compact = "".join(text.split())
        gap = line.gap if not begin else 0
        tabbed = "\t" in text
        marker = read_marker(text) if begin else line.marker
        parts.append(Line(start, start + len(text), after, text, compact, gap, tabbed, marker))
    return parts


def count_bare_labels(lines: list[Line], profile: Profile) -> None:
    """Give the known labels their numbers that stand without a dot: `1 适用范围`, `2设定依据`.

    Three of them must count on, so that no number of something is taken for one. A label that
    nobody knows is one where its number stands between theirs.
    """
    counted: list[tuple[Line, Marker]] = []
    known, value, strange = 0, 0, None
    for line in lines:
        bare = None if line.marker or line.role else _BARE.match(line.text)
        if bare is None or not 0 < int(bare[1]) - value <= _LOST:
            continue
        marked = (line, Marker("arabic", int(bare[1]), bare.start("words"), "bare"))
        if profile.kind_of_label(bare["words"]):
            counted += [strange] if strange and int(bare[1]) == value + _LOST else []
            counted.append(marked)
            known, value, strange = known + 1, int(bare[1]), None
        elif int(bare[1]) == value + 1:
            strange = marked
    for line, marker in counted if known >= _FEWEST_COUNTED else ():
        line.marker = marker


def split_lines(source: Source) -> list[Line]:
    """Return the lines of `source` that are neither blank nor set aside, in order."""
    folded = source.folded
    cuts = [match.end() for match in LINE_BREAK.finditer(folded)]
    if "**" in folded:
        cuts = sorted({*cuts, *(match.end() for match in _LOST_BREAK.finditer(folded))})
    if not cuts or cuts[-1] != len(folded):
        cuts.append(len(folded))
    asides = {aside.start: aside.end for aside in source.asides}
    lines: list[Line] = []
    start = gap = aside = 0
    for cut in cuts:
        raw = folded[start:cut]
        text = raw.strip()
        aside = max(aside, asides.get(start, 0))
        if start < aside:
            pass  # page furniture is no line, and no gap either
        elif text:
            tabbed = "\t" in raw and "\t" in raw.rstrip(" \r\n")
            text = raw.rstrip("\r\n") if tabbed else text  # an empty first cell is a cell
            left = start + raw.index(text)
            compact = "".join(text.split())
            end = left + len(text)
            level = source.headings.get(end - len(text.lstrip()))
            lines.append(Line(left, end, cut, text, compact, gap, tabbed, read_marker(text), level))
            gap = 0
        else:
            gap += 1
        start = cut
    return lines
