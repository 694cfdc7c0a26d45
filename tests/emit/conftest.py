"""A small guide made by hand, full of values that writers get wrong; no other stage is needed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, cast

import pytest

from pipeline.model.findings import (
    AuditedGuide,
    AuditedSource,
    Counts,
    Edit,
    Family,
    Finding,
    Findings,
    Fix,
    Message,
    Related,
    Severity,
    State,
    Waiver,
)
from pipeline.model.guides import (
    CatalogRow,
    Category,
    ContentsLine,
    Coverage,
    Deferral,
    ExtraSubsection,
    FlowChart,
    Guide,
    GuideHead,
    Item,
    LegalBasis,
    Material,
    MonthWindow,
    Office,
    Passage,
    Path,
    Phone,
    ProhibitedCase,
    Prohibition,
    Region,
    SourceFacts,
    Subsection,
    Subsections,
    TimeLimit,
    Url,
)
from pipeline.model.kinds import Channel, ExtraKind, LimitKind, MaterialForm, PhoneKind
from pipeline.model.results import Result
from pipeline.model.sources import Source
from pipeline.model.spans import Span
from pipeline.model.trees import Tree

NASTY = [
    "=1+1",
    "+SUM(A1)",
    "-本人身份证",
    "@命令",
    "＝cmd|' /C calc'!A0",
    '　=HYPERLINK("http://x")',
    "\t制表",
    "\r回车",
    "'=已有撇号",
    "'普通撇号",
    '引"号",逗号',
    "两行\n文字\r\n三行",
    "行分隔\u2028符",
    "\ufeff=零宽",
    "nan",
    "",
    "007",
    "-5",
    "+8612345678901",
]


def span(line: int, column: int = 1, bbox: Any = None) -> Span:
    """Return a place of ten characters."""
    page = None if bbox is None else 1
    return Span(
        line=line, column=column, end_line=line, end_column=column + 10, page=page, bbox=bbox
    )


def item_id(title: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, title))


def phone(raw: str, line: int) -> Phone:
    return Phone(raw=raw, e164="+862453998035", kind=PhoneKind.LANDLINE, span=span(line))


def limit(line: int, **given: Any) -> TimeLimit:
    values: dict[str, Any] = {
        "scope": None,
        "role": None,
        "kind": LimitKind.WORKING_DAYS,
        "days": 15,
        "window": None,
        "apps": [],
        "text": "15个工作日",
        "span": span(line),
    }
    return TimeLimit(**(values | given))


def material(name: str, line: int, **given: Any) -> Material:
    values: dict[str, Any] = {
        "group": None,
        "number": None,
        "name": name,
        "source": None,
        "form": None,
        "copies": None,
        "quoted_documents": [],
        "condition": None,
        "text": name,
        "span": span(line),
    }
    return Material(**(values | given))


def full_item() -> Item:
    url = Url(raw="http://SI.example", url="http://si.example", platform="平台", span=span(20, 5))
    other = Url(raw="si.example/x y", url=None, platform=None, suggested=None, span=span(30))
    path = Path(
        number=1,
        channel=Channel.ONLINE,
        label="网上办",
        text="登录平台",
        venues=["①甲地", "②乙地"],
        platform="平台",
        urls=[url],
        apps=["微信；小程序", "支付宝;生活号"],
        steps=["首页", "社保"],
        span=span(20),
    )
    window = MonthWindow(from_day=25, to_day=8, to_next_month=True)
    return Item(
        id=item_id("甲"),
        number=1,
        title="=甲事项",
        category_number=1,
        category="参保",
        intro="第一段\n第二段",
        legal_bases=[LegalBasis(title="社会保险法", article="第四条", edition=None, span=span(9))],
        subsections=Subsections(
            materials=Subsection(
                printed_number="37.3", heading="需提供材料", text="", span=span(10)
            )
        ),
        extra_subsections=[
            ExtraSubsection(
                kind=ExtraKind.FEES,
                printed_number=None,
                heading="收费",
                text="不收费",
                span=span(40),
            )
        ],
        materials=[material(name, 11 + n) for n, name in enumerate(NASTY)]
        + [
            material(
                "《残疾人证》",
                12,
                number=4,
                form=MaterialForm.VERIFY_ORIGINAL,
                copies=1,
                quoted_documents=["残疾人证", "另一证"],
            )
        ],
        materials_none_required=False,
        material_notes=["-备注一", "备注二"],
        paths=[path],
        time_limits=[
            limit(21),
            limit(22, kind=LimitKind.MONTHLY_WINDOW, days=None, window=window, apps=["某 App"]),
        ],
        urls=[url, other],
        phones=[phone("024-53998035", 23)],
        recommended_channels=[Channel.MOBILE, Channel.PHONE],
        flow_chart=FlowChart(caption_number=10, caption="流程", qr=["http://qr"], span=span(24)),
        span=span(8),
    )


def empty_item() -> Item:
    return Item(
        id=item_id("乙"),
        number=None,
        title="乙",
        category_number=None,
        category=None,
        intro=None,
        legal_bases=[],
        subsections=Subsections(),
        extra_subsections=[],
        materials=[],
        materials_none_required=True,
        material_notes=[],
        paths=[],
        time_limits=[],
        urls=[],
        phones=[],
        recommended_channels=[],
        flow_chart=None,
        span=span(50),
    )


def make_guide(items: list[Item] | None = None) -> Guide:
    """Return the guide with `items`, all of whose tables have rows by default."""
    items = [full_item(), empty_item()] if items is None else items
    ids = [item.id for item in items]
    return Guide(
        guide=GuideHead(
            id="small-guide",
            title="小指南",
            issuer=None,
            region=Region(province="辽宁省", city=None, county=None),
        ),
        source=SourceFacts(
            file_name="小.txt",
            media_type="text/plain",
            sha256="0" * 64,
            size_bytes=9,
            encoding="utf-8",
            pages=None,
            lines=99,
            reader="text",
        ),
        toc=[ContentsLine(title="目录", page=None, span=span(1))],
        catalog=[
            CatalogRow(
                number=1,
                category_number=1,
                category="参保",
                name="甲事项",
                page=3,
                flow_title=None,
                qr=["码一", "码二"],
                span=span(2),
            )
        ],
        offices=[
            Office(
                number=1,
                name="@中心",
                address=None,
                phones=[phone("024-1", 3), phone("024-2", 3)],
                span=span(3),
            )
        ],
        categories=[Category(number=1, title="参保", item_numbers=[1, 99], span=span(4))],
        items=items,
        prohibitions=[
            Prohibition(
                number=1,
                subject="某事",
                cases=[
                    ProhibitedCase(number=1, text="情形一", span=span(60)),
                    ProhibitedCase(number=None, text="情形二", span=span(61)),
                ],
                item_ids=ids,
                span=span(59),
            ),
            Prohibition(number=2, subject="空", cases=[], item_ids=[], span=span(62)),
        ],
        deferrals=[
            Deferral(
                number=1,
                item="甲",
                material="身份证",
                method=None,
                source=None,
                deadline=limit(70),
                item_ids=ids,
                span=span(70),
            ),
            Deferral(
                number=2,
                item="乙",
                material=None,
                method=None,
                source=None,
                deadline=None,
                item_ids=[],
                span=span(71),
            ),
        ],
        notes=[Passage(text="备注", span=span(80))],
        residue=[Passage(text="？？", span=span(81))],
        coverage=Coverage(characters=100, assigned=98, residue=2),
    )


def make_findings(guide: Guide) -> Findings:
    """Return two findings about the guide, one with every part, one with none."""
    said = Message(zh="不对", en="wrong")
    full = Finding(
        rule="url-near-miss",
        family=Family.URL,
        severity=Severity.ERROR,
        item_number=1,
        item_id=guide.items[0].id if guide.items else None,
        field="urls",
        message=said,
        evidence="=坏",
        expected="好",
        span=span(20),
        related=[Related(message=said, span=span(21))],
        fix=Fix(safe=True, edits=[Edit(span=span(20), replacement="")]),
        fingerprint="f1",
        state=State.WAIVED,
        waiver=Waiver(reason="待定", by="某人", until=None),
    )
    bare = full.model_copy(
        update={
            "severity": Severity.INFO,
            "item_number": None,
            "item_id": None,
            "field": None,
            "expected": None,
            "related": [],
            "fix": None,
            "fingerprint": "f2",
            "state": State.NEW,
            "waiver": None,
        }
    )
    return Findings(
        guide=AuditedGuide(id=guide.guide.id, title=guide.guide.title),
        source=AuditedSource(file_name=guide.source.file_name, sha256=guide.source.sha256),
        counts=Counts(error=1, warning=0, info=1),
        findings=[full, bare],
    )


def make_result(guide: Guide, findings: Findings | None) -> Result:
    source = Source("小.txt", "text/plain", "0" * 64, 9, "utf-8", "text", "正文")
    tree = cast(Tree, None)  # no output looks at it
    return Result(source, tree, guide, findings, "social-insurance", seconds={"read": 0.25})


@pytest.fixture
def guide() -> Guide:
    return make_guide()


@pytest.fixture
def findings(guide: Guide) -> Findings:
    return make_findings(guide)


@pytest.fixture
def result(guide: Guide, findings: Findings) -> Result:
    return make_result(guide, findings)


@pytest.fixture
def result_of() -> Callable[[Guide, Findings | None], Result]:
    return make_result


@pytest.fixture
def bare_guide() -> Guide:
    """A guide whose every list is empty but that of the items."""
    empty = make_guide([empty_item()])
    lists = ("toc", "catalog", "offices", "categories", "prohibitions", "deferrals", "notes")
    return empty.model_copy(update={name: [] for name in (*lists, "residue")})


@pytest.fixture
def nasty_texts() -> list[str]:
    return NASTY


@pytest.fixture
def paged_guide(guide: Guide) -> Guide:
    """A guide from a paged source, with coordinates that JSON writers print differently."""
    place = span(1, bbox=(0.0001, 72.0, 1e15, 123.456))
    return guide.model_copy(update={"notes": [Passage(text="备注", span=place)]})
