"""A limit is worded a little differently from the same limit elsewhere.
同一种时限措辞略有不同。

What it checks
    Limits without numbers: one that differs by one or two characters from a more frequent one of
    its kind (即时办理 and 即时办结), or that is of no known kind. Limits of several numbers that
    are the same in three items and more, but for a word (28 号, 30 日审核).
    One 工作天 among 工作日.
    检查不含数字的时限：与同类更常见的写法只差一两个字的（即时办理与即时办结）；
    含多个数字、三个以上事项相同而此处差一两个字的时限（28 号、30 日审核）；
    以及与他处都作“工作日”的“工作天”。

Why it matters
    Readers look for a difference where none is meant.
    读者会以为时限不同。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：即时办结
    2. 缴费申报
    2.1 需提供材料
    身份证
    2.3 办理时限：即时办结
    3. 缴费查询
    3.1 需提供材料
    身份证
    3.3 办理时限：即时办理

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：即时办结
    2. 缴费申报
    2.1 需提供材料
    身份证
    2.3 办理时限：次月办结

Known limits
    Limits with one number are judged elsewhere, and so are the numbers themselves.
    只含一个数字的时限及数字本身另行判断。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from pipeline.audit.distances import Neighbours, Sharers
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, find_all
from pipeline.audit.views import View
from pipeline.model.kinds import LimitKind
from pipeline.model.ranges import Range

FAMILY = "time"
SEVERITY = "info"
YIELDS_TO = (
    "character-lost",
    "deadline-without-nei",
    "doubled-punctuation",
    "doubled-word",
    "half-width-punctuation",
    "impossible-date",
    "likely-wrong-character",
    "limit-incomplete",
    "missing-punctuation",
    "misspelt-word",
    "stray-space",
    "swapped-characters",
    "window-dash-printed-as-one",
    "word-misprinted",
)

_CORE = re.compile(r"(?:^|.*[：:])(?P<core>[^：:\d]{2,12}?)[。；;.]?$")
_NUMBER = re.compile(r"\d+")
_UNIT = re.compile("(?<=个)工作天")
_FEWEST = 3  # items whose limits are worded alike; two may be by chance
_RATIO = 2
# 即时办理 and 即时办结 are 0.75 alike, 即时 and 即时办结 0.67, 次月办结 and 即时办结 0.5.
_ALIKE = 0.6


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each rare wording of a frequent limit."""
    yield from _find_among_windows(view)
    yield from _find_units(view)
    places: defaultdict[LimitKind, list[tuple[str, Range]]] = defaultdict(list)
    for item in view.guide.items:
        for limit in item.time_limits:
            at = view.range(limit.span)
            printed = view.text(at)
            match = _CORE.match(printed)
            if match and not re.search(r"\s", match["core"]):
                start, end = match.span("core")
                place = Range(at.start + start, at.start + end)
                places[limit.kind].append((match["core"], place))
    counts = {kind: Counter(core for core, _ in found) for kind, found in places.items()}
    everywhere = sum(counts.values(), Counter[str]())
    for kind, found in places.items():
        rivals = everywhere if kind is LimitKind.OTHER else counts[kind]
        known = Sharers(core for core, _ in rivals.most_common())
        models = {core: _find_model(core, rivals, known) for core in counts[kind]}
        for core, place in found:
            if model := models[core]:
                yield Fault(
                    place,
                    zh=f"“{core}”，他处作“{model}”",
                    en=f"“{core}”; elsewhere “{model}”",
                    expected=model,
                    edits=(Correction(place, model),),
                )


def _find_among_windows(view: View) -> Iterator[Fault]:
    """Yield the one limit of several numbers whose words are not those of its like: 28 号."""
    limits = [
        (words.prose, [at for at, char in enumerate(words.prose.text) if not char.isspace()])
        for words in view.words
        if words.field == "time_limit" and len(_NUMBER.findall(words.prose.text)) > 1
    ]
    texts = ["".join(prose.text[at] for at in places) for prose, places in limits]
    counts = Counter(texts)
    known = Neighbours(text for text, times in counts.items() if times >= _FEWEST)
    for (prose, places), text in zip(limits, texts, strict=True):
        near = known.near(text) if counts[text] == 1 else []
        usual = next((x for _, x in near if _NUMBER.findall(x) == _NUMBER.findall(text)), None)
        if usual is None:
            continue
        start, end, meant = _find_difference(text, usual)
        at = prose.range(places[start], places[end - 1] + 1)
        yield Fault(
            at,
            zh=f"此处作“{view.text(at)}”，其他 {counts[usual]} 个事项作“{meant}”",
            en=f"{view.text(at)} here, {meant} in {counts[usual]} other items",
            expected=meant,
        )


def _find_units(view: View) -> Iterator[Fault]:
    """Yield the one 工作天 among 工作日."""
    times = count_words(view, "个工作日")
    found = list(find_all(_UNIT, view)) if times >= _FEWEST else []
    for match in found if len(found) == 1 else ():
        at = Range(*match.span())
        yield Fault(
            at,
            zh=f"此处作“工作天”，他处 {times} 次作“工作日”",
            en=f"工作天 here, 工作日 in {times} other places",
            expected="工作日",
            edits=(Correction(at, "工作日"),),
        )


def _find_difference(text: str, usual: str) -> tuple[int, int, str]:
    """Return where two texts differ, a character on each side where one has nothing there."""
    start = next(
        (at for at, pair in enumerate(zip(text, usual, strict=False)) if pair[0] != pair[1]),
        min(len(text), len(usual)),
    )
    same = 0
    while same < min(len(text), len(usual)) - start and text[-1 - same] == usual[-1 - same]:
        same += 1
    if start in (len(text) - same, len(usual) - same):
        start, same = max(0, start - 1), max(0, same - 1)
    return start, len(text) - same, usual[start : len(usual) - same]


def _find_model(core: str, rivals: Counter[str], known: Sharers) -> str | None:
    """Return the frequent wording of which `core` is a variant."""
    for other in known.near(core):
        if rivals[other] < _RATIO * rivals[core]:
            return None
        if other != core and other in core:
            return None  # 窗口即时办结
        if other != core and _likeness(core, other) >= _ALIKE:
            return other
    return None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
