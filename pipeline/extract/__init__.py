"""Third stage: read typed facts out of the tree, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.guides import (
    CatalogRow,
    Category,
    ContentsLine,
    Coverage,
    Deferral,
    Guide,
    Item,
    Office,
    Passage,
    Prohibition,
    SourceFacts,
)
from pipeline.model.sources import Source
from pipeline.model.trees import Kind, Node, Tree

from .catalog import (
    extract_catalog,
    extract_contents,
    extract_deferrals,
    extract_offices,
    extract_prohibitions,
    read_note,
)
from .cover import extract_head
from .items import Placed, extract_item, make_item_ids, read_title
from .readings import Reading
from .references import Titles


@dataclass(slots=True)
class _Parts:
    """What the guide's outline holds; `placed` are the items still to be read."""

    toc: list[ContentsLine] = field(default_factory=list)
    catalog: list[CatalogRow] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    prohibitions: list[Prohibition] = field(default_factory=list)
    deferrals: list[Deferral] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)


def extract_guide(tree: Tree, guide_id: str) -> Guide:
    """Return the guide as printed; canonical forms are left to the next stage."""
    reading = Reading(tree)
    head = extract_head(reading, guide_id)
    parts = _Parts()
    for node in _outline(tree.root):
        _read_part(reading, node, parts)
    ids = make_item_ids(head.issuer, [place.title for place in parts.placed])
    items = [extract_item(reading, place, next(ids)) for place in parts.placed]
    titles = Titles(items)
    residue = _residue(reading)
    return Guide(
        guide=head,
        source=_source_facts(tree.source),
        toc=parts.toc,
        catalog=parts.catalog,
        offices=parts.offices,
        categories=_categories(reading, items),
        items=items,
        prohibitions=[
            row.model_copy(update={"item_ids": titles.find_items(row.subject)})
            for row in parts.prohibitions
        ],
        deferrals=[
            row.model_copy(update={"item_ids": titles.find_items(row.item)})
            for row in parts.deferrals
        ],
        notes=parts.notes,
        residue=residue,
        coverage=_coverage(tree, residue),
    )


def _read_part(reading: Reading, node: Node, parts: _Parts) -> None:
    """Add what `node` of the outline says to `parts`."""
    if node.kind is Kind.CONTENTS:
        parts.toc += extract_contents(reading, node)
    elif node.kind is Kind.NOTE:
        parts.notes.append(read_note(reading, node))
    elif node.kind is Kind.CATEGORY:
        title, number = reading.prose(node, Kind.TITLE).text, reading.number(node)
        parts.placed += [
            Placed(item, read_title(reading, item), number, title) for item in node.all(Kind.ITEM)
        ]
    elif node.kind is Kind.ITEM:
        parts.placed.append(Placed(node, read_title(reading, node), None, None))
    elif node.name == "catalog":
        parts.catalog += extract_catalog(reading, node)
    elif node.name == "offices":
        parts.offices += extract_offices(reading, node)
    elif node.name == "prohibitions":
        prohibitions, remarks = extract_prohibitions(reading, node)
        parts.prohibitions += prohibitions
        parts.notes += remarks
    elif node.name == "deferrals":
        deferrals, remarks = extract_deferrals(reading, node)
        parts.deferrals += deferrals
        parts.notes += remarks


def _outline(root: Node) -> Iterator[Node]:
    """Yield what stands above the items: sections are looked into, categories are not."""
    for node in root.children:
        if node.kind is Kind.SECTION:
            yield from _outline(node)
        elif node.children:
            yield node


def _categories(reading: Reading, items: list[Item]) -> list[Category]:
    """Return the categories of the body with the numbers of their items."""
    by_start = iter(items)
    categories = []
    for node in _outline(reading.tree.root):
        count = len(node.all(Kind.ITEM)) if node.kind is Kind.CATEGORY else node.kind is Kind.ITEM
        own = [next(by_start) for _ in range(count)]
        if node.kind is Kind.CATEGORY:
            title = reading.prose(node, Kind.TITLE)
            categories.append(
                Category(
                    number=reading.number(node),
                    title=title.text,
                    item_numbers=[item.number for item in own if item.number is not None],
                    span=title.span(),
                )
            )
    return categories


def _source_facts(source: Source) -> SourceFacts:
    return SourceFacts(
        file_name=source.file_name,
        media_type=source.media_type,
        sha256=source.sha256,
        size_bytes=source.size_bytes,
        encoding=source.encoding,
        pages=source.pages,
        lines=len(source.line_starts),
        reader=source.reader,
    )


def _residue(reading: Reading) -> list[Passage]:
    """Return what no stage could place, neighbouring lines together."""
    runs: list[list[Node]] = []
    open_run = False
    for leaf in reading.tree.root.leaves():
        if leaf.kind is Kind.LOOSE:
            if not open_run:
                runs.append([])
            runs[-1].append(leaf)
            open_run = True
        elif leaf.kind is not Kind.BLANK:
            open_run = False
    source = reading.tree.source
    passages = []
    for run in runs:
        start, end = source.trim(run[0].start, run[-1].end)
        passages.append(Passage(text=source.readable[start:end], span=source.span(start, end)))
    return passages


def _coverage(tree: Tree, residue: list[Passage]) -> Coverage:
    """Count non-blank characters; what is no residue has its place in the tree."""
    characters = len("".join(tree.source.text.split()))
    loose = sum(len("".join(passage.text.split())) for passage in residue)
    return Coverage(characters=characters, assigned=characters - loose, residue=loose)
