"""The shape of the tree where guides differ from the first one."""

from __future__ import annotations

from pipeline.model.sources import Source
from pipeline.model.trees import Kind, Tree
from pipeline.profiles import load_profile
from pipeline.structure import build_tree


def parse(text: str) -> Tree:
    source = Source("guide.txt", "text/plain", "0" * 64, 0, "utf-8", "text", text)
    return build_tree(source, load_profile("booklet"))


def kinds(tree: Tree) -> list[Kind]:
    return [node.kind for node in tree.root.children if node.children]


def test_an_item_right_after_a_table_stands_beside_it() -> None:
    tree = parse("序号\t机构名称\t地址\t联系电话\n1\t甲\t乙\t024-53998007\n\n1. 登记\n1.1 需提供材料\n无\n")
    assert kinds(tree) == [Kind.TABLE, Kind.ITEM]
