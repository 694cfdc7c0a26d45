"""The eight elements that the State Council's quality standard of 2015 asks of each guide."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.model.audits import Element
from pipeline.model.findings import Message
from pipeline.model.guides import Guide, Item
from pipeline.model.kinds import Channel, ExtraKind, LimitKind

# Whom the item serves and when, where no field of its own says it:
# `累计缴费满 1 年，非因本人意愿中断就业的` · `参保人可申请企业养老保险关系转移`
_WHO_AND_WHEN = re.compile(
    r"(?:人|者|人员|职工|单位|企业|居民|家庭|遗属|学生)[^。]*(?:可|应|需|须|由)"
    r"|(?:的|时)[，。,]?(?=$|\n)|满 ?\d"
)
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:：]\d{2}(?!\d)|[上下]午|工作日(?:内)?受理")
_NO_PLACE_NEEDED = (Channel.AUTOMATIC, Channel.WITH_OTHER_ITEM)
_PLACES = (Channel.WINDOW, Channel.BANK, Channel.SELF_SERVICE, Channel.MAIL)
_TAKEN_WHEN = (LimitKind.MONTHLY_WINDOW, LimitKind.WHOLE_MONTH)


def assess_completeness(guide: Guide) -> tuple[Element, ...]:
    """Return each element with how many items give it, and the ids of those that do not."""
    elements = []
    for zh, en, gives in _ELEMENTS:
        lacking = tuple(item.id for item in guide.items if not gives(item))
        elements.append(Element(Message(zh=zh, en=en), len(guide.items) - len(lacking), lacking))
    return tuple(elements)


def _has(item: Item, *kinds: ExtraKind) -> bool:
    return any(extra.kind in kinds and extra.text for extra in item.extra_subsections)


def _gives_name(item: Item) -> bool:
    return bool(item.title)


def _gives_basis(item: Item) -> bool:
    return bool(item.legal_bases) or _has(item, ExtraKind.LEGAL_BASIS)


def _gives_conditions(item: Item) -> bool:
    stated = _has(item, ExtraKind.CONDITIONS, ExtraKind.AUDIENCE)
    return stated or bool(item.intro and _WHO_AND_WHEN.search(item.intro))


def _gives_materials(item: Item) -> bool:
    return bool(item.materials) or item.materials_none_required


def _gives_place(item: Item) -> bool:
    """An item for which nobody has to apply needs no place."""
    if _has(item, ExtraKind.LOCATION):
        return True
    return any(
        path.channel in _NO_PLACE_NEEDED or (path.channel in _PLACES and (path.text or path.venues))
        for path in item.paths
    )


def _gives_hours(item: Item) -> bool:
    if _has(item, ExtraKind.HOURS) or any(x.kind in _TAKEN_WHEN for x in item.time_limits):
        return True
    return any(_CLOCK.search(path.text) for path in item.paths)


def _gives_phone(item: Item) -> bool:
    return bool(item.phones) or _has(item, ExtraKind.CONTACTS)


def _gives_process(item: Item) -> bool:
    steps = any(path.steps for path in item.paths)
    return item.flow_chart is not None or steps or _has(item, ExtraKind.PROCESS)


_ELEMENTS: tuple[tuple[str, str, Callable[[Item], bool]], ...] = (
    ("事项名称", "name", _gives_name),
    ("设定依据", "legal basis", _gives_basis),
    ("申请条件", "conditions", _gives_conditions),
    ("办理材料", "materials", _gives_materials),
    ("办理地点", "place", _gives_place),
    ("办理时间", "hours", _gives_hours),
    ("联系电话", "phone", _gives_phone),
    ("办理流程", "process", _gives_process),
)
