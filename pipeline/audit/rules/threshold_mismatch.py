"""An item and the list of prohibited cases give different thresholds.
事项的条件与禁办情形中的界限不一致。

What it checks
    What must be 满 (reached) in the introduction of an item against what is 不足 (not reached) in
    the prohibited cases for it, in one unit.
    事项说明中“累计…满”的期限，与该事项禁办情形中“不足”的期限，换算单位后应当相等。

Why it matters
    Between the two thresholds a case is both allowed and prohibited.
    介于两个界限之间的情形既可办又禁办。

Fails
    1. 失业保险金申领
    累计缴费满 1 年，非因本人意愿中断就业的，可以申领。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

    禁办事项	禁办情形
    一、失业保险金申领	1. 参保缴纳失业保险费累计不足10个月

Passes
    1. 失业保险金申领
    累计缴费满 1 年，非因本人意愿中断就业的，可以申领。
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

    禁办事项	禁办情形
    一、失业保险金申领	1. 参保缴纳失业保险费累计不足12个月

Known limits
    Only periods in years and months are compared, where each side gives one.
    只比较以年、月计的期限，且双方各只有一个。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "error"

_NUMBER = r"(\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(个?月|年|周岁)"
_REACHED = re.compile(rf"累计[^。；\n]{{0,14}}?(?:满|达到?|不少于) ?{_NUMBER}")
_NOT_REACHED = re.compile(rf"(?:累计)?[^。；\n]{{0,6}}?(?:不足|不满|未满|少于) ?{_NUMBER}")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each threshold that its counterpart contradicts."""
    items = {item.id: item for item in view.guide.items}
    intros = {
        words.item.id: words.prose for words in view.words if words.item and words.field == "intro"
    }
    known = Counter(
        _months(match) for prose in intros.values() for match in _REACHED.finditer(prose.folded)
    )
    for prohibition in view.guide.prohibitions:
        for case in prohibition.cases:
            below = list(_NOT_REACHED.finditer(view.source.folded, *view.range(case.span)))
            for item_id in prohibition.item_ids if len(below) == 1 else ():
                prose = intros.get(item_id)
                reached = list(_REACHED.finditer(prose.folded)) if prose else []
                if prose is None or len(reached) != 1 or _months(reached[0]) == _months(below[0]):
                    continue
                case_at = Range(below[0].start(1), below[0].end())
                intro_at = prose.range(reached[0].start(1), reached[0].end())
                # Another item that gives the case's threshold shows that this one's is wrong.
                at, other = (intro_at, case_at) if known[_months(below[0])] else (case_at, intro_at)
                yield Fault(
                    at,
                    zh=f"事项 {items[item_id].number} 要求满 {view.text(intro_at)}，"
                    f"禁办情形写不足 {view.text(case_at)}",
                    en=f"item {items[item_id].number} asks for {view.text(intro_at)}, "
                    f"the prohibited case says less than {view.text(case_at)}",
                    related=(Place(other, "另一处的界限", "the other threshold"),),
                )


def _months(match: re.Match[str]) -> int:
    number = read_numeral(match[1]) or 0
    return number * (1 if match[2].endswith("月") else 12)
