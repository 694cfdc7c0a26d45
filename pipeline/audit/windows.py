"""Windows of days, months and hours as printed: 每月 19 日—28 日, 6 月 1 日至次年 5 月 31 日."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range

from .plain_texts import find_near
from .views import View

_DIGIT = "[0-9一二三四五六七八九十]"
_DAY = r"(?:\d{1,3}|[一二三四五六七八九十]{2,3}|[二三四五六七八九十])"
DASH = r"[—–\-－~～〜―─至到]{1,2}"
_NO_MONTH = rf"(?<![\d.—\-])(?<!{_DIGIT}月)(?<!{_DIGIT} 月)(?<!{_DIGIT}月 )(?<!{_DIGIT} 月 )"

# `每月 25 日一次月 8 日` · `19 日—28 日` · `19 日28 日` · `25 日次月 8 日`; not `12 月 1 日至`
_DAYS = re.compile(
    rf"{_NO_MONTH}(?P<from>{_DAY}) ?[日号] ?(?P<dash>{DASH}|一)? ?"
    rf"(?:(?P<next>次月|下个?月|翌月)|每月|当月|本月)? ?(?P<to>{_DAY}) ?[日号](?![之以]?内)"
)


def _date(side: str) -> str:
    return (
        rf"(?:(?P<{side}year>\d{{4}}) ?年 ?)?(?<![\d个])(?P<{side}month>{_DAY}|一) ?月"
        rf"(?: ?(?P<{side}day>{_DAY}|一) ?[日号])?"
    )


# `6 月 1 日至次年 5 月 31 日` · `2022 年 1 月至 2023 年 3 月` · `6 月 1 日次年 5 月 31 日`
_MONTHS = re.compile(
    rf"{_date('from')} ?(?:(?P<dash>{DASH}|一)? ?(?P<next>次年|翌年|第二年|下一?年|来年)"
    rf"|(?P<only>{DASH})) ?{_date('to')}"
)


Date = tuple[int | None, int, int | None]


class Window(NamedTuple):
    """A window of days of the month; `dash` is the range of what joins them, maybe empty."""

    range: Range
    first: int
    last: int
    to_next_month: bool
    dash: Range
    dash_words: str


class Season(NamedTuple):
    """A window between two dates; years and days are None where none are printed."""

    range: Range
    first: Date
    last: Date
    to_next_year: bool
    dash: Range
    dash_words: str


def day_windows(view: View) -> list[Window]:
    """Return the windows of days of the month, in order."""
    return view.memo("day_windows", _find_days)


def seasons(view: View) -> list[Season]:
    """Return the windows between two dates, in order."""
    return view.memo("seasons", _find_seasons)


def _find_days(view: View) -> list[Window]:
    found = []
    for match in find_near(_DAYS, view, "日", 2):
        first, last = read_numeral(match["from"]), read_numeral(match["to"])
        if first is None or last is None:
            continue
        is_next = match["next"] is not None
        joined = _read_dash(match, "dash", "next", "to")
        found.append(Window(Range(*match.span()), first, last, is_next, *joined))
    return found


def _find_seasons(view: View) -> list[Season]:
    found = []
    for match in find_near(_MONTHS, view, "月", 2):
        first, last = _read_date(match, "from"), _read_date(match, "to")
        joined = _read_dash(match, "dash", "only", "next")
        found.append(Season(Range(*match.span()), first, last, match["next"] is not None, *joined))
    return found


def _read_dash(match: re.Match[str], *names: str) -> tuple[Range, str]:
    """Return what joins the two days, or the empty place where it should: before the last group."""
    name = next(name for name in names if match[name])
    words = match[name] if name != names[-1] and name != "next" else ""
    return Range(match.start(name), match.start(name) + len(words)), words


def _read_date(match: re.Match[str], side: str) -> Date:
    year, month, day = (match[side + part] for part in ("year", "month", "day"))
    return int(year) if year else None, read_numeral(month) or 0, read_numeral(day or "")
