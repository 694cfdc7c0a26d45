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

_ELSEWHERE = 2  # one other place may itself be the exception


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each material without the source that its fellows have."""
    listed = read_materials(view)
    by_name: defaultdict[str, list[Listed]] = defaultdict(list)
    by_list: defaultdict[tuple[str, str | None], list[Listed]] = defaultdict(list)
    for one in listed:
        by_name[one.name].append(one)
        if one.material.number is not None:
            by_list[one.item.id, one.material.group].append(one)
    for one in listed:
        printed = "来源" in one.material.text  # an empty one is a blank, not an omission
        if one.material.source is not None or one.shares_source or printed:
            continue
        same = [x for x in by_name[one.name] if x.material.source]
        lacking = len(by_name[one.name]) - len(same)
        fellows = by_list[one.item.id, one.material.group] if one.material.number else []
        given = [x for x in fellows if x.material.source]
        if (given and 2 * len(given) >= len(fellows)) or (len(same) >= _ELSEWHERE and lacking == 1):
            yield _make_fault(view, one, same, given)


def _make_fault(view: View, one: Listed, same: list[Listed], given: list[Listed]) -> Fault:
    sources = Counter(x.material.source for x in same) or Counter()
    source = sources.most_common(1)[0][0] if sources else None
    words = view.text(one.range)
    witness = (given or same)[0]
    return Fault(
        one.range,
        zh=f"“{words}”没有资料来源，{'同组材料' if given else '他处同名材料'}都写明来源",
        en=f"{words} has no source; {'its fellows' if given else 'the same document'} "
        f"{'have one' if given else 'has one elsewhere'}",
        expected=f"{words}（资料来源：{source}）" if source else None,
        related=(Place(witness.range, "写明来源的材料", "a material with its source"),),
    )
