"""The eight elements that the State Council's quality standard for service guides (2015) asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.model.audits import Element
from pipeline.model.findings import Message
from pipeline.model.guides import Channel, ExtraKind, Guide, Item

_PLACES = (Channel.WINDOW, Channel.BANK, Channel.SELF_SERVICE)


def _has(item: Item, *kinds: ExtraKind) -> bool:
    return any(field.kind in kinds and field.text for field in item.extra_subsections)


# Name, and whether an item gives it. The standard's order.
_ELEMENTS: tuple[tuple[str, str, Callable[[Item], bool]], ...] = (
    ("事项名称", "name", lambda item: bool(item.title)),
    ("设定依据", "legal basis", lambda item: bool(item.legal_bases) or _has(item, ExtraKind.LEGAL_BASIS)),
    (
        "申请条件",
        "conditions",
        lambda item: bool(item.intro) or _has(item, ExtraKind.CONDITIONS, ExtraKind.AUDIENCE),
    ),
    (
        "办理材料",
        "materials",
        lambda item: bool(item.materials) or item.materials_none_required,
    ),
    (
        "办理地点",
        "place",
        lambda item: any(path.channel in _PLACES for path in item.paths) or _has(item, ExtraKind.LOCATION),
    ),
    ("办理时间", "time", lambda item: bool(item.time_limits) or _has(item, ExtraKind.HOURS)),
    ("联系电话", "phone", lambda item: bool(item.phones) or _has(item, ExtraKind.CONTACTS)),
    ("办理流程", "process", lambda item: item.flow_chart is not None or _has(item, ExtraKind.PROCESS)),
)


def assess_completeness(guide: Guide) -> tuple[Element, ...]:
    """Return for each element how many items give it, and which do not."""
    return tuple(_assess(zh, en, gives, guide.items) for zh, en, gives in _ELEMENTS)


def _assess(zh: str, en: str, gives: Callable[[Item], bool], items: Iterable[Item]) -> Element:
    verdicts = [(item.id, gives(item)) for item in items]
    lacking = tuple(item_id for item_id, given in verdicts if not given)
    return Element(Message(zh=zh, en=en), len(verdicts) - len(lacking), lacking)
