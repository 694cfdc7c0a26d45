"""A phone number has a digit too few or too many, or a letter.
电话号码少了、多了数字，或夹有字母。

What it checks
    Landlines for the length that numbers of their area have, mobile numbers for eleven digits,
    letters O, o, I and l among digits.
    固定电话的位数是否与该区号的号码相符，手机号是否为 11 位，数字中是否夹有字母 O、o、I、l。

Why it matters
    The number cannot be dialled.
    号码打不通。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：请拨打咨询电话 024-5399803。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 温馨提示：请拨打咨询电话 024-53998035，手机 13800138000。

Known limits
    Area codes with four digits allow seven and eight where the guide has fewer than three numbers.
    四位区号且号码不足三个时，七位、八位都允许。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.distances import Neighbours
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.phone_numbers import LETTERS, Number, Numbers, find_numbers
from pipeline.audit.views import View
from pipeline.model.sources import fold_text

FAMILY = "phone"
SEVERITY = "error"
YIELDS_TO = ("phone-wrong-area-code",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that cannot be dialled."""
    numbers = find_numbers(view)
    known = Neighbours(numbers.directory)
    for number in numbers.all:
        has_letter = any(c.isascii() and c.isalpha() for c in fold_text(number.printed))
        if not has_letter and not numbers.has_wrong_length(number):
            continue
        expected = _expected(numbers, known, number)
        zh, en = _reason(numbers, number, has_letter)
        yield Fault(
            number.range,
            zh=f"电话 {number.printed} {zh}",
            en=f"the number {number.printed} {en}",
            expected=expected,
            edits=(Correction(number.range, expected),) if expected else (),
        )


def _expected(numbers: Numbers, known: Neighbours, number: Number) -> str | None:
    """Return the one sound number of the directory that is a digit away."""
    if number.digits in numbers.directory and number.office is None:
        return numbers.directory[number.digits][0].printed
    if not numbers.has_wrong_length(number) and number.area:
        return number.printed.translate(LETTERS)  # only a letter stands for a digit
    near = [numbers.directory[digits][0] for _, digits in known.near(number.digits, 1)]
    near = [other for other in near if not numbers.has_wrong_length(other)]
    # A row's own number cannot be corrected from another row's.
    return near[0].printed if len(near) == 1 and number.office is None else None


def _reason(numbers: Numbers, number: Number, has_letter: bool) -> tuple[str, str]:
    if has_letter:
        return "夹有字母", "holds a letter"
    if number.is_mobile:
        return (
            f"有 {len(number.local)} 位，手机号应为 11 位",
            f"has {len(number.local)} digits, a mobile number 11",
        )
    lengths = numbers.usual_lengths(number.area)
    digits, area = len(number.local), number.area
    either = " / ".join(map(str, lengths))
    zh = f"在区号后有 {digits} 位，{area} 的号码为 {either} 位"
    return zh, f"has {digits} digits after its area code, those of {area} have {either}"
