"""Where printed lines were broken, and what stands there."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.read.pdf.joins import Habits, is_in_path
from tests.read.pdf.setting import make_page


def habits(*texts: str) -> Habits:
    return Habits(make_page(1, [(20 * n, text) for n, text in enumerate(texts, 1)]).lines)


@pytest.mark.parametrize(
    ("text", "word", "blank"),
    [
        ("使用 App 办理", "App", True),
        ("使用App办理", "App", False),
        ("登录App 办理", "App", False),
        ("拨打 12333 咨询", "12345", True),
    ],
)
def test_what_stands_beside_a_word_is_learned(text: str, word: str, blank: bool) -> None:
    assert habits(text).sets_blank(word) is blank


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("平台https://zwfw.fushun.gov.cn/fszww/epointzw", "mhwz/pages/legal", True),
        ("平台https://zwfw.fushun.gov.cn/fszww", "App 办理", False),
        ("拨打 12333", "mhwz/pages/legal", False),
    ],
)
def test_the_path_of_an_address_goes_on_with_a_path(before: str, after: str, parted: bool) -> None:
    assert is_in_path(before, after) is parted


def test_one_long_word_takes_no_time() -> None:
    start = process_time()
    habits("甲", "a1" * 50_000)
    assert process_time() - start < 2.0
