"""Find the title of each item among the lines before its first field."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.model.characters import HAN
from pipeline.model.profiles import Profile
from pipeline.model.trees import Evidence, Kind

from .evidences import total, weigh, weigh_checks
from .fields import FieldHeading
from .imprints import is_published, tells_of_page
from .lines import RULE, Line
from .markers import Marker, read_marker
from .sections import is_like

# Is this line the title of the item whose first field follows? A number that fits, the catalogue's
# word or a heading mark suffices alone, and so do two of the small signs; what speaks against it
# outweighs two of them, and a picture's label even the number.
IS_TITLE = {
    "its number is the fields' number": 4,
    "its number follows the item before": 2,
    "the catalogue gives this title": 3,
    "it stands after a gap": 1,
    "it is short, without a list number": 1,
    "the first field follows at once": 1,
    "it is marked as a heading": 3,
    "the titles of the other items are no headings": -4,
    "the titles of the other items stand where it does": 4,
    "it names the office, and a title stands below it": -4,
    "it is an entry of the items' list": 6,
    "the label for the item's name says it": 2,
    "it opens the text": 2,
    "the label for the item's name repeats it": 3,
    "the label for the item's name says something else": -3,
    "it says who published it and when": -5,
    "it says below it who published it and when": 3,
    "a label for pictures stands before it": -5,
    "it says that this is a guide, and not to what": -4,
    "it closes a sentence": -3,
    "it holds a comma or an open quotation": -2,
    "it gives a label and a value": -2,
    "it is long": -2,
    "it is an entry of a list": -2,
}
_IS_TITLE_SCORE = 2
LONGEST_NAME, _LONG = 40, 80  # characters; one title seen has 47, all others are under 40
WORD = re.compile(r"[^\W\d]")
_BARE_NAME = 4  # characters: 办事指南, 服务指南
# 食品经营许可证办理 and 食品经营许可（新办） are 0.7 alike, 办事指南 and a name hardly
_NAME_LIKE = 0.3
_NO_TITLE = re.compile(r"[:,。;；！!]|\?.|[、]$")
_CALLS = "！!？?"  # `异地就医备案，快速办理！`: pages call their readers with a title
# The dot is lost, or another mark is typed for it: `11 参保缴费` · `11，参保缴费` · `001 — 登记`.
_BARE_NUMBER = re.compile(rf"(\d{{1,5}}) ?(?:[,:;]|[-—–]{{1,2}})? *(?={HAN})")


@dataclass(slots=True)
class Group:
    """The field headings of one item, and its title once it is found.

    `listed` items are entries of the items' list, by which their titles are known. `name` is the
    label for the item's name, where nothing else gives a title.
    """

    headings: list[FieldHeading]
    title: int | None = None
    listed: bool = False
    why: tuple[Evidence, ...] = ()
    marker: Marker | None = None
    name: FieldHeading | None = None
    prefix: int | None = field(init=False, default=None)

    @property
    def begin(self) -> int:
        """The item's first line."""
        lines = [heading.line for heading in self.headings[:1]]
        lines += [] if self.title is None else [self.title]
        lines += [] if self.name is None else [self.name.line]
        return min(lines)

    def read_prefix(self) -> int | None:
        """Return the item number that most of its field headings carry."""
        prefixes = Counter(h.prefix for h in self.headings if h.prefix is not None)
        return prefixes.most_common(1)[0][0] if prefixes else None


@dataclass(slots=True)
class Names:
    """What the catalogue says: the titles of items, and of categories, compact."""

    titles: set[str]
    categories: set[str]


def read_names(lines: list[Line]) -> Names:
    """Collect the cells of the catalogue's rows; which column is which does not matter here."""
    titles: set[str] = set()
    categories: set[str] = set()
    inside = False
    for line in lines:
        for kind, _, name in line.role.opens if line.role else ():
            inside = name == "catalog" if kind is Kind.TABLE else inside
            if kind is Kind.ROW and inside:
                cells = ["".join(cell.split()) for cell in line.text.split("\t")]
                titles.update(cell for cell in cells if len(cell) > 3)
                marker = read_marker(cells[0])
                if marker:
                    categories.add(cells[0][marker.end :])
    return Names(titles, categories)


def place_titles(lines: list[Line], groups: list[Group], names: Names, profile: Profile) -> None:
    """Find the title line of each group between the item before and its own first field."""
    before, number = -1, None
    others = [group for group in groups[1:] if group.headings]
    plain = bool(others) and all(_has_plain_title(lines, group) for group in others)
    for group in groups:
        group.prefix = group.read_prefix()
        if group.listed:
            group.why += weigh(IS_TITLE, ["it is an entry of the items' list"])
        else:
            place = _Place(before, number, is_only=len(groups) == 1, plain=plain)
            _place_title(lines, group, place, names, profile)
        if group.title is not None:
            group.marker = _title_marker(lines[group.title], group)
        found = group.marker.value if group.marker and group.marker.system == "arabic" else None
        number = found if found is not None else (number or 0) + 1
        before = group.headings[-1].line if group.headings else group.begin
    _read_counts(lines, groups)


def _read_counts(lines: list[Line], groups: list[Group]) -> None:
    """Take the numbers before all titles for markers where they count from 1: `1 出生登记`."""
    found: list[Marker] = []
    for group in groups:
        if group.title is None or group.marker is not None:
            return
        match = _BARE_NUMBER.match(lines[group.title].text)
        if match is None or int(match[1]) != len(found) + 1:
            return
        found.append(Marker("arabic", int(match[1]), match.end()))
    if len(found) > 1:
        for group, marker in zip(groups, found, strict=True):
            group.marker = marker


