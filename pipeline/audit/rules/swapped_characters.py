"""Two neighbouring characters are swapped.
相邻两字颠倒。

What it checks
    Two characters whose three pairs stand nowhere else, while the same four characters with the
    two in the other order stand at least twice; or no word holds them, and in the other order
    they are a common word of official writing.
    两字与前后字的搭配在全文别无二例，而颠倒后的同样四字出现两次以上，
    或者两字不成词、颠倒后是公文常用词。

Why it matters
    A swapped word is not found by searching, and may say something else.
    颠倒的词检索不到，也可能变成别的意思。

Fails
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    1.4 温馨提示：请及时启用社会障保卡并妥善保管。
    2. 社会保障卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结
    3. 社会保障卡启用
    3.1 需提供材料
    身份证
    3.2 办理路径
    窗口办：服务大厅
    3.3 办理时限：即时办结

Passes
    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    1.4 温馨提示：请及时启用社会保障卡并妥善保管。
    2. 社会保障卡补领
    2.1 需提供材料
    身份证
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结

Known limits
    Rare words that the guide prints only once in the right order cannot be judged.
    正确写法只出现一次的生僻词无法判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.misprints import find_reversed_words
from pipeline.audit.streams import find_swapped_characters, read_stream
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "app-name-mismatch",
    "caption-title-mismatch",
    "category-title-mismatch",
    "flow-title-mismatch",
    "item-title-mismatch",
    "office-name-variant",
    "platform-name-variant",
    "section-title-mismatch",
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each pair of characters in the wrong order."""
    stream = read_stream(view)
    orders = dict.fromkeys(find_reversed_words(view), 0) | dict(find_swapped_characters(view))
    for at, times in sorted(orders.items()):
        if max(orders.get(at - 1, -1), orders.get(at + 1, -1) - 1) >= times:
            continue  # 窗办口 is 窗口办, not 办窗口
        where = stream.range(at, at + 2)
        printed = stream.text[at : at + 2]
        meant = printed[::-1]
        why = f"他处同样的上下文 {times} 次作“{meant}”" if times else f"“{printed}”不成词"
        reason = f"which stands there {times} times" if times else f"and {printed} is no word"
        yield Fault(
            where,
            zh=f"“{printed}”疑为“{meant}”之倒：{why}",
            en=f"{printed} looks like {meant} swapped, {reason}",
            expected=meant,
            edits=(Correction(where, meant),),
        )
