"""A label runs into its text: the colon is lost.
标签之后缺少冒号。

What it checks
    Entries that begin with a channel's label (窗口办, 网上办), fields whose words begin in the line
    of their label (温馨提示), and labels of groups of materials (企业职工), that go on without a
    colon, where nearly all others have one.
    以渠道名称（窗口办、网上办）开头的条目、与标签同行的栏目（温馨提示）、材料分组的名称（企业职工），
    其后没有冒号，而其他几乎都有。

Why it matters
    Label and content cannot be told apart, by readers or by programs.
    读者和程序都分不清名称与内容。

Fails
    1. 职工参保登记
    1.2 办理路径
    ①窗口办：社保大厅
    ②网上办：辽宁政务服务网
    2. 缴费申报
    2.2 办理路径
    ①窗口办：社保大厅
    ②网上办辽宁政务服务网

Passes
    1. 职工参保登记
    1.2 办理路径
    ①窗口办：社保大厅
    ②网上办：辽宁政务服务网
    2. 缴费申报
    2.2 办理路径
    ①窗口办理转入的，到社保大厅
    ②网上办

Known limits
    Of channels only numbered entries are judged, and only channels that the profile knows.
    渠道只看带编号的条目和词汇表中的渠道。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.groups import read_groups
from pipeline.audit.views import View
from pipeline.model.characters import HAN, is_han
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("doubled-word", "likely-wrong-character")

_HABIT = 3  # so many times as many entries with a colon


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each label that no colon follows."""
    labels = {label for labels in view.profile.channels.values() for label in labels}
    # `①窗口办：` and `②网上办不需要提供`; 窗口办理 is another word.
    entry = re.compile(
        r"(?:^|\n)(?:[①-⑳]|\d{1,2}[.、)]) ?"
        rf"(?P<label>{'|'.join(sorted(map(re.escape, labels), key=len, reverse=True))})"
        rf"(?:(?P<colon> ?:)|(?={HAN})(?![理事结件]))"
    )
    with_colon = 0
    bare: list[Range] = []
    for words in view.words:
        if words.field not in ("materials", "paths", "time_limit"):
            continue
        for match in entry.finditer(words.prose.folded):
            if match["colon"]:
                with_colon += 1
            elif match["label"].endswith("办") and not _is_doubled(match):
                bare.append(words.prose.range(*match.span("label")))
    habits = [(bare, with_colon), _find_alone(view, labels), *_find_run_in_labels(view)]
    for at, with_colon in (
        (at, n) for found, n in habits if n >= _HABIT * len(found) for at in found
    ):
        yield Fault(
            at,
            zh=f"“{view.text(at)}”之后缺少冒号，其他 {with_colon} 处都有",
            en=f"no colon follows {view.text(at)}; {with_colon} others have one",
            expected=f"{view.text(at)}：",
            edits=(Correction(Range(at.end, at.end), "："),),
        )


def _is_doubled(match: re.Match[str]) -> bool:
    """Tell whether the label or its last character stands there once more: 自助办办."""
    return match.string.startswith((match["label"], match["label"][-1]), match.end())


def _find_alone(view: View, labels: set[str]) -> tuple[list[Range], int]:
    """Return the labels of channels without a colon in a line of their own, and how many have."""
    bare, with_colon = [], 0
    for words in view.words:
        line, mark, _ = words.prose.folded.partition("\n")
        if words.field == "paths" and mark and line.rstrip(" :") in labels:
            if line.rstrip().endswith(":"):
                with_colon += 1
            else:
                bare.append(words.prose.range(0, len(line.rstrip())))
    return bare, with_colon


def _find_run_in_labels(view: View) -> Iterator[tuple[list[Range], int]]:
    """Yield for each kind of label those that no colon follows, and how many have one."""
    kinds: defaultdict[str, list[tuple[Range, str]]] = defaultdict(list)
    for node in view.item_nodes:
        for field in node.all(Kind.FIELD):
            at = view.heading_of(field)
            after = view.source.folded[at.end : field.end].lstrip(" ")[:1]
            kinds[field.name or ""].append((at, after))
    for labels in kinds.values():
        with_colon = sum(after == ":" for _, after in labels)
        bare = [at for at, after in labels if is_han(after) and after != view.text(at)[-1:]]
        yield bare, with_colon
    groups = read_groups(view)
    yield (
        [group.range for group in groups if not group.has_colon],
        sum(group.has_colon for group in groups),
    )
