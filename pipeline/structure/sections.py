"""Find what stands around the items: cover, contents, section titles, back cover."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile

from pipeline.model.characters import HAN
from pipeline.model.profiles import Profile
from pipeline.model.trees import Kind

from .imprints import is_published
from .lines import SECTION_DEPTH, TABLE_DEPTH, Line, Role

_NOTE = re.compile(r"(?:注|备注|说明|注意)(?: ?\d)? ?:")
_WORDS = re.compile(rf"{HAN}{{3}}")
_ISSUES = re.compile(r".{0,30}(?:印发|发布|公布)《(.+)》的(?:通知|公告|通告)")
_VERY_LIKE = 0.85  # one character of eight lost or changed
_LIKE = 0.7  # 容缺办理事项指南 for 容缺办理事项清单 is 0.75; unrelated titles stay under 0.6
_TITLE_LENGTH = 30
_TITLES_ABOVE = 3
_MOST_COVERED = 50  # lines that a back cover may repeat: what is longer is no cover
_COVER_LINES = 6  # title, subtitle, issuer, date, edition; words of a text go on
_SECTION_SCORE = 3
_MOST_TITLES = 100  # a page of contents; to compare each line with more takes long and finds chance


def mark_section_titles(lines: list[Line], contents: list[str]) -> None:
    """Mark the lines that open a section, and the titles that stand right above a table."""
    titles = set(contents)
    # above the contents stands the cover, whose title may be much like that of a section
    cover = next((at for at, line in enumerate(lines) if _is_contents(line)), 0)
    previous: Line | None = None
    for index, line in enumerate(lines):
        if line.role or line.tabbed:
            if line.role and _opens(line.role, Kind.TABLE):
                _mark_table_titles(lines, index)
            previous = None
            continue
        repeats = previous is not None and is_like(previous.compact, line.compact)
        if repeats or _scores_as_section(lines, index, titles, like=index > cover):
            opens = [] if repeats else [(Kind.SECTION, SECTION_DEPTH, None)]
            line.role = Role([(Kind.TITLE, line.start)], opens)
            previous = line
        else:
            previous = None


def _mark_table_titles(lines: list[Line], table: int) -> None:
    """Between a section's title and its table: `社保经办机构导航及电话`."""
    above = lines[max(0, table - _TITLES_ABOVE - 1) : table]
    titles: list[Line] = []
    for line in reversed(above):
        if line.role:
            break
        if not _is_title_like(line) or line.marker:
            return  # the words of an item, not of a section
        titles.append(line)
    for line in titles[:_TITLES_ABOVE]:
        line.role = Role([(Kind.TITLE, line.start)])


def _opens(role: Role, *kinds: Kind) -> bool:
    return any(kind in kinds for kind, _, _ in role.opens)


def _is_title_like(line: Line) -> bool:
    return len(line.compact) <= _TITLE_LENGTH and not line.is_sentence and ":" not in line.text


def _is_contents(line: Line) -> bool:
    return line.role is not None and _opens(line.role, Kind.CONTENTS, Kind.CONTENTS_LINE)


def _scores_as_section(lines: list[Line], index: int, titles: set[str], *, like: bool) -> bool:
    """Add up what speaks for a section title; it may be `like` one of the contents' or the same."""
    line = lines[index]
    if not _is_title_like(line) or line.tabbed or not _WORDS.search(line.compact):
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    above_table = bool(after and after.role and _opens(after.role, Kind.TABLE))
    if line.marker:
        return above_table and line.marker.system == "han"  # 二、咨询电话, a directory below it
    before = lines[index - 1] if index else None
    near = [other.compact for other in (before, after) if other is not None]
    twice = line.compact in near
    score = 2 * twice + (line.gap >= 2)
    score += above_table
    if line.compact in titles:
        score += 3
    elif like and _is_like_any(line.compact, titles):
        score += 3 if any(is_like(line.compact, title, _VERY_LIKE) for title in titles) else 2
        # a title page above a section whose own title says it a little otherwise
        score += not twice and any(is_like(line.compact, other) for other in near)
    return score >= _SECTION_SCORE


