"""A host ends in a top-level domain that does not exist or cannot be meant.
主机名的顶级域名不存在或显然有误。

What it checks
    The last label against the endings in use; .gov, .cm, .co, .om and the like where the guide's
    other hosts end in .cn; a mistyped gov before .cn.
    末段是否为在用的顶级域名；
    其他主机都以 .cn 结尾时出现的 .gov、.cm、.co、.om 等；.cn 前拼错的 gov。

Why it matters
    The address cannot be opened.
    地址打不开。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://www.lnrc.con/login/>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://www.lnrc.com/login/>

Known limits
    The table holds country codes and the longer endings usual in China.
    只收国家代码和国内常见的长域名。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.addresses import Address, find_addresses
from pipeline.audit.distances import edit_distance
from pipeline.audit.domains import SECOND_LEVEL, is_known_ending
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"
YIELDS_TO = ("url-near-miss", "url-foreign-character")

# Endings of other countries that are one slip away from .cn or .com.
_SLIPS = {"cm": "cn", "co": "com", "om": "com", "ch": "cn", "cr": "cn"}
# Two others must agree before an ending that does exist is called a slip.
_WITNESSES = 2


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each host with an unlikely ending."""
    addresses = find_addresses(view)
    chinese, public = (
        Counter({host: n for host, n in addresses.hosts.items() if host.endswith(ending)})
        for ending in (".cn", ".gov.cn")
    )
    witnesses = chinese.total(), public.total()
    for host, group in addresses.of_host.items():
        if group[0].is_numeric or "." not in host or host.endswith("."):
            continue
        found = _judge(host, witnesses[0] - chinese[host], witnesses[1])
        if found is None:
            continue
        wrong, meant = found
        for address in group:
            place = _place(address, wrong)
            expected = meant if place.end - place.start == len(wrong) else None
            yield Fault(
                place,
                zh=f"域名结尾 .{wrong} 不可用" + (f"，疑为 .{meant}" if meant else ""),
                en=f"no site of this guide ends in .{wrong}"
                + (f"; .{meant} is likely" if meant else ""),
                expected=expected,
                edits=(Correction(place, expected),) if expected else (),
            )


def _place(address: Address, ending: str) -> Range:
    end = address.host_range.end
    return Range(max(address.host_range.start, end - len(ending)), end)


def _judge(host: str, chinese: int, public: int) -> tuple[str, str | None] | None:
    """Return the wrong ending and the right one, None where the ending is sound.

    `chinese` counts the other addresses below .cn, `public` those below .gov.cn.
    """
    labels = host.split(".")
    last = labels[-1]
    if not is_known_ending(last):
        return last, _nearest(last)
    if chinese < _WITNESSES:
        return None
    if last == "gov":
        return last, "gov.cn"
    # www.gov.hk is right; gov.com and gov.cc are nobody's government.
    is_public = len(labels) > 2 and labels[-2] == "gov"
    if last in _SLIPS or (is_public and last != "cn" and last.startswith(("c", "net", "org"))):
        return last, "cn" if labels[-2] in SECOND_LEVEL else _SLIPS.get(last)
    second = labels[-2]
    is_third = last == "cn" and len(labels) > 2 and second not in SECOND_LEVEL
    is_slip = is_third and public >= _WITNESSES and edit_distance(second, "gov", 1) == 1
    return (f"{second}.cn", "gov.cn") if is_slip else None


def _nearest(ending: str) -> str | None:
    """Return the one usual ending at distance one."""
    near = [
        known
        for known in ("cn", "com", "gov", "net", "org")
        if edit_distance(ending, known, 1) == 1
    ]
    return near[0] if len(near) == 1 else None
