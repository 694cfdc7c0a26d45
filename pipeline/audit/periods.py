"""Periods that run from an event: 自用工之日起三十日内."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.characters import HAN
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

from .views import View

# `应当自变更或者终止之日起三十日内` · `自用工之日起三十日为其职工` · `收到申请之日起 5 个工作日内`
_PERIOD = re.compile(
    rf"(?:自|从)?(?P<event>(?:(?!自|从){HAN}){{2,20}})之日起 ?"
    r"(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4}) ?"
    r"(?P<unit>个?(?:法定)?工作日|个?自然日|日|天|个?月|年)(?P<within>[之以]?内)?(?P<next>.?)"
)


class Period(NamedTuple):
    """A period after an event; `range` covers number and unit."""

    event: str
    number: int
    printed: str
    unit: str
    within: bool
    next: str
    range: Range


def find_periods(view: View) -> list[Period]:
    """Return the periods that run from an event, in order."""
    return view.memo("periods", _find)


def _find(view: View) -> list[Period]:
    found = []
    for words in view.words:
        if "之日起" not in words.prose.text:
            continue
        for match in _PERIOD.finditer(words.prose.text):
            number = read_numeral(match["number"])
            if number is not None:
                at = words.prose.range(match.start("number"), match.end("unit"))
                found.append(
                    Period(
                        match["event"],
                        number,
                        match["number"],
                        match["unit"],
                        match["within"] is not None,
                        match["next"],
                        at,
                    )
                )
    return found
