"""A channel bears a label that the guide uses nowhere else.
办理渠道的名称全文仅此一处，与通用名称不同。

What it checks
    The labels before paths, materials and limits (②网上办：) and in the tips (“网上办”方式): one
    that stands once, formed like the others or one slip away from them, while the others stand
    again and again.
    办理路径、材料、时限的标签（如“②网上办：”）与温馨提示中的渠道名称：全文仅一次，
    而构词与其他名称相同，或只差一字。

Why it matters
    Readers and machines do not know that the same channel is meant.
    读者和系统不知所指是否同一渠道。

Fails
    1. 参保登记
    1.2 办理路径
    ①窗口办：服务大厅
    ②网上办：公共服务平台
    2. 参保缴费
    2.2 办理路径
    ①窗口办：服务大厅
    ②网上办：公共服务平台
    3. 信息变更
    3.2 办理路径
    ①窗口办：服务大厅
    ②网上办：公共服务平台
    4. 关系转移
    4.2 办理路径
    ①窗口办：服务大厅
    ②网办：公共服务平台

Passes
    1. 参保登记
    1.2 办理路径
    ①窗口办：服务大厅
    ②网上办：公共服务平台
    2. 参保缴费
    2.2 办理路径
    ①窗口办：服务大厅
    ②网上办：公共服务平台
    3. 信息变更
    3.2 办理路径
    ①窗口办：服务大厅
    ②网上办：公共服务平台
    4. 关系转移
    4.2 办理路径
    ①窗口办：服务大厅
    ②邮寄办：寄至服务大厅

Known limits
    A guide that uses its labels less than five times in all has no usual form; other channels that
    such guides offer (上门办) pass.
    标签总共不足五处的指南不判断；“上门办”等他处指南常见的渠道不报告。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "name"
SEVERITY = "warning"
YIELDS_TO = ("likely-wrong-character", "swapped-characters", "doubled-word")

# `②网上办：` · `- ① 窗口办: ` · `窗口办：`
_ENTRY = re.compile(rf"(?:^|\n)(?:[①-⑳]|\d{{1,2}}[.、])? ?(?P<label>{HAN}{{2,5}}) ?:")
# `选择“网上办”方式` · `选择网上办、掌上办、方式` · `“网上办”“掌上办”方式`
_ADVISED = re.compile(rf"(?:(?<=选择)|(?<=[、“]))(?P<label>{HAN}{{2,4}}?)(?=[、”]|方式|渠道)")
_FIELDS = ("materials", "paths", "time_limit")
_OFTEN = 5
_FEWEST = 3  # of one label; twice may be another slip
# What guides of other offices offer beside the profile's channels.
_LAWFUL = frozenset(
    ("上门办", "代办", "帮办", "代帮办", "帮代办", "就近办", "异地办", "跨省办", "一次办", "马上办")
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each label that stands once and is formed like a usual one."""
    found = list(_read_labels(view))
    counts = Counter(label for label, _ in found)
    known = {label for labels in view.profile.channels.values() for label in labels}
    usual = {label: n for label, n in counts.items() if label in known and n > 1}
    if sum(usual.values()) < _OFTEN:
        return
    ending = Counter({label[-1]: 0 for label in usual})
    for label, times in usual.items():
        ending[label[-1]] += times
    last, times = ending.most_common(1)[0]
    shared = last if 2 * times > sum(usual.values()) else ""
    for label, at in found:
        if counts[label] > 1 or label in _LAWFUL:
            continue
        if synonym := _find_synonym(view, label, usual):
            yield _make_fault(label, at, synonym, list(usual), Severity.INFO)
            continue
        near = [other for other in usual if _is_slip(label, other)]
        if label in known:  # 网办 for 网上办, but 银行办 is no slip for 自助办
            near = [other for other in near if len(other) != len(label)]
        meant = max(near, key=usual.__getitem__, default=None)
        alike = label not in known and label.endswith(shared or "\n")
        if alike or (meant and usual[meant] >= _FEWEST):
            yield _make_fault(label, at, meant, list(usual))


def _read_labels(view: View) -> Iterator[tuple[str, Range]]:
    for words in view.words:
        if words.item is None or words.field not in (*_FIELDS, "tips"):
            continue
        pattern = _ADVISED if words.field == "tips" else _ENTRY
        for match in pattern.finditer(words.prose.folded):
            yield match["label"], words.prose.range(*match.span("label"))


def _find_synonym(view: View, label: str, usual: dict[str, int]) -> str | None:
    """Return what the guide calls the channel of a label elsewhere: 掌上办 for 手机办."""
    for labels in view.profile.channels.values():
        if label in labels:
            return max((x for x in labels if x in usual), key=usual.__getitem__, default=None)
    return None


def _is_slip(label: str, usual: str) -> bool:
    """Tell whether a character was lost, added or changed, or two were swapped."""
    return label != usual and edit_distance(label, usual, 1) == 1


def _make_fault(
    label: str,
    at: Range,
    meant: str | None,
    usual: list[str],
    severity: Severity | None = None,
) -> Fault:
    shown = meant or "、".join(usual[:3])
    return Fault(
        at,
        zh=f"渠道名称“{label}”全文仅此一处，他处作“{shown}”",
        en=f"the channel is called {label} only here; elsewhere {shown.replace('、', ', ')}",
        expected=meant,
        edits=(Correction(at, meant),) if meant else (),
        severity=severity,
    )
