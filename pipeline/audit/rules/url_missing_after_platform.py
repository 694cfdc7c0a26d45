"""A platform is named as the place to apply, and its address is not given.
写了平台名称，却没有给出网址。

What it checks
    Lines that end in 平台： or 网址： with no address on the next line; a path that ends in the
    name of a platform which elsewhere always stands before an address.
    行末为“平台：”“网址：”而下一行没有地址；办理路径以某平台名称结束，
    而该平台在他处至少两次后接地址。

Why it matters
    Readers do not know where to go.
    读者不知道到哪里办理。

Fails
    1. 职工参保登记
    1.1 办理路径
    ①网上办：国家社会保险公共服务平台：

    1.2 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 办理路径
    ①网上办：国家社会保险公共服务平台：

    <http://si.12333.gov.cn>

    1.2 办理时限：即时办结

Known limits
    A platform without a colon whose name stands before an address less than twice is not judged.
    平台名后无冒号、且他处后接地址不足两次的，不判断。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "url"
SEVERITY = "warning"

# `②网上办：国家社会保险公共服务平台：` at the end of a line
_OPEN = re.compile(r"(?:平台|网站|官网|门户|服务网|网址|链接)[ \t]*[:：](?=[ \t]*$)", re.MULTILINE)
_NEXT_LINE = re.compile(r"\s*[^\n]*")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each platform whose address is missing."""
    addresses = find_addresses(view).all
    starts = [address.start for address in addresses]
    text = view.source.text
    places = {match.span() for match in _OPEN.finditer(text)}
    names = Counter(address.platform for address in addresses if address.platform)
    usual = sorted((name for name, times in names.items() if times >= 2), key=len, reverse=True)
    labels = "|".join(map(re.escape, view.profile.channels.get("online", ())))
    if usual and labels:
        path = rf"(?:{labels})[ \t]*[:：][ \t]*({'|'.join(map(re.escape, usual))})(?=[ \t]*$)"
        places.update(match.span(1) for match in re.compile(path, re.MULTILINE).finditer(text))
    for start, end in sorted(places):
        following = _NEXT_LINE.match(text, end)
        index = bisect_left(starts, end)
        if following and index < len(starts) and starts[index] < following.end():
            continue
        words = text[start:end]
        yield Fault(
            Range(start, end),
            zh=f"“{words}”之后没有给出网址",
            en=f"no address follows {words}",
        )
