"""An app is named with another suffix, or none, than elsewhere.
同一应用的后缀写法不同。

What it checks
    The suffix (App, 小程序 …) of an app against the one it bears most often; an app that is listed
    without one where it bears one elsewhere.
    应用名称的后缀（App、小程序等）与该应用多数写法不同，或漏写。

Why it matters
    Readers cannot tell whether to look for an app or a mini-program.
    读者分不清是应用还是小程序。

Fails
    1. 待遇认证
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：辽事通 App
    1.3 办理时限：即时办结
    2. 社保卡申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    掌上办：辽事通 App
    2.3 办理时限：即时办结
    3. 失业金申领
    3.1 需提供材料
    身份证
    3.2 办理路径
    掌上办：辽事通、电子社保卡 App
    3.3 办理时限：即时办结

Passes
    1. 待遇认证
    1.1 需提供材料
    身份证
    1.2 办理路径
    掌上办：辽事通 App
    1.3 办理时限：即时办结
    2. 社保卡申领
    2.1 需提供材料
    身份证
    2.2 办理路径
    掌上办：“辽事通”App
    2.3 办理时限：即时办结

Known limits
    A mini-program may lawfully stand beside an app of one name.
    同名的应用与小程序可能并存。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.audit.apps import App, read_apps, usual_print
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "name"
SEVERITY = "info"
YIELDS_TO = ("app-name-mismatch",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each app whose suffix is not its usual one."""
    suffixes: defaultdict[str, defaultdict[str, list[App]]] = defaultdict(lambda: defaultdict(list))
    for app in read_apps(view):
        suffixes[app.core][app.suffix].append(app)
    usuals = {core: _find_usual(by_suffix) for core, by_suffix in suffixes.items()}
    longer = {digits: core for core in suffixes if (digits := core.lstrip("掌上手机")) != core}
    for app in read_apps(view):
        core = longer.get(app.core, app.core) if app.core.isdigit() else app.core
        usual, times, printed = usuals[core]
        is_bare = not app.suffix and usual
        if (
            core != app.core
            or is_bare
            or (app.suffix != usual and len(suffixes[core][app.suffix]) < times)
        ):
            yield Fault(
                app.range,
                zh=f"应用在此作“{app.printed}”，他处作“{printed}”（{times} 次）",
                en=f"the app is {app.printed} here, {printed} in {times} places",
                expected=printed,
            )


def _find_usual(by_suffix: Mapping[str, list[App]]) -> tuple[str, int, str]:
    """Return an app's usual suffix, how often it bears it, and how it is printed with it."""
    suffix, apps = max(by_suffix.items(), key=lambda pair: (bool(pair[0]), len(pair[1])))
    return suffix, len(apps), usual_print(apps)
