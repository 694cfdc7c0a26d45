"""A phone number is written with another separator than the others.
电话号码的分隔写法与其他号码不同。

What it checks
    What stands between area code and number, blanks and full-width digits; the rarer habit is
    pointed at.
    区号与号码之间的符号、空格和全角数字；指出较少的写法。

Why it matters
    Telephones and programs recognise only some of the forms.
    手机和程序只能识别部分写法。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：电话 024-53998109、024-53998115、024-53998007，024－53998053。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：电话 024-53998109、024-53998115、024-53998007。

Known limits
    It needs twice as many numbers of the usual form as of the other, and at least three.
    常见写法须至少三个，且不少于另一写法的两倍。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.phone_numbers import Number, find_numbers
from pipeline.audit.plain_texts import find_all
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "phone"
SEVERITY = "info"
YIELDS_TO = ("phone-wrong-length", "phone-wrong-area-code", "phone-not-in-directory")

# Fewer than three numbers make no habit; half as many exceptions make another one.
_MIN_USUAL = 3

_TRAILING = re.compile(
    rf"(?<![\d-])(?P<number>0\d{{2,3}}-\d{{7,8}}|1\d{{4}})(?P<hyphen>-)"
    rf"(?=\s*$|[\t，。；、）]| ?{HAN})",
    re.MULTILINE,
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number of a rarer form."""
    yield from _find_trailing(view)
    landlines = [number for number in find_numbers(view).all if number.area]
    forms = Counter(map(_form, landlines))
    usual, times = next(iter(forms.most_common(1)), ("", 0))
    for number in landlines:
        form = _form(number)
        if form == usual or times < _MIN_USUAL or times < 2 * forms[form]:
            continue
        expected = usual.replace("a", number.area).replace("n", number.local)
        # Only a number in one piece can be written after the usual form.
        expected_or_none = expected if re.fullmatch(r"\(?a\)?\W?n", usual) else None
        yield Fault(
            number.range,
            zh=f"{number.printed} 的写法与其他 {times} 个号码不同",
            en=f"{number.printed} is not written like the other {times} numbers",
            expected=expected_or_none,
            edits=(Correction(number.range, expected),) if expected_or_none else (),
        )


def _find_trailing(view: View) -> Iterator[Fault]:
    """Yield the hyphens behind numbers that go on with nothing: 024-53787181-, 12333-."""
    for match in find_all(_TRAILING, view):
        at = Range(*match.span("hyphen"))
        yield Fault(
            at,
            zh=f"号码 {match['number']} 之后多了“{match['hyphen']}”",
            en=f"{match['hyphen']} behind {match['number']} goes on with nothing",
            expected="",
            edits=(Correction(at, ""),),
            severity=Severity.WARNING,
        )


def _form(number: Number) -> str:
    """Return the number's form, `a` for the area code and `n` for a number in one piece."""
    form = number.printed.replace(number.area, "a", 1).replace(number.local, "n", 1)
    return re.sub(r"\d", "0", form)
