"""A column's cells all begin with another name than its heading.
列头与列内各格开头的名称不同。

What it checks
    The heading of the catalogue's last column against the word that begins all its cells, and any
    heading that is a character away from a usual one (联系电活).
    目录末列的列头应与列内各格开头的词一致；任一列头与通用列头只差一个字的（联系电活）。

Why it matters
    Readers look for the heading's word and do not find it.
    读者按列头找不到对应内容。

Fails
    事项类别	序号	事项	页码	操作流程
    一、社会保障卡	1	社会保障卡申领	1	业务指南  社会保障卡申领
    一、社会保障卡	2	社会保障卡补领	2	业务指南  社会保障卡补领
    一、社会保障卡	3	社会保障卡换领	3	业务指南  社会保障卡换领
    一、社会保障卡	4	社会保障卡挂失	4	业务指南  社会保障卡挂失
    一、社会保障卡	5	社会保障卡启用	5	业务指南  社会保障卡启用

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Passes
    事项类别	序号	事项	页码	业务指南
    一、社会保障卡	1	社会保障卡申领	1	业务指南  社会保障卡申领

    一、社会保障卡

    1. 社会保障卡申领
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅
    1.3 办理时限：即时办结

Known limits
    Only words of the vocabulary are known to begin a cell; below five rows nothing is said.
    只识别词汇表中的词；不足五行不判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault
from pipeline.audit.rows import read_tables
from pipeline.audit.titles import squeeze
from pipeline.audit.views import View
from pipeline.model.findings import Severity

FAMILY = "name"
SEVERITY = "info"

# Fewer cells may begin alike by chance.
_FEWEST = 5
_SHORTEST = 3  # of two characters one says nothing


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for the heading of a last column whose cells begin with another word."""
    yield from _find_misprints(view)
    known = view.profile.tables.get("catalog", {}).get("flow_title", ())
    for table in read_tables(view):
        cells = [row.words("flow_title") for row in table.rows]
        for word in view.profile.flow_title_prefixes:
            if table.name != "catalog" or len(cells) < _FEWEST:
                continue
            if not all(cell.startswith(word) for cell in cells):
                continue
            for heading in table.headings:
                words = squeeze(heading.text)
                if words in known and words != word:
                    yield Fault(
                        heading.range(),
                        zh=f"列头作“{words}”，列内各格均以“{word}”开头",
                        en=f"the heading is {words}, all cells begin with {word}",
                        expected=word,
                    )


def _find_misprints(view: View) -> Iterator[Fault]:
    """Yield the headings that are a slip away from one of the vocabulary: 联系电活."""
    for table in read_tables(view):
        columns = view.profile.tables.get(table.name, {})
        usual = [words for headers in columns.values() for words in headers if len(words) > 2]
        for heading in table.headings:
            words = squeeze(heading.text)
            near = [each for each in usual if edit_distance(words, each, 1) == 1]
            if words in usual or len(words) < _SHORTEST or not near:
                continue
            at = heading.range()
            yield Fault(
                at,
                zh=f"列头“{words}”疑为“{near[0]}”之误",
                en=f"the heading {words} looks like a slip for {near[0]}",
                expected=near[0],
                edits=(Correction(at, near[0]),),
                severity=Severity.WARNING,
            )
