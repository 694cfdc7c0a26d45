"""A host cannot exist: an impossible IP address, an empty label, a stray hyphen.
主机不可能存在：IP 不合法、两点相连、连字符位置不对。

What it checks
    IPs for four parts from 0 to 255 without leading zeros; names for empty labels, underscores
    and hyphens at the ends of a label.
    主机为 IP 时是否四段、每段 0 至 255 且无前导零；域名是否有空段、下划线、段首段尾的连字符。

Why it matters
    Nothing answers there; with a leading zero browsers read another address.
    打不开；有前导零时浏览器会读成别的地址。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.350.1:8081/ehrss/login/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>

Known limits
    Whether a well-formed host exists is not asked.
    不核实主机是否真实存在。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-near-miss", "url-foreign-character", "url-broken-scheme")

_OCTET = re.compile(r"0|[1-9]\d{0,2}")
_LABEL = re.compile(r"[^\W_](?:[^\W_]|-)*(?<!-)")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each host that cannot exist."""
    for host, group in find_addresses(view).of_host.items():
        reason = _judge_ip(host) if group[0].is_numeric else _judge_name(host)
        if reason is None:
            continue
        for address in group:
            words = view.text(address.host_range)
            yield Fault(
                address.host_range,
                zh=f"主机 {words} 不合法：{reason[0]}",
                en=f"{words} cannot be a host: {reason[1]}",
            )


def _judge_ip(host: str) -> tuple[str, str] | None:
    octets = host.split(".")
    if len(octets) != 4:
        return f"IP 应为四段，这里有 {len(octets)} 段", f"an IP has four parts, not {len(octets)}"
    for octet in octets:
        if not _OCTET.fullmatch(octet):
            return f"“{octet}”不是十进制段或有前导零", f"{octet!r} is no decimal part"
        if int(octet) > 255:
            return f"{octet} 大于 255", f"{octet} is over 255"
    return None


def _judge_name(host: str) -> tuple[str, str] | None:
    for label in host.split("."):
        if not label:
            return "两点相连或点在首尾", "it has an empty label"
        if not _LABEL.fullmatch(label):
            return f"“{label}”含有主机名不可用的字符", f"{label!r} is no label of a host"
    return None
