"""One address is printed beside several platform names.
同一地址印有不同的平台名称。

What it checks
    The names printed beside the addresses of one host; the formal one is the fullest that stands
    more than once, the others are pointed at.
    比较同一主机各处所印的平台名称：以印过不止一次的最全名称为正式名称，指出其余写法。

Why it matters
    Readers take two names for two platforms, and search for a name that the platform does not bear.
    读者会当作两个平台，也搜不到平台自己不用的名称。

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
    网上办：国家社保公共服务平台：<http://si.12333.gov.cn>
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
    网上办：国家社会保险公共服务平台：<http://si.12333.gov.cn>
    2.3 办理时限：即时办结

Known limits
    Names on one host that do not resemble one another are taken for different services.
    同一主机上互不相近的名称视为不同服务。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.platforms import Entrance, are_one, formal_name, read_entrances
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "warning"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each name beside an address that is not its formal one."""
    by_host: defaultdict[str, list[Entrance]] = defaultdict(list)
    for entrance in read_entrances(view):
        by_host[entrance.host].append(entrance)
    for entrances in by_host.values():
        names = Counter(entrance.name for entrance in entrances)
        formal = formal_name(names)
        first = next(entrance for entrance in entrances if entrance.name == formal)
        wrong = {name for name in names if name != formal and are_one(name, formal)}
        for entrance in entrances:
            if entrance.name in wrong:
                yield Fault(
                    entrance.name_range,
                    zh=f"同一地址（{entrance.host}）的平台在此作“{entrance.name}”，正式名称作“{formal}”",
                    en=f"{entrance.host} is {entrance.name} here, formally {formal}",
                    expected=formal,
                    related=(Place(first.name_range, f"此处作“{formal}”", f"{formal} here"),),
                    edits=(Correction(entrance.name_range, formal),),
                )
