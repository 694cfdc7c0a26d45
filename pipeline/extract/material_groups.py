"""Headings of groups in a list of materials: `职工增加：`, `（1）身份证明材料`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.profiles import Profile

from .material_conditions import DUTY, VERB, read_condition
from .material_entries import Entry
from .material_notes import NOTE
from .material_parts import CLAUSE, TRAILING, document_pattern, split_parts

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
# `职工增加：` · `①在职人员：…` · `原单位停保（转出）：…`; the colon inside （资料来源：…） is none.
GROUP = re.compile(
    r"(?!..来源)((?:[^:,。;()《》\n]|\([^():\n]*\)){1,30}):\s*(?!包括|内容|[载写注]明)"
)
_LONGEST_HEADING = 20  # characters; 机关事业单位参保人员首次参保 has 14
STOPS = re.compile(r"[,:;。、]")
_CLOSING = (";", "。")
# What introduces a list on its own line: `属于…的，住房证明须提供：房产证；`
INTRODUCES = re.compile(
    rf"([^:;。\n]{{1,80}}(?:{DUTY})(?:[以如]下|下列|相应)?[^:,;。]{{0,4}})(?=:.):"
)
# What leads in the papers of one case: `租住商品住房的，提供：`; it is a heading, too.
_CASE = re.compile(
    rf"[^:;。\n]{{1,80}}的, ?(?:{VERB})(?:[以如]下|下列|相应)?"
    r"(?:材料|资料|证明|文件|要件|证明材料)?:"
)
_LEADS = re.compile(r"(?:[以如]下|下列|相应)[^,;。:]{0,30}:$")  # …，并提交下列材料：
# `个人申请：…；单位申请：…`: a heading inside a line that began with one.
_FURTHER_GROUP = re.compile(r"(?<=[;。]) ?(?=(?!..来源)[^:,;。()《》\n]{2,12}: ?[^\s:])")
_LAST_STOP = re.compile(r"[^\n]+[;。](?=[^;。]+:$)")  # `⑥其他材料。申请兼职的，还应当提交：`
_KIND_OF_PAPERS = re.compile(r"(?:材料|资料|证明|证件|文件|要件|情形|情况|的|人员)(?:\([^()]*\))?$")
_ONLY_A_KIND = re.compile(r"[^、,;。:《》()]{2,16}(?:材料|资料)")


def is_bare_group(entry: Entry, following: Entry | None, profile: Profile, sibling: bool) -> bool:
    """Whether the entry is a heading that lost its colon: no paper, and a list begins below it.

    `sibling` when the group before it is numbered in the same way: the list may be one line.
    """
    words = entry.words.folded
    if following is None:
        return False
    closed = words.rstrip()[-1:] in _CLOSING  # `④案件材料；` goes on with its list
    if (
        entry.mark
        and not following.mark
        and not closed
        and _ONLY_A_KIND.fullmatch(words.rstrip(TRAILING))
    ):
        return True  # `（1）身份证明材料`, and the papers of that kind in the lines below it
    if entry.bullet and following.bullet and entry.bullet != following.bullet:
        below, document = following.words.folded.strip(TRAILING), document_pattern(profile)
        names_more = document.search(below) is not None and not CLAUSE.fullmatch(below)
        return not STOPS.search(words) and (names_more or not document.search(words))
    opens_list = following.mark is not None and following.number == 1
    if not opens_list and not (sibling and following.mark is None):
        return False
    if entry.mark is not None:
        return (
            entry.style != following.style
            and "《" not in words
            and not STOPS.search(words := words.rstrip(TRAILING))
            and bool(_KIND_OF_PAPERS.search(words) or not document_pattern(profile).search(words))
        )
    return (
        len(words) <= _LONGEST_HEADING
        and not STOPS.search(words)
        and not NOTE.match(words)
        and not document_pattern(profile).search(words)
    )


def split_headings(entry: Entry) -> Iterator[Entry]:
    """Yield what stands below each heading of a line, and what stands before the last one."""
    text = entry.words.folded
    cuts: list[int] = []
    if not NOTE.match(text) and (group := GROUP.match(text)):
        cuts = [match.end() for match in _FURTHER_GROUP.finditer(text, group.end())]
    elif stop := _LAST_STOP.match(text):
        cuts = [stop.end()]
    if not cuts:
        yield entry
        return
    for start, end in pairwise([0, *cuts, len(text)]):
        part = entry.words.slice(start, end)
        # the number is of the entry, not of a lead-in behind it
        own = not (start and tells_case(part.folded))
        yield Entry(entry.number if own else None, entry.mark if own else None, part, part)


def tells_case(text: str) -> bool:
    """Whether a lead-in says in which case the papers behind it are needed."""
    return _CASE.fullmatch(text) is not None


def lists_papers(text: str, profile: Profile) -> bool:
    """Whether an entry that ends with a colon lists papers: the colon is a slip for a stop."""
    if _LEADS.search(text):
        return False
    parts = split_parts(text, profile)
    document = document_pattern(profile)
    return len(parts) > 1 and all(
        document.search(text[part.start : part.end].strip(TRAILING))
        and not read_condition(text[part.start : part.end], document)
        for part in parts
    )
