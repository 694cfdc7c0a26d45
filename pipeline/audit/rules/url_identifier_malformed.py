"""An identifier in an address is not well formed: a digit lost or no hexadecimal digit.
地址中的标识码格式不对：少一位、多一位或不是十六进制数字。

What it checks
    Values that are meant as UUIDs (8-4-4-4-12 hexadecimal digits): length of each group, digits,
    and the version where at least two others agree.
    形如 UUID（8-4-4-4-12 位十六进制）的参数值：各段长度、字符，以及其他至少两处一致的版本号。

Why it matters
    The page of the item is not found.
    打不开该事项的页面。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://zwfw.gov.cn/detail?taskguid=26f47e73-8b2d-4b5b-b1ed-3b8e1ee42c2>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://zwfw.gov.cn/detail?taskguid=26f47e73-8b2d-4b5b-b1ed-3b8e1ee42c2a>

Known limits
    A wrong digit that is hexadecimal shows only in the version.
    错成另一个十六进制数字时，只有版本位能看出。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-foreign-character",)

_GROUPS = (8, 4, 4, 4, 12)
_DIGITS = sum(_GROUPS)
_AT_VERSION = 14  # the first digit of the third group
# taskguid=26f47e73-8b2d-4b5b-b1ed-3b8e1ee42c2a, give or take a character or a hyphen.
_VALUE = re.compile(r"(?<=[=/])[0-9A-Za-z]+(?:-{1,2}[0-9A-Za-z]+){2,5}(?=[/?&#]|$)")
_HEX = re.compile(r"[0-9a-fA-F]+")
_PLAIN = re.compile(r"(?<=uid=)[0-9A-Za-z]{30,38}(?=[&#]|$)", re.IGNORECASE)
# A UUID has 32 digits and 4 hyphens; two slips change its length by two at most.
_LENGTHS = range(34, 39)
# Of 32 digits two may be mistyped; a name with hyphens has far more letters past f.
_MAX_FOREIGN = 2


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each malformed identifier."""
    values: list[tuple[int, str]] = []
    for address in find_addresses(view).all:
        if len(address.tail) < _LENGTHS.start:
            continue
        for match in (*_VALUE.finditer(address.text), *_PLAIN.finditer(address.text)):
            foreign = len(_HEX.sub("", match[0].replace("-", "")))
            if foreign <= _MAX_FOREIGN and (len(match[0]) in _LENGTHS or "-" not in match[0]):
                values.append((address.start + match.start(), match[0]))
    versions = Counter(_version(value) for _, value in values if _is_shaped(value))
    for start, value in values:
        for begin, end, zh, en in islice(_judge(value, versions), 1):
            yield Fault(
                Range(start + begin, start + end), zh=f"标识码{zh}", en=f"the identifier {en}"
            )


def _is_shaped(value: str) -> bool:
    return tuple(map(len, value.split("-"))) == _GROUPS


def _version(value: str) -> str:
    return value[_AT_VERSION]


def _judge(value: str, versions: Counter[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the places in `value` that are wrong, and why in both languages."""
    for index, character in enumerate(value):
        if character != "-" and not _HEX.fullmatch(character):
            zh, en = f"含有非十六进制字符 {character}", f"holds {character}, no hexadecimal digit"
            yield index, index + 1, zh, en
    count = len(value)
    groups = value.split("-")
    if len(groups) == 1:
        if count != _DIGITS:
            zh, en = f"有 {count} 位，应为 {_DIGITS} 位", f"has {count} digits, not {_DIGITS}"
            yield 0, count, zh, en
        return
    if len(groups) != len(_GROUPS):
        yield 0, count, f"有 {len(groups)} 段，应为 5 段", f"has {len(groups)} groups, not 5"
        return
    start = 0
    for group, length in zip(groups, _GROUPS, strict=True):
        end = start + len(group)
        if len(group) != length:
            zh = f"的一段 {group} 有 {len(group)} 位，应为 {length} 位"
            yield start, end, zh, f"has the group {group} of {len(group)} digits, not {length}"
        start += length + 1
    own, (usual, times) = _version(value), versions.most_common(1)[0]
    if own != usual and times >= 2 and versions[own] == 1:
        zh, en = (
            f"的版本位 {own} 与其他的 {usual} 不同",
            f"is of version {own}, the others of {usual}",
        )
        yield _AT_VERSION, _AT_VERSION + 1, zh, en
