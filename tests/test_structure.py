"""The shape of the tree where guides differ from the first one."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_guide
from pipeline.model.ranges import Range
from pipeline.model.sources import Source
from pipeline.model.trees import Kind, Tree
from pipeline.profiles import load_profile
from pipeline.structure import build_tree
from tests.stages import run_text, values


def parse(text: str) -> Tree:
    source = Source("guide.txt", "text/plain", "0" * 64, 0, "utf-8", "text", text)
    return build_tree(source, load_profile("booklet"))


def kinds(tree: Tree) -> list[Kind]:
    return [node.kind for node in tree.root.children if node.children]


def test_an_item_right_after_a_table_stands_beside_it() -> None:
    tree = parse(
        "序号\t机构名称\t地址\t联系电话\n1\t甲\t乙\t024-53998007\n\n1. 登记\n1.1 需提供材料\n无\n"
    )
    assert kinds(tree) == [Kind.TABLE, Kind.ITEM]


def test_what_is_set_aside_is_no_line_and_no_part_of_one() -> None:
    text = "登记\n1. **申请材料**身份证。2. **办理时限**即办。\n"
    whole, begin = text * 3, len(text)
    asides = [Range(begin, begin + 2), Range(begin + 3, len(whole) - 1)]
    source = Source("a.html", "text/html", "0" * 64, 0, "utf-8", "html", whole, asides=asides)
    tree = build_tree(source, load_profile("general"))
    fields = [node for node in tree.root.walk() if node.kind is Kind.FIELD]
    assert len(fields) == 2
    assert all(node.end <= begin for node in fields)


FIELDS = ("需提供材料", "办理路径", "办理时限", "温馨提示")
TITLES = ("参保登记", "缴费申报", "关系转移接续", "缴费证明查询", "待遇资格认证", "补贴申领")


def booklet() -> list[str]:
    """Return numbered items as lines; half of them call their first field by its other name."""
    lines: list[str] = []
    for number, title in enumerate(TITLES, 1):
        first = FIELDS[0] if number % 2 else "需提供要件"
        lines += [f"{number}. {title}", "", "符合条件的人员可以申请。", ""]
        for place, name in enumerate((first, *FIELDS[1:]), 1):
            lines += [f"{number}.{place} {name}", "", f"①{title}{name}说明；", ""]
    return lines


def read_items(lines: list[str]) -> list[dict[str, object]]:
    items: list[dict[str, object]] = values(run_text("\n".join(lines)).guide)["items"]
    return items


HEADINGS = [at for at, line in enumerate(booklet()) if line[:1].isdigit()]


@pytest.mark.parametrize("at", [at for at in HEADINGS if "." in booklet()[at][:3].rstrip(". ")])
def test_a_field_that_lost_its_number_stays_in_its_item(at: int) -> None:
    whole, slip = booklet(), booklet()
    slip[at] = slip[at].partition(" ")[2]
    for before, after in zip(read_items(whole), read_items(slip), strict=True):
        sections = before["subsections"], after["subsections"]
        for section in sections:
            assert isinstance(section, dict)
            for part in section.values():
                part.pop("printed_number")
        assert before == after


@pytest.mark.parametrize("mark", ["，", ", ", "：", ": ", "；", " ", ""])
def test_a_title_with_another_mark_after_its_number_is_a_title(mark: str) -> None:
    whole = booklet()
    for at in HEADINGS:
        if ". " in whole[at]:
            slip = list(whole)
            slip[at] = slip[at].replace(". ", mark, 1)
            assert read_items(slip) == read_items(whole)


def test_a_title_above_one_that_says_it_otherwise_opens_the_section() -> None:
    contents = "目 录\n\n人社权力事项清单.....(1)\n\n容缺办理事项清单.....(57)\n\n"
    items = "1. 登记\n1.1 需提供材料\n无\n\n"
    table = "序号\t业务事项\t可容缺资料\t后补方式\t资料来源\n1\t登记\t身份证\t邮寄\t窗口\n"
    tree = parse(f"{contents}{items}容缺办理事项指南\n\n容缺办理事项清单\n\n{table}")
    section = next(node for node in tree.root.walk() if node.kind is Kind.SECTION)
    assert tree.text(section).startswith("容缺办理事项指南")


def test_title_of_the_cover_is_no_section_though_one_is_called_alike() -> None:
    contents = "目 录\n\n人社权力事项清单.....(1)\n\n办事不找关系路径.....(11)\n\n"
    tree = parse(f"清风政务窗口\n\n\n\n办事不找关系指南\n\n{contents}1. 登记\n1.1 需提供材料\n无\n")
    assert [node.kind for node in tree.root.walk() if node.kind is Kind.SECTION] == []
    assert extract_guide(tree, "guide").guide.title == "办事不找关系指南"
