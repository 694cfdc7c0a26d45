"""The tips advise a channel that the item does not offer.
温馨提示建议的渠道不在办理路径之内。

What it checks
    The channels that the tips advise for applying against the channels of the item's paths.
    温馨提示建议选择的渠道，应在该事项的办理路径中。

Why it matters
    A reader who follows the advice cannot apply.
    照提示办理会办不成。

Fails
    1. 信息变更
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：服务大厅
    ②掌上办：辽事通 App
    1.3 办理时限：即时办结
    1.4 温馨提示：建议您优先选择“网上办”方式。

Passes
    1. 信息变更
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：服务大厅
    ②掌上办：辽事通 App
    1.3 办理时限：即时办结
    1.4 温馨提示：建议您优先选择“掌上办”方式。

Known limits
    Advice to telephone is measured by the words of the paths; items that need no application are
    not judged.
    建议拨打电话的，只看办理路径中有无电话；无需申请的事项不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View, Words
from pipeline.model.guides import Item
from pipeline.model.kinds import Channel
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "error"

_ADVICE = re.compile("建议|可以选择|可选择|推荐")
_APP = re.compile("App|小程序|公众号|生活号|客户端", re.IGNORECASE)
_CALL = re.compile(r"拨打|电话|\d{5,}")
_NO_APPLICATION = (Channel.AUTOMATIC, Channel.WITH_OTHER_ITEM)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each advised channel that no path offers."""
    tips = {words.item.id: words for words in view.words if words.item and words.field == "tips"}
    for item in view.guide.items:
        offered = {path.channel for path in item.paths}
        words, span = tips.get(item.id), item.subsections.paths
        if words is None or span is None or not offered or offered & set(_NO_APPLICATION):
            continue
        for channel in item.recommended_channels:
            if channel in offered or (channel is Channel.PHONE and _calls(item)):
                continue
            at = _find_advice(view, words, channel)
            labels = "、".join(dict.fromkeys(path.label or path.channel for path in item.paths))
            yield Fault(
                at,
                zh=f"提示建议“{view.text(at)}”，而办理路径只有{labels}",
                en=f"the tips advise {channel}, the paths offer {', '.join(sorted(offered))} only",
                related=(Place(view.range(item.paths[0].span), "办理路径", "the paths"),),
            )


def _calls(item: Item) -> bool:
    return any(_CALL.search(path.text) for path in item.paths)


def _find_advice(view: View, words: Words, channel: Channel) -> Range:
    """Return where the tips name the channel after a word of advice."""
    text = words.prose.folded
    labels = view.profile.channels.get(channel, ())
    pattern = re.compile("|".join(sorted(labels, key=len, reverse=True))) if labels else _APP
    for advice in _ADVICE.finditer(text):
        match = pattern.search(text, advice.end()) or _APP.search(text, advice.end())
        if match:
            return words.prose.range(*match.span())
    return words.prose.range()
