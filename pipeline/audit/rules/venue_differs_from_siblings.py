"""An item's venues are those of other items but for one.
受理地点清单与其他事项只差一处。

What it checks
    Lists of venues that three items or more print alike, against a list that differs from theirs
    in one entry, or lacks their last.
    三个以上事项相同的受理地点清单，对照仅一处不同、或缺末条的清单。

Why it matters
    Readers are sent to an office that does not handle the matter, or do not learn of theirs.
    读者会被引到不受理的机构，或不知道本地机构也可受理。

Fails
    1. 伤残补助金
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：
    ①清原县分中心受理窗口
    ②新宾县分中心受理窗口
    ③抚顺县分中心受理窗口
    2. 工亡补助金
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：
    ①清原县分中心受理窗口
    ②新宾县分中心受理窗口
    ③抚顺县分中心受理窗口
    3. 丧葬补助金
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：
    ①清原县分中心受理窗口
    ②新宾县分中心受理窗口
    ③抚顺县分中心受理窗口
    4. 医疗费报销
    4.1 需提供材料
    身份证
    4.2 办理路径
    窗口办：
    ①清原县分中心受理窗口
    ②桓仁县分中心受理窗口
    ③抚顺县分中心受理窗口

Passes
    1. 伤残补助金
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：
    ①清原县分中心受理窗口
    ②新宾县分中心受理窗口
    ③抚顺县分中心受理窗口
    2. 工亡补助金
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：
    ①清原县分中心受理窗口
    ②桓仁县分中心受理窗口
    ③抚顺县分中心受理窗口

Known limits
    A venue that other lists name too is not taken for a slip.
    其他清单也列有的地点不视为笔误。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.faults import Fault, Place
from pipeline.audit.plain_texts import goes_on_with
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.guides import Path
from pipeline.model.ranges import Range

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = (
    "place-name-near-miss",
    "place-of-another-region",
    "likely-wrong-character",
    "swapped-characters",
    "office-name-variant",
    "venue-window-differs",
    "doubled-word",
    "entry-listed-twice",
    "issuer-name-variant",
)

_FEWEST = 3  # lists alike, of so many entries or more: fewer agree by chance

_List = tuple[str, ...]


class _Venues(NamedTuple):
    path: Path
    words: _List


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each venue in which a list differs from those that are alike."""
    found = [
        _Venues(path, tuple(map(squeeze, path.venues)))
        for item in view.guide.items
        for path in item.paths
        if len(path.venues) >= _FEWEST - 1
    ]
    counts = Counter(venues.words for venues in found)
    common = {words for words, times in counts.items() if times >= _FEWEST <= len(words)}
    named = Counter(word for words in counts for word in words)
    first = {venues.words: venues for venues in reversed(found)}
    for venues in found if common else ():
        if counts[venues.words] > 1:
            continue
        usual = next((other for other in common if other[:-1] == venues.words), None)
        if usual is not None:
            yield _lacks_last(view, venues, first[usual])
        for usual in common:
            if len(usual) != len(venues.words):
                continue
            pairs = enumerate(zip(venues.words, usual, strict=True))
            places = [place for place, (own, meant) in pairs if own != meant]
            if len(places) != 1 or named[venues.words[places[0]]] > 1:
                continue
            if not _is_broken(view, venues, first[usual], places[0]):
                yield _differs(view, venues, first[usual], places[0])


def _is_broken(view: View, venues: _Venues, usual: _Venues, place: int) -> bool:
    """Say whether the rest of a venue stands in the next line."""
    printed, meant = venues.path.venues[place], usual.path.venues[place]
    end = _locate(view, venues.path, printed).end
    return meant.startswith(printed) and goes_on_with(view, end, meant[len(printed) :])


def _differs(view: View, venues: _Venues, usual: _Venues, place: int) -> Fault:
    printed, meant = venues.path.venues[place], usual.path.venues[place]
    return Fault(
        _locate(view, venues.path, printed),
        zh=f"此处为“{printed}”，其他事项的同一清单为“{meant}”",
        en=f"{printed} here; the same list of other items has {meant}",
        expected=meant,
        related=(Place(_locate(view, usual.path, meant), f"此处作“{meant}”", f"{meant} here"),),
    )


def _lacks_last(view: View, venues: _Venues, usual: _Venues) -> Fault:
    meant = usual.path.venues[-1]
    return Fault(
        _locate(view, venues.path, venues.path.venues[-1]),
        zh=f"清单止于此处，其他事项的同一清单还有“{meant}”",
        en=f"the list ends here; the same list of other items goes on with {meant}",
        related=(Place(_locate(view, usual.path, meant), f"此处有“{meant}”", f"{meant} here"),),
    )


def _locate(view: View, path: Path, venue: str) -> Range:
    within = view.range(path.span)
    start = view.source.text.rfind(venue, within.start, within.end)
    return Range(start, start + len(venue)) if start >= 0 else within
