"""The public is sent to a bare IP address.
让公众访问裸 IP 地址。

What it checks
    Addresses whose host is an IP address.
    主机为 IP 的地址。

Why it matters
    Nobody can tell whose site it is; over http names and passwords travel in the clear.
    无法辨认网站归属；经 http 登录时账号密码明文传输。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://ggfw.lnrc.com.cn/ehrss/login/>

Known limits
    Whether the guide names a secure entrance is told only where platform or path agree.
    只有平台名称或路径相同时才给出文中的安全地址。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View

FAMILY = "security"
SEVERITY = "warning"
# An address that is not the one meant is mended first; what is then printed is judged anew.
YIELDS_TO = ("url-invalid-host", "url-near-miss", "url-path-near-miss", "url-port-mismatch")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each address on a bare IP."""
    addresses = find_addresses(view)
    secure: dict[str, dict[str, Address]] = {}
    for address in addresses.all:
        if address.protocol == "https" and not address.is_numeric:
            for use in _uses(address):
                secure.setdefault(use, {}).setdefault(address.text, address)
    for address in addresses.all:
        if not address.is_numeric:
            continue
        named = [found for use in _uses(address) if len(found := secure.get(use, {})) == 1]
        other = next(iter(named[0].values())) if named else None
        plain = address.protocol != "https"
        yield Fault(
            address.range,
            zh="公众入口是裸 IP"
            + (" 且走明文 http" if plain else "")
            + (f"；文中另有安全地址 {other.text}" if other else ""),
            en="the public entrance is a bare IP address"
            + (" over plain http" if plain else "")
            + (f"; the guide also gives {other.text}" if other else ""),
            expected=other.text if other else None,
            related=(Place(other.range, "安全地址", "secure address"),) if other else (),
        )


def _uses(address: Address) -> list[str]:
    """Return what tells that two addresses open the same: the path, or the platform's name."""
    path = address.path.rstrip("/")
    return ([path] if path else []) + ([address.platform] if address.platform else [])
