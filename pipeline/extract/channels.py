"""Channels by their printed names, and the apps that stand for the mobile one."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model.guides import Channel
from pipeline.model.profiles import Profile

# `掌上 12333App` · `“中国领事” App` · `微信辽宁社保小程序` · `支付宝辽宁社会保障卡生活号`
APP_WORD = re.compile(r"(?:App|小程序|公众号|生活号|服务号|客户端)", re.IGNORECASE)


@cache
def label_pattern(profile: Profile) -> re.Pattern[str]:
    """Return a pattern for any channel's printed name, longest first; blanks may stand inside."""
    labels = sorted((x for labels in profile.channels.values() for x in labels), key=len)
    return re.compile("|".join(" ?".join(map(re.escape, label)) for label in reversed(labels)))


def channel_of(label: str, profile: Profile) -> Channel | None:
    """Return the channel that `label` names."""
    squeezed = label.replace(" ", "")
    for channel, labels in profile.channels.items():
        if squeezed in labels:
            return Channel(channel)
    return None
