"""The platforms that the guide names beside addresses, and which of their names is formal."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cmp_to_key
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.model.guides import Item, Url
from pipeline.model.ranges import Range
from pipeline.model.regions import find_place

from .distances import Neighbours, Sharers
from .domains import SECOND_LEVEL
from .printings import differ_slightly, is_likelier_slip
from .titles import resemble, squeeze
from .views import View, Words

# Two names of one platform that are no abbreviations of one another differ by a slip:
# 国家社会保障公共服务平台 for 国家社会保险公共服务平台 has 11 of 12 characters.
_ALIKE = 0.75


class Entrance(NamedTuple):
    """An address with the platform's name beside it; `host` is what a mistyped one stands for."""

    item: Item
    name: str
    name_range: Range
    url_range: Range
    host: str


def read_entrances(view: View) -> list[Entrance]:
    """Return the addresses of all items that bear a platform's name, in order."""
    return view.memo("entrances", _read_entrances)


def _read_entrances(view: View) -> list[Entrance]:
    hosts = Counter(_host(url) for item in view.guide.items for url in item.urls)
    meant = _resolve(hosts)
    texts: defaultdict[str, list[Words]] = defaultdict(list)
    for words in view.words:
        if words.item is not None:
            texts[words.item.id].append(words)
    found = []
    for item in view.guide.items:
        for url in item.urls:
            host = meant[_host(url)]
            if url.platform and host and (at := _locate(view, url, texts[item.id])):
                found.append(Entrance(item, squeeze(url.platform), at, view.range(url.span), host))
    return found


def _host(url: Url) -> str:
    return (urlsplit(url.url).hostname or "") if url.url and "[" not in url.url else ""


def _resolve(hosts: Counter[str]) -> dict[str, str]:
    """Return for each host itself, or the more frequent one that it is a near miss of."""
    known = Neighbours(host for host, times in hosts.items() if times > 1)
    resolved = {}
    for host, times in hosts.items():
        near = (
            [other for _, other in known.near(host) if hosts[other] > times] if times == 1 else []
        )
        resolved[host] = near[0] if near else host
    return resolved


def _locate(view: View, url: Url, texts: list[Words]) -> Range | None:
    """Return where the platform's name stands beside the address."""
    name, at = url.platform or "", view.range(url.span)
    for words in texts:
        prose = words.prose
        whole = prose.range()
        if not whole.start <= at.start < whole.end:
            continue
        first = bisect_left(range(len(prose.text)), at.start, key=prose.offset)
        index = prose.text.find(url.raw, first)
        start = prose.text.rfind(name, 0, index) if index >= 0 else -1
        if start < 0 and index >= 0:
            start = prose.text.find(name, index)
        if start >= 0:
            return prose.range(start, start + len(name))
    return None


def is_short_for(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in the same order."""
    rest = iter(long)
    return len(short) < len(long) and all(character in rest for character in short)


def are_one(one: str, other: str) -> bool:
    """Tell whether two names are printings of one name."""
    return is_short_for(one, other) or is_short_for(other, one) or resemble(one, other, _ALIKE)


def formal_name(view: View, names: Counter[str]) -> str:
    """Return the formal one of the names of one platform: the fullest that is no slip."""

    def compare(one: str, other: str) -> int:
        if is_short_for(one, other):
            return -1 if _is_fuller(other, one, names) else 1
        if is_short_for(other, one):
            return 1 if _is_fuller(one, other, names) else -1
        return names[one] - names[other] or (1 if one < other else -1)

    known = Sharers(names)
    meant = {name: _find_meant(view, name, names, known) for name in names}
    right = Counter[str]()
    for name, times in names.items():
        right[meant[name]] += times
    names = right
    return max(names, key=cmp_to_key(compare))


def _find_meant(view: View, name: str, names: Counter[str], known: Sharers) -> str:
    """Return the name, or the one of which a slip makes it: printed as often, more familiar."""
    for other in known.near(name):
        is_near = name != other and names[name] <= names[other] and differ_slightly(name, other)
        if is_near and is_likelier_slip(view, name, other):
            return other
    return name


def _is_fuller(long: str, short: str, names: Counter[str]) -> bool:
    """Whether the longer name spells out the shorter: not 平台门户 for 平台, nor a single slip."""
    if long.startswith(short):
        return names[long] > names[short]
    if long.endswith(short) and find_place(long) is not None:
        return True  # 辽宁政务服务网 for 政务服务网
    return names[long] > 1


def domain_of(host: str) -> str:
    """Return the part of a host that one owner holds: lnrc.com.cn of ggfw.lnrc.com.cn."""
    labels = host.split(".")
    if labels[-1].isdigit():
        return host
    size = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else 2
    return ".".join(labels[-size:])
