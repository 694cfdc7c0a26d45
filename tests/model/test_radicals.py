"""Characters that look like others are read as these, one for one."""

from __future__ import annotations

import pytest

from pipeline.model.radicals import read_radicals
from pipeline.model.sources import fold_text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼾⼝簿⾸⻚", "户口簿首页"),
        ("\uf90a額\ufa08政", "金額行政"),
        ("户口簿首页", "户口簿首页"),
        ("①ﬁ\ufa0e", "①ﬁ\ufa0e"),
    ],
)
def test_characters_are_read_as_those_that_they_look_like(printed: str, meant: str) -> None:
    assert read_radicals(printed) == meant
    assert fold_text(printed) == meant
