"""Materials: `①《劳动合同》（资料来源：申请人）；`, in groups, with form, copies and condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from pipeline.model.guides import Material
from pipeline.model.numerals import SINGLE_NUMERALS
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose
from pipeline.model.sources import fold_text

from .material_conditions import (
    CASE_BEHIND,
    STARTS_WITH_VERB,
    VERB,
    read_case,
    read_condition,
)
from .material_duties import leads_to_duty
from .material_entries import Entry, read_entries
from .material_groups import (
    GROUP,
    INTRODUCES,
    STOPS,
    is_bare_group,
    lists_papers,
    split_headings,
    tells_case,
)
from .material_notes import (
    NOT_NEEDED,
    NOTE,
    ONLY_NOTES,
    TELLS,
    bracketed_remarks,
    is_remark,
    is_statement,
)
from .material_parts import (
    BRACKET_CLAUSE,
    CLAUSE,
    EMPTY,
    EXPLAINED,
    LATE_CLAUSE,
    LATE_COPIES,
    ONLY_TELLS,
    QUOTED,
    SUFFICES,
    TRAILING,
    Part,
    document_pattern,
    read_copies,
    read_form,
    split_parts,
)
from .material_tables import (
    Header,
    guess_header,
    has_columns,
    read_attribute,
    read_header,
    read_records,
    read_row,
)
from .upright_tables import read_upright

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
_NONE = re.compile(
    r"[^\n]{0,12}?(?:无|免提交|(?:无需|不需要?)(?:提供.{0,6}|.{0,4}(?:材料|要件|资料)))[。;.]?$"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")  # `身份证；（本人办理）`
_ENDS, _ENDS_CLAUSE = re.compile(r"[;。]"), re.compile(r"[,;。]")
_VERB_OR_NOTHING = re.compile(f"{VERB}|{ONLY_TELLS.pattern}")
# `（资料来源：申请人）`, in brackets also with other words: `（来源：申请人）`.
_SOURCE = re.compile(r" ?(?:\(?(?:资料|材料)来源|\((?:..)?来源|\((?:资料|材料)来.) ?: ?([^()]*)\)?")
_NAME_ENDS = (_SOURCE, BRACKET_CLAUSE, LATE_CLAUSE, LATE_COPIES, EXPLAINED, SUFFICES)


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
    """What holds for the entries that follow: group, number of an open lead-in, a table's header
    and its last row.

    `style` is how the group's heading is numbered: the next number of that kind ends the group.
    `nothing` once an entry has said that nothing is needed; `telling` below `注：`.
    """

    group: str | None = None
    style: str = ""
    lead: int | None = None
    lead_style: str = ""
    header: Header | None = None
    above: Material | None = None
    nothing: bool = False
    telling: bool = False


def extract_materials(prose: Prose, profile: Profile) -> MaterialList:
    """Return materials, remarks, and whether the field says that nothing is needed at all."""
    if rows := read_records(prose, profile) or read_upright(prose, profile):
        return MaterialList(rows)
    result = MaterialList()
    state = _State()
    entries = list(read_entries(prose))
    for entry, following in zip_longest(entries, entries[1:]):
        state.telling = state.telling or ONLY_NOTES.fullmatch(entry.words.folded) is not None
        if state.telling:
            result.notes.append(entry.printed.text)
            continue
        if has_columns(entry.printed.folded) and _read_table_row(entry, state, profile, result):
            continue
        before = result.materials[-1] if result.materials else None
        if before and (told := read_attribute(entry.words, before, profile)):
            result.materials[-1] = told
            continue
        sibling = state.style != "" and entry.style == state.style
        if sibling:
            state.group, state.style = None, ""
        if following and _is_caption(entry, following, profile):
            continue
        in_table = state.header and following and has_columns(following.printed.folded)
        if in_table or is_bare_group(entry, following, profile, sibling):
            state.group, state.style = entry.words.text.strip(TRAILING), entry.style
        else:
            for part in split_headings(entry):
                _read_line(part, state, profile, result)
    result.none_required = state.nothing and not result.materials
    return result


def _read_table_row(entry: Entry, state: _State, profile: Profile, result: MaterialList) -> bool:
    """Take the entry for a row of a table, if its header has been seen or it is one."""
    if header := read_header(entry.printed, profile, state.header):
        state.header, state.above = header, None
        return True
    state.header = state.header or guess_header(entry.printed, profile)
    if state.header and (row := read_row(entry.printed, state.header, state.group, state.above)):
        result.materials.append(row)
        state.above = row
    return state.header is not None


def _is_caption(entry: Entry, following: Entry, profile: Profile) -> bool:
    """Whether the entry is the title of the table whose header follows: `申请材料目录`."""
    title = entry.mark is None and not STOPS.search(entry.words.folded)
    return title and read_header(following.printed, profile, None) is not None


def _read_line(entry: Entry, state: _State, profile: Profile, result: MaterialList) -> None:
    """Take an entry for what it is: a remark, a group's heading, a lead-in or materials."""
    words, text = entry.words, entry.words.folded
    unlike = entry.mark is None or entry.mark in SINGLE_NUMERALS
    if unlike or entry.style == state.lead_style:
        state.lead = None  # only `1.` and `（1）` stand under a lead-in, and none of its own kind
    group = GROUP.match(text) or INTRODUCES.match(text)
    if group and group.end() == len(text) and lists_papers(text, profile):
        group = None
    if tells_case(text):
        state.group, state.style = words.text.strip(TRAILING), entry.style
        state.lead, state.lead_style = entry.number, entry.style
    elif NOTE.match(text) or is_statement(entry, profile, result.materials):
        result.notes.append(words.text)
    elif group and group.end() == len(text):
        state.group, state.style = words.text[: group.end(1)], entry.style
    elif text.endswith(":") and not lists_papers(text, profile):
        state.lead, state.lead_style = entry.number, entry.style
        result.notes += bracketed_remarks(words)
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


