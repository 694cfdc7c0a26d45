"""An address holds a character that no address can hold.
地址中有不属于地址的字符。

What it checks
    Full-width letters, colons and dots, letters of other scripts that look Latin, blanks, Chinese
    stops or commas inside an address, punctuation between an address and its closing bracket.
    地址内的全角字符、形似拉丁字母的其他文字、空格、中文句逗号，以及地址与右尖括号之间的标点。

Why it matters
    It looks right on paper and fails, or leads elsewhere, when copied.
    看似无误，复制后打不开或进入别处。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333．gov.cn>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn>，如有问题可拨打 12333。

Known limits
    Latin letters and digits that look alike (l and 1) are judged by url-near-miss.
    相似的拉丁字母与数字（l 与 1）由 url-near-miss 判断。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-broken-scheme",)

_LAYOUT_BREAK = re.compile(r"\s*\n\s*")
_COMMA = re.compile("[,;、，。]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each run of foreign characters in an address."""
    for address in find_addresses(view).all:
        for start, end, expected in _find_foreign(address):
            place = Range(address.start + start, address.start + end)
            words = view.text(place)
            shown = "空格" if words.isspace() else words
            name = unicodedata.name(words[0], "?").lower()
            yield Fault(
                place,
                zh=f"地址 {address.printed} 中的“{shown}”不是地址可用的字符",
                en=f"{words!r} ({name}) is no character of an address",
                expected=expected,
                edits=(Correction(place, expected),),
            )
        if address.close and address.trailing.end > address.trailing.start:
            words = view.text(address.trailing)
            if words.strip():
                yield Fault(
                    address.trailing,
                    zh=f"标点“{words.strip()}”粘在地址与“{address.close}”之间",
                    en=f"{words.strip()!r} is glued to the end of the address",
                    expected="",
                    edits=(Correction(address.trailing, ""),),
                )


def _find_foreign(address: Address) -> Iterator[tuple[int, int, str]]:
    """Yield places and what should stand there, neighbours taken together."""
    breaks = {i for match in _LAYOUT_BREAK.finditer(address.printed) for i in range(*match.span())}
    host = range(address.host_range.start - address.start, address.host_range.end - address.start)
    start = None
    for index, (printed, meant) in enumerate(zip(address.printed, address.text, strict=True)):
        is_foreign = index not in breaks and (
            printed != meant
            or printed.isspace()
            or (index in host and _COMMA.match(printed) is not None)
        )
        if is_foreign and start is None:
            start = index
        if not is_foreign and start is not None:
            yield start, index, _meant(address, start, index, host)
            start = None
    if start is not None:
        yield start, len(address.text), _meant(address, start, len(address.text), host)


def _meant(address: Address, start: int, end: int, host: range) -> str:
    words = "".join(address.text[start:end].split())
    return _COMMA.sub(".", words) if start in host else words
