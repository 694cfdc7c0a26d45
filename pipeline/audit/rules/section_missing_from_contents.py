"""A part of the guide is not in the table of contents.
目次缺少某一部分。

What it checks
    The titles of the guide's parts against the lines of its contents, where these list two parts at
    least.
    各部分的标题对照目次；目次至少列有两个部分时判断。

Why it matters
    Who looks at the contents takes the part for absent.
    看目次的读者会以为没有这一部分。

Fails
    目 录

    办事业务指南.....	(1)
    容缺办理事项清单.....	(5)

    办事业务指南

    办事业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、社会保障卡申领	1. 冒用他人身份

    容缺办理事项清单

    容缺办理事项清单

    序号	业务事项	可容缺资料	后补方式	资料来源
    1	社会保障卡申领	照片	邮寄	申请人

Passes
    目 录

    办事业务指南.....	(1)
    违规禁办事项清单.....	(3)

    办事业务指南

    办事业务指南

    1. 社会保障卡申领
    1.1 需提供材料
    身份证

    违规禁办事项清单

    违规禁办事项清单

    禁办事项	禁办情形
    一、社会保障卡申领	1. 冒用他人身份

Known limits
    A title that differs a little from a line of the contents is a matter of section-title-mismatch.
    与目次稍有出入的标题由 section-title-mismatch 判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Fault
from pipeline.audit.pages import contents_titles
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.prose import read_node
from pipeline.model.trees import Kind

FAMILY = "reference"
SEVERITY = "error"
YIELDS_TO = ("section-title-mismatch",)

_FEWEST = 2
# 容缺办理事项指南 is meant by 容缺办理事项清单.
_NEAR = 2


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each part that the contents lack."""
    listed = {squeeze(title.text) for title in contents_titles(view)}
    if len(listed) < _FEWEST:
        return
    sections = [
        [read_node(view.tree, title) for title in section.all(Kind.TITLE)]
        for section in view.tree.root.all(Kind.SECTION)
    ]
    names = [{squeeze(title.text) for title in titles} for titles in sections]
    if sum(bool(own & listed) for own in names) < _FEWEST:
        return
    for titles, own in zip(sections, names, strict=True):
        near = (edit_distance(name, other) <= _NEAR for name in own for other in listed)
        if not titles or any(near):
            continue
        yield Fault(
            titles[0].range(),
            zh=f"目次没有“{titles[0].text}”",
            en=f"the contents do not list {titles[0].text}",
        )
