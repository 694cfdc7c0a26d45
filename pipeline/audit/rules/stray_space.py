"""A blank stands inside Chinese words or a number.
汉字之间或数字之中有多余空格。

What it checks
    A single blank between two Chinese characters, beside a Chinese mark, or inside a number that
    stands unbroken elsewhere. Evenly spaced mottoes and stretched headings are layout.
    检查两个汉字之间、中文标点旁或数字之中的空格；均匀排开的标语和拉开的标题属于版式。

Why it matters
    Searching for the words finds nothing, and titles no longer compare as equal.
    带空格的词检索不到，标题也无法比对。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证复 印件
    1.3 办理时限：即时办结

Passes
    讲诚信 懂规矩 守纪律
    1. 职工参保登记
    1.1 需提供材料
    ① 身份证 ② 户口簿
    1.3 办理时限：15 个工作日

Known limits
    Blanks between Chinese and Latin letters or digits are a matter of style.
    汉字与字母、数字之间的空格属于风格。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, find_all, plain_text
from pipeline.audit.views import View
from pipeline.model.characters import HAN
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("short-code-near-miss",)
ON_SCANS = False

_BLANK = "[ \u00a0\u3000\u2002\u2003\u2009]"
_UNBREAKABLE = "\u00a0"
_OPENING, _CLOSING = "“‘《（【", "，、；：。！？）》】”’"
_GAP = re.compile(
    # `换领、 换发` · `资格认 证` · `县公安局 、县医院` · `1 2333` · `A pp`
    rf"(?={_BLANK})(?:"
    rf"(?:(?<={HAN})|(?<=[{_CLOSING}]))(?P<words>{_BLANK}+)(?={HAN})"
    rf"|(?<={HAN})(?P<mark>{_BLANK}+)(?=[，、；：。！？）》])"
    rf"|(?<=[（《])(?P<bracket>{_BLANK}+)(?={HAN})"
    r"|(?<=[0-9])(?P<number> )(?=[0-9])"
    r"|(?<=[A-Za-z])(?P<word> )(?=[a-z]))"
)
# `广东省财政厅 国家税务总局广东省税务局`: names of offices set side by side.
_OFFICE = r"(?:[局厅委署]|中心|银行|公司)"
_OFFICE_BEFORE = re.compile(_OFFICE + "$")
_OFFICE_AFTER = re.compile(rf"{HAN}{{2,20}}?{_OFFICE}")
# A blank sets a number off from what it numbers: `第七条 婴儿出生后…`, `（一） 《出生医学证明》`,
# `2、 身份证`, `一　申请对象`.
_NUMERALS = "一二三四五六七八九十百千零〇0-9０-９"
_ORDINAL_BEFORE = re.compile(
    rf"(?:第[{_NUMERALS}]{{1,8}}(?:[章节条款项步]|部分)|(?:^|[\n\t ])[（(][{_NUMERALS}]{{1,3}}[）)]"
    rf"|(?:^|[\n\t ])[{_NUMERALS}]{{1,3}}、|(?:^|\n){_BLANK}*[{_NUMERALS}]{{1,3}})$"
)
_ARTICLE_AFTER = re.compile(rf"第[{_NUMERALS}]{{1,8}}[章节条款项]")  # `…（第649号） 第九条`
# `星期一至星期五 上午9:00`, `居民户口簿 原件 1份`, `材料类型：原件 份数：1`
_SET_OFF_AFTER = re.compile(rf"[上下中]午|[夏冬][季令]|原件|复印件|电话|{HAN}{{2,6}}[:：]")
_PHONE = re.compile(r"[0-9()（）、/\-—－]{7,}[。；;]?")  # `接待大厅 大通路118号 0999-8036510`
_PERIOD = re.compile(r" ?个?(?:工作日|自然日|日|天|月)")
_TOKEN_BEFORE, _TOKEN_AFTER = re.compile(r"[0-9A-Za-z]+$"), re.compile(r"[0-9A-Za-z]+")
# How many characters around a gap are looked for without it.
_AROUND = ((2, 2), (1, 2), (2, 1))
# Blanks, and the dash of a list whose line the layout broke.
_SPLIT = re.compile(r"(?<!\s)\s++(?:[-*] (?=\S))?")
_BESIDE = re.compile(rf"{HAN}{{2}}")
_CELL = re.compile(r"[\t\n]")
# A line with more blanks beside marks than this was put together from pieces; a slip leaves one.
_HABIT = 2
_LONGEST_TOKEN = 20


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each blank that splits words, or stands beside a Chinese mark."""
    text = plain_text(view)
    gaps = list(find_all(_GAP, view))
    beside = Counter(view.source.span(*gap.span()).line for gap in gaps if _side(text, gap))
    for gap in gaps:
        at = Range(*gap.span())
        if gap.lastgroup in ("number", "word"):
            strong, is_fault = True, _splits_token(view, text, at)
        else:
            strong = _stands_joined(view, text, at)
            is_fault = strong or not (_is_layout(view, text, at) or _parts_offices(text, at))
        if not is_fault or _follows_ordinal(text, at) or _parts_leaves(view, at):
            continue
        left, right = text[max(0, at.start - 4) : at.start], text[at.end : at.end + 4]
        left, right = re.split(r"\s", left)[-1], re.split(r"\s", right)[0]
        is_habit = _side(text, gap) and beside[view.source.span(*at).line] > _HABIT
        yield Fault(
            at,
            zh=f"“{left} {right}”之间有多余空格" + ("，他处无此空格" if strong else ""),
            en=f"stray blank in “{left} {right}”"
            + (", which is joined elsewhere" if strong else ""),
            expected="",
            edits=(Correction(at, ""),),
            safe=strong and not is_habit,
            severity=Severity.INFO if is_habit else None,
        )


