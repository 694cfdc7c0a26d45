"""The layout cuts a sentence, a word or a label from what follows.
排版空行把句子、词语或标签与下文断开。

What it checks
    Lines of items that end without a mark, before a blank line and a line that continues them; a
    numbered label (③自助办：) alone on its line; a caption broken in two.
    事项中无句末标点、隔空行又有下文的行；单独成行的带号标签（③自助办：）；断成两行的图题。

Why it matters
    Readers, and programs that copy the text, take the halves for two statements.
    读者与复制文本的程序会把两半当成两句。

Fails
    1. 参保登记
    1.1 办理路径
    ①窗口办：企业所属地社保分中

    心经办窗口

Passes
    1. 参保登记
    1.1 办理路径
    ①窗口办：企业所属地社保分中心经办窗口

    ②网上办：政务网

Known limits
    Short whole paragraphs without a mark at their end look the same when another follows.
    不带句末标点的短段落之后又有一段，看起来也是如此。
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.audit.captions import read_captions
from pipeline.audit.faults import Fault, Place
from pipeline.audit.pictures import ItemLine, read_lines
from pipeline.audit.views import View
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

FAMILY = "field"
SEVERITY = "info"
YIELDS_TO = ("doubled-word",)
ON_SCANS = False

_ENDED = re.compile(r"[。;!?)>:]$|[…]$")
_URL = re.compile(r"<?(?:https?:|www\.|[\w-]+(?:\.[\w-]+){2,})", re.A)
# what begins a list entry, a label or a note does not continue a sentence
_BEGINS = re.compile(
    r"[-*•] |[①-⑳]|\d{1,2} ?[.、]|\(?[一二三四五六七八九十]{1,3}[、)]|[^:,。]{1,30}:|注"
)
_LAST_WORDS = re.compile(r"[^\s:,。、;]{1,8}[,、]?$")
_SHORTEST = 2  # a lone character is the rest of a word doubled over a break


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each line that the layout cuts off."""
    lines = read_lines(view)
    for line, after in itertools.pairwise(lines):
        if line.gap and line.parent is after.parent and _continues(view, line, after):
            words = view.source.folded[line.range.start : line.range.end]
            match = _LAST_WORDS.search(words)
            start = line.range.start + (match.start() if match else 0)
            yield _make_fault(Range(start, line.range.end), after.range)
    for caption in read_captions(view):
        titles = caption.node.all(Kind.TITLE)
        for title, rest in itertools.pairwise(titles):
            at = view.source.trim(title.start, title.end)
            yield _make_fault(at, view.source.trim(rest.start, rest.end))


def _make_fault(at: Range, rest: Range) -> Fault:
    return Fault(
        at,
        zh="与下文之间被排版断开",
        en="the layout cuts it from what follows",
        related=(Place(rest, "下文", "what follows"),),
    )


def _continues(view: View, line: ItemLine, after: ItemLine) -> bool:
    if line.leaf.kind is not Kind.TEXT or after.leaf.kind is not Kind.TEXT:
        return False
    words = view.source.folded[line.range.start : line.range.end]
    following = view.source.folded[after.range.start : after.range.end]
    if len(words) < _SHORTEST or _URL.match(words) or _URL.match(following):
        return False
    if _BEGINS.match(following):
        return False
    doubled = any(following.startswith(words[-size:]) for size in range(1, 5))
    return not doubled and not _ENDED.search(words)
