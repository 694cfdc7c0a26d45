"""Materials: `①《劳动合同》（资料来源：申请人）；`, in groups, with form, copies and condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from pipeline.model.guides import Material
from pipeline.model.numerals import SINGLE_NUMERALS, read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .material_parts import (
    BRACKET_CLAUSE,
    CLAUSE,
    LATE_CLAUSE,
    LATE_COPIES,
    QUOTED,
    REMARK,
    STARTS_WITH_VERB,
    TRAILING,
    VERB,
    Part,
    document_pattern,
    read_copies,
    read_form,
    split_parts,
)
from .material_tables import Columns, read_columns, read_row

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_HAN = "[一二三四五六七八九十]"
_ENTRY = re.compile(
    rf"(?:^|\n) *(?P<line>[{_CIRCLED}]|\d{{1,2}}(?=[.、](?!\d))|\((?:{_HAN}+|\d+)\)|{_HAN}+(?=、))?"
    r"[.、]? *"
    rf"|(?<=[:;。) \n])(?P<inline>[{_CIRCLED}]) *"
)
_NONE = re.compile(
    r"[^\n]{0,12}?(?:无|免提交|(?:无需|不需要?)(?:提供.{0,6}|.{0,4}(?:材料|要件|资料)))[。;.]?$"
)
_NOTE = re.compile(r"(?:注|备注|说明) ?\d? ?:|※|★")
# `职工增加：` · `①在职人员：…` · `原单位停保（转出）：…`; the colon inside （资料来源：…） is none.
_GROUP = re.compile(r"(?!..来源)((?:[^:,。;()《》\n]|\([^():\n]*\)){1,30}):\s*")
_LONGEST_HEADING = 20  # characters; 机关事业单位参保人员首次参保 has 14
_STOPS = re.compile(r"[,:;。、]")
_SOURCE = re.compile(r" ?\(?(?:资料|材料)来源 ?: ?([^()]*)\)?")
_CONDITION = re.compile(rf"(?P<condition>[^,;]+?)[,;]? ?(?P<verb>{VERB})(?=\S)")
# Who or when, not what: a condition ends so. `属于…的`, `转出人员`, `…的重度残疾人`.
_WHO = re.compile(r"(?:的|人|人员|者|对象|时|单位|企业|家庭|职工|学生|户|居民|军人|子女)$")


class _Place(NamedTuple):
    """Where an entry stands: its group's heading and its number."""

    group: str | None
    number: int | None


@dataclass(slots=True)
class _Draft:
    """A material while its entry is read: its words, clauses included, and its condition."""

    start: int
    end: int
    named: int  # where its name ends at the latest
    condition: Part | None


@dataclass(slots=True)
class MaterialList:
    """What a field for materials says."""

    materials: list[Material] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    none_required: bool = False


@dataclass(slots=True)
class _State:
    """What holds for the entries that follow: group, number of an open lead-in, a table's columns.

    `nothing` once an entry has said that nothing is needed.
    """

    group: str | None = None
    lead: int | None = None
    columns: Columns | None = None
    nothing: bool = False


class _Entry(NamedTuple):
    """An entry of the list: its number as value and as mark, with and without the mark."""

    number: int | None
    mark: str | None
    printed: Prose
    words: Prose


def extract_materials(prose: Prose, profile: Profile) -> MaterialList:
    """Return materials, remarks, and whether the field says that nothing is needed at all."""
    result = MaterialList()
    state = _State()
    entries = list(_entries(prose))
    for entry, following in zip_longest(entries, entries[1:]):
        if "\t" in entry.words.folded and _read_table_row(entry, state, profile, result):
            continue
        if _is_bare_group(entry, following, profile):
            state.group = entry.words.text
        else:
            _read_line(entry, state, profile, result)
    result.none_required = state.nothing and not result.materials
    return result


def _entries(prose: Prose) -> Iterator[_Entry]:
    """Yield the entries: each begins with a line or with a circled number inside one."""
    text = prose.folded
    starts = [
        match
        for match in _ENTRY.finditer(text)
        if match.end() < len(text) and (match.end() > match.start() or not match.start())
    ]
    for match, following in zip_longest(starts, starts[1:]):
        end = following.start() if following else len(text)
        mark = match["line"] or match["inline"]
        if text[match.end() : end].strip():
            number = read_numeral(mark.strip("()")) if mark else None
            printed = prose.slice(match.start(), end)
            yield _Entry(number, mark, printed, prose.slice(match.end(), end))


def _read_table_row(entry: _Entry, state: _State, profile: Profile, result: MaterialList) -> bool:
    """Take the entry for a row of a table, if its header has been seen or it is one."""
    if columns := read_columns(entry.printed, profile):
        state.columns = columns
    elif state.columns and (material := read_row(entry.printed, state.columns, state.group)):
        result.materials.append(material)
    return state.columns is not None


