"""The tips or the introduction state another limit than the item's own.
温馨提示或概述中的时限与本事项的办理时限不符。

What it checks
    Days and 即时办结 in tips, introductions and paths against the item's own limits.
    检查提示、概述、路径中说到的办结天数和“即时办结”是否与本事项的办理时限相符。

Why it matters
    Both cannot be true, and the applicant waits in vain.
    两者不能同时成立，申请人会白等。

Fails
    1. 关系转移
    1.1 需提供材料
    身份证
    1.3 办理时限：15 个工作日
    1.4 温馨提示：申请将在 5 个工作日内办结。

Passes
    1. 关系转移
    用人单位应当自变更之日起三十日内申请。
    1.1 需提供材料
    身份证
    1.3 办理时限：15 个工作日
    1.4 温馨提示：申请将在 15 个工作日内办结。

Known limits
    Periods that bind the applicant, or run from an event, are no limits of the office.
    约束申请人的期限和自某日起算的期限不在此列。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.guides import Item
from pipeline.model.kinds import LimitKind
from pipeline.model.numerals import read_numeral

FAMILY = "time"
SEVERITY = "error"

_DONE = "办结|办理完|完成|审核|答复|办毕|出具|制卡|到账|发放|办好"
_STATED = re.compile(
    # `5 个工作日内办结` · `即时办结` · `办理时限为 10 个工作日`
    rf"(?:办理?时限为?|办结时限为?|(?<![\d.]))(?P<number>\d{{1,3}}|[一二三四五六七八九十]{{1,3}}) ?"
    rf"(?P<unit>个?工作日|日|天)(?:[之以]?内)?[^，。；\n]{{0,6}}?(?:{_DONE})"
    r"|(?P<limit>(?:办理|办结)时限为? ?(?P<days>\d{1,3}) ?(?P<of>个?工作日|日|天))"
    r"|(?P<now>(?:即时|当场|立即|当日)(?:办结|办理完))"
)
_WORDS = ("日", "天", "即时", "当场", "立即")
_DUTY = re.compile(r"应当|须|之日起|(?<!申)请您?[在于]|需在|每月")
_DAYS = (LimitKind.WORKING_DAYS, LimitKind.CALENDAR_DAYS)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each stated limit that the item does not have."""
    for words in view.words:
        item = words.item
        if item is None or words.field not in ("tips", "intro", "paths") or not item.time_limits:
            continue
        text = words.prose.text
        if not any(word in text for word in _WORDS):
            continue
        for match in _STATED.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n，") + 1
            if _DUTY.search(text, start, match.start()) or _agrees(item, match):
                continue
            own = item.time_limits[0]
            said = "；".join("".join(limit.text.split()) for limit in item.time_limits)
            yield Fault(
                words.prose.range(*match.span()),
                zh=f"此处为“{match[0]}”，而办理时限为“{said}”",
                en=f"“{match[0]}” here, but the item's limit is “{said}”",
                related=(Place(view.range(own.span), "本事项的办理时限", "the item's time limit"),),
            )


def _agrees(item: Item, match: re.Match[str]) -> bool:
    """Say whether one of the item's limits is what the words state, or cannot be compared."""
    kinds = {limit.kind for limit in item.time_limits}
    if not kinds <= {*_DAYS, LimitKind.IMMEDIATE}:
        return True
    if match["now"]:
        return LimitKind.IMMEDIATE in kinds
    number = read_numeral(match["number"] or match["days"])
    kind = _DAYS[0] if "工作" in (match["unit"] or match["of"]) else _DAYS[1]
    return any(limit.days == number and limit.kind is kind for limit in item.time_limits)
