"""The one definition of the tables; CSV, workbook and database write the same ones.

Columns bear the names of the fields of `guide.json` and `findings.json`. Every list there is a
table; a list of plain values is also shown joined in its owner's cell, for reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from ..model.findings import Edit, Finding, Findings, Related
from ..model.guides import (
    CatalogRow,
    Category,
    ContentsLine,
    Deferral,
    Guide,
    Item,
    LegalBasis,
    Material,
    Office,
    Passage,
    Path,
    Phone,
    ProhibitedCase,
    Prohibition,
    Subsection,
    TimeLimit,
    Url,
)
from ..model.kinds import Channel, ExtraKind
from . import records
from .columns import Column, Reader, readers_of, span_readers
from .relations import (
    ITEM_ID,
    ITEM_NUMBER,
    ORDINAL,
    Definition,
    ForeignKey,
    Records,
    Table,
    check_tables,
    of_guide,
    of_items,
    of_rows,
    within,
)


def build_tables(guide: Guide, findings: Findings | None) -> list[Table]:
    """Return all tables, parents first; those of the findings only after an audit."""
    tables = [
        definition.build(guide, findings)
        for definition in TABLES
        if findings is not None or not definition.needs_findings
    ]
    check_tables(tables)
    return tables


def _integer(name: str, title: str, description: str) -> Column:
    return Column(name, title, "integer", description, minimum=1)


def _values(column: Column) -> tuple[Reader, ...]:
    """Return the reader of a list's plain values."""
    return (Reader(column, ()),)


def _texts(parent: Definition, name: str, title: str) -> Definition:
    """Define the table of the texts that each record of `parent` lists in the field of `name`."""
    column = Column("text", title, required=False)
    return of_rows(parent, name, title, _values(column), attrgetter(name.split(".")[1]))


def _linked_items(
    parent: Definition, name: str, title: str, item_ids: Callable[[object], list[str]]
) -> Definition:
    """Define the table that links rows of `parent` with the items that they name."""
    link = of_rows(parent, name, title, _values(ITEM_ID), item_ids)
    return link._replace(foreign_keys=(*link.foreign_keys, TO_ITEMS))


TO_ITEMS = ForeignKey(("item_id",), "items", ("id",))
TO_FINDING = ForeignKey(("fingerprint",), "findings", ("fingerprint",))

ITEMS = of_guide("items", "事项", readers_of(Item, "subsections"), attrgetter("items"))._replace(
    key=("id",)
)
MATERIALS = of_items("materials", "材料", readers_of(Material), attrgetter("materials"))
PATHS = of_items("paths", "办理路径", readers_of(Path), attrgetter("paths"))
TIME_LIMITS = of_items("time_limits", "办理时限", readers_of(TimeLimit), attrgetter("time_limits"))
URLS = of_items(
    "urls",
    "网址",
    (
        Reader(
            _integer("path_ordinal", "办理路径次序", "所在的办理路径").optional(), ("path_ordinal",)
        ),
        *within("url", readers_of(Url)),
    ),
    records.list_urls,
)
PATH_URLS = Definition(
    "path_urls",
    "办理路径的网址",
    (
        ITEM_ID,
        _integer("path_ordinal", "办理路径次序", "所在的办理路径"),
        _integer("url_ordinal", "网址次序", "事项的网址"),
    ),
    (),
    records.path_urls,
    ("item_id", "path_ordinal", "url_ordinal"),
    (
        ForeignKey(("item_id", "path_ordinal"), "paths", ("item_id", "ordinal")),
        ForeignKey(("item_id", "url_ordinal"), "urls", ("item_id", "ordinal")),
    ),
)
CATALOG = of_guide("catalog", "事项清单", readers_of(CatalogRow), attrgetter("catalog"))
OFFICES = of_guide("offices", "机构", readers_of(Office), attrgetter("offices"))
PHONES = Definition(
    "phones",
    "电话",
    (
        ORDINAL,
        ITEM_ID.optional(),
        ITEM_NUMBER,
        _integer("office_ordinal", "机构次序", "所属机构").optional(),
    ),
    readers_of(Phone),
    records.phones,
    ("ordinal",),
    (TO_ITEMS, ForeignKey(("office_ordinal",), "offices", ("ordinal",))),
)
PROHIBITIONS = of_guide(
    "prohibitions",
    "违规禁办",
    (
        Reader(_integer("subject_ordinal", "禁办事项次序", "第几个禁办事项"), ("subject_ordinal",)),
        *within("prohibition", readers_of(Prohibition, "span")),
        *(
            Reader(
                reader.column.optional()._replace(name=f"case_{reader.column.name}", title=title),
                ("case", *reader.path),
            )
            for reader, title in zip(
                readers_of(ProhibitedCase, "span"), ("情形序号", "禁办情形"), strict=True
            )
        ),
        *span_readers("span"),
    ),
    records.list_cases,
)
DEFERRALS = of_guide("deferrals", "容缺办理", readers_of(Deferral), attrgetter("deferrals"))
# An empty text and null look alike in a cell: words to be deleted are told by a column.
_DELETION = Reader(
    Column(
        "deletion",
        "应删去",
        "boolean",
        "原文应删去，不代以别的文字；“应为”因此为空",
    ),
    ("is_deletion",),
)


