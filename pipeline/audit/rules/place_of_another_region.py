"""A place of another region stands where the guide's own place stands elsewhere.
本地指南中出现外地地名。

What it checks
    Cities other than the guide's own in the directory's addresses, or before words that elsewhere
    follow its own city; provinces likewise.
    机构地址中的外市，以及他处紧接本市名称的词之前出现的外市、外省名称。

Why it matters
    The words were copied from another office's guide; readers are sent to another city.
    这类文字抄自外地指南，会把读者引到外地。

Fails
    社保办事指南

    抚顺市社会保险事业服务中心

    目 录

    社保业务指南.....	(1)

    社保业务指南

    1. 参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：抚顺市社会保险事业服务中心窗口
    1.3 办理时限：即时办结
    2. 关系转移
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：沈阳市社会保险事业服务中心窗口
    2.3 办理时限：即时办结

    序号	机构名称	地址	联系电话
    1	机关事业中心	抚顺市顺城区临江东路19号	024-53998109
    2	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361
    3	顺城分中心	抚顺市顺城区临江东路21号	024-53997667

Passes
    社保办事指南

    抚顺市社会保险事业服务中心

    目 录

    社保业务指南.....	(1)

    社保业务指南

    1. 参保登记
    由沈阳市转入的人员也可办理。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：抚顺市社会保险事业服务中心窗口
    1.3 办理时限：即时办结

    序号	机构名称	地址	联系电话
    1	机关事业中心	抚顺市顺城区临江东路19号	024-53998109
    2	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361
    3	顺城分中心	抚顺市顺城区临江东路21号	024-53997667

Known limits
    A foreign city elsewhere in a sentence may be meant, and is not judged; nor are titles of
    documents.
    句中其他位置的外市可能确有所指，不判断；书名号内也不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.offices import read_directory
from pipeline.audit.platforms import read_entrances
from pipeline.audit.streams import read_stream
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range
from pipeline.model.regions import city_names, find_place, load_places

FAMILY = "name"
SEVERITY = "error"
YIELDS_TO = (
    "place-name-near-miss",
    "item-title-mismatch",
    "flow-title-mismatch",
    "caption-title-mismatch",
)

_LONGEST = 8
# Own names that stand less often do not show what usually follows them.
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each city or province that is not the guide's own."""
    yield from _find_platforms(view)
    region = view.guide.guide.region
    provinces = frozenset(place.name for place in load_places() if place.level == "province")
    addresses = [entry.address_range for entry in read_directory(view) if entry.address_range]
    for own, ending, names in (
        (region.city, "市", city_names()),
        (region.province, "省", provinces),
    ):
        if not own or not own.endswith(ending):
            continue
        text = read_stream(view).text
        followers = {text[m.end() : m.end() + 2] for m in re.finditer(own, text)}
        is_known = text.count(own) >= _FEWEST
        for end in re.finditer(ending, text):
            start = _find_name(text, end.end(), names)
            name = text[start : end.end()]
            if (
                start < 0
                or name == own
                or text.rfind("《", start - 40, start) > text.rfind("》", start - 40, start)
            ):
                continue
            at = read_stream(view).range(start, end.end())
            in_address = any(a.start <= at.start < a.end for a in addresses)
            if in_address or (is_known and text[end.end() : end.end() + 2] in followers):
                yield Fault(
                    at,
                    zh=f"“{name}”不是本指南所属的“{own}”",
                    en=f"{name} is not {own}, which this guide is for",
                    expected=own,
                )


def _find_platforms(view: View) -> Iterator[Fault]:
    """Yield the platforms that bear the name of another province."""
    own = view.guide.guide.region.province
    for entrance in read_entrances(view) if own else ():
        place = find_place(entrance.name)
        if place is not None and place.province != own:
            short = next(n for n in range(2, len(place.name) + 1) if find_place(entrance.name[:n]))
            at = Range(entrance.name_range.start, entrance.name_range.start + short)
            yield Fault(
                at,
                zh=f"“{entrance.name}”不是本指南所属“{own}”的平台",
                en=f"{entrance.name} is no platform of {own}, which this guide is for",
                severity=Severity.WARNING,
            )


def _find_name(text: str, end: int, names: frozenset[str]) -> int:
    """Return where a name of `names` begins that ends at `end`, the longest first, or -1."""
    return next(
        (end - size for size in range(_LONGEST, 2, -1) if text[end - size : end] in names), -1
    )
