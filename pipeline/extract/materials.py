"""Materials: `①《劳动合同》（资料来源：申请人）；`, in groups, with form, copies and condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from pipeline.model.guides import Material, MaterialForm
from pipeline.model.numerals import SINGLE_NUMERALS, read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

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
_SOURCE = re.compile(r" ?\(?(?:资料|材料)来源 ?: ?([^()]*)\)?")
# `，原件1份` · `，验原件` · `（原件、复印件）` · `，原件及复印件各一份`
_FORM_WORDS = r"(?:(?:核?验|查验|校验)?(?:正本|原件|复印件|副本|影印件)(?:[和及与、或/]|各)?)+"
_COPIES = r"(?: ?各? ?(?:\d{1,2}|[一二两三四五六七八九十]) ?份)"
_CLAUSE = re.compile(rf"(?:{_FORM_WORDS}{_COPIES}?|{_COPIES})(?:\(.*\))?$")
_BRACKET_CLAUSE = re.compile(rf"\((?:{_FORM_WORDS}{_COPIES}?|{_COPIES})\)")
_LATE_CLAUSE = re.compile(rf"[,，、] ?(?:{_FORM_WORDS}{_COPIES}?|{_COPIES})(?:\([^()]*\))?[;。]?$")
_COUNT = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]) ?份")
_SUBJECT = r"(?:持卡人|申请人|参保人|办理人|单位|本人|企业)?"
_VERB = (
    rf"(?:{_SUBJECT}(?:还|并)?(?:需要?|应当?|须|可)(?:同时)?(?:提供|上传|提交|携带|出示|出具|交验|持有(?!效)|持)"
    r"|提供|提交|上传|携带|出示)"
)
_STARTS_WITH_VERB = re.compile(_VERB)
_CONDITION = re.compile(rf"(?P<condition>[^,;]+?)[,;]? ?(?P<verb>{_VERB})(?=\S)")
# Who or when, not what: a condition ends so. `属于…的`, `转出人员`, `…的重度残疾人`.
_WHO = re.compile(r"(?:的|人|人员|者|对象|时|单位|企业|家庭|职工|学生|户|居民|军人|子女)$")
_REMARK = re.compile(
    r"(?:并(?:提供|注明|附|加盖)|账户可|可视|如[有需]|若|须|应当|另)|.*(?:视情|不需提供|无需提供|可不提供|要求公证|即可)"
)
# No comma before it: 亲属关系证明并提供联系电话.
_LATE_REMARK = re.compile(r"(?<=[^,、])(?=并(?:提供|注明|附上|加盖))")
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_OPEN, _CLOSE = "(《“[【<", ")》”]】>"
_TRAILING = " ;；。，,、.：:"


class _Part(NamedTuple):
    """A stretch of an entry between two separators; offsets in the entry's prose."""

    start: int
    end: int


class _Place(NamedTuple):
    """Where an entry stands: its group's heading and its number."""

    group: str | None
    number: int | None


@dataclass(slots=True)
class _Draft:
    """A material while its entry is read: its words, clauses included, and its condition."""

    start: int
    end: int
    condition: _Part | None


@dataclass(slots=True)
class MaterialList:
    """What a field for materials says."""

    materials: list[Material] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    none_required: bool = False


@dataclass(slots=True)
class _State:
    """What holds for the entries that follow: the group, and the number of an open lead-in."""

    group: str | None = None
    lead: int | None = None
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
    for entry in _entries(prose):
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
    return [entry.text[slice(*m.span(1))] for m in found if _REMARK.match(m[1])]


def _read_entry(
    entry: Prose, head: Prose, place: _Place, profile: Profile, result: MaterialList
) -> None:
    """Add the materials of one entry; a clause or remark among them goes where it belongs."""
    text = entry.folded
    parts = _split(text, profile)
    drafts: list[_Draft] = []
    waiting: _Part | None = None
    for part, following in zip_longest(parts, parts[1:]):
        words = text[part.start : part.end].strip(_TRAILING)
        if drafts and _CLAUSE.fullmatch(words):
            drafts[-1].end = part.end
        elif following and _is_condition(words, text[following.start : following.end]):
            waiting = part
        elif drafts and _REMARK.match(words):
            result.notes.append(entry.text[part.start : part.end].strip(_TRAILING))
        else:
            drafts.append(_Draft(part.start, part.end, waiting))
            waiting = None
    for draft in drafts:
        result.materials.append(
            _read_material(entry, draft, head if len(drafts) == 1 else None, place)
        )


