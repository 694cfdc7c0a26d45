"""What an entry of a materials list is made of: papers, clauses on form and copies, remarks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.model.kinds import MaterialForm
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile

from .material_conditions import STARTS_WITH_VERB, hide_brackets

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
# `，原件1份` · `，验原件` · `（原件、复印件）` · `，原件及复印件各一份`
_FORM_WORDS = (
    r"(?:(?:核?验|查验|校验|核对|[收留交])?(?:正本|原件|复印件|副本|影印件)"
    r"(?:核验|核对|备查|存档)?(?:[和及与、或/]|各)?)+"
)
_COPIES = r"(?: ?(?:各|一式)? ?(?:\d{1,2}|[一二两三四五六七八九十]) ?份)"
_CLAUSE = rf"(?:{_FORM_WORDS}{_COPIES}?|{_COPIES}(?: ?{_FORM_WORDS}{_COPIES}?)?)"
# `加盖公章` beside a clause goes with it: （加盖公章，一式两份）.
_SEALED = r"(?:(?:必?须|需|并)?(?:加盖[^,;、()]{1,8}|签字|签名|盖章){1,3})"
_AND = r"(?:并|同时|另|还需|需|须)*(?:提供|提交|出示|携带)?"  # ，同时提交复印件
CLAUSE = re.compile(rf"{_AND}{_CLAUSE}(?:\(.*\))?$")
_MEDIUM = r"(?:(?:纸质|电子|正反面|扫描|彩色)[版件]?[,、;]?)*"
# What begins with a form tells about it to its end: （原件，由会计师事务所出具）.
BRACKET_CLAUSE = re.compile(
    rf"[(【〔\[](?:{_SEALED}[,、;])?{_MEDIUM}{_CLAUSE}{_SEALED}?(?:[,、;][^()【】〔〕\[\]]*)?[)】〕\]]"
    r"(?!原件|复印件)"
)
# After 原件 another form is no clause but belongs to it: 身份证原件、复印件. A blank parts a clause
# that counts: 身份证 原件1份 复印件2份.
_COUNTED = rf"(?<! )(?: ++(?:{_FORM_WORDS}{_COPIES}|{_COPIES}(?: ++{_FORM_WORDS})?))++"
LATE_CLAUSE = re.compile(
    rf"(?:(?:(?<!原件)(?<!正)、|[,，]|(?:[须需]|应当?)(?:提供|提交|出示|携带)) ?{_CLAUSE}"
    rf"|{_COUNTED})"
    r"(?:\([^()]*\))?[;。]?$"
)
# No comma before it: 《登记表》一式两份, 身份证复印件1份（合并办理的，应提供2份）.
LATE_COPIES = re.compile(rf"{_COPIES}(?:\([^()]*(?:\([^()]*\))?[^()]*\))?[;。]?$")
# `（）` · `(、)`: a blank that nobody filled.
EMPTY = re.compile(r"[ (),、;。:/_-]*$")
# What only says that papers follow: `（一）提交申请`, `（二）材料清单`.
ONLY_TELLS = re.compile(
    r"(?:提交|填写)?(?:申请|(?:申请|申报|办理|提交|所需|具体)*(?:材料|资料)(?:清单|目录|如下))"
)
REMARK = re.compile(
    r"(?:且|并?[载写标]明|并(?:提供|注明|附|加盖|按|如实)|粘?贴(?!息)|加盖(?![^,;]*章的)|账户可|可视|如[有需]|若|须|应当|另)"
    r"|.{0,200}(?:视情|不需提供|无需提供|可不提供|免[予于](?:提交|提供)|要求公证|即可)"
)
# No comma before it: 亲属关系证明并提供联系电话.
_LATE_REMARK = re.compile(
    r"(?<=[^,、])(?=并(?:提供|注明|附上|加盖)|加盖[^,;。的()]{1,10}章(?:[;,。]|$))"
)
EXPLAINED = re.compile(r": *(?:包括|内容|[载写注]明)")  # 申请书：包括姓名、住址
SUFFICES = re.compile(r"(?:即可[^,;。]{0,4}|代办)$")  # 凭身份证即可办理, 持户口簿代办
QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_COUNT = re.compile(r"(\d{1,2}|[一二两三四五六七八九十]) ?份")
_TITLES = re.compile("》(?=《)")  # 《申请表》《评定表》
_OPEN, _CLOSE = "(《“[【<", ")》”]】>"
# Nothing is listed here: 区、（县）, 购房合同原件、复印件及贷款证明, 学历证书，或学籍证明.
_JOINED = re.compile(r"[、,]或|、(?:\(|(?<=原件、)(?:复印件|影印件)|(?<=正本、)副本|(?<=正、)副)")
TRAILING = " ;；。，,、.：:"
_LONGEST = 400  # characters; no list of papers whose parts need each other is half as long
_SEPARATOR = re.compile("[、,;。]")
_ENDS_SENTENCE = re.compile(r"[;。\n]")


class Part(NamedTuple):
    """A stretch of an entry between two separators; offsets in the entry's text."""

    start: int
    end: int


