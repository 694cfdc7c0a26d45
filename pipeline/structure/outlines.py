"""Which numbers of a text belong to one list, and which list stands inside which entry.

`1.` to `10.` below `（三）` are a list of their own; the `第八条` that follows closes it and goes
on with the list of `第七条`. A label without number stands in a list of those printed as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .lines import Line
from .markers import Marker, read_marker
from .shapes import Shape

_DEEPEST = 10  # lists inside each other; guides nest five
_PLAIN, _VALUED = ("bare", ""), ("bare", ":")  # labels that nothing sets apart
_SKIPPED = 3  # numbers that a list may have lost


@dataclass(slots=True, eq=False)
class Series:
    """A list: how its entries are numbered or set apart, the entry it stands in, its entries."""

    style: tuple[str, str]
    parent: int | None
    members: list[int]
    value: int = 0


@dataclass(slots=True)
class Outline:
    """The lists of a text, the list of each line that is an entry, and which lists were taken up.

    `resumed` holds, for a line whose list goes on behind a label without number, that list.
    """

    series: list[Series] = field(default_factory=list)
    of: dict[int, Series] = field(default_factory=dict)
    resumed: dict[int, Series] = field(default_factory=dict)

    def ancestors(self, line: int) -> list[int]:
        """Return the entries that `line`, an entry itself, stands in, the nearest first."""
        found = []
        series = self.of.get(line)
        while series is not None and series.parent is not None:
            found.append(series.parent)
            series = self.of.get(series.parent)
        return found


def read_outline(lines: list[Line], shapes: Mapping[int, Shape], bare: set[int]) -> Outline:
    """Return the lists of `lines`; `bare` are the lines without number that count as labels."""
    outline = Outline()
    stack: list[Series] = []
    for index, line in enumerate(lines):
        if line.role:
            if line.role.opens:
                stack.clear()  # a table, a section: what stands behind it begins anew
            continue
        if index in bare:
            _enter_bare(outline, stack, index, shapes)
        elif marker := line.marker:
            _leave_bare(stack, marker, lines, shapes)
            _enter(outline, stack, index, (marker.system, marker.style), marker.value)
        if index in outline.of and (shape := shapes.get(index)):
            _begin_inside(stack, index, line.text[shape.rest :])
    return outline


def _begin_inside(stack: list[Series], index: int, words: str) -> None:
    """A list may begin behind the label in its line, and go on below: `申请材料：1.申请表`."""
    marker = read_marker(words.lstrip())
    if words and marker and marker.value == 1 and len(stack) < _DEEPEST:
        stack.append(Series((marker.system, marker.style), index, [], 1))


def _enter_bare(
    outline: Outline, stack: list[Series], index: int, shapes: Mapping[int, Shape]
) -> None:
    shape = shapes[index]
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style == shape.style:
            del stack[depth + 1 :]
            _add(outline, stack[depth], index, 0)
            return
    above = _last_entry(stack)
    over = shapes.get(above) if above is not None else None
    if over and (over.style, shape.style) == (_VALUED, _PLAIN) and not over.alone:
        above = stack[-1].parent  # a label with its value holds no label: `主管部门：县教育局`
    _open(outline, stack, index, shape.style, 0, above)


def _leave_bare(
    stack: list[Series], marker: Marker, lines: list[Line], shapes: Mapping[int, Shape]
) -> None:
    """What begins with 一、 is no part of the labels with their values above: `联系电话：…`."""
    if (marker.system, marker.value) != ("han", 1) or len(stack) != 1:
        return
    last = stack[0].members[-1] if stack[0].members else None
    if stack[0].style[0] != "bare" or last is None:
        return
    if not shapes[last].alone and not lines[last].text.endswith(":"):
        stack.clear()


def _enter(
    outline: Outline, stack: list[Series], index: int, style: tuple[str, str], value: int
) -> None:
    depth = _find_list(stack, style, value)
    if depth is not None:
        if any(series.style[0] == "bare" for series in stack[depth + 1 :]):
            outline.resumed[index] = stack[depth]
        del stack[depth + 1 :]
        _add(outline, stack[depth], index, value)
        return
    # the same numbers again from the start, and no label between: the list before is over
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style[0] == "bare":
            break
        if stack[depth].style == style:
            del stack[depth:]
            break
    _open(outline, stack, index, style, value, _last_entry(stack))


def _find_list(stack: list[Series], style: tuple[str, str], value: int) -> int | None:
    """Return which open list an entry of this number goes on with."""
    near = None
    for depth in range(len(stack) - 1, -1, -1):
        series = stack[depth]
        if series.style[0] != style[0] or (style[0] == "article" and series.style != style):
            continue  # 条 never goes on with the numbers of 章
        step = value - series.value
        if step == 1 and series.style == style:
            return depth
        if near is None and value > 1 and (step == 1 or 0 <= step <= _SKIPPED):
            near = depth if series.style == style or step == 1 else None
    return near


def _add(outline: Outline, series: Series, index: int, value: int) -> None:
    if not series.members:
        outline.series.append(series)
    series.members.append(index)
    series.value = value
    outline.of[index] = series


def _last_entry(stack: list[Series]) -> int | None:
    return [stack[-1].parent, *stack[-1].members][-1] if stack else None


def _open(
    outline: Outline,
    stack: list[Series],
    index: int,
    style: tuple[str, str],
    value: int,
    above: int | None,
) -> None:
    series = Series(style, above, [])
    if len(stack) < _DEEPEST:
        stack.append(series)
    _add(outline, series, index, value)
