"""Fields of one kind bear several headings.
同一种小节有几种标题。

What it checks
    Headings of one kind of field; those in the minority are pointed at.
    同种小节的标题；指出用得较少的写法。

Why it matters
    A reader may take two headings for two different things.
    读者会把两种标题当作两回事。

Fails
    1. 参保登记
    1.1 需提供材料：身份证
    2. 增减申报
    2.1 需提供要件：身份证
    3. 缴费申报
    3.1 需提供要件：身份证

Passes
    1. 参保登记
    1.1 需提供要件：身份证
    2. 增减申报
    2.1 需提供要件：身份证

Known limits
    Where two headings are equally frequent, neither is pointed at.
    两种标题一样多时都不指出。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.headings import read_headings, usual_words
from pipeline.audit.views import View
from pipeline.model.profiles import MAIN_FIELDS

FAMILY = "field"
SEVERITY = "info"
YIELDS_TO = ("subsection-misnamed",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each heading in the minority."""
    usual = usual_words(view)
    for headings in read_headings(view):
        for heading in headings:
            if heading.kind not in MAIN_FIELDS:
                continue
            counts = usual[heading.kind]
            best, often = counts.most_common(1)[0]
            here = counts[heading.words]
            if here < often:
                yield Fault(
                    heading.label,
                    zh=f"{often} 个事项作“{best}”，{here} 个作“{heading.words}”",
                    en=f"{often} items read {best}, {here} read {heading.words}",
                    expected=best,
                )
