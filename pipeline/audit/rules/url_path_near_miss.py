"""The path of an address is a near miss of one that the guide gives more often.
地址的路径与文中更常见的路径只差一两处。

What it checks
    Paths, and names of query parameters, one or two letters away from a more frequent one; a path
    that lacks a part all other addresses of the host have.
    路径及参数名与更常见者只差一两个字母；缺少该主机其他地址都有的部分。

Why it matters
    The site answers that the page does not exist.
    网站提示页面不存在。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>
    3. 失业登记
    3.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/logn/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.150.1:8081/fw/page1.html>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://218.60.150.1:8081/fw/page1.html>
    3. 失业登记
    3.1 办理路径
    网上办：<http://218.60.150.1:8081/fw/page2.html>

Known limits
    Paths that differ in digits only are taken for different pages.
    只差数字的路径视为不同页面。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.distances import Neighbours
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-foreign-character", "url-stray-path")

_DIGITS = re.compile(r"\d+")
_RUN_IN = re.compile(r"[A-Za-z]\w*=")
_KEY = re.compile(r"[?&]([^=&#]+)=")
# A part of a path is lost when this many other addresses of the host agree on the whole of it.
_WITNESSES = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each path or parameter that is a slip for a frequent one."""
    addresses = find_addresses(view).all
    paths = Counter(address.path.rstrip("/") for address in addresses)
    by_host: dict[str, Counter[str]] = {}
    keys: dict[str, Counter[str]] = {}
    for address in addresses:
        by_host.setdefault(address.host, Counter())[address.path.rstrip("/")] += 1
        keys.setdefault(address.path, Counter()).update(_KEY.findall(address.tail))
    known = Neighbours(path for path, times in paths.items() if times >= 2 and len(path) > 2)
    meant = {path: _meant(path, paths, known) for path in paths}
    agreed = {host: _agreed(of_host) for host, of_host in by_host.items()}
    first = {address.path.rstrip("/"): address for address in reversed(addresses)}
    frequent = {
        path: Neighbours(key for key, times in of_path.items() if times >= 2)
        for path, of_path in keys.items()
    }
    for address in addresses:
        path = address.path.rstrip("/")
        expected = meant[path] or _whole(path, agreed[address.host])
        if whole := _find_run_in(address, paths):
            yield _lost_mark(view, address, whole)
        elif expected:
            yield _fault(view, address, first[expected])
        yield from _judge_keys(view, address, keys[address.path], frequent[address.path])


def _find_run_in(address: Address, paths: Counter[str]) -> str | None:
    """Return the frequent path that a parameter has run into: `…/detailtaskguid=26ac`."""
    if "=" not in address.path:
        return None
    heads = (path for path, times in paths.items() if times >= 2 and len(path) > 2)
    return next(
        (
            path
            for path in heads
            if _RUN_IN.match(address.path, len(path)) and address.path.startswith(path)
        ),
        None,
    )


def _lost_mark(view: View, address: Address, path: str) -> Fault:
    start = address.path_range.start + len(path)
    key = address.path[len(path) :].split("=")[0]
    at = Range(start, start + len(key))
    return Fault(
        at,
        zh=f"参数 {key} 之前缺少“?”，他处同一路径之后都有",
        en=f"no ? stands before the parameter {key}; elsewhere the same path has one",
        expected=f"?{view.text(at)}",
        edits=(Correction(Range(start, start), "?"),),
    )


def _meant(path: str, paths: Counter[str], known: Neighbours) -> str | None:
    if len(path) < 3:
        return None
    for _, other in known.near(path):
        is_slip = _DIGITS.sub("", other) != _DIGITS.sub("", path) and min(len(path), len(other)) > 4
        if is_slip and paths[other] > paths[path]:
            return other
    return None


def _agreed(of_host: Counter[str]) -> str | None:
    """Return the path that all addresses of a host but one have."""
    path, times = of_host.most_common(1)[0]
    return path if times >= _WITNESSES and times == of_host.total() - 1 else None


def _whole(path: str, agreed: str | None) -> str | None:
    """Return the path that all other addresses of the host have, if this one lacks a part of it."""
    if agreed is None or len(path) >= len(agreed):
        return None
    return agreed if set(path.split("/")) < set(agreed.split("/")) else None


def _fault(view: View, address: Address, other: Address) -> Fault:
    expected = other.path.rstrip("/")
    start = address.path_range.start
    place = Range(start, start + len(address.path)) if address.path else address.host_range
    words = view.text(place)
    slash = (
        "/" if other.path.endswith("/") and (not address.path or address.path.endswith("/")) else ""
    )
    full = (expected if address.path else words + view.text(address.port_range) + expected) + slash
    if not address.path and address.port:
        place = Range(address.host_range.start, address.port_range.end)
        full = view.text(place) + expected + slash
    return Fault(
        place,
        zh=f"路径 {address.path or '（无）'} 疑为 {expected}{slash} 之误",
        en=f"the path {address.path or '(none)'} looks like a slip for {expected}{slash}",
        expected=full,
        related=(Place(other.path_range, f"此处作 {other.path}", f"{other.path} here"),),
        edits=(Correction(place, full),),
    )


def _judge_keys(
    view: View, address: Address, keys: Counter[str], frequent: Neighbours
) -> Iterator[Fault]:
    if "?" not in address.text or len(keys) < 2:
        return
    for match in _KEY.finditer(address.text):
        near = [o for _, o in frequent.near(match[1]) if keys[o] > keys[match[1]] and len(o) > 3]
        if near:
            place = Range(address.start + match.start(1), address.start + match.end(1))
            yield Fault(
                place,
                zh=f"参数名 {view.text(place)} 疑为 {near[0]} 之误",
                en=f"the parameter {view.text(place)} looks like a slip for {near[0]}",
                expected=near[0],
                edits=(Correction(place, near[0]),),
            )
