"""A document or a benefit is called by its short name.
证件或待遇使用了简称。

What it checks
    Three-character names whose first and last characters are those of a five-character name that
    begins a title of the guide.
    三个字的简称，首尾与某个事项名称开头的五字全称相同，中间取自全称。

Why it matters
    One thing should bear one name; searching for the full name misses the short one.
    同一事物宜用同一名称，按全称检索会遗漏简称。

Fails
    1. 社会保障卡申领
    1.1 需提供材料
    原社会保障卡
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    1.4 温馨提示：请带社保卡。领取社保卡后请启用。

Passes
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    1.4 温馨提示：请带社会保障卡。电子社保卡也可使用。

Known limits
    A short name inside a longer one, as in 电子社保卡, is not judged.
    “电子社保卡”之类名称中的不判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words
from pipeline.audit.platforms import is_short_for
from pipeline.audit.streams import read_stream
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.characters import HAN

FAMILY = "name"
SEVERITY = "info"
YIELDS_TO = ("deferral-item-unknown", "prohibition-subject-unknown")

# 社会保障卡, 失业保险金: what a title begins with, and what ends a name of a thing.
_NAME = re.compile(rf"{HAN}{{4}}[卡金费证贴簿]")
# A full name that stands only in its title is hardly the guide's own term.
_FEWEST = 2


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each short name of what the titles name in full."""
    titles = [squeeze(item.title or "") for item in view.guide.items]
    full = dict.fromkeys(match[0] for title in titles if (match := _NAME.match(title)))
    stream = read_stream(view)
    for name in full:
        if count_words(view, name) < _FEWEST:
            continue
        pattern = re.compile(f"(?<!电子){name[0]}[{name[1:-1]}]{name[-1]}")
        for match in pattern.finditer(stream.text):
            if is_short_for(match[0], name):
                at = stream.range(*match.span())
                yield Fault(
                    at,
                    zh=f"“{match[0]}”是“{name}”的简称，全文 {count_words(view, name)} 处用全称",
                    en=f"{match[0]} is short for {name} ({count_words(view, name)} times)",
                    expected=name,
                    edits=(Correction(at, name),),
                )
