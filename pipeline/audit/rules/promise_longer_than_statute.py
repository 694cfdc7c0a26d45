"""The office promises more days than the law allows.
承诺时限长于法定时限。

What it checks
    Promised and statutory limits of one item, in the same kind of days.
    比较同一事项以同一种日计算的承诺时限与法定时限。

Why it matters
    A promise that breaks the law is a slip, and misleads the applicant.
    承诺突破法定期限必有一误，会误导申请人。

Fails
    1. 户口登记
    1.1 需提供材料
    身份证
    1.3 办理时限：法定时限 10 个工作日，承诺时限 30 个工作日

Passes
    1. 户口登记
    1.1 需提供材料
    身份证
    1.3 办理时限：法定时限 30 个工作日，承诺时限 10 个工作日

Known limits
    Working days are not converted into calendar days.
    不在工作日与自然日之间换算。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.kinds import LimitRole

FAMILY = "time"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each promise that is longer than the law's limit."""
    for item in view.guide.items:
        laws = [limit for limit in item.time_limits if limit.role is LimitRole.STATUTORY]
        for promise in item.time_limits:
            if promise.role is not LimitRole.PROMISED or promise.days is None:
                continue
            known = [law for law in laws if law.kind is promise.kind and law.days is not None]
            days = sum(law.days or 0 for law in known)  # several are those of several steps
            if known and days < promise.days:
                yield Fault(
                    view.range(promise.span),
                    zh=f"承诺 {promise.days} 天，而法定为 {days} 天",
                    en=f"{promise.days} days promised, {days} by law",
                    related=tuple(
                        Place(view.range(law.span), "法定时限", "the statutory limit")
                        for law in known
                    ),
                )
