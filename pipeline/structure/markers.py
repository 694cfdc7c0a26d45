"""Numbering systems: how a line that opens a list entry or a heading begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.characters import CIRCLED, HAN
from pipeline.model.numerals import read_numeral

_HAN = "〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾"


class Marker(NamedTuple):
    """A number at the start of a line: its system, its value, and where the words begin.

    `style` tells the lists of one system apart: `1.` and `1、`, `（一）` and `（1）`, 条 and 章.
    """

    system: str
    value: int
    end: int
    style: str = ""


# Folded text. A real line for each: `2. 缴费人员增减申报` · `三、失业保险` · `第七条 户口登记` ·
# `（一）申请人填写` · `①窗口办：` · `1）身份证` · `第一步：提前准备` · `步骤2：选择备案类型` ·
# `事项一：出生登记` · `第一，受理条件` · `01 申请材料` · `A. 办理对象`.
# A decimal point is no list dot (`1.1 需提供材料`), unless a year follows: `3、2016年…`.
_MARKER = re.compile(
    r"[-*•#> ]*(?:"
    r"(?P<arabic>\d{1,5}) ?(?P<dot>[.、。])(?:(?![\d.])|(?=(?:19|20)\d\d ?年))"
    rf"|(?P<han>[{_HAN}]{{1,4}})[、.,。]"
    rf"|第 ?(?P<article>[{_HAN}\d]{{1,4}}) ?(?P<unit>[条章节]|部分|项(?= ))(?= |$|[^款项规])"
    rf"|\( ?(?P<bracket>[{_HAN}\d]{{1,3}}) ?\)"
    rf"|(?P<circled>[{CIRCLED}❶-❿➀-➉⑴-⒇⒈-⒛㈠-㈩])"
    rf"|(?P<half>\d{{1,2}}) ?\)|(?P<padded>0[1-9]) ?(?={HAN})"
    rf"|第 ?(?P<step>[{_HAN}\d]{{1,3}}) ?步|步骤 ?(?P<pace>[{_HAN}\d]{{1,3}})"
    rf"|(?:事项|业务) ?(?P<matter>[{_HAN}\d]{{1,3}})(?: ?[:、.]| +(?={HAN}))"
    rf"|第(?P<nth>[{_HAN}]{{1,2}})[,、]|(?P<letter>[A-Z]) ?[.、](?= ?{HAN}))"
)


def read_marker(text: str) -> Marker | None:
    """Return the number that folded `text` begins with; leading dashes are skipped."""
    match = _MARKER.match(text)
    if match is None or match.lastgroup is None:
        return None
    system = _NUMBER_OF.get(match.lastgroup, match.lastgroup)
    printed = match[system]
    value = ord(printed) - ord("@") if system == "letter" else read_numeral(printed)
    if value is None:
        return None
    style = match["dot"] or match["unit"] or _ALPHABETS.get(printed, "")
    if system == "bracket" and printed.isdecimal():
        style = "1"
    return Marker("step" if system == "pace" else system, value, match.end(), style)


_NUMBER_OF = {"dot": "arabic", "unit": "article"}
_ALPHABETS = {
    **{chr(code): "(1)" for code in range(ord("⑴"), ord("⒇") + 1)},
    **{chr(code): "1." for code in range(ord("⒈"), ord("⒛") + 1)},
    **{chr(code): "(一)" for code in range(ord("㈠"), ord("㈩") + 1)},
}
