"""Materials or time limits are given for a channel that the item does not offer.
材料或时限所说的渠道不在办理路径之内。

What it checks
    The channels that time limits are limited to, and the channels that head groups of materials,
    against those of the paths; where two channels or more have limits of their own, a path's
    channel without one.
    时限、材料分组所写的渠道应在办理路径中；时限按渠道分列时，办理路径的每个渠道都应有时限。

Why it matters
    Either the path or its time limit is lost.
    办理路径与时限必缺其一。

Fails
    1. 社保卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：银行网点
    ②掌上办：辽事通 App
    1.3 办理时限：
    ①窗口办：即时办结
    ②自助办：即时办结

Passes
    1. 社保卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：银行网点
    ②自助办：银行网点
    1.3 办理时限：
    ①窗口办：即时办结
    ②自助办：即时办结

Known limits
    Limits that name no channel hold for all.
    未写渠道的时限适用于全部渠道。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.guides import Item
from pipeline.model.kinds import Channel
from pipeline.model.spans import Span

FAMILY = "logic"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each channel that stands in one field and not in the other."""
    for item in view.guide.items:
        offered = {path.channel: path for path in item.paths if path.label}
        if not offered:
            continue
        paths = Place(view.range(item.paths[0].span), "办理路径", "the paths")
        for channel, span, words in _mentions(view, item):
            if channel not in offered:
                yield Fault(
                    view.range(span),
                    zh=f"“{words}”所说的渠道不在办理路径之内",
                    en=f"no path offers the channel {channel}",
                    related=(paths,),
                )
        scopes = {limit.scope for limit in item.time_limits}
        for channel, path in offered.items():
            if None not in scopes and len(scopes) > 1 and channel not in scopes:
                yield Fault(
                    view.range(path.span),
                    zh=f"时限按渠道分列，“{path.label}”没有时限",
                    en=f"the limits are given by channel, {channel} has none",
                )


def _mentions(view: View, item: Item) -> Iterator[tuple[Channel, Span, str]]:
    """Yield the channels that limits and groups of materials name, with their places."""
    for limit in item.time_limits:
        if limit.scope is not None:
            yield limit.scope, limit.span, limit.text
    seen: set[str] = set()
    for material in item.materials:
        group = (material.group or "").strip()
        for channel, labels in view.profile.channels.items():
            if group in labels and group not in seen:
                seen.add(group)
                yield Channel(channel), material.span, group
