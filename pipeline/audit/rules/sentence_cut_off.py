"""A sentence breaks off in the middle.
句子写到一半中断。

What it checks
    Paragraphs that end without a mark and in a fragment: a word that the guide always continues in
    the same way, a word that must be followed, an open comma or bracket, a formula that goes on
    elsewhere, a list whose last member lacks the ending that the others share.
    无句末标点、且止于残词的段落：全书总以同一字接续的字、必须有下文的词、未完的逗号或括号、
    他处都有下文的套话、并列各项同尾而末项无尾。

Why it matters
    The rest of the sentence may be what the reader needs.
    缺去的半句也许正是读者所需。

Fails
    1. 交通费申领
    参保单位工伤职工转往统筹地区外治疗，按照国家政策给予的交通费、住宿费及伙食
    1.1 需提供材料：身份证

Passes
    1. 交通费申领
    参保单位工伤职工转往统筹地区外治疗，按照国家政策给予的交通费、住宿费及伙食费
    1.1 需提供材料：身份证

Known limits
    A sentence that breaks off at the end of a word is not seen.
    恰在词尾中断的句子看不出来。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.audit.faults import Fault
from pipeline.audit.plain_texts import goes_on_with
from pipeline.audit.views import View, Words
from pipeline.model.characters import HAN, is_han
from pipeline.model.ranges import Range

FAMILY = "field"
SEVERITY = "warning"

_NOT_JUDGED = frozenset({"item_title", "caption"})
_TABLES = frozenset({"prohibitions", "deferrals"})
_PROSE = frozenset({"intro", "tips"})
_PAIR = re.compile(rf".{HAN}$")  # also `12333 咨`
_OPEN_END = re.compile(r"[,、(《“]$")
# 总和, 参与, 涉及 end a word; so do 自由 and 合并
_MUST_GO_ON = re.compile(
    r"(?:(?<![总平饱涉波])[及和](?<!以及)|(?<!参)与|或|以及|应当|(?<!是否)必须|并且|而且|或者|予以|加以|受到)$"
)
# `交通费、住宿费及伙食`: two members with one ending, and a last one without it
_LIST = re.compile(
    rf"(?P<end>{HAN})、[^、,;。\s]{{0,9}}(?P=end)[及和](?P<last>[^、,;。及和\s]{{1,4}})$"
)
# Four times and never otherwise is no chance for a pair of characters; real guides, correct ones
# included, end no paragraph in such a pair. Words that join, as 及, say nothing of the pair.
_OFTEN = 4
_USUAL = 3  # entries alike; two may be alike by chance
_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]+[。；！？;!?]?")
_ALWAYS = 8  # a character that goes on so often, and never ends, is the beginning of words: 申, 变
_HEAD = 6  # 如有问题可拨打 says what must follow, 您可先拨打 does not
_HAN = re.compile(rf"{HAN}+")
_JOINING = frozenset("及和与或的并等后时中之为在以由将可应须需")


class _Habits(NamedTuple):
    """What the guide's other paragraphs tell of the end of one."""

    followers: dict[str, str | None]
    opening: frozenset[str]
    longer: dict[str, str]
    clauses: Counter[str]
    squeezed: list[tuple[str, str]]


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each paragraph that breaks off."""
    ends = list(_read_ends(view))
    habits = _read_habits(view, [text for _, _, text in ends])
    for words, end, text in ends:
        printed = words.prose.text[end - len(text) : end]
        if found := _judge(words, text, printed, habits):
            length, zh, en = found
            tail = words.prose.range(end - length, end)
            only = habits.followers.get(text[-2:])
            if not (_goes_on(view, tail) or (only and goes_on_with(view, tail.end, only))):
                yield Fault(tail, zh=f"句子中断：{zh}", en=f"it breaks off: {en}")
        elif whole := habits.longer.get(_strip_mark(text)) if words.item else None:
            yield _lacks(words, end, printed, whole[len(_strip_mark(text)) :], whole)
        elif words.field in _PROSE and (formula := _find_formula(habits, printed)):
            yield _lacks(words, end, printed, *formula)


def _read_ends(view: View) -> Iterator[tuple[Words, int, str]]:
    """Yield the paragraphs to be judged, each with the offset of its end."""
    for words in view.words:
        if words.field in _NOT_JUDGED or (words.item is None and words.field not in _TABLES):
            continue
        at = 0
        for paragraph in words.prose.folded.split("\n"):
            at += len(paragraph) + 1
            text = paragraph.rstrip()
            if text:
                yield words, at - 1 - len(paragraph) + len(text), text


def _read_habits(view: View, texts: list[str]) -> _Habits:
    whole = "\n".join(words.prose.folded for words in view.words if words.item is not None)
    pairs = {text[-2:] for text in texts if _PAIR.search(text)}
    clauses = _count_clauses(view)
    return _Habits(
        {pair: _only_follower(whole, pair) for pair in pairs},
        frozenset(pair for pair in pairs if _only_opens_words(whole, pair)),
        _find_longer(Counter(map(_strip_mark, texts))),
        clauses,
        sorted(("".join(clause.split()), clause) for clause in clauses),
    )


def _lacks(words: Words, end: int, text: str, rest: str, whole: str) -> Fault:
    return Fault(
        words.prose.range(end - 2, end),
        zh=f"句子中断：他处多次作“{whole}”，此处缺“{rest}”",
        en=f"it breaks off: elsewhere it reads {whole}; {rest} is missing here",
        expected=text[-2:] + rest,
    )


def _count_clauses(view: View) -> Counter[str]:
    """Return the clauses of introductions and tips."""
    texts = (words.prose.text for words in view.words if words.field in _PROSE)
    return Counter(clause.strip() for text in texts for clause in _CLAUSE.findall(text))


def _find_formula(habits: _Habits, text: str) -> tuple[str, str] | None:
    """Return what a last clause lacks, and the formula whose beginning it is.

    Others begin with all its words, most of them go on alike, and none ends where it does.
    """
    last = "".join(_CLAUSE.findall(text)[-1:]).strip()
    short = "".join(last.split())
    if len(short) < _HEAD or habits.clauses[last] != 1:
        return None
    like = Counter[str]()
    for at in range(bisect_left(habits.squeezed, (short, "")), len(habits.squeezed)):
        squeezed, clause = habits.squeezed[at]
        if not squeezed.startswith(short):
            break
        like[clause] = habits.clauses[clause]
    whole, times = like.most_common(1)[0]
    if times < _USUAL or 2 * times <= like.total() - 1 or not whole.startswith(last):
        return None
    return whole[len(last) :], whole


def _judge(words: Words, text: str, printed: str, habits: _Habits) -> tuple[int, str, str] | None:
    """Return how many last characters show the fault, and why."""
    if _OPEN_END.search(text):
        mark = printed[-1]
        return 1, f"以“{mark}”结尾", f"it ends with {mark}"
    if match := _MUST_GO_ON.search(text):
        return len(match[0]), f"“{match[0]}”之后没有下文", f"nothing follows {match[0]}"
    if words.field == "intro" and (match := _LIST.search(text)):
        last, end = match["last"], match["end"]
        if not last.endswith(end):
            return (
                len(last) + 1,
                f"并列各项都以“{end}”结尾，末项“{last}”没有",
                f"{last} lacks {end}",
            )
    pair = text[-2:]
    if words.item and (only := habits.followers.get(pair)):
        return 2, f"全书“{pair}”之后总是“{only}”", f"{pair} always goes on with {only}"
    if words.field in _PROSE and pair in habits.opening:
        return 1, f"全书“{pair[1]}”从不在词尾", f"{pair[1]} is nowhere the end of a word"
    return None


def _strip_mark(text: str) -> str:
    return text.lstrip("①②③④⑤⑥⑦⑧⑨⑩- ")


def _find_longer(counts: Counter[str]) -> dict[str, str]:
    """Return the entries that stand once and lack the last one or two characters of a usual one."""
    longer: dict[str, str] = {}
    for entry, count in counts.items():
        for size in (1, 2):
            head, tail = entry[:-size], entry[-size:]
            usual = count >= _USUAL and len(head) > 2 and _HAN.fullmatch(tail)
            better = count > counts[longer[head]] if head in longer else True
            if usual and counts.get(head) == 1 and better:
                longer[head] = entry
    return longer


def _only_follower(text: str, pair: str) -> str | None:
    """Return the one character that follows `pair` throughout, if it does so often."""
    only, count, ended = None, 0, 0
    at = text.find(pair)
    while at >= 0:
        after = text[at + 2 : at + 3]
        if is_han(after):
            if only not in (None, after):
                return None
            only = after
            count += 1
        else:
            ended += 1
            if ended > 1:  # the fragment in question is one
                return None
        at = text.find(pair, at + 1)
    return only if count >= _OFTEN and only not in _JOINING else None


def _only_opens_words(text: str, pair: str) -> bool:
    """Say whether the second of two characters that stand together nowhere else ends no word."""
    char = pair[1]
    if text.count(pair) > 1 or text.count(char) <= _ALWAYS:
        return False
    ends = (text[match.end() : match.end() + 1] for match in re.finditer(char, text))
    return sum(not is_han(after) for after in ends) <= 1


def _goes_on(view: View, tail: Range) -> bool:
    """Say whether the line goes on with another field: `联系电话：…，监督电话：…`."""
    text = view.source.text
    end = min(at for at in (text.find("\n", tail.end), len(text)) if at >= 0)
    return view.text(tail)[-1] in "，," and bool(text[tail.end : end].strip())
