"""Time limits: one row for each that is stated, with the channel and apps it holds for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.guides import TimeLimit
from pipeline.model.kinds import Channel, LimitKind, LimitRole
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose
from pipeline.model.sources import fold_text

from .channels import APP_WORD, channel_of, label_pattern
from .paths import read_apps

_NUMBERED = re.compile(r" *(?:[①-⑳]|\d{1,2}[.、](?!\d)|\(\d\)) ?")
# What states a limit; a piece without any of these belongs to the piece before it.
_STATES = re.compile(
    r"(?:\d{1,9}|[一二三四五六七八九十两]{1,9}|\?|？) ?个? ?"
    r"(?:法定)?(?:工作|自然)?(?:日|天|小时|月|周|年)|"
    r"即时|即办|当场|当日|立即|随时|次月|当月|全月|全年|每月|立等"
)
_HOW_LONG = re.compile(r"\d ?个? ?(?:法定)?工作日|\d ?[日天](?:[之以]?内|$)|(?:当场|即时|立即)办")
_OF_TIME = ("时间", "期限")
_WHEN_OPEN = re.compile(
    r"\d ?[:点时]|[周期][一二三四五六日天]|[上下中]午|月|工作日[^内,;。]{0,3}\d|节假日"
)
_NOTHING = re.compile(r"(?:暂?无|不限|没有)(?:(?:限制|规定|时限))?[。.;]?")
# What is said about the limit before: 特殊情况可延长10个工作日.
_EXTENDS = re.compile(r"延长|延期|顺延")
# For how long something holds is no limit for the office: 有效期为24个月.
_HOLDS = re.compile(r"有效期|期满|届满")
# How the result goes out is no way to apply: 邮寄的3个工作日内寄出.
_SENT = re.compile(r"[^;。]*(?:寄出|寄送|寄达|送达)")
_SEPARATOR = re.compile(r"[;,。]|\n|[/ ](?=法定|承诺)|\)")
_ROLES = (
    (LimitRole.STATUTORY, re.compile(r"法定(?!形式|条件|代表|节|监护|程序|要求)")),
    (LimitRole.PROMISED, re.compile(r"承诺")),
)
_ROLE_LABEL = re.compile(r"[^,;。:]{0,6}(?:法定|承诺)[^,;。:]{0,8}:")
_BRACKETS = re.compile(r"\(([^()]*)(\)?)")
# A remark on what is not counted: 网上申请当日不计入.
_LEFT_OUT = re.compile(r"不计|不含|不包[括含]|除外")
_AFTER_LIMIT = re.compile(r"(?:工作日|自然日)日?\s*(?=\S{3,30}?(?:App|小程序|生活号|公众号))")


def extract_time_limits(prose: Prose, profile: Profile, heading: str = "") -> list[TimeLimit]:
    """Return the limits stated in `prose`; `heading` may say whether they are statutory.

    Kind, days and window are read later, from `text`: here they stay open.
    """
    limits: list[TimeLimit] = []
    if _NOTHING.fullmatch(prose.folded):
        return limits
    scope: Channel | None = None
    role: LimitRole | None = None
    for start, end in _statements(prose.folded, profile):
        part = prose.slice(start, end)
        if part.folded.startswith("(") and _is_other_limit(part.folded[1:], profile):
            part = part.slice(1, len(part.text) - part.folded.endswith(")"))
        named, body = _read_scope(part.folded, profile)
        scope = (
            named
            if named is not None
            else (scope if limits and APP_WORD.search(part.text) else None)
        )
        role = _labelled_role(prose.folded, start, part.folded, role)
        words = part.text[body:]
        if _NOTHING.fullmatch(part.folded[body:].rpartition(":")[2].strip()):
            continue  # 法定时限：无
        head = words[: match.start()] if (match := _STATES.search(part.folded[body:])) else ""
        limits.append(
            TimeLimit(
                scope=scope,
                role=_read_role(part.text) or role or _read_role(heading),
                kind=LimitKind.OTHER,
                days=None,
                window=None,
                apps=read_apps(head) if APP_WORD.search(head) else [],
                text=part.text.rstrip("；;，,"),
                span=part.span(),
            )
        )
    return limits


def _labelled_role(text: str, start: int, words: str, before: LimitRole | None) -> LimitRole | None:
    """Return the role that a label gives to the statements of its sentence: `法定期限：…，…`."""
    if label := _ROLE_LABEL.match(words):
        return _read_role(label[0])
    return None if text[start - 1 : start] in ("。", "\n", "") else before


def states_limit(text: str) -> bool:
    """Whether `text` names a number of days, a day of the month, or says: at once."""
    words = fold_text(text)
    return _STATES.search(words) is not None and not _HOLDS.search(words)


def tells_how_long(folded: str, heading: str) -> bool:
    """Whether a field called 办理时间 or 许可期限 says how long it takes, not when one may come."""
    if not heading.endswith(_OF_TIME) or _WHEN_OPEN.search(folded) or _HOLDS.search(folded):
        return False
    return _HOW_LONG.search(folded) is not None


def _statements(text: str, profile: Profile) -> list[tuple[int, int]]:
    """Split folded `text` into pieces that state one limit each; a channel's name opens a piece."""
    brackets = _BRACKETS.finditer(text)
    others = {match.start() for match in brackets if _is_other_limit(match[1], profile)}
    hidden = _BRACKETS.sub(
        lambda match: match[0] if match.start() in others or not match[2] else "\0" * len(match[0]),
        text,
    )
    cuts = [match.end() for match in _SEPARATOR.finditer(hidden)]
    cuts += [match.end() for match in _AFTER_LIMIT.finditer(hidden)]
    cuts += [start for start in others if start]
    pieces: list[tuple[int, int]] = []
    start = 0
    for cut in [*_drop_openings(hidden, sorted(set(cuts))), len(text)]:
        if not text[start:cut].strip():
            continue
        match = _STATES.search(hidden, start, cut)
        stated = (
            match
            and not _EXTENDS.search(hidden, start, match.start())
            and pieces
            and _STATES.search(hidden, *pieces[-1])
        )
        if pieces and not stated and _read_scope(text[start:cut], profile)[0] is None:
            pieces[-1] = (pieces[-1][0], cut)
        else:
            pieces.append((start, cut))
        start = cut
    return pieces


def _is_other_limit(words: str, profile: Profile) -> bool:
    """Whether what stands in brackets is a limit of its own and no remark on the one before.

    `3个工作日（法定30个工作日）`, `即时办结（网上15个工作日）`.
    """
    scoped = _read_scope(words, profile)[0] is not None and states_limit(words)
    return words.startswith(("法定", "承诺")) or (scoped and not _LEFT_OUT.search(words))


def _drop_openings(text: str, cuts: list[int]) -> Iterator[int]:
    """Yield the cuts but those behind what opens a statement: `需核查的，自受理之日起3日内`."""
    start = 0
    for cut in cuts:
        opens = start and text[cut - 1] == "," and not _STATES.search(text, start, cut)
        if not opens:
            yield cut
        start = cut


def _read_scope(text: str, profile: Profile) -> tuple[Channel | None, int]:
    """Return the channel that a statement begins with, and where its own words begin."""
    number = _NUMBERED.match(text)
    at = number.end() if number else 0
    label = label_pattern(profile).match(text, at)
    if label is None or _SENT.match(text, label.end()):
        return None, at
    end = label.end() + (text[label.end() : label.end() + 1] == ":")
    return channel_of(label[0], profile), end


def _read_role(text: str) -> LimitRole | None:
    return next((role for role, pattern in _ROLES if pattern.search(text)), None)
