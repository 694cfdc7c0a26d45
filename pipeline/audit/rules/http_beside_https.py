"""An http address although the guide gives an https one for the same host.
使用 http 地址，而文中同一主机另有 https 地址。

What it checks
    http addresses on a host that stands with https elsewhere in the guide.
    主机在他处以 https 出现的 http 地址。

Why it matters
    Readers lose the encryption that the site offers.
    读者失去网站已有的加密保护。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://ggfw.lnrc.com.cn/ehrss/login/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://ggfw.lnrc.com.cn/ehrss/login/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://ggfw.lnrc.com.cn/ehrss/login/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<https://ggfw.lnrc.com.cn/ehrss/login/>

Known limits
    A host that never stands with https is plain-http.
    从未以 https 出现的主机由 plain-http 报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "security"
SEVERITY = "warning"
YIELDS_TO = ("url-broken-scheme",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each http address whose host the guide has with https."""
    addresses = find_addresses(view)
    for address in addresses.all:
        secure = addresses.secure_hosts.get(address.host)
        if secure is None or address.protocol != "http" or address.is_numeric:
            continue
        place = Range(address.start, address.start + len(address.scheme))
        yield Fault(
            place,
            zh=f"{address.host} 在文中另有 https 地址，这里却用 http",
            en=f"http here, though the guide gives {address.host} with https",
            expected="https://",
            related=(Place(secure.range, "https 地址", "the https address"),),
            edits=(Correction(place, "https://"),),
        )
