"""Lines with which a field begins that has no label: the first step, a question, an appendix."""

from __future__ import annotations

import re

from .lines import Line
from .shapes import Shape

ANSWER = re.compile(r"答 ?[:：]|A ?[:：]")
QUESTION = re.compile(r"(?:问|Q) ?\d{0,2} ?[:：、.]")
# `附：14个卫星城和33个中心镇名录` · `附件：1.高龄津贴申请表` · `附表2：…`
_APPENDIX = re.compile(r"附(?:(?P<forms>[件表录]\d{0,2} ?:(?! ?[见详]))| ?:[^:,。;]{4,30}$)")


def read_opener(line: Line, below: list[Line]) -> tuple[Shape, tuple[str, ...]] | None:
    """Read what opens a field without a label: the first step, a question, an appendix."""
    marker = line.marker
    if appendix := _APPENDIX.match(line.text):
        return Shape(None, 0, appendix.end(), "", "", False, False), (
            "forms" if appendix["forms"] else "other",
        )
    if marker and marker.system == "step":
        if marker.value != 1:
            return None
        shape = Shape(marker, 0, marker.end, "", "", False, False)
        return shape, ("process",)
    begin = marker.end if marker else 0
    asked = QUESTION.match(line.text[begin : begin + 8].lstrip())
    if asked is None or not any(ANSWER.match(other.text) for other in below):
        return None
    end = line.text.index(asked[0], begin) + len(asked[0])
    return Shape(marker, end - len(asked[0]), end, "", "", False, False), ("faq",)
