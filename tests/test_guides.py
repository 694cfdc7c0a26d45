"""Guides of other offices against their answer keys: no worse than what was reached."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.results import Result
from pipeline.run import ingest
from tests.guides.faults import score_faults
from tests.guides.figures import SAMPLES, compare, load_reached, render_table, score_result
from tests.guides.keys import LISTS, OR, Key, fold, load_key, read_fault, read_item, squeeze
from tests.guides.score import ASPECTS, Score, Tally, find_furniture, score_guide
from tests.stages import run_text

REACHED = load_reached()


@cache
def result_of(stem: str) -> Result:
    """Return the audited guide of a sample."""
    return ingest(SAMPLES[stem])


@cache
def score_of(stem: str) -> Score:
    """Return how far a sample agrees with its key."""
    return score_result(result_of(stem), load_key(stem))


@pytest.mark.parametrize("stem", SAMPLES)
def test_no_figure_falls(stem: str) -> None:
    score = score_of(stem)
    print(render_table({stem: score.tallies}))
    gains, losses = compare(REACHED[stem], score.tallies)
    assert not losses, "\n".join(
        ["lost", *losses, "gained", *gains, "differences", *score.differences]
    )


@pytest.mark.parametrize("aspect", ["items", "fields"])
def test_nine_of_ten_are_found(aspect: str) -> None:
    total = Tally(0, 0, 0)
    for stem in SAMPLES:
        total = total.plus(score_of(stem).tallies[aspect])
    assert total.recall >= 0.9, render_table({stem: score_of(stem).tallies for stem in SAMPLES})


@pytest.mark.parametrize("stem", SAMPLES)
def test_the_page_around_the_guide_is_in_no_item(stem: str) -> None:
    assert find_furniture(result_of(stem).guide, load_key(stem)) == []


@pytest.mark.parametrize("stem", SAMPLES)
def test_the_words_of_a_key_stand_in_its_document(stem: str) -> None:
    text = squeeze(result_of(stem).source.text)
    key = load_key(stem)
    assert [fault.words for fault in key.faults if fault.words not in text] == []
    for item in key.items:
        words = [answers for f in item.fields for answers in (f.begins, f.ends)]
        for name in LISTS:
            if name != "limits":
                words += [fold(row).split(OR) for row in item.lists[name] + item.optional[name]]
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
    key = Key((read_item(ANSWER | changed),))
    return score_guide(run_text(text).guide, key).tallies


def test_a_right_guide_has_every_mark() -> None:
    tallies = score_small()
    assert all(tally.right == tally.wanted == tally.given for tally in tallies.values())
    assert [tallies[name].wanted for name in ASPECTS] == [1, 4, 2, 1, 1, 0, 0]


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


def score_slip(tmp_path: Path, rows: list[list[str]], habits: tuple[str, ...] = ()) -> Score:
    """Return the score of the findings in a small guide with one bracket too many."""
    path = tmp_path / "guide.txt"
    path.write_text(SMALL.replace("请提前", "（请提前"), encoding="utf-8")
    score = Score()
    key = Key((), faults=tuple(read_fault(*row) for row in rows), habits=habits)
    score_faults(score, ingest(path), key)
    return score


@pytest.mark.parametrize(
    ("rows", "tally"),
    [
        ([["（请提前", "text"]], (1, 1, 1)),
        ([["（请提前", "text", "optional"]], (0, 0, 0)),
        ([["（请提前", "phone"]], (0, 1, 1)),
        ([["需提供材料", "text"]], (0, 1, 1)),
        ([["需提供材料", "text"], ["（请提前", "text"]], (1, 2, 1)),
        ([], (0, 0, 1)),
    ],
)
def test_a_fault_is_found_at_its_place_and_in_its_family(
    tmp_path: Path, rows: list[list[str]], tally: tuple[int, int, int]
) -> None:
    assert score_slip(tmp_path, rows).tallies["faults"] == tally


def test_a_habit_is_no_false_finding(tmp_path: Path) -> None:
    assert score_slip(tmp_path, [], ("unbalanced-brackets",)).tallies["faults"] == (0, 0, 0)


def test_losses_are_told_from_gains() -> None:
    before = dict.fromkeys(ASPECTS, Tally(8, 10, 9))
    after = before | {"items": Tally(9, 10, 9), "fields": Tally(8, 10, 12)}
    gains, losses = compare(before, after)
    assert [line.split(":")[0] for line in gains] == ["items"]
    assert [line.split(":")[0] for line in losses] == ["fields"]


def test_every_aspect_has_answers() -> None:
    keys = [load_key(stem) for stem in SAMPLES]
    items = [item for key in keys for item in key.items]
    assert all(any(item.lists[name] for item in items) for name in LISTS)
    assert any(key.faults for key in keys)
