"""Characters that patterns of all stages look for."""

from __future__ import annotations

# `[\u4e00-\u9fff]` would say nearly the same as HAN, but a hundred patterns have it, and `re`
# compiles a class that names what is left out in a tenth of the millisecond which that one takes.
# Left out: other letters, Roman numerals, numbers in a circle or in brackets, full-width forms.
_NEITHER = r"\W_A-Za-z\x80-\xff\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3200-\u32ff\uff10-\uff5a"
# One Chinese character; one, or a digit.
HAN = rf"[^{_NEITHER}\d]"
HAN_OR_DIGIT = rf"[^{_NEITHER}]"

# Inside a class: circled numbers; symbols that a list's entries begin with, a title too; ★ marks
# remarks and titles.
CIRCLED = "①-⑳㉑-㉟㊱-㊿"
BULLETS = "√▪■-◿\u2600-\u2604\u2606-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"


def is_han(character: str) -> bool:
    """Whether a character is one of the common Chinese ones."""
    return "\u4e00" <= character <= "\u9fff"
