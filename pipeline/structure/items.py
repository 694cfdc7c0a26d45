"""Group field headings into items, and find each item's title, category and captions.

What a line is follows from a small table of named evidences, each argued from numbering, place
and repetition. A line pattern alone never decides: captions look like headings.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from pipeline.model.profiles import MAIN_FIELDS, Profile
from pipeline.model.trees import Kind

from .fields import FieldHeading
from .lines import Line, Role
from .markers import Marker, read_marker
from .sections import is_like

CATEGORY_DEPTH = 2
ITEM_DEPTH = 3
FIELD_DEPTH = 4

# Does this field heading begin a new item? Chosen so that no single slip of a number decides:
# 37.3 inside item 36 scores 2, a repeated 8.3 scores 0, a first field of the next item 3 and more.
BEGINS_ITEM = {
    "the item has this field already": 3,
    "the fields' order starts again": 2,
    "its number belongs to another item": 2,
    "its number belongs to this item": -3,
    "a title with its number stands before it": 3,
    "a title with the next number stands before it": 2,
    "its number continues the list of fields": -3,
    "a line marked as a heading stands before it": 3,
}
_BEGINS_ITEM_SCORE = 3

# Is this line the title of the item whose first field follows?
IS_TITLE = {
    "its number is the fields' number": 4,
    "its number follows the item before": 2,
    "the catalogue gives this title": 3,
    "it stands after a gap": 1,
    "it is short, without a list number": 1,
    "the first field follows at once": 1,
    "it is marked as a heading": 3,
    "a label for pictures stands before it": -5,
    "it closes a sentence": -3,
    "it holds a comma or an open quotation": -2,
    "it gives a label and a value": -2,
    "it is long": -2,
    "it is an entry of a list": -2,
}
_IS_TITLE_SCORE = 2
_SHORT, _LONG = 40, 80

# Is this line the caption of a picture?
IS_CAPTION = {
    "a label for pictures stands before it": 3,
    "its number is no number of this list": 1,
    "its number continues the list or is continued": -2,
    "nothing but it stands in its field": -2,
    "it resembles the item's title": 2,
    "it stands after a gap as high as a picture": 1,
    "it is called a flow chart": 1,
    "it closes a sentence": -3,
    "it names a channel": -4,
}
_IS_CAPTION_SCORE = 3
_NOT_WORDS = re.compile(r"[\W\d]*")  # a category that lost its numeral: `、工伤保险`
_WORD = re.compile(r"[^\W\d]")
_CATEGORY_LIKE = 0.6  # a swapped character in a name of four
_CAPTION_LIKE = (
    0.5  # 抚顺市…变更流程 and 城乡居民…变更 share as much; a venue and a title share under 0.4
)
_BARE_NUMBER = re.compile(r"(\d{1,5}) *(?=[\u4e00-\u9fff])")
_PICTURE_GAP = 2  # blank lines; paragraphs and pages leave one


@dataclass(slots=True)
class Group:
    """The field headings of one item, and its title once it is found."""

    headings: list[FieldHeading]
    title: int | None = None
    marker: Marker | None = None
    prefix: int | None = field(init=False, default=None)

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


def group_fields(lines: list[Line], headings: list[FieldHeading]) -> list[Group]:
    """Split the field headings into items."""
    groups: list[Group] = []
    number: int | None = None
    for heading in headings:
        if not groups:
            groups.append(Group([heading]))
            continue
        group = groups[-1]
        prefix = group.read_prefix()
        number = prefix if prefix is not None else number
        score = sum(
            BEGINS_ITEM[name] for name in _begin_evidence(lines, group, heading, prefix, number)
        )
        if score >= _BEGINS_ITEM_SCORE or _section_between(lines, group, heading):
            groups.append(Group([heading]))
        else:
            group.headings.append(heading)
    return groups


def _section_between(lines: list[Line], group: Group, heading: FieldHeading) -> bool:
    between = lines[group.headings[-1].line + 1 : heading.line]
    return any(line.role and line.role.opens for line in between)


def _begin_evidence(
    lines: list[Line], group: Group, heading: FieldHeading, prefix: int | None, number: int | None
) -> list[str]:
    evidence: list[str] = []
    last = group.headings[-1]
    if any(_is_same_field(heading, other) for other in group.headings):
        evidence.append("the item has this field already")
    if heading.prefix is not None and prefix is not None:
        same = heading.prefix == prefix
        evidence.append(f"its number belongs to {'this' if same else 'another'} item")
        if _rank(heading) < _rank(last):
            evidence.append("the fields' order starts again")
    elif heading.ordinal is not None and last.ordinal is not None:
        if heading.ordinal == last.ordinal + 1:
            evidence.append("its number continues the list of fields")
        elif heading.ordinal == 1 < last.ordinal:
            evidence.append("the fields' order starts again")
    if any(line.text.startswith("#") for line in lines[last.line + 1 : heading.line]):
        evidence.append("a line marked as a heading stands before it")
    evidence += _title_between(lines, last.line, heading, number)
    return evidence


def _is_same_field(one: FieldHeading, other: FieldHeading) -> bool:
    """Numbered families give each of the four fields once, others may give a kind twice."""
    if one.prefix is not None and one.kind in MAIN_FIELDS:
        return one.kind == other.kind
    return one.label == other.label


def _rank(heading: FieldHeading) -> int:
    return MAIN_FIELDS.index(heading.kind) if heading.kind in MAIN_FIELDS else len(MAIN_FIELDS)


def _title_between(
    lines: list[Line], last: int, heading: FieldHeading, number: int | None
) -> list[str]:
    values = {
        marker.value
        for line in lines[last + 1 : heading.line]
        if line.gap < _PICTURE_GAP  # captions stand below a picture
        and (marker := line.marker)
        and marker.system == "arabic"
    }
    if heading.prefix is not None and heading.prefix in values:
        return ["a title with its number stands before it"]
    if number is not None and number + 1 in values:
        return ["a title with the next number stands before it"]
    return []


def place_titles(lines: list[Line], groups: list[Group], names: Names, profile: Profile) -> None:
    """Find the title line of each group between the item before and its own first field."""
    before, number = -1, None
    for group in groups:
        first = group.headings[0].line
        group.prefix = group.read_prefix()
        open_lines = [
            index
            for index in range(before + 1, first)
            if not lines[index].role and _WORD.search(lines[index].text)
        ]
        scores = {
            index: sum(
                IS_TITLE[name]
                for name in _title_evidence(lines, index, group, number, names, profile)
            )
            for index in open_lines
        }
        best = max(open_lines, key=lambda index: scores[index], default=None)
        if best is not None and scores[best] < _IS_TITLE_SCORE:
            best = None
        group.title = best
        group.marker = _title_marker(lines[best], group) if best is not None else None
        found = group.marker.value if group.marker and group.marker.system == "arabic" else None
        number = found if found is not None else (number or 0) + 1
        before = group.headings[-1].line


def _title_marker(line: Line, group: Group) -> Marker | None:
    """Return the number before a title; where its dot is lost, the fields' number tells it."""
    bare = _BARE_NUMBER.match(line.text) if line.marker is None else None
    if bare is None or int(bare[1]) != group.prefix:
        return line.marker
    return Marker("arabic", int(bare[1]), bare.end())