def _read_entry(
    entry: Prose, head: Prose, place: _Place, profile: Profile, result: MaterialList
) -> None:
    """Add the materials of one entry; a clause or remark among them goes where it belongs."""
    text = entry.folded
    parts = split_parts(text, profile)
    names_document = document_pattern(profile)
    drafts: list[_Draft] = []
    waiting: Part | None = None
    explained = 0
    for index, part in enumerate(parts):
        words = text[part.start : part.end].strip(TRAILING)
        if drafts and (CLAUSE.fullmatch(words) or _IN_BRACKETS.fullmatch(words)):
            drafts[-1].end = part.end
        elif part.start < explained:
            continue
        elif leads_to_duty(text, parts[index:], names_document):
            waiting = Part(waiting.start if waiting else part.start, part.end)
        elif is_remark(words, bool(drafts)):
            if ends := _find_end(words):
                explained = match.start() if (match := ends.search(text, part.end)) else len(text)
            end = max(part.end, explained)
            result.notes.append(entry.text[part.start : end].strip(TRAILING))
        elif not (EMPTY.match(words) or _VERB_OR_NOTHING.fullmatch(words)):
            drafts.append(_Draft(part.start, part.end, part.end, waiting))
            waiting = None
    for draft in drafts:
        result.materials.append(
            _read_material(entry, draft, head if len(drafts) == 1 else None, place, names_document)
        )


def _find_end(words: str) -> re.Pattern[str] | None:
    """Return what ends a remark that goes on: `无需提供设计文件、竣工说明`."""
    if TELLS.match(words):
        return _ENDS
    return _ENDS_CLAUSE if NOT_NEEDED.search(words) else None


def _read_material(
    entry: Prose,
    draft: _Draft,
    head: Prose | None,
    place: _Place,
    names_document: re.Pattern[str],
) -> Material:
    """Read one material; `head` is the whole printed entry when it holds no other one."""
    body = entry.slice(draft.start, draft.end)
    text = body.folded
    named = len(entry.slice(draft.start, draft.named).text)
    begin = draft.condition.start if draft.condition else draft.start
    condition = entry.text[slice(*draft.condition)].strip(TRAILING) if draft.condition else None
    source = _SOURCE.search(text)
    start = 0
    if verb := STARTS_WITH_VERB.match(text):
        start = verb.end()
    elif stated := read_condition(text[: source.start()] if source else text, names_document):
        condition = entry.text[begin : draft.start + stated.condition].strip(TRAILING + "(（")
        start = stated.name
    ends = [
        match.start() for pattern in _NAME_ENDS if (match := pattern.search(text, start, named))
    ]
    name = body.text[start : min(ends, default=named)].strip(TRAILING)
    if condition is None and (case := CASE_BEHIND.search(fold_text(name))):
        condition = read_case(name[slice(*case.span("condition"))]) or None
    shown = head or entry.slice(begin, draft.end)
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
