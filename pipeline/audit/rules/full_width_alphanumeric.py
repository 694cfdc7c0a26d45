"""Digits or letters are full-width where most are half-width.
数字或字母用了全角，而全文多用半角。

What it checks
    Full-width digits and Latin letters, where the guide writes most of them half-width.
    检查全文多用半角时的全角数字和字母。

Why it matters
    Numbers and names of another width are not found by a search.
    全角的数字和名称检索不到。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：１５ 个工作日，30 日内审核
    1.4 温馨提示：可拨打 12333 咨询。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：可拨打 12333 咨询。

Known limits
    In a guide that writes most of them full-width nothing is reported; where one of twenty is
    full-width it may be a habit, and is only worth a look.
    全文多用全角时不报告；全角占二十分之一以上的，可能是习惯，仅作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_all, plain_text
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range
from pipeline.model.sources import fold_text

FAMILY = "text"
SEVERITY = "warning"
ON_SCANS = False

_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．－][０-９]+)*|(?<=\d)[．－](?=\d)")
_HALF = re.compile(r"[0-9A-Za-z]")
_HABIT = 20  # below that a slip of the input method is as likely as a house style


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each run of full-width digits or letters."""
    runs = list(find_all(_WIDE, view))
    wide = sum(len(run[0]) for run in runs)
    half = len(_HALF.findall(plain_text(view))) if runs else 0
    if half < wide:
        return
    is_habit = half < _HABIT * wide
    for run in runs:
        at = Range(*run.span())
        narrow = fold_text(run[0])
        yield Fault(
            at,
            zh=f"{run[0]} 是全角字符，全文多用半角 {narrow}",
            en=f"{run[0]} is full-width; most are half-width: {narrow}",
            expected=narrow,
            edits=(Correction(at, narrow),),
            safe=not is_habit,
            severity=Severity.INFO if is_habit else None,
        )
