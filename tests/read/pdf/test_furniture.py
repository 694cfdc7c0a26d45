"""Running heads and page numbers, and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.furniture import find_furniture
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import make_page


def test_a_label_that_begins_some_pages_is_no_running_head() -> None:
    pages = [make_page(n, [(40, "操作流程"), (300, "参保登记")]) for n in range(1, 4)]
    pages += [make_page(n, [(40, "参保缴费" * n), (300, "操作流程")]) for n in range(4, 8)]
    assert find_furniture(pages) == set()
    heads = [make_page(n, [(40, "办事指南汇编"), (300, "参保登记")]) for n in range(1, 4)]
    assert len(find_furniture(heads)) == 3


@pytest.mark.parametrize("entry", ["①窗口办理", "①平台si.12333.gov.cn"])
def test_entries_that_begin_pages_are_no_running_heads(entry: str) -> None:
    pages = [make_page(n, [(40, entry), (300, "参保" * n)]) for n in range(1, 5)]
    assert find_furniture(pages) == set()


def test_what_begins_few_pages_makes_no_place_for_heads() -> None:
    pages = [make_page(n, [(40, "流程"), (80, "参保" * n)]) for n in range(1, 4)]
    pages += [make_page(n, [(40, "登记" * n), (80, "缴费" * n)]) for n in range(4, 9)]
    assert len(find_furniture(pages)) == 3


def test_labels_over_pictures_that_begin_pages_are_no_running_heads() -> None:
    pages = [make_page(n, [(40, "操作流程"), (300, "参保" * n)]) for n in range(1, 5)]
    assert len(find_furniture(pages)) == 4
    for page in pages:
        page.pictures = [Box(40, 54, 80, 94)]
    assert find_furniture(pages) == set()


def test_the_head_of_a_short_section_stands_in_the_place_of_the_others() -> None:
    pages = [make_page(n, [(40, "办事指南"), (80, "参保" * n)]) for n in range(1, 4)]
    pages += [make_page(4, [(40, "禁办清单"), (80, "参保缴费")]), make_page(5, [(80, "服务大厅")])]
    assert find_furniture(pages) == {id(page.lines[0]) for page in pages[:4]}


def test_a_line_below_text_is_no_running_head() -> None:
    """The rest of an address may stand in one place on some pages."""
    rest = "18.60.150.1:8081/login/"
    pages = [make_page(n, [(40, "网上办" * n), (56, rest)]) for n in range(1, 5)]
    assert find_furniture(pages) == set()
    heads = [make_page(n, [(20, "办事指南"), (40, rest), (90, "参保" * n)]) for n in range(1, 5)]
    assert len(find_furniture(heads)) == 8
