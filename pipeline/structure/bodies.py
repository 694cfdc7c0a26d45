"""Give the lines of each item their roles: category, title, intro, field, caption, text."""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.model.profiles import Profile
from pipeline.model.trees import Kind

from .captions import PICTURE_GAP, caption_length, mark_caption
from .fields import FieldHeading, Fields
from .imprints import is_published, tells_of_page
from .lines import (
    CATEGORY_DEPTH,
    FIELD_DEPTH,
    ITEM_DEPTH,
    RULE,
    TABLE_DEPTH,
    WORDS_DEPTH,
    Line,
    Role,
)
from .openers import ANSWER
from .sections import is_like
from .titles import LONGEST_NAME, WORD, Group, Names

_CATEGORY_LIKE = 0.6  # a swapped character in a name of four
# `二 城乡居民养老保险` · `二：城乡居民养老保险`
_BARE_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3} ?:? ?")


def mark_items(
    lines: list[Line], groups: list[Group], fields: Fields, names: Names, profile: Profile
) -> None:
    """Give every line of the items its role."""
    for index in fields.categories:
        marker = lines[index].marker
        _mark_category_line(lines[index], marker.end if marker else 0)
    for group in groups:
        if group.title is not None and group.name is None:
            _mark_category(lines, group.title, names, profile)
            _mark_title(lines, group, names)
        else:
            lines[group.begin].role = Role(
                [], [(Kind.ITEM, ITEM_DEPTH, None)], why={Kind.ITEM: group.why}
            )
        for heading in group.headings:
            _mark_heading(lines[heading.line], heading)
        if group.name is not None:
            _mark_name(lines, group.name)
    _mark_remarks(lines, groups[0].begin if groups else len(lines), fields.remarks)
    for group in groups:
        end = _end_of_item(lines, group.headings[-1].line if group.headings else group.begin)
        _mark_body(lines, end, group, profile)


def _mark_remarks(lines: list[Line], first: int, remarks: list[int]) -> None:
    """What stands in the items' list, or behind them all, and is no item: `第三章 附则`."""
    for index in remarks:
        if index > first and not lines[index].role:
            opens = [(Kind.NOTE, TABLE_DEPTH, None)]
            lines[index].role = Role([(Kind.TEXT, lines[index].start)], opens)
            for line in takewhile(lambda line: not line.role, lines[index + 1 :]):
                line.role = Role([(Kind.TEXT, line.start)])


def _end_of_item(lines: list[Line], last: int) -> int:
    """Return the index after the item's last line: what follows opens an item or more."""
    for index in range(last + 1, len(lines)):
        role = lines[index].role
        if role and any(depth <= ITEM_DEPTH for _, depth, _ in role.opens):
            return index
    return len(lines)


def _mark_category(lines: list[Line], title: int, names: Names, profile: Profile) -> None:
    """A category stands right before an item's title: `二、城乡居民养老保险`.

    So may the caption of a picture that found no room on the page before.
    """
    if not title or lines[title - 1].role:
        return
    line = lines[title - 1]
    captioned = title > 1 and lines[title - 2].compact in profile.caption_labels
    if captioned or (line.gap >= PICTURE_GAP and line.marker and line.marker.system == "arabic"):
        return
    begin = _find_category_name(line, names)
    words = "".join(line.text[begin:].split())
    name = words.removesuffix(":")
    known = name in names.categories or any(
        is_like(name, other, _CATEGORY_LIKE) for other in names.categories
    )
    numbered = line.marker is not None and line.marker.system == "han" and name == words
    if line.is_sentence or ":" in name or len(name) > LONGEST_NAME or not (known or numbered):
        return
    _mark_category_line(line, begin)


def _find_category_name(line: Line, names: Names) -> int:
    """Return where the name begins; where the number's mark is lost, the catalogue tells it."""
    if line.marker:
        return line.marker.end
    bare = _BARE_NUMERAL.match(line.text)
    if bare and "".join(line.text[bare.end() :].split()).removesuffix(":") in names.categories:
        return bare.end()
    word = WORD.search(line.text)
    return word.start() if word else len(line.text)


def _mark_category_line(line: Line, begin: int) -> None:
    leaves = [(Kind.TITLE, line.start + begin)]
    if begin:
        leaves.insert(0, (Kind.NUMBER, line.start))
    if line.text.endswith(":"):  # no part of the name
        leaves.append((Kind.TEXT, line.start + len(line.text) - 1))
    line.role = Role(leaves, [(Kind.CATEGORY, CATEGORY_DEPTH, None)])


