"""Whether what begins an entry says for whom the papers behind it are needed."""

from __future__ import annotations

import re
from itertools import pairwise

from .material_conditions import (
    STARTS_WITH_VERB,
    begins_duty,
    begins_first_duty,
    is_condition,
    read_condition,
)
from .material_parts import TRAILING, Part

_ENDS = re.compile(r"[;。]")
_FURTHEST = 8  # parts of one condition; a longer one is a list


def leads_to_duty(text: str, parts: list[Part], names_document: re.Pattern[str]) -> bool:
    """Whether the first part says for whom or when the papers behind it are needed."""
    for index, (part, following) in enumerate(pairwise(parts[:_FURTHEST])):
        words = text[part.start : part.end].strip(TRAILING)
        behind = text[following.start : following.end].strip(TRAILING)
        if not index and STARTS_WITH_VERB.match(behind):
            if is_condition(words, names_document):
                return True
            if text[part.end] == "," and (
                not names_document.search(words) or begins_first_duty(behind)
            ):
                return True  # `集体林场，提交调查文件` · `公民办理登记，需提供结婚证`
        if _ENDS.search(text, part.end, following.start):
            return False
        if not is_condition(words, names_document) and names_document.search(words):
            return False
        if begins_duty(behind) or _begins_with_condition(text, part, behind, names_document):
            return True
    return False


def _begins_with_condition(
    text: str, before: Part, behind: str, names_document: re.Pattern[str]
) -> bool:
    """Whether a list of persons or cases goes on to a verb: 离婚、丧偶当事人应当提供…."""
    return text[before.end] == "、" and read_condition(behind, names_document) is not None
