"""Tables around the items, as extractions from PDF leave them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages import run_text, values

TABLES = """序号	机构名称	地址	联系电话
1	市社保中心	滨河东路甲号	024-53998007
2	河东分中心	河东区解放街乙号	024-53998115
3	河西分中心	河西区建设街2号	024-53787181

1. 职工参保登记
1.1 需提供材料
身份证

禁办事项	禁办情形
一、职工参保登记	1. 已在外省参保而没有办理转移手续的人员
	2. 借用他人证件的人员
二、缴费申报	1. 单位已经注销的
	2. 欠缴超过一年的

"""
BROKEN = [
    ("河东区解放", "街乙号"),
    ("河东区解放街乙号", "\t024-53998115"),
    ("河东分中心\t", "河东区"),
    ("河东分", "中心\t河东区"),
    ("河西区建设街2", "号\t024-53787181"),
    ("河西区建设街", "2号\t024-53787181"),
    ("1. 已在外省参保而", "没有办理转移手续的人员"),
    ("而没有办理转移手续", "的人员"),
    ("一、职工参", "保登记\t1. 已在"),
    ("二、", "缴费申报\t1. 单位"),
    ("\t2. 借用", "他人证件的人员"),
]
PARTS = ("offices", "items", "prohibitions", "notes", "residue")


def read(text: str) -> dict[str, Any]:
    guide = values(run_text(text).guide)
    return {part: guide[part] for part in PARTS}


@pytest.mark.parametrize(("before", "after"), BROKEN)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_broken_inside_a_cell_is_one_row(before: str, after: str, end: str) -> None:
    assert TABLES.count(before + after) == 1
    broken = TABLES.replace(before + after, f"{before}\n{after}").replace("\n", end)
    assert read(broken) == read(TABLES)


def test_a_row_broken_twice_is_one_row() -> None:
    broken = TABLES.replace("河东区解放街", "河东\n区解放\n街")
    assert read(broken) == read(TABLES)


def test_a_subject_printed_in_every_row_is_one() -> None:
    repeated = TABLES.replace("\t2. 借用", "一、职工参保登记\t2. 借用")
    assert read(repeated.replace("\t2. 欠缴", "二、缴费申报\t2. 欠缴")) == read(TABLES)


@pytest.mark.parametrize("said", ["13", "— 13 —", "办事不找关系"])
@pytest.mark.parametrize("place", ["2\t河东", "3\t河西", "\t2. 借用", "二、缴费", "\t2. 欠缴"])
def test_what_a_page_prints_between_rows_ends_no_table(said: str, place: str) -> None:
    found = read(TABLES.replace(place, f"\n{said}\n\n{place}"))
    assert [passage["text"].strip() for passage in found.pop("residue")] == [said]
    expected = read(TABLES)
    assert expected.pop("residue") == []
    assert found == expected


def test_rows_of_another_table_are_none_of_this_one() -> None:
    other = "另一张表\n1\t甲\t乙\t丙\n2\t丁\t戊\t己\n"
    offices = read(TABLES.replace("\n1. 职工", f"\n{other}\n1. 职工", 1))["offices"]
    assert offices == read(TABLES)["offices"]


def test_rows_with_cells_cut_from_their_end_stay_rows() -> None:
    text = TABLES.replace("\t024-53998115", "").replace("\t河西区建设街2号\t024-53787181", "")
    offices = read(text)["offices"]
    assert [office["name"] for office in offices] == ["市社保中心", "河东分中心", "河西分中心"]
