"""Find the headings of fields: `8.1 需提供要件`, `【报送资料】`, `二、所需资料`, `办理条件`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import MAIN_FIELDS, Profile
from pipeline.model.trees import Evidence

from .evidences import weigh
from .labels import Label, find_labels
from .lines import NUMERALS, Line
from .shapes import SHORTEST_GLUED

# A number as it is printed before a label, slips included: `8.1`, `8。1`, `81`, `三、`, `（二）`.
# Possessive throughout: a line of nothing but dots or stars must not cost a quadratic search.
_NUMBER = (
    rf"(?:\d++(?:[ .,，。、·:]++\d++)*+|[{NUMERALS}]{{1,3}}(?=[、.])|\([{NUMERALS}\d]{{1,3}}\))"
)
_DECIMAL = re.compile(r"(\d{1,5})[ .,，。、·:]+(\d{1,3})")
# A numbered line whose label nobody knows: `8.1 须交材料`, at most as long as labels are.
_UNKNOWN = re.compile(r"\W*(\d{1,5})[.](\d{1,2})[. 、]*+((?!\d)[^:,;。、]{2,12}?)(?P<colon> *:|$)")
_TYPO = 2  # characters glued to a label without colon are part of it: 办理路径径
_NOTHING = "无"  # but this one is all that the field says: 温馨提示无
_LIKE = 0.6  # 办理时间 is 0.75 like 办理时限, 需提供资料 0.8 like 需提供材料; 办理路径 only 0.5


# Where fields are numbered by item and field (8.3), words or number settle it.
BY_NUMBER = {
    "the profile knows its words": 4,
    "a number is printed before it": 2,
    "its number fits the field before it": 4,
    "its number fits the field behind it": 4,
}


@dataclass(slots=True)
class FieldHeading:
    """A line that opens a field. Offsets count in the line's text."""

    line: int
    kind: str
    label: str
    printed_number: str | None
    prefix: int | None
    ordinal: int | None
    label_start: int
    rest: int
    style: tuple[str, str] | None = None
    why: tuple[Evidence, ...] = ()


@cache
def _label_pattern(profile: Profile) -> re.Pattern[str]:
    labels = sorted({label for labels in profile.fields.values() for label in labels}, key=len)
    spaced = "|".join(" ?".join(map(re.escape, label)) for label in reversed(labels))
    return re.compile(
        rf"[-*•#>★ .,。、]*+(?P<number>{_NUMBER})?[ .、,，。]*+(?P<open>[【\[*]*+) ?"
        rf"(?P<label>{spaced})(?P<close> ?[】\]*:]+|(?=\s|$)|)"
    )


@dataclass(slots=True)
class Fields:
    """The headings of fields in order, and the lines that head items by the list they stand in.

    `categories` are the lines that such a list stands below, `remarks` those that end an item.
    """

    headings: list[FieldHeading]
    items: list[int] = field(default_factory=list)
    categories: list[int] = field(default_factory=list)
    remarks: list[int] = field(default_factory=list)


def find_fields(lines: list[Line], profile: Profile) -> Fields:
    """Return the field headings among the lines that have no role yet.

    Where they are numbered by item and field (8.3), the number tells them; elsewhere they are
    inferred from words, print and neighbours.
    """
    found, strange = _match_labels(lines, profile)
    _restore_dots(found)
    decimal = sum(heading.prefix is not None for heading in found)
    if decimal * 2 > len(found):
        return Fields(_place_strange(found, strange, profile))
    inferred = find_labels(lines, profile)
    told = {label.line: _make_heading(lines[label.line], label) for label in inferred.labels}
    numbered = {
        heading.line: heading
        for heading in found
        if heading.prefix is not None and not _is_part(heading, told)
    }
    merged = {**told, **numbered}
    items = [line for line in inferred.items if line not in merged]
    categories = [line for line in inferred.categories if line not in merged]
    headings = [merged[line] for line in sorted(merged)]
    remarks = [line for line in inferred.remarks if line not in merged]
    return Fields(headings, items, categories, remarks)


def _is_part(heading: FieldHeading, told: Mapping[int, FieldHeading]) -> bool:
    """Whether the number says that it stands in the field above: `6.1 法定期限` in 6 办理期限."""
    above = max((line for line in told if line < heading.line), default=None)
    return above is not None and told[above].ordinal == heading.prefix


def _match_labels(
    lines: list[Line], profile: Profile
) -> tuple[list[FieldHeading], list[tuple[int, re.Match[str]]]]:
    """Return the lines that begin with a known label, and the numbered ones with a strange one."""
    pattern = _label_pattern(profile)
    found: list[FieldHeading] = []
    strange: list[tuple[int, re.Match[str]]] = []
    for index, line in enumerate(lines):
        if line.role:
            continue
        match = pattern.match(line.text)
        if match and _heads_a_field(match, line.text):
            found.append(_read_heading(index, match, profile))
        elif match := _UNKNOWN.match(line.text):
            strange.append((index, match))
    return found, strange