def _title_evidence(
    lines: list[Line], index: int, group: Group, number: int | None, names: Names, profile: Profile
) -> list[str]:
    line = lines[index]
    marker = _title_marker(line, group)
    numbered = marker is not None and marker.system in ("arabic", "article")
    words = "".join(line.text[marker.end if marker else 0 :].split())
    previous = lines[index - 1] if index else None
    first = group.headings[0].line
    checks = {
        "its number is the fields' number": numbered and marker.value == group.prefix,  # type: ignore[union-attr]
        "its number follows the item before": numbered
        and number is not None
        and marker.value == number + 1,  # type: ignore[union-attr]
        "the catalogue gives this title": words in names.titles,
        "it stands after a gap": line.gap > 0 or index == 0,
        "it is short, without a list number": len(words) <= _SHORT and (numbered or marker is None),
        "the first field follows at once": index + 1 == first,
        "it is marked as a heading": line.text.startswith("#"),
        "a label for pictures stands before it": previous is not None
        and previous.compact in profile.caption_labels,
        "it closes a sentence": line.is_sentence,
        "it holds a comma or an open quotation": "," in words
        or words.count("“") != words.count("”"),
        "it gives a label and a value": ":" in line.text,
        "it is long": len(words) > _LONG,
        "it is an entry of a list": marker is not None and not numbered,
    }
    return [name for name, holds in checks.items() if holds]


