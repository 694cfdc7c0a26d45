"""Stage 4: canonical values beside the printed ones; None where the printed one says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from pipeline.model.guides import Deferral, Guide, Item, Office, Path, Phone, TimeLimit, Url
from pipeline.model.spans import Model, Span

from .durations import read_duration
from .phones import normalize_phone
from .urls import normalize_url

_UNIT = re.compile(r"[(（]个?(工作日|自然日|日|天)[)）]$")

T = TypeVar("T", bound=Model)


def normalize_guide(guide: Guide) -> Guide:
    """Return `guide` with every address, phone number and time limit in canonical form.

    Printed fields stay untouched, and so does the guide passed in. Twice gives the same as once.
    """
    return _update(
        guide,
        items=_map(_normalize_item, guide.items),
        offices=_map(_normalize_office, guide.offices),
        deferrals=_map(_normalize_deferral, guide.deferrals),
    )


def _normalize_item(item: Item) -> Item:
    return _update(
        item,
        paths=_map(_normalize_path, item.paths),
        time_limits=_map(
            lambda limit: _normalize_time_limit(limit, _read_unit(item, limit)), item.time_limits
        ),
        urls=_map(_normalize_url, item.urls),
        phones=_drop_repeated(_map(_normalize_phone, item.phones)),
    )


def _normalize_path(path: Path) -> Path:
    return _update(path, urls=_map(_normalize_url, path.urls))


def _normalize_office(office: Office) -> Office:
    return _update(office, phones=_map(_normalize_phone, office.phones))


def _normalize_deferral(deferral: Deferral) -> Deferral:
    deadline = deferral.deadline
    return (
        deferral
        if deadline is None
        else _update(deferral, deadline=_normalize_time_limit(deadline))
    )


def _normalize_url(url: Url) -> Url:
    return _update(url, url=normalize_url(url.raw))


def _normalize_phone(phone: Phone) -> Phone:
    return _update(phone, **normalize_phone(phone.raw)._asdict())


def _normalize_time_limit(limit: TimeLimit, unit: str = "") -> TimeLimit:
    """Return the limit with its kind and days; a number alone is one of `unit`."""
    text = limit.text + unit if limit.text.strip().isdecimal() else limit.text
    return _update(limit, **read_duration(text)._asdict())


def _read_unit(item: Item, limit: TimeLimit) -> str:
    """Return the unit that stands in the heading over the limit: `承诺时限（工作日）`."""
    fields = [item.subsections.time_limit, *item.extra_subsections]
    over = (f for f in fields if f and _place(f.span) <= _place(limit.span))
    nearest = max(over, key=lambda f: _place(f.span), default=None)
    match = _UNIT.search(nearest.heading) if nearest else None
    return match[1] if match else ""


def _place(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _drop_repeated(phones: list[Phone]) -> list[Phone]:
    """Keep each number once: only here can (024)57500123 be known to be 024-57500123."""
    seen: set[tuple[str | None, ...]] = set()
    distinct = []
    for phone in phones:
        number = phone.e164 or phone.short_code
        key = (number or phone.raw, phone.extension)
        if key not in seen:
            seen.add(key)
            distinct.append(phone)
    return phones if len(distinct) == len(phones) else distinct


def _map(normalize: Callable[[T], T], values: list[T]) -> list[T]:
    """Apply `normalize` to each value; the same list comes back where nothing changed."""
    normalized = [normalize(value) for value in values]
    changed = any(new is not old for new, old in zip(normalized, values, strict=True))
    return normalized if changed else values


def _update(model: T, **fields: object) -> T:
    """Return `model` with `fields` replaced, or itself where they hold already."""
    for name, value in fields.items():
        old = getattr(model, name)
        if old is not value and old != value:
            return model.model_copy(update=fields)
    return model
