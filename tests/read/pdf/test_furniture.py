"""Running heads and page numbers, and what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.furniture import find_furniture
from pipeline.read.pdf.pages import Page
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import make_page, set_page


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


def head(page: Page, *texts: str, top: float = 20, size: float = 7) -> Page:
    """Set lines in small type above those of a page."""
    small = make_page(page.number, [(top + 9 * n, text) for n, text in enumerate(texts)]).lines
    for line in small:
        line.size, line.bottom, line.base = size, line.top + size, line.top + 0.9 * size
    page.lines = [*small, *page.lines]
    return page


def test_heads_in_small_type_may_name_what_stands_on_each_page() -> None:
    """Of an item with a long title the head has two lines, which stand around the same middle."""
    pages = [head(make_page(n, [(60, "参保" * n), (76, "登记")]), "缴费" * n) for n in range(1, 6)]
    pages.append(head(make_page(6, [(60, "参保缴费登记")]), "转移接续（在", "统筹区内）", top=15.5))
    heads = {id(line) for page in pages for line in page.lines if line.size == 7}
    assert find_furniture(pages) == heads
    near = [head(make_page(n, [(32, "参保" * n)]), "缴费" * n) for n in range(1, 6)]
    assert find_furniture(near) == set()
    large = [head(make_page(n, [(60, "参保" * n)]), "缴费" * n, size=10) for n in range(1, 6)]
    assert find_furniture(large) == set()


def test_a_page_of_a_head_alone_has_no_text_to_stand_off() -> None:
    pages = [make_page(n, [(20, "办事指南"), (60, "参保" * n)]) for n in range(1, 5)]
    pages += [make_page(5, [(20, "办事指南"), (32, "服务大厅")]), Page(6, 400, 600)]
    assert find_furniture(pages) == {id(page.lines[0]) for page in pages[:5]}


def test_a_line_that_begins_the_right_column_of_some_pages_is_no_running_head() -> None:
    address = [(40, "http://zwfw.cn/ehrss/"), (56, "login/")]
    pages: list[Page] = []
    for n in range(1, 5):
        left = make_page(n, [(40, "参保" * (4 + n)), (56, "缴费" * (9 - n))])
        left.lines += make_page(n, address, 260).lines
        pages.append(left)
    assert find_furniture(pages) == set()
    for page in pages:
        page.lines = [*page.lines[2:], *make_page(page.number, [(110, "参保")]).lines]
    assert len(find_furniture(pages)) == 8


def test_a_cell_that_stands_over_nothing_is_a_part_of_its_header() -> None:
    """The first two are one line, as words that stand close are."""
    places = ((40.0, "事项类别 序号"), (200.0, "事项"), (280.0, "页码"), (340.0, "流程"))
    pages: list[Page] = []
    for n in range(1, 5):
        cells = ((95.0, f"{n}"), (200.0, "登记" * n), (280.0, f"1{n}"))
        rows = [(x, 40.0, 10.0, text) for x, text in places]
        rows += [(x, 70.0 + 24 * k, 10.0, text) for x, text in cells for k in range(2)]
        pages.append(set_page(rows))
        pages[-1].number = n
    assert find_furniture(pages) == set()
