"""The port differs from that of the same address elsewhere, or is impossible.
端口与同一地址的他处不同，或端口不合法。

What it checks
    The port of addresses that share host and path, or host and platform, against the majority;
    ports over 65535 or with letters.
    同主机同路径（或同平台）地址的端口是否与多数一致；端口是否超过 65535 或含字母。

Why it matters
    A wrong port opens nothing.
    端口错误则打不开。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>
    3. 失业登记
    3.1 办理路径
    网上办：<http://218.60.150.1:8018/ehrss/login/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://218.60.150.1:8081/ehrss/login/>
    3. 失业登记
    3.1 办理路径
    网上办：<http://218.60.150.1:8090/sydj/>

Known limits
    Where no port is more frequent than the other nothing is said.
    两种端口一样多时不判断。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-foreign-character",)

# A site may well be served on a second port, so more addresses must go without one.
_FEWEST_WITHOUT = 3
_DEFAULTS = {"": "", "80": "", "443": ""}


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each port that is impossible or stands alone against a majority."""
    for group in find_addresses(view).of_host.values():
        ports: dict[str, Counter[str]] = {}
        for address in group:
            for use in _uses(address):
                ports.setdefault(use, Counter())[_port(address)] += 1
        for address in group:
            usual = _usual(address, ports)
            if usual is None and (not address.port or _is_possible(address.port)):
                continue
            yield _fault(view, address, usual, group)


def _port(address: Address) -> str:
    return _DEFAULTS.get(address.port, address.port)


def _uses(address: Address) -> list[str]:
    """Return what an address is used for: its path, or without one its platform."""
    use = address.path.rstrip("/") or address.platform
    return [use] if use else []


def _usual(address: Address, ports: dict[str, Counter[str]]) -> str | None:
    """Return the port that at least two others of the same use have, if it is another."""
    for use in _uses(address):
        port, times = ports[use].most_common(1)[0]
        if port == _port(address) or times <= ports[use][_port(address)]:
            continue
        if times >= (2 if port else _FEWEST_WITHOUT):
            return port
    return None


def _is_possible(port: str) -> bool:
    return port.isdecimal() and 0 < int(port) <= 65535


def _fault(view: View, address: Address, usual: str | None, group: list[Address]) -> Fault:
    printed = view.text(address.port_range)
    if usual == "":
        return _needless(address, printed)
    place = address.port_range if printed else address.host_range
    other = next((other for other in group if usual and other.port == usual), None)
    expected = usual if printed else f"{view.text(place)}:{usual}"
    zh = f"端口 {printed}" if printed else "此处没有端口"
    en = f"port {printed}" if printed else "no port here"
    return Fault(
        place,
        zh=f"{zh}，同一地址他处的端口是 {usual}" if usual else f"{zh} 不合法（应为 1 至 65535）",
        en=f"{en}, but {usual} for the same address elsewhere" if usual else f"{en} is impossible",
        expected=expected if usual else None,
        related=(Place(other.port_range, f"此处端口为 {usual}", f"port {usual} here"),)
        if other
        else (),
        edits=(Correction(Range(*place), expected),) if usual and expected else (),
    )


def _needless(address: Address, printed: str) -> Fault:
    at = Range(address.port_range.start - 1, address.port_range.end)
    return Fault(
        at,
        zh=f"端口 {printed} 仅此处有，同一地址他处都没有端口",
        en=f"port {printed}, which the same address has nowhere else",
        expected="",
        edits=(Correction(at, ""),),
    )
