"""An article of a law has a number that is none.
法条序号不成数字。

What it checks
    第…条, 第…款, 第…项 between which no number stands, or a Chinese one that cannot be read.
    第…条、第…款、第…项之间不是数字，或中文数字不成数。

Why it matters
    Nobody can look up the provision that the guide rests on.
    无法查到所依据的条款。

Fails
    1. 参保登记
    依据《中华人民共和国社会保险法》第回条：用人单位应当办理登记。
    1.1 需提供材料
    身份证

Passes
    1. 参保登记
    依据《中华人民共和国社会保险法》第五十七条、第4条第二款：第一手条件、第三方条款不限。
    1.1 需提供材料
    身份证

Known limits
    A wrong number that is a number is not known.
    数字本身是否正确不作判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.faults import Fault
from pipeline.audit.plain_texts import find_near
from pipeline.audit.views import View
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

FAMILY = "reference"
SEVERITY = "warning"

# `》第四条：` · `第二款规定`; 第一手条件 and 第三方条款 go on after 条.
_ARTICLE = re.compile(
    r"第(?P<number>[^\s第条款项，。；：、《》（）()]{1,7})(?P<unit>[条款项])"
    r"(?=[：:，,。；;、》）)\s]|第|规定|之|的规定|$)"
)
# Characters that numbers are written with, in full too, and what stands for a number on purpose.
_NUMERAL = re.compile(
    r"[\d０-９〇○零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾几若干某*×Xx_…—\-至到和及、]+"
)
_CHINESE = re.compile(r"[一二三四五六七八九十百零〇]+")


# `（2018年修正）第四十：`, the unit lost or misread behind a law's title
_WITHOUT_UNIT = re.compile(
    r"(?<=[》）)])(?:第[一二三四五六七八九十百零〇]{1,6})(?=[：:，,])(?![^。]{0,30}[条款])"
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each article, paragraph or clause without a readable number."""
    for match in find_near(_WITHOUT_UNIT, view, "第"):
        yield Fault(
            Range(*match.span()),
            zh=f"“{match[0]}”之后缺“条”",
            en=f"{match[0]} lacks 条",
        )
    for match in find_near(_ARTICLE, view, "第"):
        number = match["number"]
        is_chinese = _CHINESE.fullmatch(number) is not None
        unreadable = is_chinese and _is_repeated(number) and read_numeral(number) is None
        if not unreadable and (_NUMERAL.fullmatch(number) or not _is_near_number(match)):
            continue
        yield Fault(
            Range(*match.span()),
            zh=f"“{match[0]}”不成序号",
            en=f"{match[0]} bears no number that can be read",
        )


def _is_repeated(number: str) -> bool:
    return any(one == other for one, other in pairwise(number))


def _is_near_number(match: re.Match[str]) -> bool:
    """Whether one character spoils a number: 第回条, 第五十士条; 第二批项 may be words."""
    number = match["number"]
    odd = _CHINESE.sub("", number)
    return len(odd) == 1 and (match["unit"] == "条" or number[-1] != odd)
