"""An app's name is a slip for one that the guide uses more often.
应用名称疑为文中另一应用的笔误。

What it checks
    Apps named once that differ from a more frequent one by one character, or that leave out one
    between the same first and last characters; or whose suffix is mistyped (小程字).
    只出现一次的应用名称，与出现较多的名称相差一个字，或首尾相同而中间少一个字；以及类型名写错的（小程字）。

Why it matters
    Readers do not find the app, or install another one.
    读者找不到应用，或装错应用。

Fails
    1. 待遇认证
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：辽宁人社 App、辽事通 App
    1.3 办理时限：即时办结
    2. 社保卡申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    掌上办：辽宁人社 App、辽事通 App
    2.3 办理时限：即时办结
    3. 失业金申领
    3.1 需提供材料
    身份证
    3.2 办理路径
    掌上办：辽人社 App、辽事通 App
    3.3 办理时限：即时办结

Passes
    1. 待遇认证
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：辽宁人社 App、辽事通 App
    1.3 办理时限：即时办结
    2. 社保卡申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    掌上办：辽宁人社 App、辽事通 App
    2.3 办理时限：即时办结

Known limits
    Names that each stand twice or more are taken for different apps.
    各出现两次以上的名称视为不同应用。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.apps import core_counts, read_apps
from pipeline.audit.distances import Neighbours
from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "name"
SEVERITY = "warning"

# 辽人社 for 辽宁人社; two characters say too little.
_FEWEST = 3


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each app that is a near miss of a more frequent one."""
    counts = core_counts(view)
    known = Neighbours(core for core, times in counts.items() if times > 1 and len(core) >= _FEWEST)
    first = {app.core: app for app in reversed(read_apps(view))}
    whole = {app.core + app.suffix: app for app in read_apps(view) if app.suffix}
    suffixed = Neighbours(words for words, app in whole.items() if counts[app.core] > 1)
    for app in read_apps(view):
        if counts[app.core] > 1 or len(app.core) < _FEWEST - 1 or app.core.isdigit():
            continue
        if app.core[-1] == app.suffix[:1]:
            continue  # 社会保障卡生生活号: a character is doubled
        if not app.suffix and (near := suffixed.near(app.core, 1)):
            meant = whole[near[0][1]]  # 小程字 for 小程序
            yield _make_fault(
                app.range, app.printed, meant.range, meant.printed, counts[meant.core]
            )
            continue
        near = [pair for pair in known.near(app.core, 1) if _are_alike(app.core, pair[1])]
        if near:
            meant = first[near[0][1]]
            yield _make_fault(
                app.name_range, app.name, meant.name_range, meant.name, counts[meant.core]
            )


def _make_fault(at: Range, printed: str, place: Range, meant: str, times: int) -> Fault:
    return Fault(
        at,
        zh=f"应用“{printed}”仅此一处，疑为“{meant}”（{times} 次）之误",
        en=f"{printed} is named only here, {meant} {times} times",
        expected=meant,
        related=(Place(place, f"此处作“{meant}”", f"{meant} here"),),
    )


def _are_alike(one: str, other: str) -> bool:
    return (
        other.startswith(one)  # its last character is lost: 辽事 for 辽事通
        or len(one) == len(other)
        or (one[0] == other[0] and one[-1] == other[-1])
        or min(len(one), len(other)) > 4
    )