def _make_heading(line: Line, label: Label) -> FieldHeading:
    shape = label.shape
    number = shape.marker
    printed = line.text[: shape.start] if number else None
    value = number.value if number else None
    return FieldHeading(
        label.line,
        label.kind,
        shape.words,
        printed,
        None,
        value,
        shape.start,
        shape.rest,
        shape.style,
        label.why,
    )


def _restore_dots(found: list[FieldHeading]) -> None:
    """Where fields are numbered 8.3, a bare 83 has lost its dot."""
    decimal = sum(heading.prefix is not None for heading in found)
    if decimal * 2 <= len(found):
        return
    for heading in found:
        number = heading.printed_number or ""
        if heading.prefix is None and len(number) > 1 and number.isdigit():
            heading.prefix, heading.ordinal = int(number[:-1]), int(number[-1])


def _heads_a_field(match: re.Match[str], text: str) -> bool:
    """With a decimal number a long label may run into its content; without one it stands alone."""
    if match["number"] and _DECIMAL.match(match["number"]):
        glued = not match["close"] and text[match.end() : match.end() + 1].strip() != ""
        return not glued or len(match["label"].replace(" ", "")) >= SHORTEST_GLUED
    alone = match.end() == len(text)
    return (
        alone
        or bool(match["close"].strip())
        or (match.end() < len(text) and text[match.end()] == "\t")
    )


def _read_heading(index: int, match: re.Match[str], profile: Profile) -> FieldHeading:
    label = match["label"].replace(" ", "")
    number = match["number"]
    prefix, ordinal = _read_number(number)
    kind = profile.kind_of_label(label) or "other"
    end = match.end()
    glued = match.string[end:]
    if not match["close"] and len(glued) <= _TYPO and not glued.startswith((" ", "\t", _NOTHING)):
        end = len(match.string)
    why = weigh(
        BY_NUMBER,
        ["the profile knows its words", "a number is printed before it"][: 1 + bool(number)],
    )
    begin = match.start("label")
    return FieldHeading(index, kind, label, number, prefix, ordinal, begin, end, why=why)


def _read_number(number: str | None) -> tuple[int | None, int | None]:
    if not number:
        return None, None
    if decimal := _DECIMAL.match(number):
        return int(decimal[1]), int(decimal[2])
    return None, read_numeral(number.strip("()"))


def _place_strange(
    found: list[FieldHeading], strange: list[tuple[int, re.Match[str]]], profile: Profile
) -> list[FieldHeading]:
    """Accept an unknown label where its number continues the item that it stands in.

    Its kind is that of the label it resembles, else the one that this ordinal has elsewhere.
    """
    usual = Counter((heading.ordinal, heading.kind) for heading in found if heading.ordinal)
    if not strange or not found:
        return found
    merged: list[FieldHeading] = []
    waiting = iter(found)
    after = next(waiting, None)
    for index, match in strange:
        while after is not None and after.line < index:
            merged.append(after)
            after = next(waiting, None)
        prefix, ordinal = int(match[1]), int(match[2])
        before = merged[-1] if merged else None
        continues = before is not None and (before.prefix, before.ordinal) == (prefix, ordinal - 1)
        leads = after is not None and (after.prefix, after.ordinal) == (prefix, ordinal + 1)
        if not continues and not leads:
            continue
        label = match[3].replace(" ", "")
        kind = _kind_by_likeness(label, profile) or _kind_by_ordinal(ordinal, usual)
        number = f"{match[1]}.{match[2]}"
        side = "before" if continues else "behind"
        why = weigh(BY_NUMBER, [f"its number fits the field {side} it"])
        begin, end = match.start(3), match.end()
        merged.append(
            FieldHeading(index, kind, label, number, prefix, ordinal, begin, end, why=why)
        )
    return [*merged, *([after] if after else []), *waiting]


def _kind_by_likeness(label: str, profile: Profile) -> str | None:
    scores = [
        (SequenceMatcher(None, label, known, autojunk=False).ratio(), kind)
        for kind in MAIN_FIELDS
        for known in profile.fields.get(kind, ())
    ]
    score, kind = max(scores, default=(0.0, ""))
    return kind if score >= _LIKE else None


def _kind_by_ordinal(ordinal: int, usual: Counter[tuple[int, str]]) -> str:
    counts = {kind: count for (number, kind), count in usual.items() if number == ordinal}
    return max(counts, key=lambda kind: counts[kind]) if counts else "other"
