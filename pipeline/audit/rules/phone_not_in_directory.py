"""A phone number stands in no row of the directory, but one row's number is nearly the same.
电话不在导航表中，而表中有几乎相同的号码。

What it checks
    Landlines outside the directory against its numbers; when the text gives a number twice and
    the directory a similar one that nothing else confirms, the directory is pointed at.
    导航表以外的固定电话与表中号码比对；若正文两次以上用同一号码，而表中相近号码别无印证，
    则指出表中的号码。

Why it matters
    Readers ring a stranger.
    读者会打到别处。

Fails
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115
    3	望花分中心	科技街中段3号	024-53808226

    一、养老保险

    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：请拨打咨询电话 024-53998151。

Passes
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	市社保中心	临江东路19-10号	024-53998007
    2	新抚分中心	站前街西六路5号	024-53998115
    3	望花分中心	科技街中段3号	024-53808226

    一、养老保险

    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：请拨打咨询电话 024-53998115，税务问题请拨打 024-57500000。

Known limits
    Numbers unlike all of the directory's are taken for those of other offices.
    与表中号码都不相近的，视为其他机构的电话。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.distances import Neighbours
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.phone_numbers import Number, Numbers, find_numbers
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "phone"
SEVERITY = "error"
YIELDS_TO = ("phone-wrong-length", "phone-wrong-area-code")

# Fewer rows are no directory.
_MIN_NUMBERS = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that nearly is one of the directory's."""
    numbers = find_numbers(view)
    if len(numbers.directory) < _MIN_NUMBERS:
        return
    known = Neighbours(numbers.directory)
    used = _use_by_category(view, numbers)
    accused: set[str] = set()
    for number in numbers.all:
        if number.office or not number.area or number.digits in numbers.directory:
            continue
        if view.field_at(number.range.start) == "offices":
            continue  # a row without a name
        near = known.near(number.digits)
        if not near or number.digits in accused:
            continue
        alike = [numbers.directory[digits][0] for d, digits in near if d == near[0][0]]
        row = next((row for row in alike if _is_named(view, number, row)), alike[0])
        is_slip = near[0][0] == 1
        is_own = is_slip or _is_named(view, number, row)
        if is_own and numbers.outside[number.digits] >= 2 and not numbers.outside[row.digits]:
            if row.digits not in accused:
                accused |= {row.digits, number.digits}
                yield _accuse_row(row, number, numbers.outside[number.digits])
            continue
        fault = _accuse_text(view, numbers, number, near, used)
        # Numbers of one building often differ in two digits, so that is only worth a look.
        yield fault if is_slip else fault._replace(severity=Severity.INFO)


def _is_named(view: View, number: Number, row: Number) -> bool:
    """Say whether the item that gives a number names the office of a row."""
    item = view.item_at(number.range.start)
    name = row.office.name if row.office else None
    return bool(item and name and name in view.text(view.range(item.span)))


def _accuse_row(row: Number, number: Number, times: int) -> Fault:
    return Fault(
        row.range,
        zh=f"{row.printed} 只见于此，正文 {times} 次作 {number.printed}",
        en=f"{row.printed} stands only here; the text has {number.printed} {times} times",
        expected=number.printed,
        related=(Place(number.range, f"此处作 {number.printed}", f"{number.printed} here"),),
        edits=(Correction(row.range, number.printed),),
    )


def _use_by_category(view: View, numbers: Numbers) -> dict[str | None, Counter[str]]:
    """Count which of the directory's numbers the items of each category give."""
    used: dict[str | None, Counter[str]] = {}
    for number in numbers.all:
        item = view.item_at(number.range.start)
        if item and not number.office and number.digits in numbers.directory:
            used.setdefault(item.category, Counter())[number.digits] += 1
    return used


def _accuse_text(
    view: View,
    numbers: Numbers,
    number: Number,
    near: list[tuple[int, str]],
    used: dict[str | None, Counter[str]],
) -> Fault:
    """The nearest number is meant, unless the category's items give another one."""
    row = numbers.directory[near[0][1]][0]
    item = view.item_at(number.range.start)
    usual = used.get(item.category) if item else None
    rival = next(iter(usual.most_common(1)), None) if usual else None
    other = numbers.directory[rival[0]][0] if rival and rival[0] != row.digits else None
    is_only = len(near) == 1 or near[1][0] > near[0][0]
    expected = row.printed if is_only and other is None else None
    places = [Place(row.range, f"最近的号码：{_name(row)}", f"nearest number: {_name(row)}")]
    if other:
        places.append(
            Place(
                other.range,
                f"同类事项所用：{_name(other)}",
                f"used by its category: {_name(other)}",
            )
        )
    zh = f"{number.printed} 不在导航表中；最近的是“{_name(row)}”的 {row.printed}"
    en = f"{number.printed} is not in the directory; the nearest is {row.printed} of {_name(row)}"
    return Fault(
        number.range,
        zh=zh + (f"，同类事项用“{_name(other)}”的 {other.printed}" if other else ""),
        en=en
        + (
            f", while items of its category give {other.printed} of {_name(other)}" if other else ""
        ),
        expected=expected,
        related=tuple(places),
        edits=(Correction(number.range, expected),) if expected else (),
    )


def _name(number: Number) -> str:
    return number.office.name if number.office else ""