def _is_bare_group(entry: _Entry, following: _Entry | None, profile: Profile) -> bool:
    """Whether the entry is a heading that lost its colon: no paper, and a list begins below it."""
    words = entry.words.folded
    return (
        entry.mark is None
        and following is not None
        and following.mark is not None
        and following.number == 1
        and len(words) <= _LONGEST_HEADING
        and not _STOPS.search(words)
        and not _NOTE.match(words)
        and not document_pattern(profile).search(words)
    )


def _read_line(entry: _Entry, state: _State, profile: Profile, result: MaterialList) -> None:
    """Take an entry for what it is: a remark, a group's heading, a lead-in or materials."""
    words, text = entry.words, entry.words.folded
    if entry.mark is None or entry.mark in SINGLE_NUMERALS:
        state.lead = None  # only `1.` and `（1）` stand under a lead-in
    group = _GROUP.match(text)
    if _NOTE.match(text):
        result.notes.append(words.text)
    elif group and group.end() == len(text):
        state.group = words.text[: group.end(1)]
    elif text.endswith(":"):
        state.lead = entry.number
        result.notes += _bracketed_remarks(words)
    else:
        own, printed = state.group, entry.printed
        if group:
            own = words.text[: group.end(1)]
            words = printed = words.slice(group.end(), len(text))
            state.group = own if entry.number is None else state.group
        if _NONE.fullmatch(words.folded):
            state.nothing = True
        else:
            place = _Place(own, entry.number if state.lead is None else state.lead)
            _read_entry(words, printed, place, profile, result)


def _bracketed_remarks(entry: Prose) -> list[str]:
    """Return the remarks in brackets of a lead-in: `（已从外部门获取共享数据的可不提供）`."""
    found = re.finditer(r"\(([^()]*)\)", entry.folded)
    return [entry.text[slice(*m.span(1))] for m in found if REMARK.match(m[1])]


def _read_entry(
    entry: Prose, head: Prose, place: _Place, profile: Profile, result: MaterialList
) -> None:
    """Add the materials of one entry; a clause or remark among them goes where it belongs."""
    text = entry.folded
    parts = split_parts(text, profile)
    drafts: list[_Draft] = []
    waiting: Part | None = None
    for part, following in zip_longest(parts, parts[1:]):
        words = text[part.start : part.end].strip(TRAILING)
        if drafts and CLAUSE.fullmatch(words):
            drafts[-1].end = part.end
        elif following and _is_condition(words, text[following.start : following.end]):
            waiting = part
        elif drafts and REMARK.match(words):
            result.notes.append(entry.text[part.start : part.end].strip(TRAILING))
        else:
            drafts.append(_Draft(part.start, part.end, part.end, waiting))
            waiting = None
    for draft in drafts:
        result.materials.append(
            _read_material(entry, draft, head if len(drafts) == 1 else None, place)
        )


def _is_condition(words: str, following: str) -> bool:
    return bool(_WHO.search(words)) and bool(STARTS_WITH_VERB.match(following.lstrip()))


def _read_material(entry: Prose, draft: _Draft, head: Prose | None, place: _Place) -> Material:
    """Read one material; `head` is the whole printed entry when it holds no other one."""
    body = entry.slice(draft.start, draft.end)
    text = body.folded
    named = len(entry.slice(draft.start, draft.named).text)
    condition = entry.text[slice(*draft.condition)].strip(TRAILING) if draft.condition else None
    source = _SOURCE.search(text)
    start = 0
    if verb := STARTS_WITH_VERB.match(text):
        start = verb.end()
    elif (
        stated := _CONDITION.match(text, 0, source.start() if source else len(text))
    ) and _WHO.search(stated["condition"]):
        condition = body.text[: stated.end("condition")]
        start = stated.end()
    ends = [
        match.start()
        for pattern in (_SOURCE, BRACKET_CLAUSE, LATE_CLAUSE, LATE_COPIES)
        if (match := pattern.search(text, start, named))
    ]
    name = body.text[start : min(ends, default=named)].strip(TRAILING)
    shown = head or entry.slice(
        draft.condition.start if draft.condition else draft.start, draft.end
    )
    return Material(
        group=place.group,
        number=place.number,
        name=name,
        source=(body.text[slice(*source.span(1))].strip() or None) if source else None,
        form=read_form(text[start:]),
        copies=read_copies(text[start:]),
        quoted_documents=QUOTED.findall(name),
        condition=condition,
        text=shown.text,
        span=shown.span(),
    )
