"""An online path gives no address, where nearly all others do.
网上办理路径没有网址，而几乎其他各处都有。

What it checks
    Online paths without a URL, where five of six online paths of the guide have one.
    绝大多数网上办理路径都有网址时，没有网址的路径。

Why it matters
    The reader cannot find the platform, or finds a false one.
    读者找不到平台，或误入假冒网站。

Fails
    1. 参保登记
    1.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台 http://si.12333.gov.cn
    2. 增减申报
    2.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台 http://si.12333.gov.cn
    3. 缴费申报
    3.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台 http://si.12333.gov.cn
    4. 关系转移
    4.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台 http://si.12333.gov.cn
    5. 证明查询
    5.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台 http://si.12333.gov.cn
    6. 证明打印
    6.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台

Passes
    1. 参保登记
    1.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台 http://si.12333.gov.cn
    2. 增减申报
    2.1 办理路径
    ①窗口办：服务大厅
    ②网上办：社会保险公共服务平台

Known limits
    Guides with fewer than six online paths show no habit.
    不足六条网上路径的指南看不出惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.faults import Fault
from pipeline.audit.headings import FEWEST_ITEMS, HABIT
from pipeline.audit.ranges import Ranges
from pipeline.audit.views import View
from pipeline.model.kinds import Channel
from pipeline.model.ranges import Range

FAMILY = "field"
SEVERITY = "warning"
YIELDS_TO = ("path-empty", "url-missing-after-platform")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each online path without an address."""
    paths = [p for item in view.guide.items for p in item.paths if p.channel is Channel.ONLINE]
    given = sum(bool(path.urls) for path in paths)
    if len(paths) < FEWEST_ITEMS or given < HABIT * len(paths):
        return
    printed = Ranges(address.range for address in find_addresses(view).all)
    for path in paths:
        at = view.range(path.span)
        # `ttps://…` is an address, though one that cannot be read
        if not path.urls and not printed.overlap(at):
            words = view.text(at)
            start = max(words.find("："), words.find(":")) + 1
            yield Fault(
                Range(at.start + start, at.end) if start < len(words) else at,
                zh=f"网上办理路径没有网址；{len(paths)} 条中 {given} 条有",
                en=f"the online path gives no address; {given} of {len(paths)} do",
            )
