"""The fields of an item are not numbered 1, 2, 3 in order.
小节编号重复、跳号或倒退。

What it checks
    The second part of each field's number, as in 8.3, counts up from 1 inside its item.
    小节编号的次段（如 8.3 的 3）应在事项内由 1 起依次递增。

Why it matters
    A reader who looks for 8.3 finds two of them, or none.
    读者查找 8.3 时会找到两处或一处也没有。

Fails
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    窗口办：服务大厅
    8.2 办理时限：即时办结
    8.4 温馨提示：无

Passes
    8. 参保登记
    8.1 需提供材料
    身份证
    8.2 办理路径
    窗口办：服务大厅
    8.3 办理时限：即时办结
    8.4 温馨提示：无

Known limits
    A gap where a usual field is absent is left to subsection-missing.
    因缺小节造成的跳号由 subsection-missing 说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.headings import Heading, habitual_kinds, read_headings, usual_ordinals
from pipeline.audit.sequences import Break, find_breaks
from pipeline.audit.views import View
from pipeline.model.profiles import MAIN_FIELDS
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "numbering"
SEVERITY = "error"
YIELDS_TO = ("doubled-word", "subsection-missing", "subsection-number-mismatch")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each field number that does not follow the one before it."""
    usual = usual_ordinals(view)
    for headings in read_headings(view):
        numbered = [heading for heading in headings if _holds_place(heading)]
        values: list[int] = []
        for heading in numbered:
            # a number that is lost or cannot be split, as 83 for 8.3, holds its place all the same
            follows = (values[-1] if values else 0) + 1
            values.append(follows if heading.ordinal is None else heading.ordinal)
        if _are_moved(view, numbered):
            continue  # each field keeps its usual number: not the numbers are wrong
        if any(heading.ordinal is not None for heading in numbered):
            for found in find_breaks(values):
                if numbered[found.place].number is not None:
                    yield _make_fault(view, numbered[found.place], found, usual)


def _holds_place(heading: Heading) -> bool:
    return heading.node.first(Kind.NUMBER) is not None or heading.kind in MAIN_FIELDS


def _are_moved(view: View, numbered: list[Heading]) -> bool:
    """Say whether fields with their usual numbers stand in another order than they do elsewhere."""
    usual, kinds = usual_ordinals(view), habitual_kinds(view)
    own = [heading.ordinal for heading in numbered]
    return set(own) == set(range(1, len(own) + 1)) and all(
        heading.kind in kinds and heading.ordinal == usual[heading.kind] for heading in numbered
    )


def _make_fault(view: View, heading: Heading, found: Break, usual: dict[str, int]) -> Fault:
    assert heading.number is not None
    start, end = heading.number
    digits = len(str(heading.ordinal))
    ordinal = Range(end - digits, end)
    expected = found.expected
    if expected is None and usual.get(heading.kind) not in (None, heading.ordinal):
        expected = usual[heading.kind]
    head = view.text(Range(start, ordinal.start))
    return Fault(
        heading.number,
        zh=f"小节编号 {view.text(heading.number)} 不合次序：{found.zh}",
        en=f"the field number {view.text(heading.number)} is out of order: {found.en}",
        expected=f"{head}{expected}" if expected else None,
        edits=(Correction(ordinal, str(expected)),) if expected else (),
    )
