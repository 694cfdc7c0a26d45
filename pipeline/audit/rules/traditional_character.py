"""A traditional character stands among simplified ones.
简体文字中夹有繁体字。

What it checks
    Characters of which simplified text writes another form, in a guide that is otherwise
    simplified.
    通篇简体的指南中出现的繁体字。

Why it matters
    Searching for a word does not find it where one character is traditional.
    夹有繁体字的词检索不到。

Fails
    1. 养老保险參保登记
    1.1 需提供材料
    身份证

Passes
    1. 养老保险参保登记
    1.1 需提供材料
    身份证

Known limits
    Characters that are lawful in simplified text too (著, 乾) are not judged, nor are guides in
    traditional characters.
    简体文字中也合法的字（著、乾）不判断，通篇繁体的指南也不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.variants import SIMPLIFIED, simplify
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"

_RUN = re.compile(f"[{''.join(SIMPLIFIED)}]+")
# A guide of which one character in fifty is traditional is written so on purpose: in traditional
# text it is one in three.
# 繁體 names the other script, in that script: a switch of the page.
_ON_PURPOSE = "繁"
_MOST = 0.02


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each run of traditional characters."""
    text = view.source.text
    runs = list(_RUN.finditer(text))
    if sum(len(run[0]) for run in runs) > _MOST * len(text) + 1:
        return
    for run in runs:
        if text[run.start() - 1 : run.start()] == _ON_PURPOSE:
            continue
        meant = simplify(run[0])
        yield Fault(
            Range(*run.span()),
            zh=f"“{run[0]}”是繁体字，简体作“{meant}”",
            en=f"{run[0]} is traditional; simplified text has {meant}",
            expected=meant,
            edits=(Correction(Range(*run.span()), meant),),
            safe=True,
        )