def _mark_title(lines: list[Line], group: Group, names: Names) -> None:
    assert group.title is not None
    line = lines[group.title]
    leaves = [(Kind.TITLE, line.start + (group.marker.end if group.marker else 0))]
    if group.marker:
        leaves.insert(0, (Kind.NUMBER, line.start))
    line.role = Role(leaves, [(Kind.ITEM, ITEM_DEPTH, None)], why={Kind.ITEM: group.why})
    words = "".join(line.text[group.marker.end if group.marker else 0 :].split())
    # a long title goes on in the next line: its bracket is open, or the catalogue has the whole
    after = lines[group.title + 1] if group.title + 1 < len(lines) else line
    whole = words + after.compact
    opened = words.count("(") > words.count(")") and after.compact.count(")") > after.compact.count(
        "("
    )
    if not after.gap and not after.role and (opened or whole in names.titles):
        after.role = Role([(Kind.TITLE, after.start)])


def _mark_name(lines: list[Line], heading: FieldHeading) -> None:
    """`事项名称：…` without any other title: its words are the title, on the item's level."""
    line = lines[heading.line]
    opens = line.role.opens if line.role else ()
    leaves = [(Kind.LABEL, line.start)]
    if heading.rest < len(line.text):
        leaves.append((Kind.TITLE, line.start + heading.rest))
    else:
        after = lines[heading.line + 1]
        after.role = Role([(Kind.TITLE, after.start)], depth=FIELD_DEPTH)
    why = line.role.why if line.role else {}
    line.role = Role(leaves, opens, depth=FIELD_DEPTH, why=why)


def _mark_heading(line: Line, heading: FieldHeading) -> None:
    leaves = [(Kind.LABEL, line.start + heading.label_start)]
    if heading.label_start:
        leaves.insert(0, (Kind.NUMBER, line.start))
    if heading.rest < len(line.text):
        leaves.append((Kind.TEXT, line.start + heading.rest))
    opens = [*(line.role.opens if line.role else []), (Kind.FIELD, FIELD_DEPTH, heading.kind)]
    why = {**(line.role.why if line.role else {}), Kind.FIELD: heading.why}
    line.role = Role(leaves, opens, why=why)


def _mark_body(lines: list[Line], end: int, group: Group, profile: Profile) -> None:
    title = ""
    if group.title is not None:
        title = lines[group.title].compact[group.marker.end if group.marker else 0 :]
    first = group.headings[0].line if group.headings else end
    _mark_imprint(lines, first, end, profile)
    in_intro = False
    index = group.begin
    while index < end:
        line = lines[index]
        if line.role:
            in_intro = False
        elif RULE.match(line.compact):
            _mark_rule(lines, index, end)
        elif index < first and is_published(line, profile):
            line.role = Role([(Kind.FURNITURE, line.start)], depth=FIELD_DEPTH)
            in_intro = False
        elif index < first:
            opens = [] if in_intro else [(Kind.INTRO, FIELD_DEPTH, None)]
            line.role = Role([(Kind.TEXT, line.start)], opens)
            in_intro = True
        elif length := caption_length(lines, index, end, title, profile):
            mark_caption(lines[index : index + length], profile)
            index += length
            continue
        else:
            line.role = Role(_read_words(line, lines[index - 1]), depth=WORDS_DEPTH)
        index += 1


def _read_words(line: Line, above: Line) -> list[tuple[Kind, int]]:
    """Return the leaves of a line of text; what says that an answer follows goes with its label."""
    answer = ANSWER.match(line.text) if _is_label(above) else None
    if answer is None or answer.end() == len(line.text):
        return [(Kind.TEXT, line.start)]
    return [(Kind.LABEL, line.start), (Kind.TEXT, line.start + answer.end())]


def _mark_imprint(lines: list[Line], first: int, end: int, profile: Profile) -> None:
    """Below its last field a page says who published it, and what visitors may do with it.

    An office signs above the date.
    """
    dated = False
    for index in range(end - 1, first, -1):
        line = lines[index]
        signs = dated and line.compact.endswith(profile.issuer_words) and ":" not in line.text
        told = tells_of_page(line, profile) or (signs and not line.marker)
        if line.role or not told or _is_label(lines[index - 1]):
            return
        line.role = Role([(Kind.FURNITURE, line.start)], depth=ITEM_DEPTH)
        dated = not signs


def _is_label(line: Line) -> bool:
    """Whether the line is a label alone, whose value follows."""
    return line.role is not None and line.role.leaves[-1][0] is Kind.LABEL


def _mark_rule(lines: list[Line], index: int, end: int) -> None:
    """A rule below an item's last words belongs to no item; one inside it stays where it stands."""
    depth = ITEM_DEPTH if index + 1 == end else WORDS_DEPTH
    lines[index].role = Role([(Kind.FURNITURE, lines[index].start)], depth=depth)
