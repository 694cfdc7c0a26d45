"""A document's title is a slip for one that the guide quotes more often.
文件名疑为文中另一文件名的笔误。

What it checks
    Titles inside 《》 quoted once that differ by one or two characters from one quoted at least
    twice.
    书名号内只出现一次的文件名，与出现两次以上的文件名相差一两个字。

Why it matters
    There is no such document; readers do not find the law or the form.
    并无此文件，读者找不到法规或表格。

Fails
    1. 参保登记
    依据《中华人民共和国社会保险法》办理。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    2. 参保变更
    依据《中华人民共和国社会保险法》办理。
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结
    3. 参保注销
    依据《中华人民共和国社会保障法》办理。
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅
    3.3 办理时限：即时办结

Passes
    1. 参保登记
    依据《中华人民共和国社会保险法》办理。
    1.1 需提供材料
    《职工关系转入申请表》
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    2. 参保变更
    依据《中华人民共和国社会保险法》办理。
    2.1 需提供材料
    《职工关系转入申请表》
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结
    3. 参保注销
    依据《中华人民共和国社会保险法》办理。
    3.1 需提供材料
    《职工关系转出申请表》
    3.2 办理路径
    窗口办：服务大厅
    3.3 办理时限：即时办结

Known limits
    Titles that differ by a word of opposite meaning or by a number are different documents.
    以反义词或数字相区别的是不同文件。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.audit.distances import Neighbours
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = ("law-title-misquoted", "likely-wrong-character", "swapped-characters")

_QUOTED = re.compile("《([^《》]{4,60})》")
# What tells forms and laws apart: 转入, 转出; 增加, 减少; （一）, （二）; 2018, 2019; 男, 女.
_DISTINCTIVE = re.compile(r"[入出增减加少新旧原上下前后内外男女甲乙丙大中小一二三四五六七八九十\d]")
# Shorter titles (劳动合同) are within two characters of others that are right.
_SHORT, _LONG = 6, 9


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each quoted title that is a near miss of a more frequent one."""
    places: defaultdict[str, list[Range]] = defaultdict(list)
    for words in view.words:
        if "《" in words.prose.text:
            for match in _QUOTED.finditer(words.prose.text):
                places[squeeze(match[1])].append(words.prose.range(*match.span(1)))
    known = Neighbours(title for title, found in places.items() if len(found) > 1)
    for title, found in places.items():
        if len(found) > 1 or len(title) < _SHORT:
            continue
        near = known.near(title, 2 if len(title) >= _LONG else 1)
        meant = next((other for _, other in near if _is_slip(title, other)), None)
        if meant is not None:
            yield Fault(
                found[0],
                zh=f"《{title}》仅此一处，疑为《{meant}》（{len(places[meant])} 次）之误",
                en=f"{title} is quoted only here, {meant} {len(places[meant])} times",
                expected=meant,
                related=(Place(places[meant][0], "另一处的写法", "as quoted elsewhere"),),
                edits=(Correction(found[0], meant),),
            )


def _is_slip(title: str, other: str) -> bool:
    """Whether the two differ by characters that tell no documents apart."""
    rest = set(title) ^ set(other)
    pairs = (
        [(a, b) for a, b in zip(title, other, strict=False) if a != b]
        if len(title) == len(other)
        else []
    )
    return not any(_DISTINCTIVE.search(c) for c in rest) and not any(
        _DISTINCTIVE.search(a) or _DISTINCTIVE.search(b) for a, b in pairs
    )
