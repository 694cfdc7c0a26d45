"""One address is printed in several spellings.
同一地址有几种写法。

What it checks
    Addresses that differ only in a final slash, in capitals, in the default port or in http and
    https; the rarer spelling is pointed at.
    只差末尾斜线、大小写、默认端口或 http 与 https 的地址；指出较少的一种。

Why it matters
    Lists of addresses count them twice.
    汇总时会被当作两个地址。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://si.12333.gov.cn>
    3. 失业登记
    3.1 办理路径
    网上办：<http://si.12333.gov.cn/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://si.12333.gov.cn>

Known limits
    Spellings that are equally frequent are left alone.
    次数相同的写法不判断。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View

FAMILY = "url"
SEVERITY = "info"
YIELDS_TO = (
    "http-beside-https",
    "url-broken-scheme",
    "url-foreign-character",
    "url-missing-scheme",
    "url-path-near-miss",
    "url-port-mismatch",
)

_DEFAULT_PORTS = (":80", ":443")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place with a rarer spelling of a frequent address."""
    groups: dict[tuple[str, str, str], list[Address]] = {}
    for address in find_addresses(view).all:
        if address.protocol and address.scheme.lower() == f"{address.protocol}://":
            port = "" if f":{address.port}" in _DEFAULT_PORTS else address.port
            host = address.host.removeprefix("www.")
            groups.setdefault((host, port, address.tail.rstrip("/")), []).append(address)
    for group in groups.values():
        spellings = Counter(address.text for address in group)
        usual, times = spellings.most_common(1)[0]
        for address in group:
            if spellings[address.text] < times:
                other = next(other for other in group if other.text == usual)
                yield Fault(
                    address.range,
                    zh=f"同一地址在他处 {times} 次写作 {usual}",
                    en=f"the same address is written {usual} {times} times elsewhere",
                    expected=usual,
                    related=(Place(other.range, "较常见的写法", "the usual spelling"),),
                )
