"""Group field headings into items, and give the lines of each item their roles.

What a line is follows from a small table of named evidences, each argued from numbering, place
and repetition. A line pattern alone never decides: captions look like headings.
"""

from __future__ import annotations

from collections import Counter

from pipeline.model.profiles import MAIN_FIELDS, Profile
from pipeline.model.trees import Evidence

from .captions import PICTURE_GAP
from .evidences import total, weigh
from .fields import FieldHeading, Fields
from .imprints import is_published
from .lines import Line
from .titles import Group, is_title_like

# Does this field heading begin a new item? Chosen so that no single slip of a number decides:
# 37.3 inside item 36 scores 2, a repeated 8.3 scores 0, a first field of the next item 3 and more.
# Without numbers a repeated label needs a title before it, or to be the one most items begin with.
BEGINS_ITEM = {
    "the item has this field already": 3,
    "the fields' order starts again": 2,
    "its number belongs to another item": 2,
    "its number belongs to this item": -3,
    "a title with its number stands before it": 3,
    "a title with the next number stands before it": 2,
    "its number continues the list of fields": -3,
    "a line marked as a heading stands before it": 3,
    "most items begin with this field": 2,
    "items begin with another field": -2,
    "a line like a title stands right before it": 1,
    "only titles stand after a gap, and one does": 2,
    "nothing like a title stands before it": -2,
    "neither it nor a title before it has a number": -4,
    "it is printed otherwise than most fields": -3,
}
_BEGINS_ITEM_SCORE = 3
_DEEPEST = 9  # levels of headings; pages have six, documents nine
_RARE = 0.25  # of the lines stand after a gap; an item has four lines and more
_OF_OFFICE = {"contacts", "location", "hours"}
_MOST = 0.6  # of the items begin with one field; the last of two may lack it


def group_fields(lines: list[Line], fields: Fields, profile: Profile) -> list[Group]:
    """Split the field headings into items; an entry of the items' list begins one in any case."""
    groups: list[Group] = []
    usual = _Usual(lines, fields.headings)
    number: int | None = None
    titles = iter([*fields.items, len(lines)])
    title = next(titles)
    for heading in fields.headings:
        while title < heading.line:
            groups.append(Group([], title, listed=True))
            title = next(titles)
        if not groups:
            groups.append(Group([heading]))
            continue
        group = groups[-1]
        prefix = group.read_prefix()
        number = prefix if prefix is not None else number
        why = () if group.listed else _begin_evidence(lines, group, heading, number, usual, profile)
        if total(why) >= _BEGINS_ITEM_SCORE or (
            group.headings and _section_between(lines, group, heading)
        ):
            groups.append(Group([heading], why=why))
        else:
            group.headings.append(heading)
    while title < len(lines):
        groups.append(Group([], title, listed=True))
        title = next(titles)
    return groups[1:] if _tells_of_all(groups) else groups


def _tells_of_all(groups: list[Group]) -> bool:
    """Whether what stands above the items' list is how to reach the office, and no item."""
    first, *others = groups or [Group([])]
    kinds = {heading.kind for heading in first.headings}
    return not first.listed and kinds <= _OF_OFFICE and any(group.listed for group in others)


class _Usual:
    """How most fields of the guide are printed, with which items begin, and what gaps tell."""

    def __init__(self, lines: list[Line], headings: list[FieldHeading]) -> None:
        self.gaps_are_rare = sum(line.gap > 0 for line in lines) < _RARE * len(lines)
        self.numbered = any(heading.prefix is not None for heading in headings)
        labels = {(heading.style, heading.label) for heading in headings}
        styles = Counter(style for style, _ in sorted(labels, key=str))
        self.style = styles.most_common(1)[0][0] if styles else None
        firsts: Counter[str] = Counter()
        seen: set[str] = set()
        for heading in headings:
            if heading.style != self.style:
                continue
            name = self.name(heading)
            if not seen or name in seen:
                firsts[name] += 1
                seen.clear()
            seen.add(name)
        name, count = firsts.most_common(1)[0] if firsts else ("", 0)
        self.first = name if count > 1 and count >= _MOST * sum(firsts.values()) else None

    def name(self, heading: FieldHeading) -> str:
        """Numbered families give each of the four fields once, others may give a kind twice."""
        is_main = self.numbered and heading.kind in MAIN_FIELDS
        return heading.kind if is_main else heading.label


