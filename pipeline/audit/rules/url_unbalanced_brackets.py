"""An address has only one of the two brackets < >.
地址两侧的尖括号不成对。

What it checks
    An opening bracket right before an address without a closing one right after it, or the
    reverse, or two of different width.
    地址前有“<”而后无“>”，或相反，或两者全角半角不一。

Why it matters
    Programs take the following words for a part of the link.
    程序会把后文当作链接的一部分。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn>

Known limits
    Addresses without any bracket are not judged.
    没有尖括号的地址不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "warning"
YIELDS_TO = ("url-foreign-character",)

_PAIRS = {"<": ">", "＜": "＞", "〈": "〉"}


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each address whose brackets do not match."""
    for address in find_addresses(view).all:
        if _PAIRS.get(address.open, "") == address.close:
            end = address.trailing.start
            if address.close and view.text(Range(end, end + 2)) == 2 * address.close:
                yield _doubled(address)
            continue
        place, edit = _place(address)
        missing = edit.replacement
        words, start = view.text(place), edit.range.start - place.start
        yield Fault(
            place,
            zh=f"地址 {address.printed} 的尖括号不成对，缺“{missing}”",
            en=f"the brackets of {address.printed} do not match: {missing} is missing",
            expected=words[:start] + missing + words[edit.range.end - place.start :],
            edits=(edit,),
        )


def _behind(address: Address) -> Range:
    """Return the place of the character behind the closing bracket."""
    return Range(address.trailing.start + 1, address.trailing.start + 2)


def _doubled(address: Address) -> Fault:
    at = _behind(address)
    return Fault(
        at,
        zh=f"地址 {address.printed} 之后的“{address.close}”重复",
        en=f"the {address.close} behind {address.printed} is printed twice",
        expected="",
        edits=(Correction(at, ""),),
    )


def _place(address: Address) -> tuple[Range, Correction]:
    """Return the words beside the missing bracket, and its place."""
    if address.open:
        after = Range(address.trailing.start, address.trailing.start + (1 if address.close else 0))
        shown = Range(address.range.end - 1, address.range.end)
        return (after if address.close else shown), Correction(after, _PAIRS[address.open])
    before = Range(address.start, address.start)
    return Range(address.start, address.start + 1), Correction(before, "<")
