"""A paragraph ends without a full stop where those of its kind have one.
段末没有句号，而同类段落都有。

What it checks
    Introductions and tips, and other fields, where three of four texts end in 。 ； ！ or ？.
    检查概述、温馨提示等小节；四分之三以上以句末标点结尾时，没有结尾标点的段落。

Why it matters
    The reader wonders whether the text goes on.
    读者会疑心后面还有文字。

Fails
    1. 职工参保登记
    单位应及时为职工办理参保登记。
    1.1 需提供材料
    身份证
    2. 缴费申报
    单位应按月申报。
    2.1 需提供材料
    身份证
    3. 缴费查询
    参保人可以查询缴费情况。
    3.1 需提供材料
    身份证
    4. 关系转移
    参保人可以申请养老保险关系转移
    4.1 需提供材料
    身份证

Passes
    1. 职工参保登记
    单位应及时为职工办理参保登记。
    1.1 需提供材料
    身份证

Known limits
    Whether words got lost is judged elsewhere.
    是否缺字另行判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View, Words
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "info"
YIELDS_TO = ("sentence-cut-off",)

_FIELDS = ("intro", "tips", "conditions", "process", "audience")
_ENDS = re.compile(r"[。！？；：;.!?][”’）)》]?$")
_ENTRY = re.compile(r"[①-⑳\d(（一二三四五六七八九十【-]")
_USUAL = 0.6  # 28 of 36 introductions of this guide end in a mark, all but one of its tips
_SHORT = 8  # 无, 详见附件: no sentence
_SHOWN = 4


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each text whose last sentence is not closed."""
    texts: dict[str, list[tuple[Words, bool]]] = {}
    for words in view.words:
        if words.field in _FIELDS and words.item and len(words.prose.text) >= _SHORT:
            closed = _ENDS.search(words.prose.text) is not None
            texts.setdefault(words.field, []).append((words, closed))
    for members in texts.values():
        if sum(closed for _, closed in members) < _USUAL * len(members):
            continue
        for words, closed in members:
            text = words.prose.text
            if closed or _ENTRY.match(text.rsplit("\n", 1)[-1]):
                continue
            at = words.prose.range(len(text) - _SHOWN, len(text))
            yield Fault(
                at,
                zh=f"段末“{text[-_SHOWN:]}”之后没有句号",
                en=f"no full stop after “{text[-_SHOWN:]}”",
                expected=view.text(at) + "。",
                edits=(Correction(Range(at.end, at.end), "。"),),
            )
