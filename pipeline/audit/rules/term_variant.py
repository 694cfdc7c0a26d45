"""A term is printed with a character or two less, or without its brackets, than elsewhere.
同一用语在此少一两个字或少括号。

What it checks
    Two characters of which the second stands in brackets elsewhere (县区, 县（区）); words that
    elsewhere have one character or two more in the same surroundings (企业属地, 企业所属地).
    两字中后一字在他处加括号（县区、县（区））；他处同样的上下文多一两个字（企业属地、企业所属地）。

Why it matters
    One thing should bear one name; it is a matter of wording.
    同一用语宜写法一致。

Fails
    1. 参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：各县（区）分中心窗口
    1.3 办理时限：即时办结
    2. 关系转移
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：各县（区）分中心窗口
    2.3 办理时限：即时办结
    3. 信息变更
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：各县（区）分中心窗口
    3.3 办理时限：即时办结
    4. 参保缴费
    4.1 需提供材料
    身份证
    4.2 办理路径
    窗口办：各县区分中心窗口
    4.3 办理时限：即时办结

Passes
    1. 参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：各县（区）分中心窗口
    1.3 办理时限：即时办结
    2. 关系转移
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：各县（区）分中心窗口
    2.3 办理时限：即时办结

Known limits
    Which wording is right cannot be told; the shorter is pointed at.
    无从断定何者为是，指出较短的一种。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.streams import find_lost_characters, read_stream
from pipeline.audit.views import View
from pipeline.model.characters import HAN

FAMILY = "name"
SEVERITY = "info"
YIELDS_TO = (
    "caption-title-mismatch",
    "category-title-mismatch",
    "character-lost",
    "document-title-near-miss",
    "flow-title-mismatch",
    "issuer-name-variant",
    "item-title-mismatch",
    "likely-wrong-character",
    "number-differs-in-like-sentence",
    "office-name-variant",
    "platform-name-abbreviated",
    "platform-name-variant",
    "section-title-mismatch",
    "statutory-period-differs",
    "venue-differs-from-siblings",
)

_BRACKETED = re.compile(rf"({HAN})\(({HAN})\)")
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each shorter wording."""
    stream = read_stream(view)
    bracketed = Counter(match[1] + match[2] for match in _BRACKETED.finditer(stream.text))
    for term in [term for term, times in bracketed.items() if times >= _FEWEST]:
        for match in re.finditer(term, stream.text):
            meant = f"{term[0]}（{term[1]}）"
            yield Fault(
                stream.range(*match.span()),
                zh=f"此处作“{term}”，他处作“{meant}”（{bracketed[term]} 次）",
                en=f"{term} here, {meant} in {bracketed[term]} places",
                expected=meant,
            )
    for at, lost, times in find_lost_characters(view):
        words = stream.text[at - 2 : at + 2]
        meant = f"{words[:2]}{lost}{words[2:]}"
        yield Fault(
            stream.range(at - 2, at + 2),
            zh=f"此处作“{words}”，他处作“{meant}”（{times} 次）",
            en=f"{words} here, {meant} in {times} places",
            expected=meant,
        )
