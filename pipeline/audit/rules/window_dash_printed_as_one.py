"""Between two days of a window stands 一 instead of a dash, or nothing at all.
起止日期之间的连接号印成了“一”或缺失。

What it checks
    Two days of the month joined by 一 (25 日一次月 8 日), or with nothing between them; so too two
    dates of which the second is in the next year (6 月 1 日次年 5 月 31 日).
    检查两个日期之间是否为“一”（25 日一次月 8 日），或没有任何连接号（6 月 1 日次年 5 月 31 日）。

Why it matters
    The window reads as "once" or as two single days, and people come on the wrong day.
    会被读成“一次”或两个单独的日子，群众因此错过受理时间。

Fails
    1. 丧葬补助金申领
    1.1 需提供材料
    身份证
    1.3 办理时限：每月 25 日一次月 8 日受理

Passes
    1. 丧葬补助金申领
    1.1 需提供材料
    身份证
    1.3 办理时限：每月 19 日—28 日，30 日内审核完毕；每月 5 日一次

Known limits
    The days themselves are judged elsewhere.
    日期本身是否合理另行判断。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.audit.windows import Season, Window, day_windows, seasons
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "error"
ON_SCANS = False


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each window without a dash."""
    yield from _check(view, day_windows(view), "—")
    yield from _check(view, seasons(view), "至")


def _check(view: View, windows: Sequence[Window | Season], default: str) -> Iterator[Fault]:
    dashes = Counter(w.dash_words for w in windows if w.dash_words not in ("", "一"))
    dash = dashes.most_common(1)[0][0] if dashes else default
    for window in windows:
        if window.dash_words == "一":
            yield Fault(
                window.dash,
                zh=f"“{view.text(window.range)}”中两个日期之间的“一”应为“{dash}”",
                en=f"一 between the two days of “{view.text(window.range)}” stands for {dash}",
                expected=dash,
                edits=(Correction(window.dash, dash),),
            )
        elif not window.dash_words:
            at = window.dash.start
            words = view.text(window.range)
            split = at - window.range.start
            yield Fault(
                window.range,
                zh=f"“{words}”两个日期之间缺少“{dash}”",
                en=f"no {dash} between the two days of “{words}”",
                expected=words[:split] + dash + words[split:],
                edits=(Correction(Range(at, at), dash),),
            )
