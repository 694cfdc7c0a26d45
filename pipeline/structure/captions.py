"""Find the captions of pictures, which look like headings and like entries of lists."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from pipeline.model.profiles import Profile
from pipeline.model.trees import Kind

from .evidences import total, weigh_checks
from .lines import WORDS_DEPTH, Line, Role
from .markers import Marker, read_marker
from .sections import is_like

# Is this line the caption of a picture? The label above it suffices; a number out of its list, or
# a gap, needs the item's title beside it; what closes a sentence or names a channel is none.
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
# 抚顺市…变更流程 and 城乡居民…变更 share as much; a venue and a title share under 0.4
_CAPTION_LIKE = 0.5
_ENTRY = 8  # lines of an entry; its own lines stand below its name
PICTURE_GAP = 2  # blank lines; paragraphs and pages leave one


def caption_length(lines: list[Line], index: int, end: int, title: str, profile: Profile) -> int:
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
    gap = line.gap >= PICTURE_GAP
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
    return total(weigh_checks(IS_CAPTION, checks)) >= _IS_CAPTION_SCORE


def _is_in_list(lines: list[Line], at: int, marker: Marker) -> bool:
    """Whether the line before has the number before, or the next one of its print that after."""
    below = takewhile(lambda line: not line.role, lines[at + 1 : at + 1 + _ENTRY])
    alike = (line for line in below if line.marker and line.marker.system == marker.system)
    after = next(alike, None) or next(iter(lines[at + 1 : at + 2]), None)
    neighbours = ((lines[at - 1], -1), *((line, 1) for line in (after,) if line))
    return any(
        number[:2] == (marker.system, marker.value + step)
        for line, step in neighbours
        if (number := _read_number(line))
    )


def _read_number(line: Line) -> Marker | None:
    """Return the number of a line; behind a label that of its content: `附件：1.申请表`."""
    if line.role and line.role.opens:
        kind, start = line.role.leaves[-1]
        words = line.text[start - line.start :].lstrip() if kind is Kind.TEXT else ""
        return read_marker(words)
    return line.marker


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


def mark_caption(lines: list[Line], profile: Profile) -> None:
    """Give the lines of one caption, its label among them, their roles."""
    for position, line in enumerate(lines):
        opens = [] if position else [(Kind.CAPTION, WORDS_DEPTH, None)]
        if not position and line.compact in profile.caption_labels:
            line.role = Role([(Kind.LABEL, line.start)], opens)
            continue
        marker = line.marker
        leaves = [(Kind.TITLE, line.start + (marker.end if marker else 0))]
        if marker:
            leaves.insert(0, (Kind.NUMBER, line.start))
        line.role = Role(leaves, opens)
