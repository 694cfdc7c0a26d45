"""A material does not say where it comes from, while the others of its list do.
材料没有写明资料来源，而同组材料都有。

What it checks
    Numbered materials without （资料来源：…） where at least half of their list have one; materials
    that always have one elsewhere.
    同组半数以上有“（资料来源：…）”而此条没有的材料；他处同名材料都有来源的材料。

Why it matters
    The reader does not know whether to bring the document or to fetch it from an office.
    读者不知道该自备还是向部门索取。

Fails
    1. 参保登记
    1.1 需提供材料
    ①《劳动合同》（资料来源：申请人）；
    ②身份证复印件；
    ③《劳动用工备案表》（资料来源：政务网打印）

Passes
    1. 参保登记
    1.1 需提供材料
    ①《劳动合同》（资料来源：申请人）；
    ②身份证复印件（资料来源：申请人）；
    2. 增减申报
    2.1 需提供材料
    ①身份证
    ②户口簿

Known limits
    Lists without numbers are judged only by materials of the same name elsewhere.
    不编号的列表只按他处同名材料判断。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.materials import Listed, read_materials
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "warning"
YIELDS_TO = (
    "bracket-label-near-miss",
    "character-lost",
    "doubled-word",
    "likely-wrong-character",
    "misspelt-word",
    "stray-space",
    "swapped-characters",
    "word-misprinted",
)

_ELSEWHERE = 2  # one other place may itself be the exception


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each material without the source that its fellows have."""
    listed = read_materials(view)
    times = Counter(one.name for one in listed)
    sizes = Counter(_list_of(one) for one in listed)
    by_name: defaultdict[str, list[Listed]] = defaultdict(list)
    by_list: defaultdict[tuple[str, str | None, bool], list[Listed]] = defaultdict(list)
    for one in listed:
        if one.material.source:
            by_name[one.name].append(one)
            by_list[_list_of(one)].append(one)
    usual = {
        name: Counter(x.material.source for x in same).most_common(1)[0][0]
        for name, same in by_name.items()
    }
    for one in listed:
        printed = "来源" in one.material.text  # an empty one is a blank, not an omission
        if one.material.source is not None or one.shares_source or printed:
            continue
        same = by_name.get(one.name, [])
        lacking = times[one.name] - len(same)
        given = by_list[_list_of(one)] if one.material.number else []
        is_usual = bool(given) and 2 * len(given) >= sizes[_list_of(one)]
        if is_usual or (len(same) >= _ELSEWHERE and lacking == 1):
            yield _make_fault(view, one, (given or same)[0], bool(given), usual.get(one.name))


def _list_of(one: Listed) -> tuple[str, str | None, bool]:
    return one.item.id, one.material.group, one.material.number is not None


def _make_fault(
    view: View, one: Listed, witness: Listed, is_fellow: bool, source: str | None
) -> Fault:
    words = view.text(one.range)
    return Fault(
        one.range,
        zh=f"“{words}”没有资料来源，{'同组材料' if is_fellow else '他处同名材料'}都写明来源",
        en=f"{words} has no source; {'its fellows' if is_fellow else 'the same document'} "
        f"{'have one' if is_fellow else 'has one elsewhere'}",
        expected=f"{words}（资料来源：{source}）" if source else None,
        related=(Place(witness.range, "写明来源的材料", "a material with its source"),),
    )
