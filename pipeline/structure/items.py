"""Group field headings into items, and give the lines of each item their roles.

What a line is follows from a small table of named evidences, each argued from numbering, place
and repetition. A line pattern alone never decides: captions look like headings.
"""

from __future__ import annotations

from pipeline.model.profiles import MAIN_FIELDS, Profile
from pipeline.model.trees import Kind

from .captions import PICTURE_GAP, caption_length, mark_caption
from .fields import FieldHeading
from .lines import CATEGORY_DEPTH, FIELD_DEPTH, ITEM_DEPTH, Line, Role
from .sections import is_like
from .titles import LONGEST_NAME, WORD, Group, Names

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
_CATEGORY_LIKE = 0.6  # a swapped character in a name of four


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
        if line.gap < PICTURE_GAP  # captions stand below a picture
        and (marker := line.marker)
        and marker.system == "arabic"
    }
    if heading.prefix is not None and heading.prefix in values:
        return ["a title with its number stands before it"]
    if number is not None and number + 1 in values:
        return ["a title with the next number stands before it"]
    return []


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
    word = WORD.search(line.text)
    begin = marker.end if marker else word.start() if word else len(line.text)
    words = "".join(line.text[begin:].split())
    known = words in names.categories or any(
        is_like(words, name, _CATEGORY_LIKE) for name in names.categories
    )
    numbered = marker is not None and marker.system == "han"
    if line.is_sentence or ":" in line.text or len(words) > LONGEST_NAME or not (known or numbered):
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
        elif length := caption_length(lines, index, end, title, profile):
            mark_caption(lines[index : index + length], profile)
            index += length
            continue
        else:
            line.role = Role([(Kind.TEXT, line.start)], depth=FIELD_DEPTH + 1)
        index += 1