def _is_condition(words: str, following: str) -> bool:
    return bool(_WHO.search(words)) and bool(_STARTS_WITH_VERB.match(following.lstrip()))


def _read_material(entry: Prose, draft: _Draft, head: Prose | None, place: _Place) -> Material:
    """Read one material; `head` is the whole printed entry when it holds no other one."""
    body = entry.slice(draft.start, draft.end)
    text = body.folded
    condition = entry.text[slice(*draft.condition)].strip(_TRAILING) if draft.condition else None
    source = _SOURCE.search(text)
    start = 0
    if verb := _STARTS_WITH_VERB.match(text):
        start = verb.end()
    elif (
        stated := _CONDITION.match(text, 0, source.start() if source else len(text))
    ) and _WHO.search(stated["condition"]):
        condition = body.text[: stated.end("condition")]
        start = stated.end()
    ends = [
        match.start()
        for pattern in (_SOURCE, _BRACKET_CLAUSE, _LATE_CLAUSE)
        if (match := pattern.search(text, start))
    ]
    name = body.text[start : min(ends, default=len(text))].strip(_TRAILING)
    shown = head or entry.slice(
        draft.condition.start if draft.condition else draft.start, draft.end
    )
    return Material(
        group=place.group,
        number=place.number,
        name=name,
        source=(body.text[slice(*source.span(1))].strip() or None) if source else None,
        form=_read_form(text[start:]),
        copies=_read_copies(text[start:]),
        quoted_documents=_QUOTED.findall(name),
        condition=condition,
        text=shown.text,
        span=shown.span(),
    )


def _read_form(text: str) -> MaterialForm | None:
    """Return the form that folded `text` asks for."""
    if re.search(r"(?:核?验|查验|校验|审验) ?原件", text):
        return MaterialForm.VERIFY_ORIGINAL
    original, copy = "原件" in text, "复印件" in text
    if original and copy:
        either = re.search(r"原件或[^,、]{0,8}复印件|复印件或[^,、]{0,8}原件", text)
        return MaterialForm.ORIGINAL_OR_COPY if either else MaterialForm.ORIGINAL_AND_COPY
    if original:
        return MaterialForm.ORIGINAL
    return MaterialForm.COPY if copy else None


def _read_copies(text: str) -> int | None:
    match = _COUNT.search(text)
    return read_numeral("二" if match[1] == "两" else match[1]) if match else None


@cache
def _document_pattern(profile: Profile) -> re.Pattern[str]:
    """What names a document: ends with such a word, form and brackets aside."""
    words = "|".join(map(re.escape, sorted(profile.document_words, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?:{words})(?:原件|复印件|正本|副本)?|》|原件|复印件)(?:\([^()]*\)|[等类])*(?:原件|复印件)?(?:(?:各?[一二两三四五\d]+份)|(?:正反面))?$"
    )


def _split(text: str, profile: Profile) -> list[_Part]:
    """Split folded `text` at 、 ， ； outside brackets, and after a clause in brackets.

    A part that names no document by itself goes together with the next one: 低保、特困证明.
    """
    cuts: list[tuple[int, int]] = []
    depth = 0
    for index, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and char in "、,;。":
            cuts.append((index, index + 1))
    ends = [clause.end() for clause in _BRACKET_CLAUSE.finditer(text)]
    ends += [remark.start() for remark in _LATE_REMARK.finditer(text)]
    cuts += [(end, end) for end in ends if end < len(text) and text[end] not in "、,;。("]
    document = _document_pattern(profile)
    parts: list[_Part] = []
    start = 0
    for cut, after in [*sorted(cuts), (len(text), len(text))]:
        words = text[start:cut].strip(_TRAILING)
        if cut < len(text) and not _stands_alone(words, text[cut], text[after:], document):
            continue
        if words:
            parts.append(_Part(start, cut))
        start = after
    return parts


def _stands_alone(words: str, separator: str, rest: str, document: re.Pattern[str]) -> bool:
    """Whether `words` can be a part of their own."""
    if not words or _CLAUSE.fullmatch(words) or document.search(words):
        return True
    if separator in ",;。" and (_STARTS_WITH_VERB.match(rest.lstrip()) or _REMARK.match(words)):
        return True
    # without any document after them, they are a list of another kind: keep them apart
    return not document.search(re.split(r"[;。\n]", rest)[0].rstrip(_TRAILING))
