"""One platform is printed with addresses of several owners.
同一平台印有不同的地址。

What it checks
    The hosts printed beside one platform's name; those under another domain than most are pointed
    at.
    比较同一平台名称各处所印的主机，指出与多数不属同一域名的地址。

Why it matters
    One of the two addresses may be old, or lead elsewhere.
    其中一个地址可能已停用或通向别处。

Fails
    1. 社保卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    网上办：国家社会保险公共服务平台：<http://si.12333.gov.cn>
    1.3 办理时限：即时办结
    2. 社保卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    网上办：国家社会保险公共服务平台：<http://si.12333.gov.cn>
    2.3 办理时限：即时办结
    3. 社保卡启用
    3.1 需提供材料
    身份证
    3.2 办理路径
    网上办：国家社会保险公共服务平台：<https://ggfw.lnrc.com.cn>
    3.3 办理时限：即时办结

Passes
    1. 社保卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    网上办：国家社会保险公共服务平台：<http://si.12333.gov.cn>
    1.3 办理时限：即时办结
    2. 社保卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    网上办：国家社会保险公共服务平台：<http://www.12333.gov.cn>
    2.3 办理时限：即时办结

Known limits
    Where two addresses stand equally often, both are left alone; mistyped hosts are left to
    url-near-miss.
    两个地址出现次数相等时不判断；主机的笔误由 url-near-miss 说明。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.domains import is_whole_host
from pipeline.audit.faults import Fault, Place
from pipeline.audit.platforms import Entrance, domain_of, read_entrances
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = (
    "login-on-bare-ip",
    "url-broken-scheme",
    "url-foreign-character",
    "url-invalid-host",
    "url-near-miss",
    "url-unknown-domain",
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each address under another domain than the platform's usual one."""
    by_name: defaultdict[str, list[Entrance]] = defaultdict(list)
    for entrance in read_entrances(view):
        by_name[entrance.name].append(entrance)
    for name, entrances in by_name.items():
        domains = Counter(domain_of(entrance.host) for entrance in entrances)
        usual, times = domains.most_common(1)[0]
        first = next(entrance for entrance in entrances if domain_of(entrance.host) == usual)
        for entrance in entrances:
            domain = domain_of(entrance.host)
            if not is_whole_host(entrance.host):
                continue  # `http://si` before a blank is a piece of an address
            if domain != usual and domains[domain] < times:
                yield Fault(
                    entrance.url_range,
                    zh=f"“{name}”在他处的地址是 {first.host}（{times} 次），此处是 {entrance.host}",
                    en=f"{name} is at {first.host} in {times} places, at {entrance.host} here",
                    related=(Place(first.url_range, "他处的地址", "the address elsewhere"),),
                )
