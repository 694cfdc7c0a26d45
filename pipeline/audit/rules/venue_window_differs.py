"""An office receives applicants at another window than in the other items.
同一机构在一个事项中的窗口与其他事项不同。

What it checks
    Venues worded office + window; a window that stands once where the same office has another one
    in three items or more.
    “机构+窗口”的受理地点：同一机构在三项以上均为另一窗口，仅此一处不同。

Why it matters
    The reader queues at the wrong window.
    读者会到错误的窗口排队。

Fails
    1. 伤残补助金
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：
    ①清原县分中心重点领域受理窗口
    ②抚顺县分中心无差别受理窗口
    1.3 办理时限：即时办结
    2. 工亡补助金
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：
    ①清原县分中心重点领域受理窗口
    ②抚顺县分中心无差别受理窗口
    2.3 办理时限：即时办结
    3. 丧葬补助金
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：
    ①清原县分中心重点领域受理窗口
    ②抚顺县分中心无差别受理窗口
    3.3 办理时限：即时办结
    4. 医疗费报销
    4.1 需提供材料
    身份证
    4.2 办理路径
    窗口办：
    ①清原县分中心无差别受理窗口
    ②抚顺县分中心无差别受理窗口
    4.3 办理时限：即时办结

Passes
    1. 伤残补助金
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：
    ①清原县分中心重点领域受理窗口
    ②抚顺县分中心无差别受理窗口
    1.3 办理时限：即时办结

Known limits
    Two windows that each stand twice are taken for right.
    各出现两次以上的窗口视为正确。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.kinds import Channel
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "warning"
YIELDS_TO = (
    "doubled-word",
    "likely-wrong-character",
    "office-name-variant",
    "place-name-near-miss",
    "swapped-characters",
)

# `清原县分中心重点领域受理窗口` · `…机关事业中心（无差别受理窗口）`
_VENUE = re.compile(r"(.{2,30}(?:中心|部|局|处|所|大厅))\(?([^()]{2,12}窗口)\)?$")
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each venue whose window is not the office's usual one."""
    windows: defaultdict[str, list[tuple[str, str, Range]]] = defaultdict(list)
    for item in view.guide.items:
        for path in item.paths:
            for venue in path.venues or ([path.text] if path.channel is Channel.WINDOW else []):
                match = _VENUE.match(squeeze(venue))
                if match:
                    windows[match[1]].append((match[2], venue, view.range(path.span)))
    for office, uses in windows.items():
        counts = Counter(window for window, _, _ in uses)
        usual, times = counts.most_common(1)[0]
        for window, venue, within in uses:
            if counts[window] == 1 and times >= _FEWEST:
                start = view.source.text.find(venue, within.start, within.end)
                at = Range(start, start + len(venue)) if start >= 0 else within
                yield Fault(
                    at,
                    zh=f"“{office}”在此为“{window}”，其余 {times} 处为“{usual}”",
                    en=f"{office} has {window} here, {usual} in {times} other places",
                    expected=venue.replace(window, usual),
                )
