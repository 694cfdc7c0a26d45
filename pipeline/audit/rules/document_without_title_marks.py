"""A material that elsewhere stands in 《》 is printed bare.
他处带书名号的文件在此未带。

What it checks
    Names of materials that end in what stands inside 《》 elsewhere and are not quoted themselves.
    材料名称（末尾）与他处书名号内的文件名相同，自身却未加书名号。

Why it matters
    One thing should be printed in one way; it is a matter of style.
    同一文件宜写法一致。

Fails
    1. 参保登记
    1.1 需提供材料
    《解除劳动关系证明》
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    2. 参保变更
    2.1 需提供材料
    解除劳动关系证明
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结

Passes
    1. 参保登记
    1.1 需提供材料
    《解除劳动关系证明》
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结
    2. 参保变更
    2.1 需提供材料
    《解除劳动关系证明》
    2.2 办理路径
    窗口办：服务大厅
    2.3 办理时限：即时办结

Known limits
    Only entries of material lists are judged.
    只判断材料清单中的条目。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "name"
SEVERITY = "info"

# 与企业签订的劳动合同: words before the document say whose it is.
_SHORTEST = 4


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each bare name of a document that is quoted elsewhere."""
    materials = [material for item in view.guide.items for material in item.materials]
    quoted = {
        title
        for material in materials
        for title in material.quoted_documents
        if len(title) >= _SHORTEST
    }
    lengths = sorted({len(title) for title in quoted}, reverse=True)
    for material in materials:
        if material.quoted_documents:
            continue
        title = next((material.name[-n:] for n in lengths if material.name[-n:] in quoted), None)
        if title is None or (
            len(material.name) > len(title) and not material.name[: -len(title)].endswith("的")
        ):
            continue
        within = view.range(material.span)
        start = view.source.text.find(title, within.start, within.end)
        if start < 0:
            continue
        at = Range(start, start + len(title))
        yield Fault(
            at,
            zh=f"“{title}”他处带书名号",
            en=f"{title} stands in title marks elsewhere",
            expected=f"《{title}》",
            edits=(Correction(at, f"《{title}》"),),
        )
