"""An item: its title, its fields, and what can be read out of them."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.model.characters import BULLETS
from pipeline.model.guides import (
    ExtraSubsection,
    FlowChart,
    Item,
    LegalBasis,
    Path,
    Phone,
    Subsection,
    Subsections,
    TimeLimit,
    Url,
)
from pipeline.model.kinds import ExtraKind
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import MAIN_FIELDS
from pipeline.model.prose import Prose, read_prose
from pipeline.model.sources import fold_text
from pipeline.model.trees import Kind, Node

from .channels import channel_of
from .legal_bases import find_legal_bases
from .materials import MaterialList, extract_materials
from .paths import extract_paths
from .phones import find_phones
from .pictures import read_caption_codes
from .readings import Reading, squeeze
from .time_limits import extract_time_limits, states_limit, tells_how_long
from .tips import read_recommended_channels
from .urls import find_urls

# The project's own namespace, made once from its name; ids of all editions hang on it.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "guide-pipeline/items")


class Field(NamedTuple):
    """A field of an item: its node and the running text behind its heading."""

    node: Node
    kind: str
    heading: str
    printed_number: str | None
    prose: Prose


class Placed(NamedTuple):
    """An item's node with its title and the category that it stands under."""

    node: Node
    title: str | None
    category_number: int | None
    category: str | None


_MAY_LIMIT = ("hours", "other")  # 办理时间 and 许可期限 may tell how long it takes
_TITLE_MARKS = re.compile(rf"^[#★※ {BULLETS}]+")


def make_item_ids(issuer: str | None, titles: Iterable[str | None]) -> Iterator[str]:
    """Yield an id for each title, no two alike; neither blanks nor width make titles differ."""
    counts: Counter[str] = Counter()
    given: set[str] = set()
    for title in titles:
        name = squeeze(fold_text(f"{issuer or ''}\n{title or ''}"))
        made = None
        while made is None or made in given:  # a title may itself end with #2
            counts[name] += 1
            ordinal = f"#{counts[name]}" if counts[name] > 1 else ""
            made = str(uuid.uuid5(NAMESPACE, name + ordinal))
        given.add(made)
        yield made


def read_title(reading: Reading, node: Node) -> str | None:
    """Return the title as printed, line breaks undone, without the mark that it begins with."""
    return _TITLE_MARKS.sub("", reading.prose(node, Kind.TITLE).text) or None


def extract_item(reading: Reading, placed: Placed, item_id: str) -> Item:
    """Return everything that the item's node says."""
    node = placed.node
    fields = [_read_field(reading, child) for child in _gather(node.all(Kind.FIELD))]
    intro = node.first(Kind.INTRO)
    lead = reading.prose(intro, Kind.TEXT) if intro else None
    main = {name: _main_field(fields, name) for name in MAIN_FIELDS}
    extra = [f for f in fields if main.get(f.kind) is not f]
    proses = [*([("", lead)] if lead else []), *((f.heading, f.prose) for f in fields)]
    materials = _materials(reading, fields)
    paths = {id(f): _paths(reading, f) for f in fields if f.kind == "paths"}
    tips = main["tips"]
    return Item(
        id=item_id,
        number=reading.number(node),
        title=placed.title,
        category_number=placed.category_number,
        category=placed.category,
        intro=lead.text if lead else None,
        legal_bases=_legal_bases(lead, fields),
        subsections=Subsections(
            **{name: _subsection(reading, f) for name, f in main.items() if f is not None}
        ),
        extra_subsections=[_extra_subsection(reading, f) for f in extra],
        materials=materials.materials,
        materials_none_required=materials.none_required,
        material_notes=materials.notes,
        paths=[path for found in paths.values() for path in found],
        time_limits=_time_limits(reading, fields),
        urls=_urls(lead, fields, paths),
        phones=_phones(proses),
        recommended_channels=read_recommended_channels(tips.prose.folded, reading.profile)
        if tips
        else [],
        flow_chart=_flow_chart(reading, node),
        span=reading.span(node),
    )


def _gather(nodes: list[Node]) -> list[Node]:
    """Put together the cells that an item has in one column, a row below the other."""
    gathered: dict[object, Node] = {}
    for node in nodes:
        first = gathered.get(node.header) if node.header else None
        if first is None:
            gathered[node.header or id(node)] = node
        else:
            children = [*first.children, *node.children]
            gathered[node.header] = replace(first, end=node.end, children=children)
    return list(gathered.values())


def _with_header(reading: Reading, f: Field) -> Prose:
    """Return a field's text; rows of cells below the header that names them."""
    header = f.node.header
    if header is None or "\t" not in reading.tree.source.text[slice(*header)]:
        return f.prose
    leaves = f.node.all(Kind.TEXT, Kind.CELL)
    return read_prose(reading.tree.source, [header, *((n.start, n.end) for n in leaves)])


