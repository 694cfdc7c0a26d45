"""Words that the layout broke over lines lack nothing."""

from __future__ import annotations

from pipeline.audit import audit_guide
from tests.stages import run_text

ITEM = """{n}. 工伤待遇申领{n}
{n}.1 需提供材料：身份证
{n}.2 办理路径
窗口办：

①市社会保险事业服务中心工伤保险部重点领域{gap}受理窗口

②清原县分中心重点领域受理窗口

③抚顺县分中心无差别受理窗口

{n}.3 办理时限：即时办结
"""


def test_a_broken_venue_is_neither_cut_off_nor_another() -> None:
    texts = [ITEM.format(n=n, gap="\n\n" if n == 3 else "") for n in range(1, 6)]
    run = run_text("\n".join(texts))
    judged = ("sentence-cut-off", "venue-differs-from-siblings")
    found = audit_guide(run.guide, run.tree).findings.findings
    assert [finding.evidence for finding in found if finding.rule in judged] == []
