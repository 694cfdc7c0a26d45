"""The number of an official document is not whole, or differs from that given elsewhere.
发文字号不完整，或同一文件的字号前后不一。

What it checks
    Document numbers such as 人社部发〔2019〕23号: brackets of two kinds, no serial number, no 号, a
    year that has not four digits; and one quoted title with two numbers.
    检查“人社部发〔2019〕23号”一类字号：括号不成对、缺顺序号、缺“号”、年份不是四位，
    以及同一名称的文件出现两个不同的字号。

Why it matters
    The document on which the guide rests cannot be found.
    查不到所依据的文件。

Fails
    1. 技能提升补贴申领
    依据《关于技能提升补贴的通知》（人社部发〔2017〕号）办理。
    1.1 需提供材料
    身份证

Passes
    1. 技能提升补贴申领
    依据《关于技能提升补贴的通知》（人社部发〔2017〕40号）和《失业保险条例》（国令第258号）办理。
    1.1 需提供材料
    身份证

Known limits
    Where one title bears two numbers once each, the later place is pointed at.
    同一文件两个字号各出现一次的，指出靠后的一处。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Fault, Place
from pipeline.audit.plain_texts import find_near
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "reference"
SEVERITY = "warning"
YIELDS_TO = ("year-out-of-place",)

_NUMBER = re.compile(
    r"(?<=[发函办规字令文通告])(?P<open>[〔\[【（(])(?P<year>\d{2,5})(?P<close>[〕\]】）)])"
    r" ?(?P<serial>\d{0,5}) ?(?P<end>号?)"
)
_PAIRS = {"〔": "〕", "[": "]", "【": "】", "（": "）", "(": ")"}
# `《失业保险条例》（国令第258号）` · `《…通知》（人社部发〔2019〕23号）`
_CITED = re.compile(
    rf"《(?P<title>[^《》\n]{{4,80}})》[（(](?P<number>{HAN}{{1,16}}[^（）()\n]{{2,20}}号)[）)]"
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each number that is malformed or contradicted."""
    for hint in ("〔", "［", "[", "【", "号"):
        for match in find_near(_NUMBER, view, hint):
            wrong = _find_wrong(match)
            if wrong and (hint != "号" or match["open"] in "（("):
                zh, en = wrong
                yield Fault(Range(*match.span()), zh=f"字号“{match[0]}”{zh}", en=f"{match[0]} {en}")
    cited: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for match in find_near(_CITED, view, "号"):
        cited[squeeze(match["title"])].append(match)
    for title, uses in cited.items():
        yield from _check_uses(title, uses)


def _find_wrong(match: re.Match[str]) -> tuple[str, str] | None:
    """Return what is wrong with a number, in both languages."""
    if match["close"] != _PAIRS[match["open"]]:
        return "括号不成对", "has brackets of two kinds"
    if len(match["year"]) != 4:
        return "年份不是四位", "has a year of other than four digits"
    if not match["serial"] and match["end"]:
        return "缺顺序号", "has no serial number"
    if match["serial"] and not match["end"] and match["open"] in "〔[【":
        return "缺“号”", "lacks 号"
    return None


def _check_uses(title: str, uses: list[re.Match[str]]) -> Iterator[Fault]:
    """Yield a fault for each place that gives a document the rarer of two numbers."""
    counts = Counter(squeeze(match["number"]) for match in uses)
    usual, times = counts.most_common(1)[0]
    model = next(match for match in uses if squeeze(match["number"]) == usual)
    for match in uses:
        if squeeze(match["number"]) != usual and len(counts) == 2:
            yield Fault(
                Range(*match.span("number")),
                zh=f"《{title}》的字号在此为“{match['number']}”，他处为“{model['number']}”",
                en=f"{title} is {match['number']} here, {model['number']} elsewhere",
                expected=model["number"] if times > 1 else None,
                related=(Place(Range(*model.span("number")), "他处写法", "as given elsewhere"),),
            )
