"""A department of the issuing office is named otherwise than in the directory.
内设机构的名称与机构表不同。

What it checks
    What follows the issuer's name, up to 中心, 部, 科 or 大厅, against the names of the directory.
    发布机构名称之后至“中心”“部”“科”“大厅”的词，应为机构表所列的名称。

Why it matters
    Readers do not find the department in the directory, and ask for one that does not exist.
    读者在机构表中查不到，也会问不到这个机构。

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
    窗口办：抚顺市社会保险事业服务中心机关事业单位中心（无差别受理窗口）
    1.3 办理时限：即时办结

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
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：抚顺市社会保险事业服务中心机关事业中心（无差别受理窗口）
    1.3 办理时限：即时办结

    序号	机构名称	地址	联系电话
    1	机关事业中心	抚顺市顺城区临江东路19号	024-53998109
    2	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361
    3	顺城分中心	抚顺市顺城区临江东路21号	024-53997667

Known limits
    Departments that resemble no entry of the directory are not judged.
    与机构表各条都不相近的机构不判断。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.offices import read_directory
from pipeline.audit.titles import range_in, resemble, squeeze
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "name"
SEVERITY = "warning"

# `…服务中心机关事业单位中心（无差别受理窗口）`, but not `…所属各分中心`
_DEPARTMENT = re.compile(
    rf"(?!各|所属|下属|及|和|或|与|的)({HAN}{{2,12}}?(?:分?中心|部|科|处|局|大厅))"
)
# 机关事业单位保险中心 and 机关事业中心 share twelve of sixteen; two departments share 中心 alone.
_ALIKE = 0.7
_MANY = 3  # what the text says so often, and never otherwise, is the name


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each department that the directory names otherwise."""
    entries = {entry.name: entry for entry in read_directory(view)}
    departments = list(_read_departments(view)) if entries else []
    counts = Counter(name for name, _ in departments)
    accused = set[str]()
    for name, place in departments:
        if any(_is_part(name, listed) for listed in entries):
            continue
        meant = next((each for each in sorted(entries) if resemble(name, each, _ALIKE)), None)
        if meant is None:
            continue
        row = entries[meant].name_range
        if counts[name] >= _MANY and not counts[meant]:
            if meant not in accused:
                accused.add(meant)
                yield _accuse_row(row, meant, name, place, counts[name])
            continue
        yield Fault(
            place,
            zh=f"机构在此作“{name}”，机构表作“{meant}”",
            en=f"the department is {name} here, {meant} in the directory",
            expected=meant,
            related=(Place(row, "机构表所列", "the directory's entry"),),
            edits=(Correction(place, meant),),
        )


def _read_departments(view: View) -> Iterator[tuple[str, Range]]:
    """Yield the departments named behind the issuer, each with its place."""
    issuer = squeeze(view.guide.guide.issuer or "")
    for words in view.words:
        if not issuer or words.item is None or issuer[:2] not in words.prose.text:
            continue
        text = squeeze(words.prose.text)
        at = text.find(issuer)
        while at >= 0:
            if match := _DEPARTMENT.match(text, at + len(issuer)):
                yield match[1], range_in(words.prose, match.start(1), match.end(1))
            at = text.find(issuer, at + 1)


def _accuse_row(row: Range, listed: str, name: str, place: Range, times: int) -> Fault:
    return Fault(
        row,
        zh=f"机构表作“{listed}”，正文 {times} 次都作“{name}”",
        en=f"{listed} in the directory, {name} in the text, {times} times",
        expected=name,
        related=(Place(place, f"此处作“{name}”", f"{name} here"),),
    )


def _is_part(words: str, name: str) -> bool:
    """Whether words are a directory's name or its last word: 分中心; 关事业中心 has lost its 机."""
    return words == name or (name.endswith(words) and len(name) > len(words) + 1)
