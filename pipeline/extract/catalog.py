"""The tables around the items: contents, catalogue, directory, prohibitions, deferrals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.guides import (
    CatalogRow,
    ContentsLine,
    Deferral,
    Office,
    Passage,
    Phone,
    ProhibitedCase,
    Prohibition,
    TimeLimit,
)
from pipeline.model.kinds import LimitKind
from pipeline.model.numerals import read_numeral
from pipeline.model.prose import Prose
from pipeline.model.spans import Span
from pipeline.model.trees import Kind, Node

from .phones import find_phones
from .pictures import read_codes
from .readings import Reading

_PAGE = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_ORDINAL = re.compile(r"\s*(?:\(?([一二三四五六七八九十百]+|\d{1,3})\)?[、.．)](?!\d)|([①-⑳]))\s*")
_DEADLINE = re.compile(r"(?:补齐|后补|补正|补交)(?:时间|时限|期限)")


class Row(NamedTuple):
    """A row of a table: its cells by column, each running text; empty ones are missing."""

    node: Node
    cells: dict[str, Prose]

    def text(self, column: str) -> str | None:
        """Return the words of a cell, or None when it is empty."""
        cell = self.cells.get(column)
        return cell.text if cell is not None else None

    def integer(self, column: str) -> int | None:
        """Return the number in a cell."""
        match = _PAGE.search(self.cells[column].folded) if column in self.cells else None
        return int(match[0]) if match else None


def read_rows(reading: Reading, table: Node) -> Iterator[Row | Node]:
    """Yield rows with their cells named by the header; a remark over the whole width as it is."""
    columns: list[str | None] = []
    for node in table.children:
        cells = [reading.leaf(cell) for cell in node.all(Kind.CELL)]
        if node.kind is Kind.HEADER:
            columns = [_column(reading, table, cell.folded) for cell in cells]
        elif node.kind is Kind.REMARK:
            yield node
        elif node.kind is Kind.ROW:
            pairs = zip(columns, cells, strict=False)
            yield Row(node, {name: cell for name, cell in pairs if name and cell.text})


def _column(reading: Reading, table: Node, header: str) -> str | None:
    return reading.profile.column_of(table.name or "", "".join(header.split()))


def split_ordinal(prose: Prose) -> tuple[int | None, Prose]:
    """Split `一、企业职工养老保险` into its number and its words."""
    match = _ORDINAL.match(prose.folded)
    if match is None:
        return None, prose
    return read_numeral(match[1] or match[2]), prose.slice(match.end(), len(prose.text))


def extract_contents(reading: Reading, contents: Node) -> list[ContentsLine]:
    """Return the lines of a table of contents."""
    lines = []
    for node in contents.all(Kind.CONTENTS_LINE):
        title = reading.prose(node, Kind.TITLE)
        words = split_ordinal(title)[1].text.rstrip(" \t.…·_—")
        page = node.first(Kind.PAGE)
        number = _PAGE.search(reading.leaf(page).folded) if page else None
        lines.append(
            ContentsLine(
                title=words, page=int(number[0]) if number else None, span=reading.span(node)
            )
        )
    return lines


def extract_catalog(reading: Reading, table: Node) -> list[CatalogRow]:
    """Return the rows of the catalogue; a merged category stands in every row it covers."""
    rows: list[CatalogRow] = []
    number: int | None = None
    category: str | None = None
    for row in read_rows(reading, table):
        if not isinstance(row, Row) or "name" not in row.cells:
            continue
        if "category" in row.cells:
            number, words = split_ordinal(row.cells["category"])
            category = words.text
        rows.append(
            CatalogRow(
                number=row.integer("number"),
                category_number=number,
                category=category,
                name=row.cells["name"].text,
                page=row.integer("page"),
                flow_title=_flow_title(reading, row),
                qr=read_codes(reading.tree.source, row.node),
                span=reading.span(row.node),
            )
        )
    return rows


def _flow_title(reading: Reading, row: Row) -> str | None:
    text = row.text("flow_title") or ""
    for prefix in reading.profile.flow_title_prefixes:
        text = text.removeprefix(prefix).strip()
    return text or None


def extract_offices(reading: Reading, table: Node) -> list[Office]:
    """Return the entries of an office directory."""
    return [
        Office(
            number=row.integer("number"),
            name=row.cells["name"].text,
            address=row.text("address"),
            phones=_directory_phones(row),
            span=reading.span(row.node),
        )
        for row in read_rows(reading, table)
        if isinstance(row, Row) and "name" in row.cells
    ]


def _directory_phones(row: Row) -> list[Phone]:
    """Return the numbers of a cell; it holds nothing else, so odd forms are numbers too."""
    cell = row.cells.get("phones")
    if cell is None:
        return []
    found = find_phones(cell)
    if found:
        return found
    return [
        Phone(
            raw=cell.text[match.start() : match.end()], span=cell.span(match.start(), match.end())
        )
        for match in re.finditer(r"\(?\d[\d\-—()转 ]{4,}\d", cell.folded)
    ]


def extract_prohibitions(reading: Reading, table: Node) -> tuple[list[Prohibition], list[Passage]]:
    """Return the prohibited subjects with their cases, and the remarks of the table."""
    subjects: list[Prohibition] = []
    notes: list[Passage] = []
    for row in read_rows(reading, table):
        if not isinstance(row, Row):
            notes.append(read_note(reading, row))
            continue
        if "subject" in row.cells:
            number, words = split_ordinal(row.cells["subject"])
            subject = Prohibition(
                number=number, subject=words.text, cases=[], item_ids=[], span=words.span()
            )
            # a merged cell may be printed in every row that it covers
            if not (subjects and _same_subject(subjects[-1], subject)):
                subjects.append(subject)
        if subjects and "cases" in row.cells:
            number, words = split_ordinal(row.cells["cases"])
            case = ProhibitedCase(number=number, text=words.text, span=words.span())
            last = subjects[-1]
            span = _join_spans(reading, last.span, case.span)
            subjects[-1] = last.model_copy(update={"cases": [*last.cases, case], "span": span})
    return subjects, notes


def _same_subject(one: Prohibition, other: Prohibition) -> bool:
    words = ("".join(entry.subject.split()) for entry in (one, other))
    return one.number == other.number and len(set(words)) == 1


def _join_spans(reading: Reading, first: Span, last: Span) -> Span:
    source = reading.tree.source
    return source.span(source.range(first).start, source.range(last).end)


def extract_deferrals(reading: Reading, table: Node) -> tuple[list[Deferral], list[Passage]]:
    """Return the deferrable materials; a deadline below a row belongs to it."""
    deferrals: list[Deferral] = []
    notes: list[Passage] = []
    for row in read_rows(reading, table):
        if isinstance(row, Row):
            if "item" in row.cells:
                deferrals.append(_read_deferral(reading, row))
        elif deferrals and _DEADLINE.search(reading.words(row)):
            deadline = _read_deadline(reading, row)
            deferrals = [
                d if d.deadline else d.model_copy(update={"deadline": deadline}) for d in deferrals
            ]
        else:
            notes.append(read_note(reading, row))
    return deferrals, notes


def _read_deferral(reading: Reading, row: Row) -> Deferral:
    return Deferral(
        number=row.integer("number"),
        item=row.cells["item"].text,
        material=row.text("material"),
        method=row.text("method"),
        source=row.text("source"),
        deadline=None,
        item_ids=[],
        span=reading.span(row.node),
    )


def _read_deadline(reading: Reading, node: Node) -> TimeLimit:
    words = reading.prose(node, Kind.CELL)
    return TimeLimit(
        scope=None,
        role=None,
        kind=LimitKind.OTHER,
        days=None,
        window=None,
        apps=[],
        text=words.text,
        span=words.span(),
    )


def read_note(reading: Reading, node: Node) -> Passage:
    """Return a remark as a passage."""
    words = reading.prose(node, Kind.CELL, Kind.TEXT)
    return Passage(text=words.text, span=words.span())
