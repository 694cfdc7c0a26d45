"""What a field for materials says about papers, beside naming them."""

from __future__ import annotations

import re

from pipeline.model.guides import Material
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .material_conditions import STARTS_WITH_VERB, hide_brackets
from .material_entries import Entry
from .material_parts import CLAUSE, REMARK, TRAILING, document_pattern

# All patterns read folded text: full-width brackets, commas and colons are narrow here.
NOTE = re.compile(r"(?:注|备注|说明|[^,;。:()]{0,6}(?:要求|须知)) ?\d? ?:|※|★")
ONLY_NOTES = re.compile(r"(?:注|备注|说明) ?:? *")  # alone above a list of remarks
# What tells about papers and names none: `批件包括：…`, `即…`, `以上材料均需…`.
_EXPLAINS = r"[^,、:;()]{0,12}(?:包括|是指|指) ?:|即(?=《)|(?:主要)?内容(?:应当?)?包括"
_GENERAL = (
    r"(?:(?:以上|上述|所有|全部|(?:申请人)?所?提[供交]的?|申[请报办])[^,;]{0,10})?"
    r"(?:材料|资料|证件|复印件|原件)(?:均|应|须|需|必须|一律|请|一式|[为用]A4|按[^,;]{0,30}顺序)"
)
# The whole sentence goes with these.
TELLS = re.compile(f"{_EXPLAINS}|{_GENERAL}")
NOT_NEEDED = re.compile(r"(?:[无不可]需|无须|不用|免于|可不)(?:提供|提交)")
_STOPS = re.compile(r"[,:;。、]")


def bracketed_remarks(entry: Prose) -> list[str]:
    """Return the remarks in brackets of a lead-in: `（已从外部门获取共享数据的可不提供）`."""
    found = re.finditer(r"\(([^()]*)\)", entry.folded)
    return [entry.text[slice(*m.span(1))] for m in found if REMARK.match(m[1])]


def is_remark(words: str, follows: bool) -> bool:
    """Whether `words` tell about papers; `follows` when one stands before them."""
    if NOT_NEEDED.search(hide_brackets(words)) or re.match(_GENERAL, words):
        return True
    return follows and bool(
        TELLS.match(words) or (REMARK.match(words) and not STARTS_WITH_VERB.match(words))
    )


def is_statement(entry: Entry, profile: Profile, before: list[Material]) -> bool:
    """Whether a bare line below papers names none: below a numbered list, or a sentence."""
    if entry.printed.text.lstrip() != entry.words.text or not before:
        return False
    document = document_pattern(profile)
    words = hide_brackets(entry.words.folded).strip(TRAILING)
    parts = [part for part in _STOPS.split(words) if not CLAUSE.fullmatch(part)]
    may_tell = bool(_STOPS.search(words)) and (before[-1].number is not None or len(parts) > 1)
    return may_tell and not any(document.search(part) for part in parts)
