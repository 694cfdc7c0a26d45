"""Small made-up guides of other offices, each with another habit of printing, read whole."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import reasons
from pipeline.model.guides import Item
from pipeline.model.profiles import MAIN_FIELDS
from pipeline.model.spans import Span
from pipeline.profile_draft import draft_profile
from pipeline.profiles import load_profile
from pipeline.structure import build_tree
from pipeline.structure.fields import BY_NUMBER
from pipeline.structure.items import BEGINS_ITEM
from pipeline.structure.label_evidence import IS_LABEL
from pipeline.structure.titles import IS_TITLE
from pipeline.tree_dump import dump_tree
from tests.stages import TESTS, run_file, run_text
from tests.test_promises import check_promises

FOLDER = TESTS / "shapes"
SHAPES = sorted(FOLDER.glob("*.txt"))
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (FOLDER / "expected.toml").read_text(encoding="utf-8")
)


def read_fields(item: Item) -> list[list[str]]:
    """Return kind and heading of every field, in the order in which they are printed."""
    found: list[tuple[Span, str, str]] = [
        (extra.span, extra.kind.value, extra.heading) for extra in item.extra_subsections
    ]
    main = ((kind, getattr(item.subsections, kind)) for kind in MAIN_FIELDS)
    found += [(field.span, kind, field.heading) for kind, field in main if field]
    found.sort(key=lambda one: (one[0].line, one[0].column))
    return [[kind, heading] for _, kind, heading in found]


def test_every_guide_is_expected() -> None:
    assert sorted(EXPECTED) == [path.stem for path in SHAPES]


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_items_and_fields(path: Path) -> None:
    run = run_file(path)
    found = [{"title": item.title, "fields": read_fields(item)} for item in run.guide.items]
    assert found == EXPECTED[path.stem]["items"]
    assert run.guide.residue == []
    check_promises(run.source.text)


def test_values_of_tables_and_decimal_entries() -> None:
    (item,) = run_file(FOLDER / "directory-in-a-field.txt").guide.items
    assert [(m.number, m.name, m.copies) for m in item.materials] == [
        (1, "身份证", 1),
        (2, "户口簿", 1),
    ]
    assert [phone.raw for phone in item.phones] == ["0555-2345671", "0555-2345672", "0555-2345673"]
    (item,) = run_file(FOLDER / "decimal-entries.txt").guide.items
    assert [(m.number, m.name) for m in item.materials] == [
        (1, "《创业补贴申请表》"),
        (2, "申请人身份证"),
        (2, "毕业证书复印件"),
        (3, "营业执照副本复印件"),
    ]


def test_materials_end_with_their_field() -> None:
    guide = run_file(FOLDER / "labels-with-colon.txt").guide
    assert [[m.name for m in item.materials] for item in guide.items] == [
        ["购房合同", "首付款发票", "提取人身份证和银行卡"],
        ["退休证或退休审批表", "提取人身份证和银行卡"],
        ["无房证明", "租赁合同", "提取人身份证和银行卡"],
    ]


@pytest.mark.parametrize(
    "name", ["numbers-before-titles", "numbers-and-dashes", "channels-below-their-label"]
)
def test_numbers_without_a_dot_are_the_items(name: str) -> None:
    guide = run_file(FOLDER / f"{name}.txt").guide
    assert [item.number for item in guide.items] == [1, 2]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("a-notice-issues-the-guide", "和顺县社会保险服务指南"),
        ("the-office-above-the-title", "公共租赁住房办事流程"),
    ],
)
def test_the_title_stands_below_who_issues_the_guide(name: str, title: str) -> None:
    assert run_file(FOLDER / f"{name}.txt").guide.guide.title == title


def test_chapters_are_categories() -> None:
    guide = run_file(FOLDER / "chapters-and-sections.txt").guide
    assert [(item.category_number, item.category) for item in guide.items] == [
        (2, "国有建设用地使用权登记"),
        (2, "国有建设用地使用权登记"),
        (3, "抵押权登记"),
    ]
    assert [note.text[:6] for note in guide.notes] == ["第一章 总则"]


def test_what_stands_among_the_items_and_is_none_is_a_note() -> None:
    guide = run_file(FOLDER / "articles-and-remarks.txt").guide
    assert [note.text[:4] for note in guide.notes] == ["第一章 ", "第五条 "]
    assert guide.notes[1].text.endswith("第六条 本规范自发布之日起施行。")


def test_what_a_guide_is_signed_with_is_no_text_of_its_last_field() -> None:
    (item,) = run_file(FOLDER / "signed-and-dated.txt").guide.items
    assert item.extra_subsections[-1].text == "1.古树认养申请表\n2.古树认养协议书"
    (other,) = run_file(FOLDER / "signed-in-a-month.txt").guide.items
    assert other.subsections.materials
    assert other.subsections.materials.text == "身份证。"
    assert item.intro is None


def test_contents_without_pages_are_contents() -> None:
    path = FOLDER / "contents-without-pages.txt"
    assert [line.page for line in run_file(path).guide.toc] == [None] * 4
    # one title is misspelt in the body: a line of the contents all the same
    text = path.read_text(encoding="utf-8").replace("护理补贴申领\n申请", "护理津贴申领\n申请")
    guide = run_text(text).guide
    assert (len(guide.toc), guide.items[1].title) == (4, "护理津贴申领")


def test_a_table_in_a_field_is_its_text() -> None:
    (item,) = run_file(FOLDER / "table-in-a-field.txt").guide.items
    location = next(field for field in item.extra_subsections if field.heading == "受理窗口")
    assert location.text.splitlines()[1:] == [
        "海莲街道\t海莲路107号\t0555-2345671",
        "长河街道\t长河路8号\t0555-2345672",
    ]


def test_the_guide_has_the_title_over_its_items() -> None:
    titles = {path.stem: run_file(path).guide.guide.title for path in SHAPES}
    assert titles["labels-with-colon"] == "住房公积金提取业务"
    assert titles["labels-in-brackets"] == "机动车驾驶证业务办事指南"
    assert titles["steps"] == "个体工商户设立登记办事流程"


LISTED = (
    "一、办理条件\n年满16周岁。\n"
    "二、办理流程\n1.申请；\n{remark}\n须本人到场。\n2.受理；\n3.发证。\n"
    "三、所需材料\n身份证"
)


@pytest.mark.parametrize("remark", ["注意：", "温馨提示", "★小贴士"])
def test_a_remark_inside_a_list_stays_in_its_field(remark: str) -> None:
    (item,) = run_text(f"身份证申领\n{LISTED.format(remark=remark)}\n").guide.items
    assert read_fields(item) == [
        ["conditions", "办理条件"],
        ["process", "办理流程"],
        ["materials", "所需材料"],
    ]
    assert item.extra_subsections[1].text.endswith("3.发证。")


def test_an_appendix_is_no_material() -> None:
    text = "户口迁移\n所需材料：\n1.户口簿；\n2.身份证。\n附：派出所名录\n城关派出所、河东派出所\n"
    (item,) = run_text(text).guide.items
    assert [material.name for material in item.materials] == ["户口簿", "身份证"]


def test_a_rule_between_items_belongs_to_none() -> None:
    item = "{}\n\n办理条件\n\n年满60周岁\n\n所需材料\n\n身份证\n\n"
    text = item.format("优待证办理") + "==========\n\n" + item.format("高龄津贴申领")
    first, second = run_text(text).guide.items
    assert (first.title, second.title) == ("优待证办理", "高龄津贴申领")
    assert first.span.end_line < 10


def test_opening_hours_are_no_label() -> None:
    item = "{}\n办理条件：\n年满60周岁\n办理时间：\n周一至周五\n上午9:00—12:00\n下午1:30—5:00\n\n"
    for found in run_text(item.format("优待证办理") + item.format("高龄津贴申领")).guide.items:
        assert read_fields(found) == [["conditions", "办理条件"], ["hours", "办理时间"]]


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_a_drafted_profile_finds_the_same(path: Path, tmp_path: Path) -> None:
    tree = run_file(path).tree
    drafted = tmp_path / "drafted.toml"
    drafted.write_text("\n".join(draft_profile(tree)), encoding="utf-8")
    again = build_tree(tree.source, load_profile(str(drafted)))
    assert list(dump_tree(again)) == list(dump_tree(tree))


def test_every_evidence_has_a_chinese_name() -> None:
    tables = (IS_LABEL, BEGINS_ITEM, IS_TITLE, BY_NUMBER)
    names = {name for table in tables for name in table}
    assert names <= reasons.REASONS_ZH.keys()
    assert reasons.REASONS_ZH.keys() - names == set()


def test_headings_say_why_they_were_taken_for_one() -> None:
    tree = run_file(FOLDER / "labels-in-brackets.txt").tree
    lines = list(dump_tree(tree, str))
    at = next(i for i, line in enumerate(lines) if "【 申请条件】" in line)
    assert lines[at + 1].strip() == (
        "= 12: +4 the profile knows its words, +3 it is set apart as a label,"
        " +3 the entries of its list are labels, +2 it is printed as most labels are"
    )
    assert len(list(dump_tree(tree))) < len(lines)


def test_a_page_about_itself_closes_no_field() -> None:
    for shape in ("labels-glued-to-values", "contacts-below-the-last-number"):
        (item,) = run_file(FOLDER / f"{shape}.txt").guide.items
        contacts = [field for field in item.extra_subsections if field.kind == "contacts"]
        assert [field.text for field in contacts] == ["0555-2345678"]


def test_limits_stand_in_fields_that_tell_of_more() -> None:
    (item,) = run_file(FOLDER / "contacts-below-the-last-number.txt").guide.items
    assert [(limit.kind, limit.days) for limit in item.time_limits] == [("working_days", 25)]


def test_lists_behind_labels_are_whole() -> None:
    items = run_file(FOLDER / "lists-behind-labels.txt").guide.items
    assert [[m.name for m in item.materials] for item in items] == [
        ["津贴申请表", "身份证", "银行卡"],
        ["补贴申请表", "残疾人证", "银行卡"],
        ["救助申请书", "户口簿"],
    ]


def test_questions_of_a_guide_head_their_answers() -> None:
    (item,) = run_file(FOLDER / "questions-and-answers.txt").guide.items
    assert [m.name for m in item.materials] == [
        "身份证",
        "户口簿",
        "家庭收入和财产证明",
        "授权核对书",
    ]
    assert [(limit.kind, limit.days) for limit in item.time_limits] == [("working_days", 30)]
    assert item.extra_subsections[0].text.startswith("对共同生活的家庭成员")


def test_papers_stand_in_columns_of_blanks() -> None:
    (item,) = run_file(FOLDER / "papers-in-columns-of-blanks.txt").guide.items
    assert [(m.number, m.name, m.form) for m in item.materials] == [
        (1, "安置申请表", "original"),
        (2, "捕捞许可证", "original"),
        (3, "户口簿", "copy"),
    ]
    assert [(limit.kind, limit.days) for limit in item.time_limits] == [("working_days", 20)]


def test_papers_are_counted_in_a_table_without_header() -> None:
    (item,) = run_file(FOLDER / "papers-counted-in-a-table.txt").guide.items
    assert [(m.number, m.name, m.form, m.copies) for m in item.materials] == [
        (1, "保险合同", "original", None),
        (2, "《补贴申请表》", "original", 1),
        (3, "身份证", "copy", None),
    ]


def test_a_column_of_matters_groups_the_papers() -> None:
    (item,) = run_file(FOLDER / "papers-by-matter.txt").guide.items
    assert [(m.group, m.name) for m in item.materials] == [
        ("过户", "买卖合同"),
        ("过户", "船舶登记证书"),
        ("缴税", "购船发票"),
    ]


def test_limits_below_the_label_for_them_all_are_its_parts() -> None:
    lines = ["渔港船位补贴", "申请条件：", "本区渔船", "办理时限：", "法定时限：无"]
    (item,) = run_text(
        "\n".join([*lines, "承诺时限：20个工作日", "办理方式：窗口办理", ""])
    ).guide.items
    assert read_fields(item) == [
        ["conditions", "申请条件"],
        ["time_limit", "办理时限"],
        ["paths", "办理方式"],
    ]
    assert [limit.days for limit in item.time_limits] == [20]


def test_papers_stand_between_strokes_or_behind_mere_numbers() -> None:
    (item,) = run_file(FOLDER / "papers-between-strokes.txt").guide.items
    assert [(m.number, m.name, m.copies, m.form) for m in item.materials] == [
        (1, "电台执照申请表", 2, None),
        (2, "船舶登记证书", 1, "copy"),
    ]
    (other,) = run_file(FOLDER / "papers-to-be-provided.txt").guide.items
    assert [(m.number, m.name) for m in other.materials] == [(1, "身份证明"), (2, "渔船证书")]


def test_an_office_above_the_title_gives_no_title() -> None:
    text = "临江区渔政管理处\n渔船检验办事指南\n一、申请条件\n本区渔船\n二、申请材料\n船舶证书\n"
    assert [item.title for item in run_text(text).guide.items] == ["渔船检验办事指南"]


def test_lines_below_a_paper_tell_of_it() -> None:
    (item,) = run_file(FOLDER / "papers-with-lines-of-their-own.txt").guide.items
    assert [(m.name, m.source, m.form, m.copies) for m in item.materials] == [
        ("渔民低保申请表", "申请人自备", "original", 1),
        ("户口簿", "政府部门核发", "copy", 2),
    ]
    assert item.material_notes == ["填报须知：如实填写"]


def test_papers_end_with_the_entry_that_they_stand_in() -> None:
    for shape, names in (
        ("papers-among-sentences", ["身份证明", "渔船所有权证书"]),
        ("papers-inside-a-process", ["援助申请表", "身份证"]),
        ("dashes-before-ways", ["身份证及泊位权属证明", "营业执照", "委托书"]),
    ):
        (item,) = run_file(FOLDER / f"{shape}.txt").guide.items
        assert [m.name for m in item.materials] == names


def test_units_of_limits_may_stand_in_brackets() -> None:
    run = run_file(FOLDER / "labels-set-off-by-blanks.txt")
    (item,) = run.guide.items
    assert [(limit.kind, limit.days) for limit in item.time_limits] == [
        ("working_days", 30),
        ("working_days", 15),
    ]


def test_the_last_paper_stands_above_what_is_none() -> None:
    (item,) = run_file(FOLDER / "papers-in-entries.txt").guide.items
    assert [m.name for m in item.materials] == ["身份证", "护照", "船舶证书"]


def test_the_first_title_stands_where_the_others_do_though_a_page_is_dated_above_it() -> None:
    item = "{}\n一、办理条件\n本港渔船\n二、办理程序\n申请、发证\n"
    text = f"渔船服务承诺\n作者：渔港在线 更新日期：2014-12-18\n{item.format('泊位租用')}"
    guide = run_text(text + item.format("冷库租用")).guide
    assert [one.title for one in guide.items] == ["泊位租用", "冷库租用"]
