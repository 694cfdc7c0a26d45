"""An address uses http without encryption.
地址使用未加密的 http。

What it checks
    http addresses on a named host for which the guide gives no https address.
    有域名的 http 地址，且文中没有该主机的 https 地址。

Why it matters
    What is typed there can be read and changed on the way.
    所填内容可能在途中被看到或改动。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<https://si.12333.gov.cn>

Known limits
    Whether the site answers over https is not asked.
    不核实网站是否支持 https。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "security"
SEVERITY = "info"
# An address that is not the one meant is mended first; what is then printed is judged anew.
YIELDS_TO = (
    "doubled-word",
    "url-broken-scheme",
    "url-foreign-character",
    "url-invalid-host",
    "url-near-miss",
    "url-path-near-miss",
    "url-stray-path",
    "url-unknown-domain",
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each plain http address."""
    addresses = find_addresses(view)
    for address in addresses.all:
        is_plain = address.protocol == "http" and not address.is_numeric
        if is_plain and address.host not in addresses.secure_hosts:
            yield Fault(
                address.range,
                zh=f"{address.host} 走明文 http",
                en=f"{address.host} is reached over plain http",
            )
