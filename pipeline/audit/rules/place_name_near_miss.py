"""A place's name is a slip for one that the guide uses elsewhere.
地名疑为文中另一地名的笔误。

What it checks
    Names before 县, 区, 市, 分中心 that stand once and differ by one character of like sound or
    shape from a county of the directory's addresses or from the guide's city; the county of an
    address that differs by any character from the one that its office is named for.
    “县”“区”“市”“分中心”之前只出现一次的地名，与机构表地址中的县区或本市名称只差一个音近或形近的字；
    机构地址中的县区与机构名称所指的县区相差任何一字。

Why it matters
    There is no such place; readers do not find the office.
    并无此地，读者找不到机构。

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
    窗口办：清源县分中心窗口
    1.3 办理时限：即时办结
    2. 关系转移
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：清原县分中心窗口
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
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：清原县分中心窗口
    1.3 办理时限：即时办结

    序号	机构名称	地址	联系电话
    1	机关事业中心	抚顺市顺城区临江东路19号	024-53998109
    2	清原县分中心	抚顺市清原满族自治县日红街33号	024-53033361
    3	顺城分中心	抚顺市顺城区临江东路21号	024-53997667

Known limits
    Only places of two characters are judged.
    只判断两个字的地名。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.likenesses import look_or_sound_alike
from pipeline.audit.offices import county_stems, read_directory, stem_of
from pipeline.audit.plain_texts import count_words
from pipeline.audit.streams import read_stream
from pipeline.audit.views import View
from pipeline.model.characters import HAN

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = (
    "item-title-mismatch",
    "flow-title-mismatch",
    "caption-title-mismatch",
    "deferral-item-unknown",
    "prohibition-subject-unknown",
)

# `清原县分中心` · `新抚分中心` · `新宾满族自治县` · `抚顺市`
_PLACE = re.compile(rf"((?![省市]){HAN}{{2}})(?=[县区市]|分中心|{HAN}{{1,2}}族自治)")
# No region has so many counties that share a character; names made in a row do.
_MOST_SHARERS = 50
_OFFICE_END = re.compile(r"[县区市]?分中心$")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place that stands once and looks like a known one."""
    known = _known_places(view)
    meant_by: dict[str, str | None] = {}
    stream = read_stream(view)
    by_row = _compare_rows(view)
    for match in _PLACE.finditer(stream.text) if known else ():
        name = match[1]
        if name not in meant_by:
            meant_by[name] = _find_meant(name, known)
        at = stream.range(match.start(1), match.end(1))
        named = by_row.get(at.start)
        meant = meant_by[name] or named
        if meant is None or count_words(view, name) > 1 or _is_better(view, name, meant):
            continue
        row = stream.text[match.end() : match.end() + 40].split("\n\n\n\n")[0]
        if named is None and count_words(view, meant) < 2 and meant not in row:
            continue
        yield Fault(
            at,
            zh=f"“{name}”疑为“{meant}”之误，全文仅此一处",
            en=f"{name} stands only here and looks like a slip for {meant}",
            expected=meant,
            edits=(Correction(at, meant),),
        )


def _is_better(view: View, name: str, meant: str) -> bool:
    """Tell whether, of two names that stand once each, this one has the commoner character."""
    if count_words(view, meant) != 1:
        return False
    pairs = [pair for pair in zip(name, meant, strict=True) if pair[0] != pair[1]]
    return all(count_words(view, mine) > count_words(view, other) for mine, other in pairs)


def _compare_rows(view: View) -> dict[int, str]:
    """Return the county that an office is named for, by the place of its address's county.

    新抚分中心 lies in no 新托区: where one character differs, no likeness need argue for it.
    """
    found: dict[int, str] = {}
    for entry in read_directory(view):
        named = _OFFICE_END.sub("", entry.name)
        stem = stem_of(entry.county) if entry.county else ""
        if entry.address_range is None or len(named) != 2 or len(stem) != 2 or named == stem:
            continue
        if any(one == other for one, other in zip(named, stem, strict=True)):
            offset = view.text(entry.address_range).find(stem)
            found[entry.address_range.start + offset] = named
    return found


def _known_places(view: View) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """Return the counties of the directory, by address and by name, and the guide's city.

    Each stands, with its rank, under its first and under its second character.
    """
    names = [_OFFICE_END.sub("", entry.name) for entry in read_directory(view)]
    region = view.guide.guide.region
    own = [stem_of(name) for name in (region.city, region.county) if name]
    known: defaultdict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for rank, name in enumerate(dict.fromkeys([*county_stems(view), *names, *own])):
        if len(name) == 2:
            known[0, name[0]].append((rank, name))
            known[1, name[1]].append((rank, name))
    return dict(known)


def _find_meant(name: str, known: dict[tuple[int, str], list[tuple[int, str]]]) -> str | None:
    """Return the first known place that differs from `name` by one character like its own."""
    found = [
        ranked
        for shared, other in ((0, 1), (1, 0))
        if len(sharers := known.get((shared, name[shared]), ())) <= _MOST_SHARERS
        for ranked in sharers
        if ranked[1] != name and look_or_sound_alike(name[other], ranked[1][other])
    ]
    return min(found)[1] if found else None
