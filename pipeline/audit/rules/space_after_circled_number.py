"""Circled numbers are followed by a blank in some lists and not in others.
圈码之后有的空格、有的不空。

What it checks
    Whether a blank follows ①, ② …, against what most circled numbers of the guide do.
    检查圈码①②之后是否空格，与全书多数写法比较。

Why it matters
    One habit makes lists look alike.
    写法统一，列表才整齐。

Fails
    1. 职工参保登记
    1.1 需提供材料
    ①身份证；
    ②户口簿；
    ③ 照片

Passes
    1. 职工参保登记
    1.1 需提供材料
    ①身份证；
    ②户口簿

Known limits
    Where both habits are equally frequent nothing is reported.
    两种写法各半时不报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_all
from pipeline.audit.views import View
from pipeline.model.characters import CIRCLED
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "info"
ON_SCANS = False

_CIRCLED = re.compile(rf"[{CIRCLED}](?P<gap> ?)(?=[^\s{CIRCLED}])")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each circled number set against the habit of most."""
    numbers = list(find_all(_CIRCLED, view))
    spaced = sum(1 for match in numbers if match["gap"])
    close = len(numbers) - spaced
    if spaced == close:
        return
    wanted = " " if spaced > close else ""
    for match in numbers:
        if match["gap"] == wanted:
            continue
        gap = Range(*match.span("gap"))
        yield Fault(
            Range(*match.span()),
            zh=f"{match[0][0]} 后" + ("多一空格" if match["gap"] else "缺空格") + "，与多数不同",
            en=f"{match[0][0]} is "
            + ("" if match["gap"] else "not ")
            + "followed by a blank, unlike most",
            expected=match[0][0] + wanted,
            edits=(Correction(gap, wanted),),
        )
