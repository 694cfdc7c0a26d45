"""The stage as a whole: canonical fields filled, printed ones untouched, twice as good as once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.guides import (
    Coverage,
    Deferral,
    Guide,
    GuideHead,
    Item,
    MonthWindow,
    Office,
    Path,
    Phone,
    Region,
    SourceFacts,
    Subsections,
    TimeLimit,
    Url,
)
from pipeline.model.kinds import Channel, LimitKind, PhoneKind
from pipeline.model.spans import Span
from pipeline.normalize import normalize_guide
from pipeline.normalize.durations import read_duration
from pipeline.normalize.phones import normalize_phone
from pipeline.normalize.urls import normalize_url

SPAN = Span(line=1, column=1, end_line=1, end_column=2)


def make_url(raw: str) -> Url:
    return Url(raw=raw, platform=None, suggested="http://kept.cn", span=SPAN)


def make_limit(text: str) -> TimeLimit:
    return TimeLimit(
        scope=None,
        role=None,
        kind=LimitKind.OTHER,
        days=None,
        window=None,
        apps=[],
        text=text,
        span=SPAN,
    )


def make_item(urls: list[str], phones: list[str], limits: list[str], number: int = 1) -> Item:
    path = Path(
        number=1,
        channel=Channel.ONLINE,
        label="网上办",
        text="",
        venues=[],
        platform=None,
        urls=[make_url(raw) for raw in urls],
        apps=[],
        steps=[],
        span=SPAN,
    )
    return Item(
        id=f"item-{number}",
        number=number,
        title="事项",
        category_number=None,
        category=None,
        intro=None,
        legal_bases=[],
        subsections=Subsections(),
        extra_subsections=[],
        materials=[],
        materials_none_required=False,
        material_notes=[],
        paths=[path],
        time_limits=[make_limit(text) for text in limits],
        urls=[make_url(raw) for raw in urls],
        phones=[Phone(raw=raw, span=SPAN) for raw in phones],
        recommended_channels=[],
        flow_chart=None,
        span=SPAN,
    )


def make_guide(items: list[Item], office_phones: list[str], deadline: str | None) -> Guide:
    return Guide(
        guide=GuideHead(
            id="a",
            title=None,
            issuer=None,
            region=Region(province=None, city=None, county=None),
        ),
        source=SourceFacts(
            file_name="a.txt",
            media_type="text/plain",
            sha256="0" * 64,
            size_bytes=0,
            encoding="utf-8",
            pages=None,
            lines=1,
            reader="text",
        ),
        toc=[],
        catalog=[],
        offices=[
            Office(
                number=1,
                name="市社保中心",
                address=None,
                phones=[Phone(raw=raw, span=SPAN) for raw in office_phones],
                span=SPAN,
            )
        ],
        categories=[],
        items=items,
        prohibitions=[],
        deferrals=[
            Deferral(
                number=1,
                item="退休",
                material=None,
                method=None,
                source=None,
                deadline=None if deadline is None else make_limit(deadline),
                item_ids=[],
                span=SPAN,
            )
        ],
        notes=[],
        residue=[],
        coverage=Coverage(characters=0, assigned=0, residue=0),
    )


def test_fills_every_canonical_field() -> None:
    item = make_item(
        ["http://si.12333.gov.cn/"], ["024-53998035", "12333"], ["每月 25 日一次月 8 日受理"]
    )
    guide = make_guide([item], ["024-53998007转8023"], "10个工作日")
    before = guide.model_dump_json()
    result = normalize_guide(guide)

    assert guide.model_dump_json() == before
    (new,) = result.items
    assert new.urls == new.paths[0].urls
    assert new.urls[0].model_dump(exclude={"span"}) == {
        "raw": "http://si.12333.gov.cn/",
        "url": "http://si.12333.gov.cn",
        "platform": None,
        "suggested": "http://kept.cn",
    }
    assert [(phone.e164, phone.short_code, phone.kind) for phone in new.phones] == [
        ("+862453998035", None, PhoneKind.LANDLINE),
        (None, "12333", PhoneKind.SERVICE),
    ]
    limit = new.time_limits[0]
    assert limit.kind is LimitKind.MONTHLY_WINDOW
    assert limit.window == MonthWindow(from_day=25, to_day=8, to_next_month=True)
    assert limit.text == "每月 25 日一次月 8 日受理"
    assert result.offices[0].phones[0].extension == "8023"
    deadline = result.deferrals[0].deadline
    assert deadline is not None
    assert (deadline.kind, deadline.days) == (LimitKind.WORKING_DAYS, 10)
    # What is stored is also what the model would accept.
    assert Guide.model_validate_json(result.model_dump_json()) == result


def test_keeps_each_distinct_number_of_an_item_once() -> None:
    phones = ["024-53998035", "（024）53998035", "024-53998035转1", "5399803", "5399803"]
    item = make_item([], phones, [])
    (new,) = normalize_guide(make_guide([item], ["12333", "12333"], None)).items
    assert [phone.raw for phone in new.phones] == [
        "024-53998035",
        "024-53998035转1",
        "5399803",
    ]


def test_keeps_a_directory_as_printed() -> None:
    result = normalize_guide(make_guide([], ["12333", "12333"], None))
    assert len(result.offices[0].phones) == 2


def test_gives_back_a_guide_that_needs_nothing() -> None:
    guide = make_guide([make_item([], [], [])], [], None)
    assert normalize_guide(guide) is guide


TEXTS = st.lists(st.text(max_size=12) | st.text(alphabet="0123个工作日月每-转:/.htp", max_size=12))


@given(TEXTS, TEXTS, TEXTS)
def test_is_idempotent(urls: list[str], phones: list[str], limits: list[str]) -> None:
    once = normalize_guide(make_guide([make_item(urls, phones, limits)], phones, None))
    assert normalize_guide(once) is once


def test_a_value_is_read_once_however_often_it_stands() -> None:
    items = [
        make_item(
            ["http://218.60.150.1:8081/ehrss/login/", "http://si.12333.gov.cn/"],
            ["024-53998035", "12333"],
            ["即时办结", "15 个工作日"],
            number,
        )
        for number in range(38)
    ]
    guide = make_guide(items, ["024-53998007"] * 12, "10个工作日")
    readers = (normalize_url, normalize_phone, read_duration)
    for reader in readers:
        reader.cache_clear()
    normalize_guide(guide)
    assert [reader.cache_info().misses for reader in readers] == [2, 3, 3]
