"""The issuing office is named a little differently than on the cover.
发布机构的名称与封面略有出入。

What it checks
    Names in the text that differ from the issuer's by a character or two, where the issuer's own
    name stands more often.
    正文中与发布机构名称只差一两个字的名称，而发布机构的全称出现得更多。

Why it matters
    Readers look for an office that does not exist, or go to another one.
    读者会去找不存在的机构，或找错机构。

Fails
    办事指南
    抚顺市社会保险事业服务中心

    1. 职工参保登记
    1.2 办理路径
    窗口办：抚顺市社会保险事业服务中心一楼
    2. 缴费申报
    2.2 办理路径
    窗口办：抚顺市社会保险事业服务中心二楼
    3. 关系转移
    3.2 办理路径
    窗口办：抚顺市社会保险事业管理中心三楼

Passes
    办事指南
    抚顺市社会保险事业服务中心

    1. 职工参保登记
    1.2 办理路径
    窗口办：抚顺市社会保险事业服务中心一楼
    2. 缴费申报
    2.2 办理路径
    窗口办：抚顺市社会保险中心、抚顺市医疗保障事业服务中心

Known limits
    Short names, of less than eight characters, differ by a character lawfully.
    不足八个字的名称相差一字也可能是另一机构，不判断。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.streams import read_stream
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = (
    "likely-wrong-character",
    "swapped-characters",
    "doubled-word",
    "place-name-near-miss",
    "place-of-another-region",
    "traditional-character",
    "unbalanced-brackets",
    "stray-letter",
    "section-title-mismatch",
)

_SHORTEST = 8
_FARTHEST = 2  # 管理 for 服务; two characters lost or added
_KEPT = 3  # characters that stay at either end: 抚顺市…, …务中心
_LAST = 2  # what names an office: 中心, 总局


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each near miss of the issuer's name."""
    issuer = squeeze(view.guide.guide.issuer or "")
    stream = read_stream(view)
    times = stream.text.count(issuer)
    if len(issuer) < _SHORTEST or times < _FARTHEST:
        return
    found = {}
    for start, end in _places(stream.text, issuer):
        words = stream.text[start:end]
        if words != issuer and edit_distance(words, issuer, _FARTHEST) <= _FARTHEST:
            found[start] = end
    counts = Counter(stream.text[start:end] for start, end in found.items())
    for start, end in sorted(found.items()):
        words = stream.text[start:end]
        if counts[words] >= times:
            continue
        at = stream.range(start, end)
        yield Fault(
            at,
            zh=f"机构在此作“{words}”，文中 {times} 次作“{issuer}”",
            en=f"the office is {words} here, {issuer} in {times} places",
            expected=issuer,
            edits=(Correction(at, issuer),),
        )


def _places(text: str, issuer: str) -> Iterator[tuple[int, int]]:
    """Yield where names that begin or end as the issuer's may stand."""
    shortest, longest = len(issuer) - _FARTHEST, len(issuer) + _FARTHEST
    for match in re.finditer(re.escape(issuer[:_KEPT]), text):
        start = match.start()
        if text.startswith(issuer, start):
            continue
        end = text.find(issuer[-_LAST:], start + shortest - _LAST, start + longest)
        if end >= 0 and "\n" not in text[start:end]:
            yield start, end + _LAST
    for match in re.finditer(re.escape(issuer[-_KEPT:]), text):
        end = match.end()
        if text.endswith(issuer, 0, end):
            continue
        start = text.rfind(issuer[:_LAST], max(0, end - longest), end - shortest + _LAST)
        if start >= 0 and "\n" not in text[start:end]:
            yield start, end