# 事件, 条件, 软件 end like 证件.
_NO_PAPER = "[事条案软硬零部]件"


@cache
def document_pattern(profile: Profile) -> re.Pattern[str]:
    """Return what names a document: it ends with such a word, form and brackets aside."""
    words = "|".join(map(re.escape, sorted(profile.document_words, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?:(?:{words})(?<!{_NO_PAPER}))(?:原件|复印件|正本|副本)?|》|原件|复印件)(?:\([^()]*\)|[等类])*"
        r"(?:原件|复印件)?(?:(?:各|一式)?[一二两三四五六七八九十\d]+[份张]|正反面)?$"
    )


def split_parts(text: str, profile: Profile) -> list[Part]:
    """Split folded `text` at 、 ， ； outside brackets, and after a clause in brackets.

    A part that names no document by itself goes together with the next one: 低保、特困证明.
    """
    document = document_pattern(profile)
    parts: list[Part] = []
    start = 0
    for cut, after in [*_find_cuts(text, document), (len(text), len(text))]:
        words = text[start:cut].strip(TRAILING)
        rest = text[after : after + _LONGEST]
        bounded = cut < len(text) and cut - start <= _LONGEST
        if bounded and not _stands_alone(words, text[cut], rest, document):
            continue
        if words:
            parts.append(Part(start, cut))
        start = after
    return parts


def _find_cuts(text: str, document: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where a part may end and where the next one then begins, in order."""
    words = text.rstrip(TRAILING).split(" ")
    if len(words) > 1 and all(_is_paper(word, document) for word in words):
        return [(match.start(), match.end()) for match in re.finditer(" ", text)]
    cuts: list[tuple[int, int]] = []
    depth = 0
    for index, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and char in "、,;。" and not _JOINED.match(text, index):
            cuts.append((index, index + 1))
    ends = [title.end() for title in _TITLES.finditer(hide_brackets(text))]
    ends += [clause.end() for clause in BRACKET_CLAUSE.finditer(text)]
    ends += [remark.start() for remark in _LATE_REMARK.finditer(hide_brackets(text))]
    cuts += [(end, end) for end in ends if end < len(text) and text[end] not in "、,;。("]
    return sorted(cuts)


def _is_paper(words: str, document: re.Pattern[str]) -> bool:
    """Whether `words` name one paper, and no form of another: `身份证 户口簿 结婚证`."""
    if _SEPARATOR.search(words) or CLAUSE.fullmatch(words):
        return False
    return document.search(words) is not None


def _stands_alone(words: str, separator: str, rest: str, document: re.Pattern[str]) -> bool:
    """Whether `words` can be a part of their own."""
    if separator in ";。" or not words or CLAUSE.fullmatch(words) or document.search(words):
        return True
    if separator == "," and (STARTS_WITH_VERB.match(rest.lstrip()) or REMARK.match(words)):
        return True
    sentence = _ENDS_SENTENCE.split(rest, maxsplit=1)[0].rstrip(TRAILING)
    # a case belongs to what follows, and so does what stands in a list of papers and is none
    return separator != "、" and not words.endswith("的") and not document.search(sentence)


def read_form(text: str) -> MaterialForm | None:
    """Return the form that folded `text` asks for."""
    if re.search(r"(?:核?验|查验|校验|审验|核对|交验) ?原件|原件(?:核验|查验|核对)", text):
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
