"""A path names its channel and nothing else.
办理路径只有渠道名称而无内容。

What it checks
    Paths such as ②网上办： without any words, address or place behind the label.
    标签（如“②网上办：”）之后没有文字、网址或地点的路径。

Why it matters
    The reader knows that there is a way to apply, but not where.
    读者知道可以这样办，却不知到哪里办。

Fails
    1. 参保登记
    1.1 办理路径
    ①窗口办：服务大厅
    ②网上办：

Passes
    1. 参保登记
    1.1 办理路径
    ①窗口办：服务大厅
    ②网上办：
    <http://si.12333.gov.cn>

Known limits
    A path without a label is never empty. Where channels alone are the value, without colons,
    nothing is missing.
    没有渠道名称的路径不会为空。只列渠道名称而无冒号的（办理方式：窗口办理、网上办理）不算缺漏。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Fault
from pipeline.audit.views import View
from pipeline.model.guides import Path

FAMILY = "field"
SEVERITY = "error"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each path without content."""
    for item in view.guide.items:
        told = any(map(_is_told, item.paths))
        for path in item.paths:
            if path.label and not _is_told(path) and (told or _ends_open(view, path)):
                yield Fault(
                    view.range(path.span),
                    zh=f"路径“{path.label}”没有内容",
                    en=f"the path {path.label} has no content",
                )


def _is_told(path: Path) -> bool:
    return bool(path.text.strip(" ：:。；;") or path.urls or path.venues)


def _ends_open(view: View, path: Path) -> bool:
    """Whether a colon promises content; `办理方式：窗口办理` promises none."""
    return view.text(view.range(path.span)).rstrip().endswith(("：", ":"))
