"""A character does not fit its surroundings, which elsewhere hold another one.
某字与上下文不合，全文他处同样的上下文用的是另一字。

What it checks
    Characters whose pairs with both neighbours stand nowhere else, where the same surroundings
    elsewhere hold a character of like sound or shape (or, with two characters of surroundings on
    both sides, any other).
    某字与前后字的搭配在全文别无二例，
    而他处同样的上下文用的是音近或形近的另一字（前后各两字都相同时不论音形）。

Why it matters
    A mistyped or misread character changes names, titles and search words.
    错别字会使名称、标题和检索词失效。

Fails
    1. 失业保险金申领
    1.1 需提供材料
    失业保险金申领表；失业保险金领取单；失业保硷金核定表
    1.2 温馨提示：请及时申领失业保险金。

Passes
    1. 失业保险金申领
    1.1 需提供材料
    失业保险金申领表；失业保险金领取单；失业保险金核定表
    1.2 温馨提示：请及时申领失业保险金。

Known limits
    Words that the guide prints only once cannot be judged, nor numerals.
    全文只出现一次的词语和数字无法判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.odd_characters import find_odd_characters
from pipeline.audit.streams import read_stream
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "item-title-mismatch",
    "flow-title-mismatch",
    "caption-title-mismatch",
    "section-title-mismatch",
    "category-title-mismatch",
    "platform-name-variant",
    "app-name-mismatch",
    "office-name-variant",
    "place-name-near-miss",
    "place-of-another-region",
    "traditional-character",
    "deferral-item-unknown",
    "prohibition-subject-unknown",
    "law-title-misquoted",
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each character that its surroundings speak against."""
    stream = read_stream(view)
    for odd in find_odd_characters(view):
        text = stream.text
        start = odd.index - (text[odd.index - 1] > "\u4e00")
        end = odd.index + 1 + (text[odd.index + 1] > "\u4e00")
        at = stream.range(start, end)
        printed, meant = (
            text[odd.index],
            text[start : odd.index] + odd.usual + text[odd.index + 1 : end],
        )
        where = stream.range(odd.index, odd.index + 1)
        yield Fault(
            at,
            zh=f"“{printed}”疑为“{odd.usual}”之误：他处同样的上下文 {odd.times} 次作“{odd.usual}”",
            en=f"{printed} looks like a slip for {odd.usual}, which stands {odd.times} times "
            "in the same surroundings",
            expected=meant,
            edits=(Correction(where, odd.usual),),
        )
