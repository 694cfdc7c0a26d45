"""The tips send to a platform that is none of the item's own.
温馨提示所说的平台不在办理路径之内。

What it checks
    Platforms named after 登录, 访问 or 通过 in the tips against those of the item's paths,
    abbreviations allowed.
    温馨提示中“登录”“访问”“通过”之后的平台，应为该事项办理路径中的平台或其简称。

Why it matters
    The reader looks for the service where it is not offered.
    读者会到没有该服务的平台去办。

Fails
    1. 证明打印
    1.1 需提供材料
    身份证
    1.2 办理路径
    网上办：国家社会保险公共服务平台：<http://si.12333.gov.cn>
    1.3 办理时限：即时办结
    1.4 温馨提示：登录辽宁省政务网查询打印。

Passes
    1. 证明打印
    1.1 需提供材料
    身份证
    1.2 办理路径
    网上办：国家社会保险公共服务平台：<http://si.12333.gov.cn>
    1.3 办理时限：即时办结
    1.4 温馨提示：登录国家社保公共服务平台查询打印。

Known limits
    Items without a platform in their paths are not judged.
    办理路径未写平台的事项不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.distances import Sharers
from pipeline.audit.faults import Fault, Place
from pipeline.audit.platforms import Entrance, are_one, is_short_for, read_entrances
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.characters import HAN

FAMILY = "logic"
SEVERITY = "error"

# `登录辽宁省政务网查询打印`
_SENT = re.compile(rf"(?:登录|登陆|访问)“?({HAN}{{2,24}}?(?:平台|网站|网))")
_SHOWN = 5  # more platforms than an item has, and entrances to one of them
_LEVEL = re.compile("[省市]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each platform of the tips that is none of the item's."""
    own: dict[str, dict[str, list[Entrance]]] = {}
    for entrance in read_entrances(view):
        own.setdefault(entrance.item.id, {}).setdefault(entrance.name, []).append(entrance)
    for words in view.words:
        if words.item is None or words.field != "tips" or words.item.id not in own:
            continue
        platforms = own[words.item.id]
        known = Sharers(platforms)
        shown = sorted(platforms)[:_SHOWN]
        witnesses = [e for platform in shown for e in platforms[platform][:_SHOWN]]
        witnesses.sort(key=lambda entrance: entrance.url_range)
        names = "、".join(shown) + ("等" if len(platforms) > _SHOWN else "")
        for match in _SENT.finditer(words.prose.folded):
            name = squeeze(match[1])
            bare = _LEVEL.sub("", name)
            if any(
                are_one(name, other) or is_short_for(bare, other) or bare == other
                for other in (name, bare, *known.near(name))
                if other in platforms
            ):
                continue
            yield Fault(
                words.prose.range(*match.span(1)),
                zh=f"提示登录“{name}”，而办理路径所列平台是{names}",
                en=f"the tips send to {name}, the paths to {names}",
                related=tuple(
                    Place(e.name_range, "办理路径所列平台", "the platform of the paths")
                    for e in witnesses
                ),
            )
