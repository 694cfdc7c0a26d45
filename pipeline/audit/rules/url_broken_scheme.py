"""The beginning of an address, http://, is mistyped.
地址开头的 http:// 有误。

What it checks
    Letters other than http or https before //, a colon or slash lost, doubled or full-width, a
    blank, a scheme printed twice; ftp:// once before a host that has http:// elsewhere.
    双斜线之前不是 http 或 https，冒号、斜线缺失、重复或为全角，夹有空格，协议重复；
    他处为 http:// 的主机仅此处作 ftp://。

Why it matters
    Copied into a browser, the words do not open the site.
    复制到浏览器打不开。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<htp://si.12333.gov.cn>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://si.12333.gov.cn>

Known limits
    An address that begins without any trace of http is url-missing-scheme.
    完全没有协议的地址由 url-missing-scheme 报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.addresses import Address, Addresses, find_addresses
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"

_SOUND = re.compile(r"(?:https?|ftp|wss?)://", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:https?:?/{0,2}\s?){2,}", re.IGNORECASE)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each mistyped scheme."""
    addresses = find_addresses(view)
    for address in addresses.all:
        printed = _printed_scheme(address)
        if not printed or printed.startswith("//"):
            continue
        if _SOUND.fullmatch(printed) and not _is_alone(addresses, address):
            continue
        place = Range(address.start, address.start + len(printed))
        expected = _expected(addresses, address)
        yield Fault(
            place,
            zh=f"地址开头 {printed.strip()} 应为 {expected}",
            en=f"the address begins with {printed.strip()} instead of {expected}",
            expected=expected,
            edits=(Correction(place, expected),),
        )


def _is_alone(addresses: Addresses, address: Address) -> bool:
    """Tell whether a host that is a web site throughout has another protocol only here."""
    group = addresses.of_host[address.host]
    return not address.protocol and sum(not other.protocol for other in group) == 1 < len(group)


def _printed_scheme(address: Address) -> str:
    """Return the scheme as printed, with a second one after it."""
    doubled = _DOUBLED.match(address.text)
    length = max(len(address.scheme), doubled.end() if doubled else 0)
    return address.printed[:length]


def _expected(addresses: Addresses, address: Address) -> str:
    """Return the scheme that the host has elsewhere, or else what the printed letters say."""
    if address.host in addresses.secure_hosts:
        return "https://"
    sound = any(
        other.protocol == "http" for other in addresses.of_host[address.host] if other != address
    )
    secure = re.search("s", address.scheme, re.IGNORECASE) and not sound
    return "https://" if secure else "http://"
