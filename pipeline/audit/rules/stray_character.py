"""A character that no reader sees, or that belongs to no Chinese text.
出现不可见字符、乱码或异体码位的字符。

What it checks
    Control and zero-width characters, private-use and replacement characters, garbled bytes, Kangxi
    radicals and compatibility forms, letters of another script inside a word, and a symbol such as
    * or > that stands once, between two words.
    检查控制字符、零宽字符、私用区字符、替换符、乱码、康熙部首与兼容字形、混入词中的其他文字，
    以及全文仅一次、夹在词语之间的 *、> 等符号。

Why it matters
    Words that hold one are not found and not compared as equal; some print as boxes.
    含有这类字符的词检索不到、比对不上，有的还会印成方框。

Fails
    1. 职工参保登记
    1.1 需提供材料
    ⾝份证
    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.3 办理时限：即时办结

Known limits
    A zero-width character that stands in many places comes from the program that made the file;
    it is reported as info. In a PDF radicals come from its fonts and are not reported.
    多处出现的零宽字符来自制作文件的程序，只作提示。PDF 中的部首字符来自字体，不报告。
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import plain_text
from pipeline.audit.views import View
from pipeline.model.characters import is_han
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"

_INVISIBLE = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_STRAY = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)"
    r"|(?P<unreadable>[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]+|锟斤拷|烫烫烫|屯屯屯"
    r"|[ÃÂâäåæçèé][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿])"
    r"|(?P<form>[\u2e80-\u2fdf\uf900-\ufaff\uff61-\uff9f])"
    r"|(?P<script>[\u0370-\u03ff\u0400-\u04ff](?=[A-Za-z])|(?<=[A-Za-z])[\u0370-\u03ff\u0400-\u04ff]"
    r"|[\u3040-\u30fa\uac00-\ud7af\u3105-\u312f])"
)
# One class first: most guides hold none of all this.
_SUSPECT = re.compile(
    rf"[{_INVISIBLE}\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff锟烫屯ÃÂâäåæçèé\u2e80-\u2fdf"
    r"\uf900-\ufaff\uff61-\uff9f\u0370-\u052f\u3040-\u30fa\uac00-\ud7af\u3105-\u312f]"
)
_SAYS = {
    "invisible": ("不可见字符", "an invisible character"),
    "unreadable": ("无法辨读的字符", "an unreadable character"),
    "form": ("部首或兼容区字符", "a radical or compatibility character"),
    "script": ("其他文字的字母", "a letter of another script"),
}
_HABIT = 3
# No mark of Chinese text. A star marks what is required, a bar parts, a plus adds: those that
# stand more than once mean something.
_SYMBOLS = "*#^\\`@$<>"
_ARROWS = "<>"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each run of such characters."""
    yield from _find_symbols(view)
    # fonts of a PDF number a character as the radical that it looks like; nobody typed that
    text = (view.source if view.source.reader == "pdf" else view.tree.source).text
    if not _SUSPECT.search(text):
        return
    matches = list(_STRAY.finditer(text))
    often = Counter(match[0][0] for match in matches)
    for match in matches:
        kind = str(match.lastgroup)
        codes = " ".join(f"U+{ord(character):04X}" for character in match[0][:4])
        expected: str | None = "" if kind == "invisible" else None
        if kind == "form":
            folded = unicodedata.normalize("NFKC", match[0])
            expected = folded if folded != match[0] else None
        at = Range(*match.span())
        zh, en = _SAYS[kind]
        yield Fault(
            at,
            zh=f"{zh} {codes}" + (f"，应为 {expected}" if expected else ""),
            en=f"{en} {codes}" + (f" instead of {expected}" if expected else ""),
            expected=expected,
            edits=(Correction(at, expected),) if expected is not None else (),
            safe=expected is not None,
            severity=Severity.INFO if kind == "invisible" and often[match[0][0]] > _HABIT else None,
        )


def _find_symbols(view: View) -> Iterator[Fault]:
    """Yield the symbols that stand in the guide once, and between two Chinese characters."""
    text = plain_text(view)
    symbols = [symbol for symbol in _SYMBOLS if text.count(symbol) == 1]
    for at in sorted(map(text.index, symbols)):
        is_between = is_han(text[at - 1 : at]) and is_han(text[at + 1 : at + 2])
        if not is_between:
            continue
        place = Range(at, at + 1)
        expected = "→" if text[at] in _ARROWS and "→" in _read_line(view, at) else ""
        yield Fault(
            place,
            zh=f"词语之间混入符号 {text[at]}",
            en=f"the symbol {text[at]} has got between two words",
            expected=expected,
            edits=(Correction(place, expected),),
        )


def _read_line(view: View, at: int) -> str:
    text = view.source.text
    return text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