def _side(text: str, gap: re.Match[str]) -> str | None:
    """Return the mark beside a gap; None between two words."""
    before, after = text[gap.start() - 1], text[gap.end()]
    return before if before in _CLOSING else after if after in _CLOSING else None


def _stands_joined(view: View, text: str, at: Range) -> bool:
    """Say whether the characters around the gap stand elsewhere without it."""
    for before, after in _AROUND:
        words = text[at.start - before : at.start] + text[at.end : at.end + after]
        pure = re.fullmatch(rf"(?:{HAN}|[，、；：。“”《》（）])+", words)
        # Blanks are left out of the text that is searched: this very place counts once.
        if pure and count_words(view, words) > _count_split(view, words, before):
            return True
    return False


def _count_split(view: View, words: str, before: int) -> int:
    """Count how often `words` are printed with a blank after the first `before` characters."""
    counts: Counter[tuple[str, str]] = view.memo("split_counts", _count_splits)
    return counts[words[:before], words[before:]]


def _count_splits(view: View) -> Counter[tuple[str, str]]:
    """Count what stands on the two sides of blanks, two characters at the most."""
    text = plain_text(view)
    return Counter(
        (text[gap.start() - before : gap.start()], text[gap.end() : gap.end() + after])
        for gap in _SPLIT.finditer(text)
        for before, after in _AROUND
    )


def _parts_leaves(view: View, at: Range) -> bool:
    """Say whether the gap parts a label from its value."""
    leaves: list[Node] = view.memo("leaves", lambda v: list(v.tree.root.leaves()))
    index = bisect_right(leaves, at.start, key=lambda leaf: leaf.start) - 1
    leaf = leaves[index]
    is_label_end = (
        leaf.kind is Kind.LABEL and view.source.trim(leaf.start, leaf.end).end <= at.start
    )
    opens_text = leaf.kind is Kind.TEXT and index > 0 and leaf.start == at.start
    after_label = opens_text and leaves[index - 1].kind is Kind.LABEL
    return is_label_end or after_label


def _parts_offices(text: str, at: Range) -> bool:
    """Say whether the gap parts two offices that sign together."""
    if not _OFFICE_BEFORE.search(text, max(0, at.start - 2), at.start):
        return False
    return _OFFICE_AFTER.match(text, at.end) is not None


def _follows_ordinal(text: str, at: Range) -> bool:
    """Say whether the gap sets off a number: `第七条 婴儿`, `（二） 身份证`."""
    return _ORDINAL_BEFORE.search(text, max(0, at.start - _LONGEST_TOKEN), at.start) is not None


def _is_layout(view: View, text: str, at: Range) -> bool:
    """Say whether the gap belongs to a line that is set in pieces: 讲诚信 懂规矩, 目 录."""
    if at.end - at.start > 1 or view.field_at(at.start) in ("cover", "toc", None):
        return True
    if _ARTICLE_AFTER.match(text, at.end) or _SET_OFF_AFTER.match(text, at.end):
        return True
    if text[at.start] == _UNBREAKABLE:
        return True  # set by the layout of a web page, not by a slip of the hand
    start = max(text.rfind("\n", 0, at.start), text.rfind("\t", 0, at.start)) + 1
    # A footer's names set side by side: the even pieces, or so many that no hand slipped.
    even: dict[int, bool] = view.memo("even_lines", lambda _: {})
    if start not in even:
        end = _CELL.search(text, at.end)
        pieces = re.split(_BLANK + "+", text[start : end.start() if end else len(text)].strip())
        gaps = sum(
            _BESIDE.fullmatch(one[-1] + other[0]) is not None for one, other in pairwise(pieces)
        )
        even[start] = (
            len({len(piece) for piece in pieces}) == 1
            or gaps > _HABIT
            or _PHONE.fullmatch(pieces[-1]) is not None
        )
    return even[start]


def _splits_token(view: View, text: str, at: Range) -> bool:
    """Say whether both sides make a number or word that stands whole elsewhere: 1 2333."""
    before = _TOKEN_BEFORE.search(text, max(0, at.start - _LONGEST_TOKEN), at.start)
    after = _TOKEN_AFTER.match(text, at.end)
    if before is None or after is None:
        return False
    whole = before[0] + after[0]
    # `1 5 个工作日`, where the guide has 15 个工作日; at the start of a line 1 is a list's number
    if (unit := _PERIOD.match(text, after.end())) and text[at.start - 2] not in "\n\t":
        return count_words(view, "".join((whole + unit[0]).split())) > 1
    tokens: Counter[str] = view.memo("tokens", lambda v: Counter(_tokens(plain_text(v))))
    return len(whole) > 2 and tokens[whole] > 1 and min(tokens[before[0]], tokens[after[0]]) <= 1


def _tokens(text: str) -> list[str]:
    return re.findall(r"[0-9A-Za-z]+", text)