def mark_items(lines: list[Line], groups: list[Group], names: Names, profile: Profile) -> None:
    """Give every line of the items its role: category, title, intro, field, caption, text."""
    for group in groups:
        first = group.headings[0].line
        if group.title is not None:
            _mark_category(lines, group.title, names)
            _mark_title(lines, group, names)
        else:
            lines[first].role = Role([], [(Kind.ITEM, ITEM_DEPTH, None)])
        for heading in group.headings:
            _mark_heading(lines[heading.line], heading)
    for group in groups:
        begin = group.title if group.title is not None else group.headings[0].line
        _mark_body(lines, begin, _end_of_item(lines, group.headings[-1].line), group, profile)


def _end_of_item(lines: list[Line], last: int) -> int:
    """Return the index after the item's last line: what follows opens an item or more."""
    for index in range(last + 1, len(lines)):
        role = lines[index].role
        if role and any(depth <= ITEM_DEPTH for _, depth, _ in role.opens):
            return index
    return len(lines)


def _mark_category(lines: list[Line], title: int, names: Names) -> None:
    """A category stands right before an item's title: `二、城乡居民养老保险`."""
    if not title or lines[title - 1].role:
        return
    line = lines[title - 1]
    marker = line.marker
    begin = marker.end if marker else _NOT_WORDS.match(line.text).end()  # type: ignore[union-attr]
    words = "".join(line.text[begin:].split())
    known = words in names.categories or any(
        is_like(words, name, _CATEGORY_LIKE) for name in names.categories
    )
    numbered = marker is not None and marker.system == "han"
    if line.is_sentence or ":" in line.text or len(words) > _SHORT or not (known or numbered):
        return
    leaves = [(Kind.TITLE, line.start + begin)]
    if begin:
        leaves.insert(0, (Kind.NUMBER, line.start))
    line.role = Role(leaves, [(Kind.CATEGORY, CATEGORY_DEPTH, None)])


def _mark_title(lines: list[Line], group: Group, names: Names) -> None:
    assert group.title is not None
    line = lines[group.title]
    leaves = [(Kind.TITLE, line.start + (group.marker.end if group.marker else 0))]
    if group.marker:
        leaves.insert(0, (Kind.NUMBER, line.start))
    line.role = Role(leaves, [(Kind.ITEM, ITEM_DEPTH, None)])
    words = "".join(line.text[group.marker.end if group.marker else 0 :].split())
    # a long title goes on in the next line: its bracket is open, or the catalogue has the whole
    after = lines[group.title + 1]
    whole = words + after.compact
    opened = words.count("(") > words.count(")") and after.compact.count(")") > after.compact.count(
        "("
    )
    if not after.gap and not after.role and (opened or whole in names.titles):
        after.role = Role([(Kind.TITLE, after.start)])


def _mark_heading(line: Line, heading: FieldHeading) -> None:
    leaves = [(Kind.LABEL, line.start + heading.label_start)]
    if heading.label_start:
        leaves.insert(0, (Kind.NUMBER, line.start))
    if heading.rest < len(line.text):
        leaves.append((Kind.TEXT, line.start + heading.rest))
    opens = [*(line.role.opens if line.role else []), (Kind.FIELD, FIELD_DEPTH, heading.kind)]
    line.role = Role(leaves, opens)


