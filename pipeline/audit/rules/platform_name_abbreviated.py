"""A platform is named in running text otherwise than beside its address.
正文提到的平台名称与印有地址处不同。

What it checks
    Names that begin with a region and end in 网 or 平台, against the names printed beside
    addresses.
    以地区名开头、以“网”“平台”结尾的名称，与印有地址的平台名称比较。

Why it matters
    Readers cannot tell whether another platform is meant.
    读者无从判断是否另一平台。

Fails
    1. 社保卡申领
    1.1 需提供材料
    申领表（资料来源：辽宁省政务网自行打印）
    1.2 办理路径
    网上办：辽宁政务服务网：<http://www.lnzwfw.gov.cn>
    1.3 办理时限：即时办结

Passes
    1. 社保卡申领
    1.1 需提供材料
    申领表（资料来源：辽宁政务服务网自行打印）
    1.2 办理路径
    网上办：辽宁政务服务网：<http://www.lnzwfw.gov.cn>
    1.3 办理时限：即时办结

Known limits
    A name that shares no order of characters with a platform of the guide is not judged.
    与文中平台名称无从对应的名称不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.distances import Sharers
from pipeline.audit.faults import Fault
from pipeline.audit.platforms import is_short_for, read_entrances
from pipeline.audit.ranges import Ranges
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.regions import find_place

FAMILY = "name"
SEVERITY = "info"

# `辽宁省政务网` · `辽宁政务服务网`
_NAMED = re.compile(rf"{HAN}{{3,24}}?(?:平台|网站|网)(?![上点络页址银])")
_LEVEL = re.compile("[省市]")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each platform's name that is short for a formal one, or spelt otherwise."""
    formal = {entrance.name for entrance in read_entrances(view)}
    known = Sharers(sorted(formal))
    beside = Ranges(entrance.name_range for entrance in read_entrances(view))
    meant: dict[str, str | None] = {}
    for words in view.words if formal else ():
        if "网" not in words.prose.text and "平台" not in words.prose.text:
            continue
        for match in _NAMED.finditer(words.prose.folded):
            start = _begin(match[0])
            name = squeeze(match[0][start:])
            if start < 0 or name in formal:
                continue
            if name not in meant:
                bare = _LEVEL.sub("", name)
                meant[name] = next((x for x in known.near(bare) if is_short_for(bare, x)), None)
            at = words.prose.range(match.start() + start, match.end())
            if meant[name] and not beside.overlap(at):
                yield Fault(
                    at,
                    zh=f"平台在此作“{name}”，印有地址处作“{meant[name]}”",
                    en=f"the platform is {name} here, {meant[name]} beside its address",
                    expected=meant[name],
                )


def _begin(words: str) -> int:
    """Return where the region begins that the name begins with, or -1."""
    return next((at for at in range(len(words) - 2) if find_place(words[at:])), -1)