def _read_findings() -> Iterator[Reader]:
    for reader in readers_of(Finding):
        if reader.column.name == "fingerprint":
            yield reader._replace(column=reader.column._replace(required=True))
        else:
            yield reader
        if reader.column.name == "expected":
            yield _DELETION


FINDINGS = Definition(
    "findings",
    "问题",
    (ORDINAL,),
    tuple(_read_findings()),
    records.findings,
    ("fingerprint",),
    (TO_ITEMS,),
    needs_findings=True,
)
SUBSECTIONS = of_items(
    "subsections",
    "小节",
    (
        Reader(
            Column(
                "kind",
                "种类",
                description="四个小节的字段名，或其他小节的种类",
                values=(*records.SUBSECTION_NAMES, *ExtraKind),
            ),
            ("kind",),
        ),
        *within("subsection", readers_of(Subsection)),
    ),
    records.list_subsections,
)
CATEGORIES = of_guide("categories", "类别", readers_of(Category), attrgetter("categories"))


def _of_findings(name: str, title: str, readers: tuple[Reader, ...], found: Records) -> Definition:
    leading = (Column("fingerprint", "指纹", description="所属问题"), ORDINAL)
    key = ("fingerprint", "ordinal")
    return Definition(name, title, leading, readers, found, key, (TO_FINDING,), needs_findings=True)


TABLES: tuple[Definition, ...] = (
    ITEMS,
    MATERIALS,
    PATHS,
    TIME_LIMITS,
    URLS,
    OFFICES,
    PHONES,
    CATALOG,
    PROHIBITIONS,
    DEFERRALS,
    FINDINGS,
    SUBSECTIONS,
    of_items("legal_bases", "依据", readers_of(LegalBasis), attrgetter("legal_bases")),
    CATEGORIES,
    of_guide("toc", "目录", readers_of(ContentsLine), attrgetter("toc")),
    of_guide("notes", "备注", readers_of(Passage), attrgetter("notes")),
    of_guide("residue", "未归位文字", readers_of(Passage), attrgetter("residue")),
    of_items(
        "material_notes",
        "材料备注",
        _values(Column("text", "备注", required=False)),
        attrgetter("material_notes"),
    ),
    of_items(
        "recommended_channels",
        "建议渠道",
        _values(Column("channel", "渠道", values=tuple(Channel))),
        attrgetter("recommended_channels"),
    ),
    of_items(
        "flow_chart_qr",
        "流程图二维码",
        _values(Column("text", "二维码", required=False)),
        lambda item: item.flow_chart.qr if item.flow_chart is not None else (),
    ),
    _texts(MATERIALS, "material.quoted_documents", "引用文件"),
    _texts(PATHS, "path.venues", "受理地点"),
    _texts(PATHS, "path.apps", "应用"),
    _texts(PATHS, "path.steps", "操作步骤"),
    PATH_URLS,
    _texts(TIME_LIMITS, "time_limit.apps", "适用应用"),
    _texts(CATALOG, "catalog.qr", "清单二维码"),
    of_rows(
        CATEGORIES,
        "category.items",
        "类别所含事项",
        _values(Column("item_number", "事项序号", "integer")),
        attrgetter("item_numbers"),
    ),
    _linked_items(
        PROHIBITIONS, "prohibition.items", "禁办所指事项", attrgetter("prohibition.item_ids")
    ),
    _linked_items(DEFERRALS, "deferral.items", "容缺所指事项", attrgetter("item_ids")),
    _of_findings(
        "finding_related", "问题所依据的位置", readers_of(Related), records.related_places
    ),
    _of_findings("finding_edits", "更正的改动", readers_of(Edit), records.edits),
)