def _mark_body(lines: list[Line], begin: int, end: int, group: Group, profile: Profile) -> None:
    title = ""
    if group.title is not None:
        title = lines[group.title].compact[group.marker.end if group.marker else 0 :]
    in_intro = False
    index = begin
    while index < end:
        line = lines[index]
        if line.role:
            in_intro = False
        elif index < group.headings[0].line:
            opens = [] if in_intro else [(Kind.INTRO, FIELD_DEPTH, None)]
            line.role = Role([(Kind.TEXT, line.start)], opens)
            in_intro = True
        elif length := _caption_length(lines, index, end, title, profile):
            _mark_caption(lines[index : index + length], profile)
            index += length
            continue
        else:
            line.role = Role([(Kind.TEXT, line.start)], depth=FIELD_DEPTH + 1)
        index += 1


def _caption_length(lines: list[Line], index: int, end: int, title: str, profile: Profile) -> int:
    """Return how many lines from `index` are a picture's label and caption; 0 for none."""
    labelled = lines[index].compact in profile.caption_labels
    at = index + labelled
    if at >= end or lines[at].role:
        return int(labelled)
    if not _is_caption(lines, at, labelled, title, profile):
        return int(labelled)
    length = at - index + 1
    follower = lines[at + 1] if at + 1 < end else None
    if follower and not follower.role and not follower.gap and not follower.marker:
        length += not _names_channel(follower.text, profile)
    return length


def _is_caption(lines: list[Line], at: int, labelled: bool, title: str, profile: Profile) -> bool:
    line = lines[at]
    marker = line.marker
    if marker and marker.system != "arabic":
        return False
    words = line.compact[marker.end if marker else 0 :].removesuffix("流程")
    gap = line.gap >= _PICTURE_GAP
    listed = marker is not None and _is_in_list(lines, at, marker)
    checks = {
        "a label for pictures stands before it": labelled,
        "its number is no number of this list": marker is not None and not listed,
        "its number continues the list or is continued": listed,
        "nothing but it stands in its field": _is_all_of_field(lines, at),
        "it resembles the item's title": (labelled or marker is not None or gap)
        and is_like(words, title, _CAPTION_LIKE),
        "it stands after a gap as high as a picture": gap,
        "it is called a flow chart": line.compact.endswith(("流程", "流程图")),
        "it closes a sentence": line.is_sentence,
        "it names a channel": _names_channel(line.text, profile),
    }
    return sum(IS_CAPTION[name] for name, holds in checks.items() if holds) >= _IS_CAPTION_SCORE


def _is_in_list(lines: list[Line], at: int, marker: Marker) -> bool:
    """Whether the line before or after has the number before or after, in the same system."""
    neighbours = ((lines[at - 1], -1), *((line, 1) for line in lines[at + 1 : at + 2]))
    return any(
        line.marker is not None
        and (line.marker.system, line.marker.value) == (marker.system, marker.value + step)
        and not (line.role and line.role.opens)
        for line, step in neighbours
    )


def _is_all_of_field(lines: list[Line], at: int) -> bool:
    """Whether the line stands between the bare heading of a field and the next heading."""
    before = lines[at - 1].role
    bare = before is not None and bool(before.opens) and before.leaves[-1][0] is Kind.LABEL
    after = lines[at + 1].role if at + 1 < len(lines) else None
    return bare and (at + 1 == len(lines) or (after is not None and bool(after.opens)))


def _names_channel(text: str, profile: Profile) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and "".join(head.split()).endswith(_channel_labels(profile))


@cache
def _channel_labels(profile: Profile) -> tuple[str, ...]:
    return tuple(label for labels in profile.channels.values() for label in labels)


def _mark_caption(lines: list[Line], profile: Profile) -> None:
    for position, line in enumerate(lines):
        opens = [] if position else [(Kind.CAPTION, FIELD_DEPTH + 1, None)]
        if not position and line.compact in profile.caption_labels:
            line.role = Role([(Kind.LABEL, line.start)], opens)
            continue
        marker = line.marker
        leaves = [(Kind.TITLE, line.start + (marker.end if marker else 0))]
        if marker:
            leaves.insert(0, (Kind.NUMBER, line.start))
        line.role = Role(leaves, opens)
