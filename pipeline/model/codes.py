"""Figures that are no number of anything: codes of items, units and accounts."""

from __future__ import annotations

import re

# `实施编码：11430682006378338L` · `统一社会信用代码 …` · `账号：…`, in folded text.
_LABEL = re.compile(r"(?:编码|代码|编号|账号|帐号|卡号|证号|文号|索引号)[ :\t\"“]{0,4}$")
_LONGEST = 12  # characters of the label that are looked at


def is_code(text: str, start: int) -> bool:
    """Whether the words before `start` say that the figures there are a code: nobody dials it."""
    return _LABEL.search(text, max(0, start - _LONGEST), start) is not None
