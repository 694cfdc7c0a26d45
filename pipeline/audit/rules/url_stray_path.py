"""An address ends in what looks like a section number.
地址末尾粘上了像小节编号的内容。

What it checks
    A last part of digits and dots, as in /3.3, where at least two other addresses of the host end
    before it.
    末段只有数字和点（如 /3.3），而该主机至少另有两处地址到此为止。

Why it matters
    The site has no such page.
    网站没有这样的页面。

Fails
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://si.12333.gov.cn>
    3. 失业登记
    3.1 办理路径
    网上办：<http://si.12333.gov.cn/3.3>

Passes
    1. 职工参保登记
    1.1 办理路径
    网上办：<http://si.12333.gov.cn/2022/>
    2. 职工参保缴费
    2.1 办理路径
    网上办：<http://si.12333.gov.cn/2022/>
    3. 失业登记
    3.1 办理路径
    网上办：<http://si.12333.gov.cn/2023/>

Known limits
    A host that always carries such a path is not judged.
    始终带此类路径的主机不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "error"

# /3.3 after the host or after a whole path; one or two digits, as sections are numbered.
_STRAY = re.compile(r"/?\d{1,2}(?:\.\d{0,2})*/?$")

_DOTTED = re.compile(r"/\d{1,2}\.\d{1,2}/?$")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each stray number at the end of an address."""
    for group in find_addresses(view).of_host.values():
        if len(group) < 3:
            continue
        tails: dict[str, list[int]] = {}
        for index, address in enumerate(group):
            tails.setdefault(address.tail.rstrip("/"), []).append(index)
        dotted = [index for index, address in enumerate(group) if _DOTTED.search(address.tail)]
        for address in group:
            match = _STRAY.search(address.tail)
            rest = address.tail[: match.start()].rstrip("/") if match else ""
            usual = tails.get(rest, [])
            if match and "." in match[0] and len(dotted) == 1:
                usual = [index for index in range(len(group)) if index not in dotted]
            if not match or len(usual) < 2 or len(tails[address.tail.rstrip("/")]) >= len(usual):
                continue
            other = group[usual[0]]
            slash = match[0].startswith("/") and other.tail.endswith("/")
            place = Range(address.range.end - len(match[0]) + slash, address.range.end)
            words, times = view.text(place), len(usual)
            yield Fault(
                place,
                zh=f"“{words}”像粘上的小节编号：{address.host} 的其他 {times} 处都没有",
                en=f"{words} looks like a section number; {times} others go without it",
                expected="",
                related=(Place(other.range, "此处没有", "not here"),),
                edits=(Correction(place, ""),),
            )
