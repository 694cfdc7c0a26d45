"""An app is named that the item's paths do not list.
文中提到的应用不在办理路径之列。

What it checks
    Apps that the introduction, the time limit or the tips name for applying, in an item whose
    paths list apps.
    办理路径列有应用的事项中，说明、办理时限或温馨提示另提到的应用。

Why it matters
    Readers cannot tell whether the app offers the service.
    读者无从判断该应用能否办理。

Fails
    1. 社保卡启用
    通过电子社保卡 App 申领的，收到后自助启用。
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：辽事通 App、支付宝生活号
    1.3 办理时限：即时办结
    2. 社保卡申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    掌上办：电子社保卡 App
    2.3 办理时限：即时办结

Passes
    1. 社保卡启用
    通过电子社保卡 App 申领的，收到后自助启用。
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：辽事通 App、电子社保卡 App
    1.3 办理时限：即时办结

Known limits
    An app that is only for looking up the progress is pointed at too.
    仅用于查询进度的应用也会指出。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.apps import App, read_apps
from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "logic"
SEVERITY = "info"
YIELDS_TO = ("app-name-mismatch",)

# One listed app is often but an example.
_FEWEST = 2
_JOINTS = ("、", "和", "或", "及", ",", "，")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place that names apps beside those of the paths."""
    listed: dict[str, set[str]] = {}
    for app in read_apps(view):
        if app.field == "paths":
            listed.setdefault(app.item.id, set()).add(app.core)
    absent: list[App] = []
    for app in read_apps(view):
        own = listed.get(app.item.id, set())
        if app.field == "paths" or len(own) < _FEWEST or any(_are_one(app.core, x) for x in own):
            continue
        if (
            absent
            and view.text(Range(absent[-1].range.end, app.range.start)).strip() not in _JOINTS
        ):
            yield _make_fault(absent)
            absent = []
        absent.append(app)
    if absent:
        yield _make_fault(absent)


def _are_one(one: str, other: str) -> bool:
    """Tell whether two names mean one app: one says more, or one is mistyped."""
    is_slip = min(len(one), len(other)) > _FEWEST and edit_distance(one, other, 1) == 1
    return one in other or other in one or is_slip


def _make_fault(apps: list[App]) -> Fault:
    """Return one fault for apps named in a row."""
    names = [app.name for app in apps]
    verb = "is" if len(names) == 1 else "are"
    return Fault(
        Range(apps[0].range.start, apps[-1].range.end),
        zh=f"应用{''.join(f'“{name}”' for name in names)}不在办理路径之列",
        en=f"{', '.join(names)} {verb} not among the apps of the paths",
    )
