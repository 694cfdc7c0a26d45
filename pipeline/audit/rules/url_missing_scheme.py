"""An address is printed without http:// or https://.
地址没有 http:// 或 https://。

What it checks
    Words that end like a host (si.12333.gov.cn), or an IP with a port or path, without a scheme
    before them.
    形如主机名（si.12333.gov.cn）或带端口、路径的 IP，前面没有协议。

Why it matters
    It is no link, and readers cannot tell whether the site is reached securely.
    不能点击，读者也不知是否为安全连接。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：国家社会保险公共服务平台 si.12333.gov.cn

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：国家社会保险公共服务平台 <http://si.12333.gov.cn>，表格见 form.v2.doc

Known limits
    Names of files, mail addresses and dotted numbers are no addresses.
    文件名、邮箱和带点的编号不算地址。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "warning"
YIELDS_TO = ("url-near-miss", "url-unknown-domain")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each address without a scheme."""
    addresses = find_addresses(view)
    with_scheme: dict[str, Address] = {}
    for address in addresses.all:
        if address.protocol:
            with_scheme.setdefault(address.host, address)
    for address in addresses.all:
        if address.scheme not in ("", "//"):
            continue
        other = with_scheme.get(address.host)
        scheme = "https" if address.host in addresses.secure_hosts else "http"
        words = view.text(address.range)
        yield Fault(
            address.range,
            zh=f"{words} 前面缺少 {scheme}://",
            en=f"{words} lacks {scheme}:// before it",
            expected=f"{scheme}://{words.removeprefix('//')}",
            related=(
                (Place(other.range, "同一主机在此带有协议", "the same host with its scheme"),)
                if other
                else ()
            ),
            edits=(
                Correction(
                    Range(address.start, address.start + len(address.scheme)), f"{scheme}://"
                ),
            ),
        )
