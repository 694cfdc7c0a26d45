"""The tips give the number of another office than the one that the item names.
提示所给的电话属于另一机构。

What it checks
    Items that name one office of the directory and give a number of another, which they do not
    name, where other items that name the office give its own number.
    事项只写明机构表中的一个机构，所给电话却是表中未提及的另一机构的，
    而写明同一机构的其他事项给的是该机构自己的电话。

Why it matters
    The caller reaches people who know nothing of the matter.
    打过去的单位并不办理此事。

Fails
    1. 参保登记
    1.1 需提供材料：身份证
    1.2 办理路径
    窗口办：社保中心机关事业中心窗口
    1.3 办理时限：即时办结
    1.4 温馨提示：您可先拨打咨询电话 024-53998109。
    2. 参保缴费
    2.1 需提供材料：身份证
    2.2 办理路径
    窗口办：社保中心机关事业中心窗口
    2.3 办理时限：即时办结
    2.4 温馨提示：您可先拨打咨询电话 024-53033361。

    序号	机构名称	地址	联系电话
    1	机关事业中心	抚顺市顺城区临江东路19号	024-53998109
    2	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361
    3	顺城分中心	抚顺市顺城区临江东路21号	024-53997667

Passes
    1. 参保登记
    1.1 需提供材料：身份证
    1.2 办理路径
    窗口办：社保中心机关事业中心窗口
    1.3 办理时限：即时办结
    1.4 温馨提示：您可先拨打咨询电话 024-53998109。
    2. 参保缴费
    2.1 需提供材料：身份证
    2.2 办理路径
    窗口办：社保中心机关事业中心、清原县分中心窗口
    2.3 办理时限：即时办结
    2.4 温馨提示：您可先拨打咨询电话 024-53033361。

    序号	机构名称	地址	联系电话
    1	机关事业中心	抚顺市顺城区临江东路19号	024-53998109
    2	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361
    3	顺城分中心	抚顺市顺城区临江东路21号	024-53997667

Known limits
    Items that name several offices, or none, are not judged.
    写明多个机构或未写明机构的事项不判断。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.phone_numbers import Number, Numbers, find_numbers
from pipeline.audit.views import View
from pipeline.model.guides import Item

FAMILY = "phone"
SEVERITY = "warning"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that belongs to another office."""
    numbers = find_numbers(view)
    listed = [
        (number, item)
        for number in numbers.all
        if number.digits in numbers.directory and (item := view.item_at(number.range.start))
    ]
    items = {item.id: item for _, item in listed}
    named = _read_named(view, numbers, items.values())
    given = [(number, named[item.id]) for number, item in listed if item.id in named]
    usual = {office.digits for number, office in given if number.digits == office.digits}
    for number, office in given:
        rows = numbers.directory[number.digits]
        if office.digits in usual and number.digits != office.digits:
            name, other = _name(office), _name(rows[0])
            yield Fault(
                number.range,
                zh=f"{number.printed} 是“{other}”的电话，本事项写的是“{name}”（{office.printed}）",
                en=f"{number.printed} belongs to {other}; the item names {name} ({office.printed})",
                expected=office.printed,
                related=(
                    Place(office.range, f"“{name}”的电话", f"the number of {name}"),
                    Place(rows[0].range, f"“{other}”的电话", f"the number of {other}"),
                ),
                edits=(Correction(number.range, office.printed),),
            )


def _read_named(view: View, numbers: Numbers, items: Iterable[Item]) -> dict[str, Number]:
    """Return the number of the one office that each of `items` names."""
    offices: dict[str, Number] = {}
    for rows in numbers.directory.values():
        for row in rows:
            offices.setdefault(_name(row), row)
    lengths = {len(name) for name in offices}
    named: dict[str, Number] = {}
    for item in items:
        text = "".join(view.text(view.range(item.span)).split())
        own = [
            name
            for length in lengths
            for at in range(len(text) - length + 1)
            if (name := text[at : at + length]) in offices
        ]
        # 顺城分中心 may be a part of 市顺城分中心, which is then the one that is named
        longest = max(own, key=len, default="")
        if own and all(name in longest for name in own):
            named[item.id] = offices[longest]
    return named


def _name(row: Number) -> str:
    return (row.office.name if row.office else None) or "\0"
