"""Channels by their printed names, and the apps that stand for the mobile one."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model.kinds import Channel
from pipeline.model.profiles import WAY, Profile

# `掌上 12333App` · `“中国领事” App` · `微信辽宁社保小程序` · `支付宝辽宁社会保障卡生活号`
APP_WORD = re.compile(r"(?:App|小程序|公众号|生活号|服务号|客户端)", re.IGNORECASE)
_DO = "办"


@cache
def label_pattern(profile: Profile) -> re.Pattern[str]:
    """Return a pattern for any channel's printed name, longest first; blanks may stand inside.

    手机办 may be printed 手机办理 or 手机渠道, 线上 as 线上方式.
    """
    labels = sorted((x for labels in profile.channels.values() for x in labels), key=len)
    return re.compile("|".join(map(_spell, reversed(labels))))


def _spell(label: str) -> str:
    stem = " ?".join(map(re.escape, label.removesuffix(_DO)))
    return stem + (rf"(?: ?{_DO}(?: ?理)?|{WAY})" if label.endswith(_DO) else f"(?:{WAY})?")


def channel_of(label: str, profile: Profile) -> Channel | None:
    """Return the channel that `label` names; blanks may stand inside."""
    return profile.channel_of(label.replace(" ", ""))
