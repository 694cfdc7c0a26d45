"""A threshold is printed in another unit than the item it belongs to uses.
同一门槛与所指事项使用的单位不同。

What it checks
    Lengths of time (满 1 年, 不足12个月) in the list of prohibitions against those in the items
    that it names: equal lengths in different units.
    检查禁办清单中的年限（满 1 年、不足12个月）与所指事项中的年限：长短相同而单位不同。

Why it matters
    Readers compare the two and wonder whether they are the same.
    读者对照时会疑惑两者是否相同。

Fails
    1. 失业保险金申领
    累计缴费满 1 年的，可以申领。
    1.1 需提供材料
    身份证
    2. 职工参保登记
    2.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、失业保险金申领	1. 参保缴纳失业保险费累计不足12个月

Passes
    1. 失业保险金申领
    累计缴费满 1 年的，可以申领。
    1.1 需提供材料
    身份证
    2. 职工参保登记
    2.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、失业保险金申领	1. 参保缴纳失业保险费累计不足1年

Known limits
    Lengths that differ are a contradiction and judged elsewhere.
    长短不同属于矛盾，另行判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.guides import Item
from pipeline.model.numerals import read_numeral

FAMILY = "time"
SEVERITY = "info"

_LENGTH = re.compile(
    r"(?:满|不足|未满|超过|达到|累计|连续)[^\d，。；]{0,6}?"
    r"(?P<length>(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?P<unit>年|个月))"
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each length of a case that its item prints in another unit."""
    items = {item.id: item for item in view.guide.items}
    for prohibition in view.guide.prohibitions:
        known: dict[int, tuple[str, str, Item]] = {}
        for item_id in prohibition.item_ids:
            item = items[item_id]
            for match in _LENGTH.finditer(item.intro or ""):
                known.setdefault(_months(match), (match["unit"], match["length"], item))
        for case in prohibition.cases:
            at = view.range(case.span)
            for match in _LENGTH.finditer(view.text(at)):
                found = known.get(_months(match))
                if found is None or found[0] == match["unit"]:
                    continue
                _, length, item = found
                start, end = match.span("length")
                yield Fault(
                    type(at)(at.start + start, at.start + end),
                    zh=f"此处为“{match['length']}”，事项 {item.number} 作“{length}”",
                    en=f"“{match['length']}” here, “{length}” in item {item.number}",
                    expected=length,
                    related=(Place(view.title_of(item), "所指事项", "the item that is meant"),),
                )


def _months(match: re.Match[str]) -> int:
    number = read_numeral(match["number"]) or 0
    return number * 12 if match["unit"] == "年" else number
