"""A character of a scan was hardly recognised.
扫描件中有难以辨认的字。

What it checks
    How sure the recogniser is of each character of a page that is a picture.
    逐字检查扫描件识别结果的可信度。

Why it matters
    What was recognised may not be what is printed: a digit of an address, a character of a name.
    识别所得未必是所印：网址中的一位数字、名称中的一个字都可能有误。

Fails
    1. 职工参保登记
    1.1 需提供材料
    ①身份证复?[卬](0.31)件

Passes
    1. 职工参保登记
    1.1 需提供材料
    ①身份证复?[印](0.97)件

Known limits
    A recogniser may be sure and wrong; other rules compare words and addresses with each other.
    识别有把握时也可能出错；其他规则会比对词语与网址。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.sources import Place

FAMILY = "text"
SEVERITY = "info"

# Of the 16,350 characters of the booklet, scanned at 200 dpi askew and with grain, 98 are below;
# one in twenty of these is wrong, of the others one in two hundred is, most of them dashes.
_UNSURE = 0.6


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each run of characters of which the recogniser is not sure."""
    for place in view.source.places:
        for start, end in _find_runs(place, view.source.text):
            score = min(place.scores[start - place.start : end - place.start])
            yield Fault(
                Range(start, end),
                zh=f"识别没有把握（可信度 {score:.2f}），请对照原件",
                en=f"recognised with a confidence of {score:.2f}; compare it with the original",
            )


def _find_runs(place: Place, text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of neighbouring characters that are unsure."""
    begin: int | None = None
    for at, score in enumerate((*place.scores, 1.0), place.start):
        if score < _UNSURE and not text[at].isspace():
            begin = at if begin is None else begin
        elif begin is not None:
            yield begin, at
            begin = None
