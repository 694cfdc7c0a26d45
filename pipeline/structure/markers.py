"""Numbering systems: how a line that opens a list entry or a heading begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.numerals import read_numeral

_HAN = "〇零一二三四五六七八九十百"


class Marker(NamedTuple):
    """A number at the start of a line: its system, its value, and where the words begin."""

    system: str
    value: int
    end: int


# Folded text. A real line for each: `2. 缴费人员增减申报` · `三、失业保险` · `（一）申请人填写` ·
# `①窗口办：` · `第七条 户口登记`. A decimal point is no list dot: `1.1 需提供材料`, `3、2016年`.
_SYSTEMS = (
    ("arabic", re.compile(r"(\d{1,4}) ?[.、。](?![\d.])")),
    ("han", re.compile(rf"([{_HAN}]{{1,4}})[、.]")),
    ("article", re.compile(rf"第 ?([{_HAN}\d]{{1,4}}) ?[条章节](?= |$|[^款项规])")),
    ("bracket", re.compile(rf"\( ?([{_HAN}\d]{{1,3}}) ?\)")),
    ("circled", re.compile(r"([①-⑳㉑-㉟㊱-㊿❶-❿➀-➉])")),
)
_DASHES = re.compile(r"[-*•#> ]*")


def read_marker(text: str) -> Marker | None:
    """Return the number that folded `text` begins with; leading dashes are skipped."""
    dashes = _DASHES.match(text)
    begin = dashes.end() if dashes else 0
    for system, pattern in _SYSTEMS:
        if match := pattern.match(text, begin):
            value = read_numeral(match[1])
            return None if value is None else Marker(system, value, match.end())
    return None