def _read_field(reading: Reading, node: Node) -> Field:
    prose = reading.prose(node, Kind.TEXT, Kind.CELL)
    heading = reading.label(node)
    limits = node.name in _MAY_LIMIT and tells_how_long(prose.folded, heading)
    return Field(
        node=node,
        kind="time_limit" if limits else node.name or "other",
        heading=heading,
        printed_number=reading.printed_number(node),
        prose=prose,
    )


def _main_field(fields: list[Field], name: str) -> Field | None:
    """Return the first field of that kind; a second one is kept as an extra one."""
    return next((f for f in fields if f.kind == name), None)


def _subsection(reading: Reading, f: Field) -> Subsection:
    return Subsection(
        printed_number=f.printed_number,
        heading=f.heading,
        text=f.prose.text,
        span=reading.span(f.node),
    )


def _extra_subsection(reading: Reading, f: Field) -> ExtraSubsection:
    known = f.kind in ExtraKind._value2member_map_
    return ExtraSubsection(
        kind=ExtraKind(f.kind) if known else ExtraKind.OTHER,
        printed_number=f.printed_number,
        heading=f.heading,
        text=f.prose.text,
        span=reading.span(f.node),
    )


def _materials(reading: Reading, fields: list[Field]) -> MaterialList:
    """Return what all fields for materials list; a further one heads its own: 可选材料."""
    lists = [
        (f, extract_materials(_with_header(reading, f), reading.profile))
        for f in fields
        if f.kind == "materials"
    ]
    for f, further in lists[1:]:
        further.materials = [
            m if m.group else m.model_copy(update={"group": f.heading}) for m in further.materials
        ]
    materials = [m for _, found in lists for m in found.materials]
    return MaterialList(
        materials=materials,
        notes=[note for _, found in lists for note in found.notes],
        none_required=not materials and any(found.none_required for _, found in lists),
    )


def _paths(reading: Reading, f: Field) -> list[Path]:
    """Return the paths of a field, whose heading may be a channel: 网上办理, 窗口办理."""
    paths = extract_paths(f.prose, reading.profile)
    channel = channel_of(squeeze(fold_text(f.heading)), reading.profile)
    if channel is None:
        return paths
    return [p if p.label else p.model_copy(update={"channel": channel}) for p in paths]


def _legal_bases(lead: Prose | None, fields: list[Field]) -> list[LegalBasis]:
    bases = find_legal_bases(lead) if lead else []
    for f in fields:
        if f.kind == "legal_basis":
            bases += find_legal_bases(f.prose, listed=True)
    return bases


def _time_limits(reading: Reading, fields: list[Field]) -> list[TimeLimit]:
    """Return the limits of every field for them: 法定期限 and 承诺时限 may stand apart.

    Where a field tells of more (办理流程及时限), only what states a limit is one.
    """
    limits = []
    for f in fields:
        kinds = reading.profile.kinds_of_words(squeeze(fold_text(f.heading)))
        if f.kind == "time_limit" or "time_limit" in kinds:
            found = extract_time_limits(f.prose, reading.profile, f.heading)
            limits += [x for x in found if f.kind == "time_limit" or states_limit(x.text)]
    return limits


def _urls(lead: Prose | None, fields: list[Field], paths: dict[int, list[Path]]) -> list[Url]:
    """Return every address in order; those of the paths are read with their labels set aside."""
    urls = find_urls(lead) if lead else []
    for f in fields:
        if found := paths.get(id(f)):
            urls += [url for path in found for url in path.urls]
        else:
            urls += find_urls(f.prose)
    return urls


def _phones(proses: list[tuple[str, Prose]]) -> list[Phone]:
    """Return each distinct number of the item once, where it first stands."""
    found: dict[str, Phone] = {}
    for heading, prose in proses:
        for phone in find_phones(prose, heading):
            found.setdefault(squeeze(fold_text(phone.raw)), phone)
    return list(found.values())


def _flow_chart(reading: Reading, node: Node) -> FlowChart | None:
    """Return the caption of the item's picture; a label without caption is no chart."""
    captions = [child for f in node.all(Kind.FIELD) for child in f.all(Kind.CAPTION)]
    caption = next((c for c in captions if c.first(Kind.TITLE)), None)
    if caption is None:
        return None
    source = reading.tree.source
    leaves = caption.all(Kind.NUMBER, Kind.TITLE)
    number = caption.first(Kind.NUMBER)
    printed = reading.printed_number(caption) if number else None
    return FlowChart(
        caption_number=read_numeral(printed) if printed else None,
        caption=reading.prose(caption, Kind.TITLE).text,
        qr=read_caption_codes(
            source,
            node,
            source.trim(caption.start, caption.end),
            [source.trim(c.start, c.end) for c in captions],
        ),
        span=read_prose(source, [(n.start, n.end) for n in leaves]).span(),
    )
