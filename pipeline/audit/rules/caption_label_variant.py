"""The label above a picture is worded otherwise than above the others.
图上方的标签与其他图不同。

What it checks
    The words above the captions; where at least four of five agree, the others are pointed at.
    图题上方的标签；五分之四以上一致时，指出其余。

Why it matters
    One thing should bear one name; it is a matter of style.
    同类标签宜写法一致。

Fails
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程



    1.社会保障卡申领

    1.3 办理时限：即时办结
    2. 社会保障卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅

    操作流程



    2.社会保障卡补领

    2.3 办理时限：即时办结
    3. 社会保障卡换领
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅

    操作流程



    3.社会保障卡换领

    3.3 办理时限：即时办结
    4. 社会保障卡挂失
    4.1 需提供材料
    身份证
    4.2 办理路径
    窗口办：服务大厅

    操作流程



    4.社会保障卡挂失

    4.3 办理时限：即时办结
    5. 社会保障卡启用
    5.1 需提供材料
    身份证
    5.2 办理路径
    窗口办：服务大厅

    业务操作流程



    5.社会保障卡启用

    5.3 办理时限：即时办结

Passes
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程



    1.社会保障卡申领

    1.3 办理时限：即时办结

Known limits
    Labels that the vocabulary does not know are no labels.
    词汇表没有的标签不识别。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Fault
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "info"

# Four of five is a habit that one exception does not hide.
_HABIT = 0.8


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each label that differs from the usual one."""
    labels = [
        (caption.label, squeeze(view.text(caption.label)))
        for caption in read_captions(view)
        if caption.label
    ]
    counts = Counter(words for _, words in labels)
    for usual, times in counts.most_common(1):
        for at, words in labels:
            if words != usual and times >= _HABIT * len(labels):
                yield Fault(
                    at,
                    zh=f"此处作“{words}”，其余 {times} 处作“{usual}”",
                    en=f"{words} here, {usual} in {times} other places",
                    expected=usual,
                )