def _has_plain_title(lines: list[Line], group: Group) -> bool:
    """Whether a line like a title, not set as a heading, stands right before its first field."""
    line = lines[group.headings[0].line - 1]
    return is_title_like(line) and not line.heading_level


class _Place(NamedTuple):
    """Where a title is sought: behind which line and number, among what other items."""

    before: int
    number: int | None
    is_only: bool
    plain: bool


def _place_title(
    lines: list[Line], group: Group, place: _Place, names: Names, profile: Profile
) -> None:
    """Take the line that scores best; where none suffices, what the label for the name says."""
    evidence = _weigh_lines(lines, group, place, names, profile)
    scores = {index: total(why) for index, why in evidence.items()}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is not None and scores[best] >= _IS_TITLE_SCORE:
        group.title = best
        group.why += evidence[best]
    elif len(group.headings) > 1:
        group.name = next((h for h in group.headings if _names(h, profile)), None)
        if group.name is not None:
            group.headings.remove(group.name)
            group.why += weigh(IS_TITLE, ["the label for the item's name says it"])


def _weigh_lines(
    lines: list[Line], group: Group, place: _Place, names: Names, profile: Profile
) -> dict[int, tuple[Evidence, ...]]:
    """Return what speaks for each open line before the first field, and what against it."""
    open_lines = [
        index
        for index in range(place.before + 1, group.headings[0].line)
        if not lines[index].role and WORD.search(lines[index].text)
    ]
    following = next((i for i in reversed(open_lines) if not is_published(lines[i], profile)), -1)
    said = {_read_name(lines, heading) for heading in group.headings if _names(heading, profile)}
    found = {}
    for index in open_lines:
        line, at_once = lines[index], index == following
        checks = {
            **_title_checks(lines, index, group, place.number, names, profile),
            "the first field follows at once": at_once,
            "the titles of the other items stand where it does": place.plain
            and at_once
            and is_title_like(line),
            "it names the office, and a title stands below it": index + 1 in open_lines
            and line.compact.endswith(profile.issuer_words)
            and is_title_like(lines[index + 1]),
            "it opens the text": index == 0 and place.is_only,
            "the titles of the other items are no headings": place.plain
            and line.level is not None
            and not at_once,
            "the label for the item's name repeats it": line.compact in said,
            "the label for the item's name says something else": bool(said)
            and not any(is_like(line.compact, name, _NAME_LIKE) for name in said),
        }
        found[index] = weigh_checks(IS_TITLE, checks)
    return found


def _names(heading: FieldHeading, profile: Profile) -> bool:
    return heading.label in profile.title_labels


def _read_name(lines: list[Line], heading: FieldHeading) -> str:
    """Return what stands behind the label for the item's name, or below it, without blanks."""
    line = lines[heading.line]
    words = "".join(line.text[heading.rest :].split())
    return words or (lines[heading.line + 1].compact if heading.line + 1 < len(lines) else "")


def is_title_like(line: Line) -> bool:
    """Whether the line may be a title: short, no sentence, no entry of a list, no label."""
    return (
        line.role is None
        and len(line.compact) <= LONGEST_NAME
        and not line.tabbed
        and not _NO_TITLE.search(line.compact)
        and (line.marker is None or line.marker.system in ("arabic", "article"))
    )


def _title_marker(line: Line, group: Group) -> Marker | None:
    """Return the number before a title; where its dot is none, the fields' number tells it."""
    bare = _BARE_NUMBER.match(line.text) if line.marker is None else None
    if bare is None or int(bare[1]) != group.prefix:
        return line.marker
    return Marker("arabic", int(bare[1]), bare.end())


def _title_checks(
    lines: list[Line], index: int, group: Group, number: int | None, names: Names, profile: Profile
) -> dict[str, bool]:
    line = lines[index]
    marker = _title_marker(line, group)
    value = marker.value if marker and marker.system in ("arabic", "article") else None
    in_list = marker is not None and value is None
    words = "".join(line.text[marker.end if marker else 0 :].split())
    previous = lines[index - 1] if index else None
    following = lines[index + 1] if index + 1 < len(lines) else None
    return {
        "its number is the fields' number": value is not None and value == group.prefix,
        "its number follows the item before": number is not None and value == number + 1,
        "the catalogue gives this title": words in names.titles,
        "it stands after a gap": line.gap > 0
        or previous is None
        or RULE.match(previous.compact) is not None,
        "it is short, without a list number": len(words) <= LONGEST_NAME and not in_list,
        "it is marked as a heading": line.heading_level > 0,
        "it says who published it and when": is_published(line, profile),
        "it says below it who published it and when": following is not None
        and not is_published(line, profile)
        and tells_of_page(following, profile),
        "a label for pictures stands before it": previous is not None
        and previous.compact in profile.caption_labels,
        "it says that this is a guide, and not to what": len(words.lstrip("#")) <= _BARE_NAME
        and words.endswith(profile.title_words),
        "it closes a sentence": line.is_sentence and line.compact[-1] not in _CALLS,
        "it holds a comma or an open quotation": "," in words
        or words.count("“") != words.count("”"),
        "it gives a label and a value": ":" in line.text or line.tabbed,
        "it is long": len(words) > _LONG,
        "it is an entry of a list": in_list,
    }
