"""For whom or when a material is needed: `委托他人办理的，还应提交…`, `再婚人员须提供…`."""

from __future__ import annotations

import re
from typing import NamedTuple

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
# Part of the verb only where it begins a clause: 合资企业应提供 is about 合资企业.
_SUBJECT = r"(?:(?<![^,])(?:持卡人|申请人|参保人|办理人|单位|本人|企业|双方))?"
_DUTY = (
    r"(?:但|则|还|并|均|仍|另|也|可以?)*"
    r"(?:(?<![无不免所])(?:必须|需要|须|需|应当?)(?:还|再|另|当场)?|可)"
)
_ACT = (
    r"(?:提供|提交|提报|上传|携带|出示|出具|交验|交回|交还|收回|查验|核验|递交|填写|报送|上交|"
    r"补充|缴回|缴销|持有(?!效)|持|带(?![有入领])|有(?![效关]))"
)
_TO_WHOM = r"(?:同时|另行?|分别|一并|额外|先)?(?:向[^,;。、]{1,40}?)?"
# 由民政部门提供的证明: with 的 behind it the verb only describes the paper.
DUTY = rf"(?:{_SUBJECT}{_DUTY}{_TO_WHOM}{_ACT}(?!的))"
VERB = (
    rf"(?:{DUTY}|(?<![无不免])(?:另|还|再)?(?:提供|提交|上传|携带|出示)(?!的)|"
    r"(?:现场|当场|如实|到[^,;。]{1,20})?(?:填写|领取)(?=《)|"
    r"(?<=[户者员],)出具(?!的)|(?<!文)凭(?!证)|[另并需须应]附(?!件))"  # 文凭, 凭证
)
STARTS_WITH_VERB = re.compile(VERB)
_STARTS_WITH_DUTY = re.compile(DUTY)
_FURTHER_DUTY = re.compile(r"[还另并再也但]|同时")
# `无单位的由街道出具…` · `单位车辆需…` · `被拆迁户出具…`
_LOOSE = (
    r"(?:(?:(?<=的)|(?<=的,))由[^,;。的]{1,30}(?:出具|提供|持)(?!的)|"
    r"(?:(?<=[的者户])|(?<=的[,、])|(?<=人员)|(?<=车辆))(?:还)?需(?![求要])(?=.{2})|"
    r"(?<=的)带(?![有入领的])|(?<=的,)附(?!件)|(?<=[户者员的])出具(?!的)|(?<=的,)出具(?!的)|(?<=[人员者户])持(?=有效|本人)(?!有效期))"
)
_STATED = re.compile(rf"(?P<condition>[^;]+?)[,;]? ?(?P<verb>{VERB}|{_LOOSE})(?=\S)")
# Who or when, not what: a condition ends so. `属于…的`, `转出人员`, `…的重度残疾人`.
_WHO = re.compile(
    r"(?:的|人|人员|者|对象|时|后|单位|企业|家庭|职工|学生|户|[居公]民|军人|子女|车辆|机构|双方|[业户车船雇货]主)(?:\([^()]*\))?$"
)
_WHEN = re.compile(r"(?:若|如(?!需)|因|对于?|属|未|尚未|无|凡|委托|通过|在|持)")
# `申请网吧营业的，除提供上述材料` · `除身份证明外`
_BESIDES = re.compile(r"(?:^|,)除[^,;。]{2,}$")
# No verb: `委托代理的，代理人身份证` · `随迁子女，其出生证明`
_OTHERS = re.compile(r"(?P<condition>[^;。]*?(?:(?:人员|子女|者),(?=其)|的,))(?P<verb>)(?=[^,;。])")
# `（如委托他人办理）委托书`; （离）退休证 and （居民）户口簿 are names.
_BRACKETED = re.compile(
    r"\((?P<condition>[如若凡仅][^()]{2,30}|[^()]{2,30}(?:的|时|办理))\) ?(?=.)"
)
# `居住证（非本地户籍人员提供）` · `监护人证明（未成年人申请的）`; not `（承诺的可免于提交）`
CASE_BEHIND = re.compile(
    r"\((?![^()]*(?:免|无需|不需))(?P<condition>[^(),;:]{2,30}?(?:(?:[须需应]|时)*提[供交]|(?<=[^目标真别])的|(?<!及)时))\)$"
)
_CASE_VERB = re.compile(r"(?:[须需应])*提[供交]$")
_INNER = re.compile(r"\([^()]*\)|《[^《》]*》")
_FORM = re.compile(r"(?:原件|复印件|正本|副本|影印件|[一二两三\d]份)")


class Stated(NamedTuple):
    """Where the condition at the beginning of a text ends, and where the paper's name begins."""

    condition: int
    name: int


def hide_brackets(text: str) -> str:
    """Return `text` with what stands inside brackets and titles blanked out, length kept."""
    return _INNER.sub(lambda match: match[0][0] + "\0" * (len(match[0]) - 2) + match[0][-1], text)


def read_condition(text: str, names_document: re.Pattern[str]) -> Stated | None:
    """Return the condition that folded `text` begins with, if a verb divides it from a paper."""
    if bracketed := _BRACKETED.match(text):
        return Stated(bracketed.end("condition"), bracketed.end())
    hidden = hide_brackets(text)
    match = _STATED.match(hidden) or _OTHERS.match(hidden)
    if match is None:
        return None
    words = text[: match.end("condition")].rstrip(",")
    if _FORM.match(text, match.end()):
        return None  # 身份证须提供原件: the form of the paper before the verb
    if is_condition(words, names_document):
        return Stated(match.end("condition"), match.end())
    dutiful = _STARTS_WITH_DUTY.match(match["verb"])
    if dutiful and not names_document.search(words) and not words.endswith("、"):
        return Stated(match.end("condition"), match.end())
    return None


def is_condition(words: str, names_document: re.Pattern[str]) -> bool:
    """Whether `words` before a verb say for whom or when."""
    words = words.rstrip(" ,")
    return bool(_WHO.search(words) or _BESIDES.search(words)) or (
        bool(_WHEN.match(words)) and not names_document.search(words)
    )


def read_case(words: str) -> str:
    """Return the case in brackets behind a paper without its verb: 非本地户籍人员."""
    return _CASE_VERB.sub("", words)


def begins_first_duty(words: str) -> bool:
    """Whether `words` ask for the first papers: 需提供…, but not 还需提供… nor 须提供原件."""
    match = _STARTS_WITH_DUTY.match(words)
    if match is None or _FURTHER_DUTY.search(match[0]):
        return False
    return _FORM.match(words, match.end()) is None


def begins_duty(words: str) -> bool:
    """Whether `words` begin with a verb that asks for papers: 还需提供…, 须出具…."""
    return bool(_STARTS_WITH_DUTY.match(words.lstrip()))
