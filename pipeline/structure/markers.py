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


# Folded text. A real line for each: `2. 缴费人员增减申报` · `三、失业保险` · `第七条 户口登记` ·
# `（一）申请人填写` · `①窗口办：`. A decimal point is no list dot: `1.1 需提供材料`, `3、2016年`.
_MARKER = re.compile(
    r"[-*•#> ]*(?:"
    r"(?P<arabic>\d{1,5}) ?[.、。](?![\d.])"
    rf"|(?P<han>[{_HAN}]{{1,4}})[、.,。]"
    rf"|第 ?(?P<article>[{_HAN}\d]{{1,4}}) ?[条章节](?= |$|[^款项规])"
    rf"|\( ?(?P<bracket>[{_HAN}\d]{{1,3}}) ?\)"
    r"|(?P<circled>[①-⑳㉑-㉟㊱-㊿❶-❿➀-➉]))"
)


def read_marker(text: str) -> Marker | None:
    """Return the number that folded `text` begins with; leading dashes are skipped."""
    match = _MARKER.match(text)
    if match is None or match.lastgroup is None:
        return None
    value = read_numeral(match[match.lastgroup])
    return None if value is None else Marker(match.lastgroup, value, match.end())
