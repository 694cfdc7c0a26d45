"""What an entry of a materials list is made of: papers, clauses on form and copies, remarks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.model.guides import MaterialForm
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
# `，原件1份` · `，验原件` · `（原件、复印件）` · `，原件及复印件各一份`
_FORM_WORDS = r"(?:(?:核?验|查验|校验)?(?:正本|原件|复印件|副本|影印件)(?:[和及与、或/]|各)?)+"
_COPIES = r"(?: ?(?:各|一式)? ?(?:\d{1,2}|[一二两三四五六七八九十]) ?份)"
CLAUSE = re.compile(rf"(?:{_FORM_WORDS}{_COPIES}?|{_COPIES})(?:\(.*\))?$")
BRACKET_CLAUSE = re.compile(rf"\((?:{_FORM_WORDS}{_COPIES}?|{_COPIES})\)")
LATE_CLAUSE = re.compile(rf"[,，、] ?(?:{_FORM_WORDS}{_COPIES}?|{_COPIES})(?:\([^()]*\))?[;。]?$")
# No comma before it: 《登记表》一式两份, 身份证复印件1份.
LATE_COPIES = re.compile(rf"{_COPIES}[;。]?$")
_SUBJECT = r"(?:持卡人|申请人|参保人|办理人|单位|本人|企业)?"
VERB = (
    rf"(?:{_SUBJECT}(?:还|并)?(?:需要?|应当?|须|可)(?:同时)?(?:提供|上传|提交|携带|出示|出具|交验|持有(?!效)|持)"
    r"|提供|提交|上传|携带|出示)"
)
STARTS_WITH_VERB = re.compile(VERB)
REMARK = re.compile(
    r"(?:并(?:提供|注明|附|加盖)|加盖|账户可|可视|如[有需]|若|须|应当|另)"
    r"|.{0,200}(?:视情|不需提供|无需提供|可不提供|要求公证|即可)"
)
# No comma before it: 亲属关系证明并提供联系电话.
_LATE_REMARK = re.compile(r"(?<=[^,、])(?=并(?:提供|注明|附上|加盖))")
QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_COUNT = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]) ?份")
_OPEN, _CLOSE = "(《“[【<", ")》”]】>"
TRAILING = " ;；。，,、.：:"
_LONGEST = 400  # characters; no list of papers whose parts need each other is half as long
_ENDS_SENTENCE = re.compile(r"[;。\n]")


class Part(NamedTuple):
    """A stretch of an entry between two separators; offsets in the entry's text."""

    start: int
    end: int


@cache
def document_pattern(profile: Profile) -> re.Pattern[str]:
    """Return what names a document: it ends with such a word, form and brackets aside."""
    words = "|".join(map(re.escape, sorted(profile.document_words, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?:{words})(?:原件|复印件|正本|副本)?|》|原件|复印件)(?:\([^()]*\)|[等类])*"
        r"(?:原件|复印件)?(?:(?:各?[一二两三四五\d]+份)|(?:正反面))?$"
    )


def split_parts(text: str, profile: Profile) -> list[Part]:
    """Split folded `text` at 、 ， ； outside brackets, and after a clause in brackets.

    A part that names no document by itself goes together with the next one: 低保、特困证明.
    """
    document = document_pattern(profile)
    parts: list[Part] = []
    start = 0
    for cut, after in [*_find_cuts(text), (len(text), len(text))]:
        words = text[start:cut].strip(TRAILING)
        rest = text[after : after + _LONGEST]
        bounded = cut < len(text) and cut - start <= _LONGEST
        if bounded and not _stands_alone(words, text[cut], rest, document):
            continue
        if words:
            parts.append(Part(start, cut))
        start = after
    return parts


def _find_cuts(text: str) -> list[tuple[int, int]]:
    """Return where a part may end and where the next one then begins, in order."""
    cuts: list[tuple[int, int]] = []
    depth = 0
    for index, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and char in "、,;。":
            cuts.append((index, index + 1))
    ends = [clause.end() for clause in BRACKET_CLAUSE.finditer(text)]
    ends += [remark.start() for remark in _LATE_REMARK.finditer(text)]
    cuts += [(end, end) for end in ends if end < len(text) and text[end] not in "、,;。("]
    return sorted(cuts)


def _stands_alone(words: str, separator: str, rest: str, document: re.Pattern[str]) -> bool:
    """Whether `words` can be a part of their own."""
    if not words or CLAUSE.fullmatch(words) or document.search(words):
        return True
    if separator in ",;。" and (STARTS_WITH_VERB.match(rest.lstrip()) or REMARK.match(words)):
        return True
    # without any document after them, they are a list of another kind: keep them apart
    return not document.search(_ENDS_SENTENCE.split(rest, maxsplit=1)[0].rstrip(TRAILING))


def read_form(text: str) -> MaterialForm | None:
    """Return the form that folded `text` asks for."""
    if re.search(r"(?:核?验|查验|校验|审验) ?原件", text):
        return MaterialForm.VERIFY_ORIGINAL
    original, copy = "原件" in text, "复印件" in text
    if original and copy:
        either = re.search(r"原件或[^,、]{0,8}复印件|复印件或[^,、]{0,8}原件", text)
        return MaterialForm.ORIGINAL_OR_COPY if either else MaterialForm.ORIGINAL_AND_COPY
    if original:
        return MaterialForm.ORIGINAL
    return MaterialForm.COPY if copy else None


def read_copies(text: str) -> int | None:
    """Return the number before 份 in folded `text`."""
    match = _COUNT.search(text)
    return read_numeral("二" if match[1] == "两" else match[1]) if match else None
