"""Third stage: read typed facts out of the tree, as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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
from .items import Placed, extract_item, make_item_id, read_title
from .readings import Reading, squeeze
from .references import Titles


def extract_guide(tree: Tree, guide_id: str) -> Guide:
    """Return the guide as printed; canonical forms are left to the next stage."""
    reading = Reading(tree)
    head = extract_head(reading, guide_id)
    toc: list[ContentsLine] = []
    catalog: list[CatalogRow] = []
    offices: list[Office] = []
    prohibitions: list[Prohibition] = []
    deferrals: list[Deferral] = []
    notes: list[Passage] = []
    placed: list[Placed] = []
    for node in _outline(tree.root):
        if node.kind is Kind.CONTENTS:
            toc += extract_contents(reading, node)
        elif node.kind is Kind.NOTE:
            notes.append(read_note(reading, node))
        elif node.kind is Kind.CATEGORY:
            title = reading.prose(node, Kind.TITLE).text
            number = reading.number(node)
            nodes = node.all(Kind.ITEM)
            placed += [Placed(item, read_title(reading, item), number, title) for item in nodes]
        elif node.kind is Kind.ITEM:
            placed.append(Placed(node, read_title(reading, node), None, None))
        elif node.name == "catalog":
            catalog += extract_catalog(reading, node)
        elif node.name == "offices":
            offices += extract_offices(reading, node)
        elif node.name == "prohibitions":
            rows, remarks = extract_prohibitions(reading, node)
            prohibitions += rows
            notes += remarks
        elif node.name == "deferrals":
            entries, remarks = extract_deferrals(reading, node)
            deferrals += entries
            notes += remarks
    items = _extract_items(reading, placed, head.issuer)
    titles = Titles(items)
    residue = _residue(reading)
    return Guide(
        guide=head,
        source=_source_facts(tree.source),
        toc=toc,
        catalog=catalog,
        offices=offices,
        categories=_categories(reading, items),
        items=items,
        prohibitions=[
            p.model_copy(update={"item_ids": titles.find_items(p.subject)}) for p in prohibitions
        ],
        deferrals=[d.model_copy(update={"item_ids": titles.find_items(d.item)}) for d in deferrals],
        notes=notes,
        residue=residue,
        coverage=_coverage(tree, residue),
    )


def _outline(root: Node) -> Iterator[Node]:
    """Yield what stands above the items: sections are looked into, categories are not."""
    for node in root.children:
        if node.kind is Kind.SECTION:
            yield from _outline(node)
        elif node.children:
            yield node


def _extract_items(reading: Reading, placed: list[Placed], issuer: str | None) -> list[Item]:
    seen: Counter[str] = Counter()
    items = []
    for place in placed:
        seen[key := squeeze(place.title or "")] += 1
        items.append(extract_item(reading, place, make_item_id(issuer, place.title, seen[key])))
    return items


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
