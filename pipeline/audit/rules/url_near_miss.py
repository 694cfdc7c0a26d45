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

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from pipeline.audit.addresses import Addresses, find_addresses
from pipeline.audit.distances import Neighbours
from pipeline.audit.domains import NATIONAL_HOSTS, SECOND_LEVEL
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-foreign-character",)

# Below four letters labels that differ by one are often both right: gd, gz; si, hr.
_LONG_LABEL = 4
_MOST_LABELS = 8  # zwfw.rsj.fushun.ln.gov.cn has six
# So many addresses of one network are a series, in which each is as right as the next.
_SERIES = 50

_Uses = Mapping[str, Set[Hashable]]


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
    uses = (addresses.platforms, _find_ways(addresses))
    known = Neighbours(common)
    kin = _Kin(common)
    portals = Neighbours(NATIONAL_HOSTS)
    found = {}
    for host, times in addresses.hosts.items():
        near = [(d, other) for d, other in known.near(host) if addresses.hosts[other] > times]
        near += [(3, other) for other in kin.find(host)]
        meant = next((o for d, o in near if _is_meant(addresses, uses, host, o, d)), None)
        if meant is None and times == 1 and host not in NATIONAL_HOSTS:
            meant = next((other for d, other in portals.near(host, 1)), None)
        if meant is not None:
            found[host] = meant
    return found


class _Kin:
    """Known hosts, asked for those that a host becomes by more than a slip of the hand.

    `12333.gov.cn` is `si.12333.gov.cn` without one label, `si.12333.org.cn` has another ending; two
    IPs have the same parts in another order, or share two of four.
    """

    def __init__(self, hosts: Sequence[str]) -> None:
        self._order = {host: index for index, host in enumerate(hosts)}
        self._by_sign: defaultdict[Hashable, list[str]] = defaultdict(list)
        for host in hosts:
            for sign in (*_without_label(host), *_other_endings(host), *_ip_signs(host)):
                self._by_sign[sign].append(host)

    def find(self, host: str) -> list[str]:
        """Return the known hosts akin to `host`, in order; a series has no kin."""
        groups = [self._by_sign.get(sign, ()) for sign in (host, *_ip_signs(host))]
        found = {other for group in groups if len(group) <= _SERIES for other in group}
        return sorted(found, key=self._order.__getitem__)


def _without_label(host: str) -> set[str]:
    """Return what is left of a host without one of its labels; www may well be left out."""
    labels = host.split(".")
    if len(labels) > _MOST_LABELS:
        return set()
    return {
        ".".join(labels[:i] + labels[i + 1 :]) for i in range(len(labels)) if labels[i] != "www"
    }


def _other_endings(host: str) -> set[str]:
    """Return what a host becomes with another of the labels that stand before .cn."""
    labels = host.split(".")
    if len(labels) < 3 or labels[-1] != "cn" or labels[-2] not in SECOND_LEVEL:
        return set()
    return {".".join((*labels[:-2], other, "cn")) for other in SECOND_LEVEL} - {host}


def _ip_signs(host: str) -> list[Hashable]:
    parts = host.split(".")
    if len(parts) != 4 or not host.replace(".", "").isdecimal():
        return []
    places = list(enumerate(parts))
    return [tuple(sorted(parts)), *combinations(places, 2)]


def _is_meant(
    addresses: Addresses, uses: Iterable[_Uses], host: str, other: str, distance: int
) -> bool:
    """Whether `host` stands for `other`, which is printed more often."""
    if addresses.hosts[other] <= addresses.hosts[host]:
        return False
    if host.replace(".", "") == other.replace(".", ""):
        return True  # si12333.gov.cn: only a dot is lost
    # both printed beside one name, or leading to one port and path
    if any(not use.get(host, set()).isdisjoint(use.get(other, ())) for use in uses):
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


def _find_ways(addresses: Addresses) -> _Uses:
    """Return the ports and paths printed behind each host; a bare host leads nowhere special."""
    found: defaultdict[str, set[Hashable]] = defaultdict(set)
    for address in addresses.all:
        if len(address.path) > 1:
            found[address.host].add((address.port, address.path.rstrip("/")))
    return found
