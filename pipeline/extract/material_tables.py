"""Materials that an item lists in a table of its own: `《停保表》⇥1份⇥申请人`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.guides import Material
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .material_notes import NOTE
from .material_parts import (
    BRACKET_CLAUSE,
    QUOTED,
    TRAILING,
    document_pattern,
    read_copies,
    read_form,
)

TABLE = "materials"
_USUAL = ("number", "name", "form", "copies", "remark")
_COUNTS = re.compile(r"\d{1,2}[.、]?")
_ATTRIBUTES = ("source", "condition", "form", "copies", "original", "copy")
_FEWEST = 2  # known headers; a single one may be a material's own name

_BORDER = re.compile(r"\t|(?:(?<! ) ++)?\| *|(?<=\S) {2,}(?=\S)")  # `序号|材料名称|份数`
_UNIT = re.compile(r"\([^()]*\)$")  # 份数（份/套）
_NOT_WANTED = re.compile(r"[0〇零]份?|[无否空×xX/—–-]*")  # in a column for originals, or copies


class Header(NamedTuple):
    """What each cell of a header row heads, and how many empty cells stand before the first."""

    columns: tuple[str | None, ...]
    empty: int


def read_header(row: Prose, profile: Profile, above: Header | None) -> Header | None:
    """Return what the cells of a header row head, or None when `row` is none.

    A second row below the one `above` tells what a wide cell covers: 份数 over 原件, 复印件.
    """
    heads = [_UNIT.sub("", "".join(cell.split())) for cell in _BORDER.split(row.folded)]
    columns = _read_columns(heads, profile)
    known = sum(column is not None for column in columns)
    if above and len(columns) < len(above.columns) and known == len(columns):
        lower = dict(enumerate(columns, _count_empty(row) - above.empty))
        both = (lower.get(at) or column for at, column in enumerate(above.columns))
        return Header(tuple(both), above.empty)
    if "name" not in columns or known < _FEWEST:
        return None
    return Header(columns, _count_empty(row))


def _read_columns(heads: list[str], profile: Profile) -> tuple[str | None, ...]:
    """Return what each head names; one only like a head heads no column that has its own."""
    known = profile.tables.get(TABLE, {})
    columns = [profile.column_of(TABLE, head) for head in heads]
    exact = [c if c and head in known[c] else None for head, c in zip(heads, columns, strict=True)]
    return tuple(
        own or (like if like not in exact else None)
        for own, like in zip(exact, columns, strict=True)
    )


def guess_header(row: Prose, profile: Profile) -> Header | None:
    """Return the columns of a row that counts and names a paper, in a table without header."""
    cells = [cell.strip() for cell in row.folded.split("\t")]
    if not 1 < len(cells) <= len(_USUAL) or not _COUNTS.fullmatch(cells[0]):
        return None
    if not document_pattern(profile).search(cells[1]):
        return None
    return Header(_USUAL[: len(cells)], _count_empty(row))


def read_row(
    row: Prose, header: Header, group: str | None, above: Material | None
) -> Material | None:
    """Return the material of a row, or None when its cell for the name is empty.

    The first cells are merged with those of the row `above` where they are empty.
    """
    printed = _split_cells(row)
    shift = _count_empty(row) - header.empty if len(printed) < len(header.columns) else 0
    cells = dict(zip(header.columns[max(0, shift) :], printed, strict=False))
    material = make_material(row, cells, group)
    if material is None or above is None:
        return material
    merged = set(header.columns[: max(0, shift)]) & {"group", "condition"}
    return material.model_copy(update={name: getattr(above, name) for name in merged if name})


def read_records(prose: Prose, profile: Profile) -> list[Material]:
    """Return the materials of a table whose rows are printed as labels and values.

    `材料名称：身份证 材料类型：复印件 份数：1`, on one line or on several.
    """
    labels = list(_label_pattern(profile).finditer(prose.folded))
    columns = [profile.column_of(TABLE, label["head"]) for label in labels]
    if not columns or columns[0] != "name" or len(set(columns)) < _FEWEST:
        return []
    found: list[Material] = []
    ends = [*(label.start() for label in labels[1:]), len(prose.folded)]
    starts = [at for at, column in enumerate(columns) if column == "name"]
    for first, after in pairwise([*starts, len(labels)]):
        cells = {columns[at]: prose.slice(labels[at].end(), ends[at]) for at in range(first, after)}
        record = prose.slice(labels[first].start("head"), ends[after - 1])
        if material := make_material(record, cells, None):
            found.append(material)
    return found


@cache
def _label_pattern(profile: Profile) -> re.Pattern[str]:
    """Return a column's header before its value, at the start of a line or behind a blank."""
    heads = {head for heads in profile.tables.get(TABLE, {}).values() for head in heads}
    words = "|".join(map(re.escape, sorted(heads, key=len, reverse=True)))
    return re.compile(rf"(?:^|(?<=[\s;,。]))(?P<head>{words}) ?[:\t] ?")


