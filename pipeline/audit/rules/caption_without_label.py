"""A caption stands without the label 操作流程 that most have above them.
图题之前没有“操作流程”，而多数图题有。

What it checks
    Captions without a label for the picture, where more than half of all captions have one; or with
    one that is mistyped (操作流).
    半数以上图题之前有“操作流程”时，没有的图题，以及标签写错的（操作流）。

Why it matters
    Without it the caption reads like a heading.
    没有它，图题看起来像标题。

Fails
    1. 参保登记
    1.1 办理路径：窗口办

    操作流程



    1.参保登记

    2. 增减申报
    2.1 办理路径：窗口办

    操作流程



    2.增减申报

    3. 缴费申报
    3.1 办理路径：窗口办



    3.缴费申报

Passes
    1. 参保登记
    1.1 办理路径：窗口办

    操作流程



    1.参保登记

Known limits
    Where half of the captions have no label, neither form is the rule.
    一半图题没有此标记时，无所谓惯例。
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import line_ranges
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "field"
SEVERITY = "info"
YIELDS_TO = ("doubled-word", "likely-wrong-character", "swapped-characters", "word-misprinted")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each caption without a label."""
    captions = [caption for caption in read_captions(view) if caption.title is not None]
    labels = Counter(squeeze(view.text(caption.label)) for caption in captions if caption.label)
    if 2 * labels.total() <= len(captions):
        return
    for caption in captions:
        if caption.label is not None or caption.title is None:
            continue
        at = caption.printed or caption.title
        if misprint := _find_misprint(view, at, labels):
            yield misprint
            continue
        yield Fault(
            at,
            zh=f"图题之前没有“操作流程”；{len(captions)} 个图题中 {labels.total()} 个有",
            en=f"no label above the caption; {labels.total()} of {len(captions)} have one",
        )


def _find_misprint(view: View, at: Range, labels: Counter[str]) -> Fault | None:
    """Return a fault where the line above the caption is a label but for one slip."""
    lines = line_ranges(view)
    above = lines[bisect_left(lines, Range(at.start, at.start)) - 1]
    words = squeeze(view.text(above))
    usual = next((x for x, _ in labels.most_common() if 0 < edit_distance(words, x) <= 2), None)
    if usual is None:
        return None
    return Fault(
        above,
        zh=f"图题之上的“{words}”疑为“{usual}”之误",
        en=f"{words} above the caption looks like a slip for {usual}",
        expected=usual,
        edits=(Correction(above, usual),),
        severity=Severity.WARNING,
    )
