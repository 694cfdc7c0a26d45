"""Guides of other offices against their answer keys: no worse than what was reached."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from pipeline.model.errors import SourceError
from pipeline.model.guides import Guide
from pipeline.read import read_source
from tests.guides.figures import SAMPLES, compare, load_reached, render_table
from tests.guides.score import (
    ASPECTS,
    LISTS,
    Key,
    Tally,
    find_furniture,
    fold,
    load_key,
    read_item,
    score_guide,
)
from tests.stages import run_file, run_text

REACHED = load_reached()


@cache
def guide_of(stem: str) -> Guide:
    """Return the guide; a sample that was never read may lack its reader."""
    try:
        return run_file(SAMPLES[stem]).guide
    except SourceError as error:
        if stem in REACHED:
            raise
        pytest.skip(error.en)


@pytest.mark.parametrize("stem", SAMPLES)
def test_no_figure_falls(stem: str) -> None:
    score = score_guide(guide_of(stem), load_key(stem))
    print(render_table({stem: score.tallies}))
    if stem not in REACHED:
        pytest.skip("read, but its figures are not kept yet: python -m tests.guides")
    gains, losses = compare(REACHED[stem], score.tallies)
    assert not losses, "\n".join(
        ["lost", *losses, "gained", *gains, "differences", *score.differences]
    )


@pytest.mark.parametrize("stem", SAMPLES)
def test_the_page_around_the_guide_is_in_no_item(stem: str) -> None:
    assert find_furniture(guide_of(stem), load_key(stem)) == []


@pytest.mark.parametrize("stem", SAMPLES)
def test_the_words_of_a_key_stand_in_its_document(stem: str) -> None:
    try:
        text = fold(read_source(SAMPLES[stem]).text)
    except SourceError as error:
        pytest.skip(error.en)
    key = load_key(stem)
    for item in key.items:
        words = [answers for f in item.fields for answers in (f.begins, f.ends)]
        for name in LISTS:
            if name != "limits":
                words += [fold(row).split("|") for row in item.lists[name] + item.optional[name]]
        assert [row for row in [item.titles, *words] if not any(w in text for w in row)] == []


SMALL = """1. 房屋租赁备案
1.1 需提供材料：
①身份证；
②租赁合同。
1.2 办理路径：
①窗口办：大厅，电话024-53990001。
1.3 办理时限：
5个工作日
1.4 温馨提示：
请提前预约。
"""
ANSWER: dict[str, Any] = {
    "title": "房屋租赁备案",
    "fields": [
        ["materials", "需提供材料", "①身份证", "②租赁合同"],
        ["paths", "办理路径", "①窗口办", "024-53990001"],
        ["time_limit", "办理时限", "5个工作日", "5个工作日"],
        ["tips", "温馨提示", "请提前预约", "请提前预约"],
    ],
    "materials": ["身份证", "租赁合同"],
    "limits": ["5个工作日"],
    "phones": ["024 53990001"],
    "urls": [],
}


def score_small(text: str = SMALL, **changed: Any) -> dict[str, Tally]:
    """Return the tallies of a small guide against its key, in which some answers are changed."""
    key = Key((read_item(ANSWER | changed),), ())
    return score_guide(run_text(text).guide, key).tallies


def test_a_right_guide_has_every_mark() -> None:
    tallies = score_small()
    assert all(tally.right == tally.wanted == tally.given for tally in tallies.values())
    assert [tallies[name].wanted for name in ASPECTS] == [1, 4, 2, 1, 1, 0]


@pytest.mark.parametrize(
    ("row", "changed"),
    [
        (0, ["conditions", "需提供材料", "①身份证", "②租赁合同"]),
        (0, ["materials", "需提供材料", "②租赁合同", "②租赁合同"]),
        (1, ["paths", "办理路径", "①窗口办", "大厅"]),
    ],
    ids=["kind", "begin", "end"],
)
def test_a_field_must_agree_in_kind_begin_and_end(row: int, changed: list[str]) -> None:
    fields = [*ANSWER["fields"]]
    fields[row] = changed
    assert score_small(fields=fields)["fields"] == (3, 4, 4)


def test_fields_are_matched_in_order() -> None:
    assert score_small(fields=ANSWER["fields"][::-1])["fields"] == (1, 4, 4)


def test_an_optional_field_counts_neither_way() -> None:
    fields = [[*row, "optional"] if row[0] == "tips" else row for row in ANSWER["fields"]]
    assert score_small(fields=fields)["fields"] == (3, 3, 3)
    absent = ["faq", "问答", "问", "答", "optional"]
    assert score_small(fields=[*ANSWER["fields"], absent])["fields"] == (4, 4, 4)


def test_values_too_many_and_too_few_are_counted() -> None:
    assert score_small(materials=["身份证", "照片", "护照"])["materials"] == (1, 3, 2)
    assert score_small(optional={"materials": ["租赁合同"]}, materials=["护照|身份证"])[
        "materials"
    ] == (1, 1, 1)
    assert score_small(limits=["5日"])["limits"] == (0, 1, 1)


def test_an_item_under_another_title_is_missed_with_all_its_fields() -> None:
    tallies = score_small(title="房屋出租备案")
    assert (tallies["items"], tallies["fields"]) == ((0, 1, 1), (0, 4, 4))


def test_losses_are_told_from_gains() -> None:
    before = dict.fromkeys(ASPECTS, Tally(8, 10, 9))
    after = before | {"items": Tally(9, 10, 9), "fields": Tally(8, 10, 12)}
    gains, losses = compare(before, after)
    assert [line.split(":")[0] for line in gains] == ["items"]
    assert [line.split(":")[0] for line in losses] == ["fields"]


def test_every_aspect_has_answers() -> None:
    keys = [load_key(stem) for stem in SAMPLES]
    items = [item for key in keys for item in key.items]
    counts = {name: sum(len(item.lists[name]) for item in items) for name in LISTS}
    assert min(counts.values()) > 0
    assert set(counts) < set(ASPECTS)
