"""A Latin word is spaced unlike the same word in the same surroundings elsewhere.
同一外文词在同样的上下文中空格不一。

What it checks
    The blank before a Latin word that follows a closing quotation mark or a Chinese character, and
    the one between it and a number (App15), against most of its other places.
    检查外文词在右引号、汉字之后（”App）和数字之前（App15）是否空格，与多数写法比较。

Why it matters
    One habit makes names look alike.
    写法统一，名称才一致。

Fails
    1. 资格认证
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：“甲”App、“乙”App、“丙” App

Passes
    1. 资格认证
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：“甲”App、“乙”App、支付宝 App

Known limits
    Words that stand fewer than three times are not judged.
    出现不足三次的词不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import find_all
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "info"
ON_SCANS = False

_BEFORE = re.compile(
    rf"(?P<side>[”’》]|(?P<han>{HAN}))(?P<gap> ?)(?P<word>[A-Za-z]{{2,}})(?![\w.])"
)
_AFTER = re.compile(rf"(?P<word>[A-Za-z]{{2,}})(?P<gap> ?)(?P<side>\d+)(?= ?{HAN})")
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each Latin word spaced unlike most of its kind."""
    places: dict[tuple[str, str], list[re.Match[str]]] = {}
    for match in find_all(_BEFORE, view):
        key = (match["word"], "han" if match["han"] else match["side"])
        places.setdefault(key, []).append(match)
    for matches in places.values():
        spaced = sum(1 for match in matches if match["gap"])
        close = len(matches) - spaced
        if len(matches) < _FEWEST or spaced == close:
            continue
        wanted = " " if spaced > close else ""
        for match in matches:
            if match["gap"] != wanted:
                yield _describe(match, wanted)
    # Latin and digits run into one word (App15) unless a blank parts them.
    for match in find_all(_AFTER, view):
        if not match["gap"] and any(key[0] == match["word"] for key in places):
            yield _describe(match, " ")


def _describe(match: re.Match[str], wanted: str) -> Fault:
    expected = match[0].replace(" ", "")
    if wanted:
        at = match.start("gap") - match.start()
        expected = match[0][:at] + wanted + match[0][at:]
    return Fault(
        Range(*match.span()),
        zh=f"“{match[0]}”中间" + ("缺空格" if wanted else "多一空格") + f"，他处多作“{expected}”",
        en=f"“{match[0]}” is {'not ' if wanted else ''}spaced; most places print “{expected}”",
        expected=expected,
        edits=(Correction(Range(*match.span("gap")), wanted),),
    )
