"""A material's source contradicts the group it stands in.
资料来源与所在分组相矛盾。

What it checks
    Groups for the new employer, or for moving in, whose entries name the old employer or the place
    moved from as their source, and the reverse.
    新单位、转入的分组中，资料来源写作原单位、转出地，或相反。

Why it matters
    The reader asks the wrong office for the paper.
    读者会向错误的单位索要材料。

Fails
    1. 养老保险转移
    1.1 需提供材料
    原单位停保（转出）：解除劳动关系证明（资料来源：申请人）
    新单位续保（转入）：①劳动合同（资料来源：原单位提供）；②身份证（资料来源：申请人）
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Passes
    1. 养老保险转移
    1.1 需提供材料
    原单位停保（转出）：解除劳动关系证明（资料来源：原单位提供）
    新单位续保（转入）：①劳动合同（资料来源：新单位提供）；②身份证（资料来源：申请人）
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Known limits
    An entry that names the other side itself (原单位出具的证明) is silent.
    条目自身写明另一方的（原单位出具的证明）不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.guides import Material
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "error"

_OPPOSITES = (
    ("新单位", "原单位"),
    ("原单位", "新单位"),
    ("转入地", "转出地"),
    ("转出地", "转入地"),
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each source that names the side opposite to its group."""
    for item in view.guide.items:
        for material in item.materials:
            for mine, other in _OPPOSITES:
                if _contradicts(material, mine, other):
                    at = _find_source(view, material)
                    meant = (material.source or "").replace(other, mine)
                    yield Fault(
                        at,
                        zh=f"“{material.group}”的材料来源写作“{material.source}”",
                        en=f"the source is {material.source} in the group {material.group}",
                        expected=meant,
                        edits=(Correction(at, meant),),
                    )


def _contradicts(material: Material, mine: str, other: str) -> bool:
    group, source = material.group or "", material.source or ""
    in_group = mine in group or (mine.endswith("地") and mine[:2] in group)
    opposite = other in group or (other.endswith("地") and other[:2] in group)
    return (
        in_group
        and not opposite
        and other in source
        and mine not in source
        and other not in material.name
    )


def _find_source(view: View, material: Material) -> Range:
    at = view.range(material.span)
    start = view.source.text.find(material.source or "", at.start, at.end)
    return Range(start, start + len(material.source or "")) if start >= 0 else at