def make_material(
    row: Prose, cells: Mapping[str | None, Prose], group: str | None
) -> Material | None:
    """Return the material whose cells these are, by column; None without a name."""
    words = {column: cell.text.strip(TRAILING) or None for column, cell in cells.items()}
    name = _read_name(cells["name"]) if "name" in cells else ""
    if not name or _NOT_WANTED.fullmatch(name):
        return None
    wanted = [
        (form, cells[column].folded)
        for column, form in (("original", "原件"), ("copy", "复印件"))
        if column in cells and not _NOT_WANTED.fullmatch(cells[column].folded)
    ]
    counts = [cells["copies"].folded] if "copies" in cells else [count for _, count in wanted]
    stated = read_copies(words.get("form") or "")
    told = [words.get(column) for column in ("form", "copies", "remark", "name")]
    forms = [*told, *(form for form, _ in wanted)]
    number, condition = words.get("number"), words.get("condition")
    return Material(
        group=words.get("group") or group,
        number=read_numeral(number) if number else None,
        name=name,
        source=words.get("source"),
        form=read_form("".join(filter(None, forms))),
        copies=next((n for count in counts if (n := _read_count(count)) is not None), stated),
        quoted_documents=QUOTED.findall(name),
        condition=None if condition and _NOT_WANTED.fullmatch(condition) else condition,
        text=row.text,
        span=row.span(),
    )


def _read_name(cell: Prose) -> str:
    """Return the name without what a clause behind it says: `申请书（原件1份）；`."""
    words = cell.folded.rstrip(TRAILING)
    clause = next((m for m in BRACKET_CLAUSE.finditer(words) if m.end() == len(words)), None)
    return cell.text[: clause.start() if clause else None].strip(TRAILING)


def read_attribute(row: Prose, paper: Material, profile: Profile) -> Material | None:
    """Return the paper above with what the line tells of it: `来源渠道：申请人自备`."""
    head, colon, words = row.folded.partition(":")
    tables = profile.tables.get(TABLE, {})
    column = next((name for name in _ATTRIBUTES if head.strip() in tables.get(name, ())), None)
    if not colon or column is None or NOTE.match(row.folded):
        return None
    value = row.text[len(head) + 1 :].strip(TRAILING) or None
    told: dict[str, object] = {}
    if column in ("source", "condition"):
        told[column] = getattr(paper, column) or value
    elif form := read_form(words) or (read_form(head) if _read_count(words) else None):
        told = {"form": paper.form or form, "copies": paper.copies or _read_count(words.strip())}
    elif count := _read_count(words.strip()):
        told["copies"] = paper.copies or count
    else:
        return None  # 材料要求：加盖公章
    end = row.span()
    span = paper.span.model_copy(update={"end_line": end.end_line, "end_column": end.end_column})
    return paper.model_copy(update={**told, "text": f"{paper.text}\n{row.text}", "span": span})


def _count_empty(row: Prose) -> int:
    """Return how many cells of its line stand before the first that `row` shows."""
    start = row.offset(0)
    line = bisect_right(row.source.line_starts, start) - 1
    return row.source.text.count("\t", row.source.line_starts[line], start)


def _read_count(words: str) -> int | None:
    return read_copies(words) or read_numeral(words)


def _split_cells(row: Prose) -> list[Prose]:
    cells = []
    start = 0
    for border in _BORDER.finditer(row.folded):
        cells.append(row.slice(start, border.start()))
        start = border.end()
    return [*cells, row.slice(start, len(row.folded))]


def has_columns(words: str) -> bool:
    """Whether folded `words` may be a row: cells stand apart by tabs, strokes or wide blanks."""
    return _BORDER.search(words) is not None
