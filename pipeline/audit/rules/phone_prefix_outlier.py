"""A phone number begins unlike all others of its area or of its building.
电话号码的开头与同区号或同地址的其他号码都不同。

What it checks
    The first digit of numbers of one area where eight or more agree; the first four where four or
    more offices at one address agree.
    同区号八个以上号码一致的首位；同一地址四个以上机构一致的前四位。

Why it matters
    Exchanges of one city begin alike: a digit is probably mistyped.
    同城号码开头相同，可能有一位打错。

Fails
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	一科	临江东路19号	024-53998001
    2	二科	临江东路19号2楼	024-53998002
    3	三科	临江东路19号	024-53998003
    4	四科	临江东路19号	024-53998004
    5	五科	临江东路19号	024-53958005

Passes
    社保中心服务地址及联系电话
    序号	机构名称	地址	联系电话
    1	一科	临江东路19号	024-53998001
    2	二科	临江东路19号2楼	024-53998002
    3	三科	站前街3号	024-53958005

Known limits
    Offices may have lines of two exchanges; so a difference within one building is only worth a
    look.
    同一楼内也可能有两个局号，因此仅作提示。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.phone_numbers import Number, find_numbers
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "phone"
SEVERITY = "warning"
YIELDS_TO = (
    "phone-wrong-length",
    "phone-wrong-area-code",
    "phone-not-in-directory",
    "phone-shared-by-offices",
)

# By chance alone eight numbers share their first digit once in millions of guides; four offices
# at one address share an exchange because they share a switch.
_MIN_OF_AREA = 8
_MIN_OF_BUILDING = 4
_FLOOR = re.compile(r"(?<=[号院座])[^号院座]{0,8}$")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that begins alone."""
    numbers = [
        number for number in find_numbers(view).all if number.area and len(number.local) >= 7
    ]
    distinct = list({number.digits: number for number in reversed(numbers)}.values())
    rows = [number for number in distinct if number.office and number.office.address]
    found = _find_outliers(distinct, lambda number: number.area, 1, _MIN_OF_AREA)
    near = _find_outliers(rows, _building, 4, _MIN_OF_BUILDING)
    for digits, usual in {**near, **found}.items():
        for number in numbers:
            if number.digits != digits:
                continue
            other = next(n for n in numbers if n.local.startswith(usual))
            yield Fault(
                number.range,
                zh=f"{number.printed} 不以 {usual} 开头，与同组其他号码都不同",
                en=f"{number.printed} does not begin with {usual} like the others of its group",
                related=(Place(other.range, "同组的另一号码", "another of the group"),),
                severity=None if digits in found else Severity.INFO,
            )


def _building(number: Number) -> str:
    address = number.office.address if number.office else None
    return _FLOOR.sub("", address or "")


def _find_outliers(
    numbers: list[Number], group_of: Callable[[Number], str], length: int, minimum: int
) -> dict[str, str]:
    """Return the one number of each group that begins alone, and how all others begin."""
    groups: dict[str, list[Number]] = {}
    for number in numbers:
        groups.setdefault(group_of(number), []).append(number)
    found = {}
    for group in groups.values():
        starts = Counter(number.local[:length] for number in group)
        usual, times = starts.most_common(1)[0]
        if times >= minimum and times == len(group) - 1:
            odd = next(number for number in group if not number.local.startswith(usual))
            found[odd.digits] = usual
    return found
