"""Second stage: find the structure of a source without losing a character of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pipeline.model.profiles import Profile
from pipeline.model.ranges import Range
from pipeline.model.sources import Source
from pipeline.model.trees import Kind, Node, Tree

from .bodies import mark_items
from .contents import mark_contents
from .fields import find_fields
from .item_tables import split_item_tables
from .items import group_fields
from .lines import Line, count_bare_labels, split_at_labels, split_lines
from .sections import mark_section_titles, mark_surroundings
from .tables import mark_tables
from .titled_labels import split_titled_labels
from .titles import place_titles, read_names


def build_tree(source: Source, profile: Profile) -> Tree:
    """Return the lossless tree of `source`; every line gets a role, what none fits stays loose."""
    lines = split_item_tables(split_lines(source), profile)
    contents = mark_contents(lines, profile)
    lines = mark_tables(lines, source.folded, profile)
    mark_section_titles(lines, contents)
    lines = split_titled_labels(split_at_labels(lines, profile), profile)
    count_bare_labels(lines, profile)
    names = read_names(lines)
    fields = find_fields(lines, profile)
    groups = group_fields(lines, fields, profile)
    place_titles(lines, groups, names, profile)
    mark_items(lines, groups, fields, names, profile)
    mark_surroundings(lines, _first_item(lines), contents, profile)
    return Tree(source, _fold_lines(lines, source), profile)


def _first_item(lines: list[Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.role and _is_item(line)), len(lines))


def _is_item(line: Line) -> bool:
    return line.role is not None and any(kind is Kind.ITEM for kind, _, _ in line.role.opens)


# What stands in nothing else: an item that follows a table or a note does not belong to it.
_PARENTS = {
    Kind.ITEM: (Kind.GUIDE, Kind.SECTION, Kind.CATEGORY),
    Kind.CATEGORY: (Kind.GUIDE, Kind.SECTION),
    Kind.TABLE: (Kind.GUIDE, Kind.SECTION),
    Kind.NOTE: (Kind.GUIDE, Kind.SECTION),
}


def _fold_lines(lines: list[Line], source: Source) -> Node:
    """Nest the lines by the containers that they open.

    Blanks go to what stands before them.
    """
    length = len(source.text)
    root = Node(Kind.GUIDE, 0, length)
    asides = list(reversed(source.asides))
    stack = [(0, root)]
    at = 0

    def close(depth: int) -> None:
        while stack[-1][0] >= depth:
            stack.pop()[1].end = at

    def add(kind: Kind, end: int) -> None:
        nonlocal at
        if end > at:
            stack[-1][1].children.append(Node(kind, at, end))
            at = end

    for line in lines:
        assert line.role is not None
        _skip(line.start, asides, add, partial(close, line.role.shallowest))
        close(line.role.depth)
        for kind, depth, name in line.role.opens:
            close(depth)
            while kind in _PARENTS and stack[-1][1].kind not in _PARENTS[kind]:
                close(stack[-1][0])
            header = line.role.header if kind is Kind.FIELD else None
            why = line.role.why.get(kind, ())
            node = Node(kind, at, at, name=name, why=why, header=header)
            stack[-1][1].children.append(node)
            stack.append((depth, node))
        ends = [start for _, start in line.role.leaves[1:]] + [line.next]
        for (kind, _), end in zip(line.role.leaves, ends, strict=True):
            add(kind, end)
    _skip(length, asides, add, partial(close, 1))
    close(1)
    return root


def _skip(
    end: int, asides: list[Range], add: Callable[[Kind, int], None], leave: Callable[[], None]
) -> None:
    """Add the blanks up to `end`, and what is set aside among them; `asides` has the next last.

    What is set aside belongs to what goes on behind it, not to what ended before: `leave` closes
    that.
    """
    while asides and asides[-1].start < end:
        leave()
        add(Kind.BLANK, asides[-1].start)
        add(Kind.FURNITURE, asides.pop().end)
    add(Kind.BLANK, end)
