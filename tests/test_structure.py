"""The shape of the tree where guides differ from the first one."""

from __future__ import annotations

from pipeline.model.sources import Source
from pipeline.model.spans import Range
from pipeline.model.trees import Kind, Tree
from pipeline.profiles import load_profile
from pipeline.structure import build_tree


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
