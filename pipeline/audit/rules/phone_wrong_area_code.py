"""The area code of a phone number is retired, unknown or another city's.
电话区号已停用、不存在或属于其他城市。

What it checks
    Area codes against those of the city that the guide is for, or where that is unknown against
    the majority; codes given up since; a missing code where all other numbers have it.
    区号是否属于指南所在城市（未知时看多数）；是否已停用；其他号码都有区号而此处没有。

Why it matters
    The call goes nowhere or to another city.
    电话打不通或打到外地。

Fails
    抚顺市社会保险事业服务中心

    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：请拨打咨询电话 0413-53998109。

Passes
    抚顺市社会保险事业服务中心

    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：请拨打咨询电话 024-53998109，大连市请拨打 0411-82345678。

Known limits
    A code of a city named in the same sentence is taken for that city's office.
    同一句中提到的城市的区号视为该市机构的电话。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.phone_numbers import Number, Numbers, find_numbers
from pipeline.audit.views import View
from pipeline.model.regions import is_retired_code, load_places, place_of_area_code

FAMILY = "phone"
SEVERITY = "error"

_CITY_END = re.compile(r"(?:市|地区|盟|自治州)$")
_SENTENCE = re.compile(r"[。；;\n]")
# So many numbers must share an area code before one without it is a slip.
_WITNESSES = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each area code that cannot be right here."""
    numbers = find_numbers(view)
    if not numbers.all:
        return
    expected = _codes(view, numbers)
    for number in numbers.all:
        if not number.area:
            yield from _judge_missing(numbers, number)
            continue
        reason = _judge(view, number, expected)
        if reason is None:
            continue
        right = expected[0] if expected else None
        yield Fault(
            number.area_range,
            zh=f"区号 {number.area} {reason[0]}" + (f"，应为 {right}" if right else ""),
            en=f"the area code {number.area} {reason[1]}"
            + (f"; {right} is right" if right else ""),
            expected=right,
            edits=(Correction(number.area_range, right),) if right else (),
        )


def _codes(view: View, numbers: Numbers) -> tuple[str, ...]:
    """Return the area codes of the guide's city, the majority's where the city is unknown."""
    city = view.guide.guide.region.city
    if city and (codes := _city_codes().get(city)):
        return codes
    usual, times = next(iter(numbers.areas.most_common(1)), ("", 0))
    alone = times >= _WITNESSES and times >= numbers.areas.total() - 1
    return (usual,) if alone and place_of_area_code(usual) else ()


@cache
def _city_codes() -> dict[str, tuple[str, ...]]:
    return {
        place.name: (place.area_code, *place.other_codes)
        for place in load_places()
        if place.area_code
    }


def _judge(view: View, number: Number, expected: tuple[str, ...]) -> tuple[str, str] | None:
    if number.area in expected:
        return None
    if is_retired_code(number.area):
        return "已停用", "is no longer in use"
    places = place_of_area_code(number.area)
    if not places:
        return "不存在", "does not exist"
    if not expected or _is_named(view, number, [place.name for place in places]):
        return None
    name = places[0].name
    return f"属于{name}", f"belongs to {name}"


def _is_named(view: View, number: Number, names: list[str]) -> bool:
    """Whether one of the cities is named in the sentence around the number."""
    start = max(0, number.range.start - 80)
    before = _SENTENCE.split(view.source.text[start : number.range.start])[-1]
    after = _SENTENCE.split(view.source.text[number.range.end : number.range.end + 30])[0]
    return any(_CITY_END.sub("", name) in before + after for name in names)


def _judge_missing(numbers: Numbers, number: Number) -> Iterator[Fault]:
    usual, times = next(iter(numbers.areas.most_common(1)), ("", 0))
    if number.is_mobile or times < _WITNESSES or times < numbers.areas.total():
        return
    if any(other.area == "" and other is not number for other in numbers.all):
        return
    yield Fault(
        number.range,
        zh=f"{number.printed} 没有区号，其他 {times} 个号码都带 {usual}",
        en=f"{number.printed} has no area code; the other {times} numbers have {usual}",
        expected=f"{usual}-{number.local}",
        edits=(Correction(number.range, f"{usual}-{number.local}"),),
    )
