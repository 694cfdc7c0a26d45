"""The channels that the tips advise for applying."""

from __future__ import annotations

import re

from pipeline.model.kinds import Channel
from pipeline.model.profiles import Profile

from .channels import APP_WORD, channel_of, label_pattern

# `建议您优先选择“网上办”“掌上办”方式` · `可以选择掌上 12333App、电子社保卡 App 渠道异地申领`
_ADVICE = re.compile(
    r"(?:建议[^。;\n,]{0,12}?(?:选择|通过|使用|采用)|可以选择|可选择|推荐)([^。;\n]*)"
)
_DIAL = re.compile(r"拨打 ?\d{3,}")
# Advice ends where the next thought begins.
_NEXT_THOUGHT = re.compile(r",|方式(?!、)|渠道|办理(?!、)")


def read_recommended_channels(text: str, profile: Profile) -> list[Channel]:
    """Return the advised channels in the order of folded `text`, each once."""
    found: list[tuple[int, Channel]] = []
    for advice in _ADVICE.finditer(text):
        begin = advice.start(1)
        words = _NEXT_THOUGHT.split(advice[1], maxsplit=1)[0]
        found += [
            (begin + match.start(), channel)
            for match in label_pattern(profile).finditer(words)
            if (channel := channel_of(match[0], profile)) is not None
        ]
        found += [(begin + match.start(), Channel.PHONE) for match in _DIAL.finditer(words)]
        found += [(begin + match.start(), Channel.MOBILE) for match in APP_WORD.finditer(words)]
    return list(dict.fromkeys(channel for _, channel in sorted(found, key=lambda pair: pair[0])))
