"""A section's title is printed in two ways.
同一部分的标题前后印法不同。

What it checks
    The titles of the sections, on divider and head, against the contents; the title of cover and
    back cover. What stands once where the other stands more often is wrong, at a tie the one whose
    differing characters stand nowhere else.
    各部分扉页与页首的标题应与目录所列一致，封面与封底的标题也应一致；以印次多者为准，
    相等时以相异之字别处不见者为误。

Why it matters
    Readers look for the contents' words and do not find the section.
    读者按目录标题找不到该部分。

Fails
    目 录

    办事业务指南.....	(1)
    违规禁办事项清单.....	(5)

    办事业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

    违规禁办事项指南

    违规禁办事项清单

    禁办事项	禁办情形
    一、社会保障卡申领	1. 代他人申领

Passes
    目 录

    办事业务指南.....	(1)
    违规禁办事项清单.....	(5)

    办事业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、社会保障卡申领	1. 代他人申领

Known limits
    A title that resembles none of the contents is another section, not another printing.
    与目录各条都不相近的标题视为另一部分。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from pipeline.audit.distances import Neighbours, Sharers
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.pages import contents_titles
from pipeline.audit.plain_texts import line_ranges
from pipeline.audit.printings import is_likelier_slip
from pipeline.audit.titles import find_difference, range_in, resemble, squeeze
from pipeline.audit.views import View
from pipeline.model.prose import Prose, read_node, read_prose
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "name"
SEVERITY = "error"

# 容缺办理事项指南 is two characters from …清单, further from 违规禁办事项清单. Shorter titles
# may be within two characters of anything.
_FEWEST = 6
_ALIKE = 0.7


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each title of a section that differs from its other printing."""
    entries = {squeeze(prose.text): prose for prose in contents_titles(view)}
    known = Neighbours(entries)
    printed = list(_title_lines(view, entries))
    counts = Counter(words for words, _ in printed)
    for words, line in printed:
        near = [] if words in entries else known.near(words)
        for _, meant in near[:1]:
            prose = read_prose(view.source, [line])
            if not counts[meant] and (counts[words] > 1 or is_likelier_slip(view, meant, words)):
                if meant in entries:
                    yield from _differ(entries.pop(meant), prose)
            elif meant in entries:
                yield from _differ(prose, entries[meant])
    yield from _check_covers(view)


def _title_lines(view: View, entries: Collection[str]) -> Iterator[tuple[str, Range]]:
    """Yield the lines below the contents that are about as long as one of its entries.

    What runs over the pages of a section says once more what its title does.
    """
    lengths = {len(words) + more for words in entries for more in (-2, -1, 0, 1, 2)}
    ends = [node.end for node in view.tree.root.all(Kind.CONTENTS)]
    covers = [node.start for node in view.tree.root.all(Kind.BACK_COVER)]
    last = covers[0] if covers else len(view.source.text)
    own = squeeze(view.guide.guide.title or "")
    heads = {aside.start for aside in view.source.asides}
    shortest, longest = min(lengths, default=0), max(lengths, default=0) + 4
    for line in line_ranges(view) if ends else ():
        near = ends[-1] <= line.start < last and line.start not in heads
        if near and shortest <= line.end - line.start <= longest:
            words = squeeze(view.text(line))
            if len(words) in lengths and len(words) >= _FEWEST and words != own:
                yield words, line


def _check_covers(view: View) -> Iterator[Fault]:
    front = _cover_titles(view, Kind.COVER)
    known = Sharers(front)
    for words, prose in _cover_titles(view, Kind.BACK_COVER).items():
        for other in known.near(words) if words not in front else ():
            its = front[other]
            if resemble(words, other, _ALIKE):
                rarer = is_likelier_slip(view, other, words)
                yield from _differ(its, prose) if rarer else _differ(prose, its)


def _cover_titles(view: View, kind: Kind) -> dict[str, Prose]:
    """Return the distinct lines of a cover."""
    nodes = [title for cover in view.tree.root.all(kind) for title in cover.all(Kind.TITLE)]
    return {squeeze(prose.text): prose for prose in (read_node(view.tree, n) for n in nodes)}


def _differ(wrong: Prose, right: Prose) -> Iterator[Fault]:
    words, meant = squeeze(wrong.text), squeeze(right.text)
    start, end, right_start, right_end = find_difference(words, meant)
    at = range_in(wrong, start, end)
    expected = meant[right_start:right_end]
    yield Fault(
        at,
        zh=f"此处标题作“{words}”，他处作“{meant}”",
        en=f"the title is {words} here, {meant} elsewhere",
        expected=expected or meant,
        related=(Place(right.range(), f"此处作“{meant}”", f"{meant} here"),),
        edits=(Correction(at, expected),) if expected else (),
    )
