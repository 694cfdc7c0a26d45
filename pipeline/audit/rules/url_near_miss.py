"""A host or IP address is a near miss of one that the guide gives more often.
主机名或 IP 与文中更常见的地址只差一两处。

What it checks
    Hosts that differ in a character or two, a dot or a label from one printed more often, where
    platform, port and path or the length of the differing label show that the same is meant.
    与更常见的主机相比只差一两个字符、一个点或一段，且同一平台、
    同端口同路径或足够长的相同部分表明本应相同。

Why it matters
    The address opens nothing, or a stranger's site.
    读者打不开网站，甚至进入他人网站。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：社保服务平台：<http://218.60.150.1:8081/ehrss/login/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：社保服务平台：<http://218.60.150.1:8081/ehrss/login/>
    3. 失业登记
    3.1 办理路径
    网上办：社保服务平台：<http://218.60.130.1:8081/ehrss/login/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：广东人社厅：<http://hrss.gd.gov.cn>
    2. 职工参保缴费
    2.1 办理路径
    网上办：广东人社厅：<http://hrss.gd.gov.cn>
    3. 失业登记
    3.1 办理路径
    网上办：广州人社局：<http://hrss.gz.gov.cn>

Known limits
    A slip in a host that the guide prints once is found only against well-known national portals.
    全文只出现一次的主机，只能与常见的全国性门户比较。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import Address, Addresses, find_addresses
from pipeline.audit.distances import Neighbours
from pipeline.audit.domains import NATIONAL_HOSTS
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-foreign-character",)

# Below four letters labels that differ by one are often both right: gd, gz; si, hr.
_LONG_LABEL = 4


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place where a mistyped host stands."""
    addresses = find_addresses(view)
    for host, meant in _find_mistyped(addresses).items():
        times = addresses.hosts[meant]
        for address in addresses.of_host[host]:
            zh = f"该地址在文中 {times} 次作 {meant}" if times else f"全国性门户的地址是 {meant}"
            en = (
                f"the guide has {meant} {times} times"
                if times
                else f"the national portal is {meant}"
            )
            yield Fault(
                address.host_range,
                zh=f"{view.text(address.host_range)} 疑为 {meant} 之误：{zh}",
                en=f"{view.text(address.host_range)} looks like a slip for {meant}: {en}",
                expected=meant,
                related=tuple(
                    Place(other.host_range, f"此处作 {meant}", f"{meant} here")
                    for other in addresses.of_host.get(meant, ())[:1]
                ),
                edits=(Correction(address.host_range, meant),),
            )


def _find_mistyped(addresses: Addresses) -> dict[str, str]:
    """Return the hosts that are near misses, each with the host that is meant."""
    common = [host for host, times in addresses.hosts.items() if times >= 2]
    known = Neighbours(common)
    portals = Neighbours(NATIONAL_HOSTS)
    found = {}
    for host, times in addresses.hosts.items():
        near = [(d, other) for d, other in known.near(host) if addresses.hosts[other] > times]
        near += [
            (3, other) for other in common if _lacks_label(host, other) or _is_near_ip(host, other)
        ]
        meant = next((o for d, o in near if _is_meant(addresses, host, o, d)), None)
        if meant is None and times == 1 and host not in NATIONAL_HOSTS:
            meant = next((other for d, other in portals.near(host, 1)), None)
        if meant is not None:
            found[host] = meant
    return found


def _lacks_label(host: str, other: str) -> bool:
    """Whether `12333.gov.cn` is `si.12333.gov.cn` without one label; www may well be left out."""
    labels = other.split(".")
    return len(host) < len(other) and any(
        host == ".".join(labels[:i] + labels[i + 1 :])
        for i in range(len(labels))
        if labels[i] != "www"
    )


def _is_near_ip(host: str, other: str) -> bool:
    """Whether two IPs have the same parts in another order, or differ in two of four at most."""
    mine, theirs = host.split("."), other.split(".")
    if len(mine) != 4 or not (host + other).replace(".", "").isdecimal():
        return False
    return sorted(mine) == sorted(theirs) or sum(map(str.__ne__, mine, theirs)) <= 2


def _is_meant(addresses: Addresses, host: str, other: str, distance: int) -> bool:
    """Whether `host` stands for `other`, which is printed more often."""
    if addresses.hosts[other] <= addresses.hosts[host]:
        return False
    if host.replace(".", "") == other.replace(".", ""):
        return True  # si12333.gov.cn: only a dot is lost
    if _share_use(addresses, host, other):
        return True
    if distance > 1 or addresses.of_host[host][0].is_numeric:
        return False
    pairs = [
        (mine, theirs)
        for mine, theirs in zip(host.split("."), other.split("."), strict=False)
        if mine != theirs
    ]
    # ww1 and ww2, jyzc1 and jyzc2 are neighbours on purpose.
    return len(pairs) == 1 and all(
        len(label) >= _LONG_LABEL and not label[-1].isdigit() for label in pairs[0]
    )


def _share_use(addresses: Addresses, host: str, other: str) -> bool:
    """Whether both are printed beside one name, or lead to one port and path."""
    mine, theirs = addresses.of_host[host], addresses.of_host[other]
    if addresses.platforms.get(host, set()) & addresses.platforms.get(other, set()):
        return True
    ways = {_way(address) for address in theirs}
    return any(_way(address) in ways and len(address.path) > 1 for address in mine)


def _way(address: Address) -> tuple[str, str]:
    return address.port, address.path.rstrip("/")
