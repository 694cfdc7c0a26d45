"""The introduction names a place for applying that the window's path leaves out.
说明中的办理地未列入窗口办的路径。

What it checks
    Where the introduction says who may apply at which places (户籍地, 注册地), and the window's
    path names some of them, it should name all.
    说明写有可至何地（户籍地、注册地）办理，窗口办的路径列了其中一部分时，应当列全。

Why it matters
    Readers whose place is left out do not know where to go.
    未列到的人不知道去哪里办。

Fails
    1. 参保登记
    灵活就业人员及个体工商户可至户籍地及注册地社保分中心办理参保登记。
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：企业所属地及灵活就业人员户籍地社保中心窗口
    ②掌上办：支付宝 App
    1.3 办理时限：即时办结

Passes
    1. 参保登记
    灵活就业人员及个体工商户可至户籍地及注册地社保分中心办理参保登记。
    1.1 需提供材料
    身份证
    1.2 办理路径
    ①窗口办：灵活就业人员户籍地及个体工商户注册地社保中心窗口
    ②掌上办：支付宝 App
    1.3 办理时限：即时办结

Known limits
    Only places that end in 地 are seen.
    只识别以“地”结尾的处所。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.kinds import Channel
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "warning"

# `可至户籍地及注册地社保分中心办理`
_SENT = re.compile(r"可以?[至到在]([^，。；,;]{4,30}?)办理")
_AREA = re.compile(r"(?:户籍|注册|居住|参保|经营|工作|所属|就业|户口)地")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each window's path that leaves out a place of the introduction."""
    for words in view.words:
        if words.item is None or words.field != "intro":
            continue
        for match in _SENT.finditer(words.prose.text):
            named = set(_AREA.findall(match[1]))
            for path in words.item.paths:
                areas = list(_AREA.finditer(path.text))
                missing = sorted(named - {area[0] for area in areas})
                if path.channel is not Channel.WINDOW or not missing or len(missing) == len(named):
                    continue
                at = view.range(path.span)
                start = view.source.text.find(areas[0][0], at.start, at.end)
                end = view.source.text.find(areas[-1][0], at.start, at.end) + len(areas[-1][0])
                yield Fault(
                    Range(start, end) if at.start <= start < end else at,
                    zh=f"说明写有可至{match[1]}办理，窗口办未列{'、'.join(missing)}",
                    en=f"the introduction also names {', '.join(missing)}, the path does not",
                    related=(
                        Place(words.prose.range(*match.span(1)), "说明所列", "the introduction"),
                    ),
                )