def _is_like_any(words: str, titles: set[str]) -> bool:
    return len(titles) <= _MOST_TITLES and any(is_like(words, title) for title in titles)


def is_like(one: str, other: str, ratio: float = _LIKE) -> bool:
    """Whether two compact strings differ by little; `ratio` as difflib counts it."""
    bound = ratio * (len(one) + len(other)) / 2
    # the cheap tests first: they settle nearly all pairs
    if min(len(one), len(other)) < bound or len(set(one).intersection(other)) < bound / 2:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ratio and matcher.ratio() >= ratio


def mark_surroundings(
    lines: list[Line], first_item: int, contents: list[str], profile: Profile
) -> None:
    """Mark cover, back cover, notes and the loose rest; items and tables are marked already."""
    covered: set[str] = set()
    on_cover = bool(contents) or _begins_with_cover(lines, profile)
    head = sum(1 for _ in takewhile(lambda line: is_published(line, profile), lines))
    head = _find_issued(lines, head, first_item)
    titled = (
        not on_cover
        and head < first_item < len(lines)
        and lines[head].role is None
        and _is_title_like(lines[head])
    )
    for index, line in enumerate(lines):
        if line.role:
            on_cover = on_cover and index < first_item and not line.role.opens
            continue
        if titled and index < first_item:
            line.role = _read_head(lines, index, head, profile)
            continue
        if on_cover:
            if len(covered) < _MOST_COVERED:
                covered.add(line.compact)
            opens = [] if index else [(Kind.COVER, SECTION_DEPTH, None)]
            line.role = Role([(Kind.TITLE, line.start)], opens)
        elif line.compact in covered or any(is_like(line.compact, other) for other in covered):
            before = lines[index - 1].role
            again = before is not None and _opens(before, Kind.BACK_COVER)
            opens = [] if again else [(Kind.BACK_COVER, SECTION_DEPTH, None)]
            line.role = Role([(Kind.TITLE, line.start)], opens)
        elif _NOTE.match(line.text):
            line.role = Role([(Kind.TEXT, line.start)], [(Kind.NOTE, TABLE_DEPTH, None)])
        elif index < first_item < len(lines) and is_published(line, profile):
            line.role = Role([(Kind.FURNITURE, line.start)], depth=SECTION_DEPTH)
        else:
            line.role = Role([(Kind.LOOSE, line.start)], depth=TABLE_DEPTH)


def _find_issued(lines: list[Line], head: int, first_item: int) -> int:
    """Return which line is the title: below a notice that issues the guide, the guide's own."""
    notice = _ISSUES.fullmatch(lines[head].compact) if head < len(lines) else None
    if notice is None:
        return head
    below = range(head + 1, min(first_item, len(lines)))
    return next((index for index in below if lines[index].compact == notice[1]), head)


def _read_head(lines: list[Line], index: int, head: int, profile: Profile) -> Role:
    """What stands between a guide's title and its first item: who published it, remarks on all."""
    line, before = lines[index], lines[index - 1].role if index else None
    if is_published(line, profile):
        return Role([(Kind.FURNITURE, line.start)], depth=SECTION_DEPTH)
    if index == head:
        return Role([(Kind.TITLE, line.start)], [(Kind.COVER, SECTION_DEPTH, None)])
    goes_on = before is not None and before.leaves[0][0] is Kind.TEXT
    opens = [] if goes_on else [(Kind.NOTE, TABLE_DEPTH, None)]
    return Role([(Kind.TEXT, line.start)], opens)


def _begins_with_cover(lines: list[Line], profile: Profile) -> bool:
    """Whether sections follow, or the lines before all else are a guide's title and its issuer."""
    if any(line.role and _opens(line.role, Kind.SECTION) for line in lines):
        return True
    head = list(takewhile(lambda line: line.role is None, lines[: _COVER_LINES + 1]))
    words = profile.title_words + profile.issuer_words
    return (
        0 < len(head) <= _COVER_LINES
        and all(_is_title_like(line) for line in head)
        and any(line.compact.endswith(words) for line in head)
    )
