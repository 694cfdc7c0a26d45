"""One code stands under several names.
同一个二维码用于名称不同的几处。

What it checks
    Codes in the catalogue, and codes of the items' flow charts, that stand under two names while
    most names have a code of their own.
    目录中或各事项流程图中，多数名称各有二维码时，是否有同一二维码用于两个名称。

Why it matters
    One of the two was copied from the other and leads to the wrong process.
    其中一处是误用他处的二维码，会引向别的流程。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	![](https://a.gov.cn/1)业务指南  社会保障卡申领
        2	社会保障卡补领	2	![](https://a.gov.cn/2)业务指南  社会保障卡补领
        3	社会保障卡注销	3	![](https://a.gov.cn/3)业务指南  社会保障卡注销
        4	社会保障卡挂失	4	![](https://a.gov.cn/3)业务指南  社会保障卡挂失

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

Passes
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	![](https://a.gov.cn/1)业务指南  社会保障卡申领
        2	社会保障卡补领	2	![](https://a.gov.cn/2)业务指南  社会保障卡补领
        3	社会保障卡注销	3	![](https://a.gov.cn/3)业务指南  社会保障卡注销

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

Known limits
    Guides that print one code everywhere, such as that of their site, are not judged.
    全文共用一个二维码（如网站首页）的指南不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.codes import CodeTitle, are_distinct, read_chart_codes, read_row_codes
from pipeline.audit.faults import Fault, Place
from pipeline.audit.views import View

FAMILY = "reference"
SEVERITY = "warning"
YIELDS_TO = ("qr-mismatch",)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each further name of a code."""
    for codes in (read_row_codes(view), read_chart_codes(view)):
        if not are_distinct(codes):
            continue
        first: dict[str, CodeTitle] = {}
        for code in codes:
            known = first.setdefault(code.code, code)
            if known.title != code.title:
                yield Fault(
                    code.place,
                    zh=f"二维码 {code.code} 已用于“{known.title}”",
                    en=f"the code {code.code} stands under “{known.title}”, too",
                    related=(Place(known.place, "已用此二维码", "has this code, too"),),
                )
