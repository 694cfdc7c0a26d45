"""A word is missing where the same turn of phrase has one elsewhere.
固定说法中缺字。

What it checks
    The words 下列之一 without the noun that they count; 您便捷快速 without the verb that it needs.
    检查缺少中心词的“下列之一”，以及他处“您便捷快速”之后都有、此处却没有的动词。

Why it matters
    The sentence cannot be read as it stands.
    缺字后文句不通。

Fails
    1. 社会保障卡换领
    出现下列之一的，持卡人应当申请换领。
    1.1 需提供材料
    身份证

Passes
    1. 社会保障卡换领
    出现下列情形之一的，持卡人应当申请换领。
    1.1 需提供材料
    身份证

Known limits
    Only these two turns of phrase are known.
    只识别这两种说法。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "character-lost",
    "doubled-word",
    "likely-wrong-character",
    "swapped-characters",
    "word-misprinted",
)

_ONE_OF = re.compile(r"(?P<list>下列|以下|上述|下述)之一(?=[的，。；：者])")
_FRAME = re.compile(
    rf"(?P<adverb>您(?:能够?|可以?)?(?:便捷|快速|方便|快捷|及时|高效)+(?:地)?)(?P<next>{HAN}{{2}})"
    rf"(?P<rest>{HAN}{{0,12}})"
)
# What an applicant does, as guides say it.
_VERBS = re.compile(
    "办理|办好|申请|申报|申领|查询|完成|了解|使用|开展|进行|享受|领取|缴纳|登记|打印|转移|认证|补办|注销|变更"
    "|激活|启用|缴费|参保|补领|换领|补换|挂失|解挂|实现|获取|提交|报销|结算|备案|预约"
)
_OFTEN = 5  # a turn of phrase that is a formula of this guide


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each noun or verb that is missing."""
    frames = []
    for words in view.words:
        text = words.prose.text
        for match in _ONE_OF.finditer(text):
            at = words.prose.range(*match.span())
            yield Fault(
                at,
                zh=f"“{match[0]}”缺少中心词，如“情形”",
                en=f"“{match[0]}” lacks the noun that it counts, such as 情形",
                expected=f"{match['list']}情形之一",
                edits=(Correction(Range(at.end - 2, at.end - 2), "情形"),),
            )
        frames += [(words.prose, match) for match in _FRAME.finditer(text)]
    if len(frames) < _OFTEN:
        return
    after = Counter(match["next"] for _, match in frames)
    verb = next((word for word, _ in after.most_common() if _VERBS.match(word)), None)
    for prose, match in frames:
        if _VERBS.match(match["next"]) or after[match["next"]] > 1:
            continue
        shown = match["adverb"] + match["next"]
        at = prose.range(match.start("adverb"), match.end("next"))
        yield Fault(
            at,
            zh=f"“{shown}”缺少动词，他处作“{match['adverb']}{verb}”",
            en=f"“{shown}” lacks a verb; elsewhere {match['adverb']}{verb}",
            expected=f"{match['adverb']}{verb}{match['next']}" if verb else None,
        )