def _section_between(lines: list[Line], group: Group, heading: FieldHeading) -> bool:
    between = lines[group.headings[-1].line + 1 : heading.line]
    return any(line.role and line.role.opens for line in between)


def _begin_evidence(
    lines: list[Line],
    group: Group,
    heading: FieldHeading,
    number: int | None,
    usual: _Usual,
    profile: Profile,
) -> tuple[Evidence, ...]:
    evidence: list[str] = []
    last = group.headings[-1]
    if any(usual.name(heading) == usual.name(other) for other in group.headings):
        evidence.append("the item has this field already")
    evidence += _number_evidence(group, heading)
    between = lines[last.line + 1 : heading.line]
    deepest = lines[heading.line].heading_level or _DEEPEST
    if any(0 < line.heading_level <= deepest for line in between):
        evidence.append("a line marked as a heading stands before it")
    titled = _title_between(between, heading, number)
    evidence += titled
    if heading.prefix is None:
        evidence += _print_evidence(heading, usual)
        if group.read_prefix() is None:
            evidence += _place_evidence(between, lines[heading.line], usual, profile)
        elif not titled:
            evidence.append("neither it nor a title before it has a number")
    return weigh(BEGINS_ITEM, evidence)


def _number_evidence(group: Group, heading: FieldHeading) -> list[str]:
    """Argue from the heading's number and those of the fields before it."""
    evidence: list[str] = []
    prefix = group.read_prefix()
    if heading.prefix is not None and prefix is not None:
        same = heading.prefix == prefix
        evidence.append(f"its number belongs to {'this' if same else 'another'} item")
        if _rank(heading) < _rank(group.headings[-1]):
            evidence.append("the fields' order starts again")
        return evidence
    alike = [h for h in group.headings if h.style == heading.style and h.ordinal is not None]
    if heading.ordinal is not None and alike:
        before = alike[-1].ordinal or 0
        if heading.ordinal == before + 1:
            evidence.append("its number continues the list of fields")
        elif heading.ordinal == 1 < before:
            evidence.append("the fields' order starts again")
    return evidence


def _print_evidence(heading: FieldHeading, usual: _Usual) -> list[str]:
    """Argue, where no number tells the item, from the print of the heading and its words."""
    evidence: list[str] = []
    if heading.style != usual.style:
        evidence.append("it is printed otherwise than most fields")
    if usual.first is not None:
        first = usual.name(heading) == usual.first
        evidence.append(
            f"{'most items begin with this' if first else 'items begin with another'} field"
        )
    return evidence


def _place_evidence(between: list[Line], line: Line, usual: _Usual, profile: Profile) -> list[str]:
    """Argue, where no number tells the item, from what stands before the heading."""
    evidence: list[str] = []
    telling = [line for line in between if not is_published(line, profile)]
    if telling and is_title_like(telling[-1]):
        evidence.append("a line like a title stands right before it")
        if usual.gaps_are_rare and telling[-1].gap and not line.gap:
            evidence.append("only titles stand after a gap, and one does")
    elif not any(map(is_title_like, telling)):
        evidence.append("nothing like a title stands before it")
    return evidence


def _rank(heading: FieldHeading) -> int:
    return MAIN_FIELDS.index(heading.kind) if heading.kind in MAIN_FIELDS else len(MAIN_FIELDS)


def _title_between(between: list[Line], heading: FieldHeading, number: int | None) -> list[str]:
    values = {
        marker.value
        for line in between
        if line.gap < PICTURE_GAP  # captions stand below a picture
        and (marker := line.marker)
        and marker.system == "arabic"
    }
    if heading.prefix is not None and heading.prefix in values:
        return ["a title with its number stands before it"]
    if number is not None and number + 1 in values:
        return ["a title with the next number stands before it"]
    return []
