"""Time limits: what kind of limit one printed text states, and how many days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.guides import MonthWindow
from pipeline.model.kinds import LimitKind
from pipeline.model.numerals import read_numeral
from pipeline.model.sources import fold_text

# Ten years: what is longer is a slip or a number of something else.
MOST_DAYS = 3_660


class Duration(NamedTuple):
    """One time limit; `days` and `window` are None where none is printed or understood."""

    kind: LimitKind
    days: int | None = None
    window: MonthWindow | None = None


_OTHER = Duration(LimitKind.OTHER)

_BLANKS = re.compile(r"\s+")
# 1 5 个工作日 is a stretched line, 12333 15 个工作日 are two numbers: keep those blanks for later.
_NEEDLESS_BLANK = re.compile(r"(?<![0-9]) | (?![0-9])")
_BRACKETS = re.compile(r"\([^()]*\)")
_UNIT_IN_BRACKETS = re.compile(r"[个日天]?\(个?(工作日|自然日|日历日)\)")  # 15 日（工作日）内

_HAN_DIGITS = "〇零一二两三四五六七八九十百千廿卅"
# Bounded, for a page of digits is no number and must not cost a quadratic search.
_NUMBER = rf"(?:[0-9](?:[0-9 ]{{0,12}}[0-9])?|[{_HAN_DIGITS}]{{1,12}})"
_COUNT = re.compile(
    rf"(?P<number>{_NUMBER})?(?P<unit>个?(?:法定)?工作[日天]|个?(?:自然|日历)[日天]|个?天|个?日)"
)
# 第5个工作日, 每月前5个工作日, 下一个工作日 are dates; 延长10个工作日 and 提前3天 are no limits.
_NO_COUNT_BEFORE = ("第", "前", "每", "每隔", "下", "首", "最后", "延长", "延长至", "延期")
_OFFLINE = "线下"  # 线下3个工作日
_NEAR = 8  # as many characters around a number say what it is: 5个工作日至10个工作日
_NO_COUNT_AFTER = ("前", "之前", "以前", "起")
# 3—5个工作日, 5个至10个工作日, 1.5个工作日, 3、5个工作日: no one number.
_RANGE_BEFORE = re.compile(
    rf"[0-9{_HAN_DIGITS}](?:个?(?:工作日|[日天])|个)?[-‐-―−~∼〜至到或、/.,·]{{1,2}}$"
)
_DATE_BEFORE = ("月", "年")
_END_OF_RANGE_BEFORE = re.compile(r"[-‐-―−~∼〜至到]$")
_WITHIN = re.compile(r"[之以]?内")
# Without 内 a 日 may be a date, so 30日 counts only as the whole or before what is done in it.
_DONE_AFTER = re.compile(r"[,。;、.]|$|办结|办理|办毕|完成|审[核批]|出具|答复")
_BLANK_NEVER_FILLED = re.compile(r"[?_]$")

_WORKING_DAYS_MEANT = re.compile(r"(?:以|按照?|[均系指为])工作日")
_HOLIDAYS_LEFT_OUT = re.compile(
    r"(?:不含|不包括|不包含|不计|扣除|剔除)[^,。;]{0,20}假|假日?(?:除外|不计)"
)

_DONE = (
    r"(?:即可|予以|给予)?"
    r"(?:办|登记|核发|完成|审[核批]|出具|作出|打印|领[取证]|取[证件]|发[证放]|制[卡证]|生效)"
)
_IMMEDIATE = re.compile(
    rf"(?:即时|当场|立即|当[日天]){_DONE}|现场办结|立等可取|随到随办|即[到来]?即?办"
    r"|(?:即时|当场|当[日天]内?)(?=[,。;.]*$)"
)
_NEGATIONS = ("不能", "不可", "不予", "无法", "难以", "非", "不", "未", "未能", "除")
_NEXT_MONTH = re.compile(r"次月|下个?月")
_WHOLE_MONTH = re.compile(r"全月|整月")

_DAY = rf"(?P<{{}}>[0-9] ?[0-9]?|[{_HAN_DIGITS}]{{{{1,3}}}})"
# 一 is what a reader, human or machine, makes of a dash: 每月25日一次月8日.
_DASH = r"(?:[-‐-―−~∼〜]{1,2}|[至到一])"
_WINDOW = re.compile(
    rf"(?P<monthly>(?:每个?月|[当本]月)的?)?{_DAY.format('first')}"
    rf"(?:[日号]{_DASH}|(?!一)(?<=[0-9]){_DASH})"
    rf"(?:(?P<next>次月|下个?月)|[每当本]月)?的?{_DAY.format('last')}[日号](?![之以]?内)"
)


@lru_cache(maxsize=4096)
def read_duration(text: str) -> Duration:
    """Read the one time limit that `text` states; what states none, or several, is `other`."""
    printed = _NEEDLESS_BLANK.sub("", _BLANKS.sub(" ", fold_text(text)).strip())
    printed = _UNIT_IN_BRACKETS.sub(r"个\1", printed)
    # A remark in brackets (邮寄表单等原因不计入时限) may speak of days without being the limit.
    for words in (_BRACKETS.sub("", printed), printed):
        found = set(_find_limits(words))
        if found:
            limit = found.pop()
            return _OTHER if found else _judge_calendar(limit, printed)
    return _OTHER


def _find_limits(words: str) -> Iterator[Duration]:
    """Yield every limit that is stated, equal ones too."""
    for window in _WINDOW.finditer(words):
        if window["monthly"] or window["next"]:
            yield _read_window(window)
        else:
            yield _OTHER  # 19日—28日 of no named month, or the second of two windows
    words = _WINDOW.sub(",", words)
    for match in _COUNT.finditer(words):
        if limit := _read_count(match):
            yield limit
    if any(not words[: match.start()].endswith(_NEGATIONS) for match in _IMMEDIATE.finditer(words)):
        yield Duration(LimitKind.IMMEDIATE)
    if _NEXT_MONTH.search(words):
        yield Duration(LimitKind.NEXT_MONTH)
    if _WHOLE_MONTH.search(words):
        yield Duration(LimitKind.WHOLE_MONTH)


def _read_window(match: re.Match[str]) -> Duration:
    """Read 每月19日—28日; days that no month has, or that run backwards, are not understood."""
    first = read_numeral(match["first"].replace(" ", ""))
    last = read_numeral(match["last"].replace(" ", ""))
    to_next_month = match["next"] is not None
    if first is None or last is None or not (1 <= first <= 31 and 1 <= last <= 31):
        return _OTHER
    if last < first and not to_next_month:
        return _OTHER
    window = MonthWindow(from_day=first, to_day=last, to_next_month=to_next_month)
    return Duration(LimitKind.MONTHLY_WINDOW, None, window)


def _read_count(match: re.Match[str]) -> Duration | None:
    """Read a number of days, or None where the words around say that it is no limit."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    after = match.string[match.end() : match.end() + _NEAR]
    number, unit = match["number"], match["unit"]
    dated = before.endswith(_NO_COUNT_BEFORE) and not before.endswith(_OFFLINE)
    if dated or after.startswith(_NO_COUNT_AFTER):
        return None
    is_working = "工作" in unit
    is_named = is_working or "自然" in unit or "日历" in unit
    # 个工作日 without a number was a form's blank; 工作日 alone says when the office is open.
    is_blank = (is_named and unit.startswith("个")) or _BLANK_NEVER_FILLED.search(before)
    if number is None and not is_blank:
        return None
    if not is_named and _is_date(before, unit, after):
        return None
    kind = LimitKind.WORKING_DAYS if is_working else LimitKind.CALENDAR_DAYS
    if number is None or not _is_one_number(before, number):
        return Duration(kind)
    return Duration(kind, _read_days(number))


def _is_date(before: str, unit: str, after: str) -> bool:
    """Say whether a number of 日 is a day of the month: 12月30日内, 25日受理, 至28日."""
    if before.endswith(_DATE_BEFORE):
        return True
    if unit.endswith("天") or _WITHIN.match(after):
        return False
    return _END_OF_RANGE_BEFORE.search(before) is not None or not _DONE_AFTER.match(after)


def _is_one_number(before: str, number: str) -> bool:
    """Say whether `number` stands for itself: no end of a range, no tail of a longer number."""
    last = before[-1:]
    is_tail = last.isdigit() or (not number[0].isascii() and last != "" and last in _HAN_DIGITS)
    return not is_tail and not _RANGE_BEFORE.search(before)


def _read_days(number: str) -> int | None:
    """Read the digits before a unit, which a stretched line may have set apart."""
    pieces = number.split(" ")
    if all(len(piece) == 1 for piece in pieces):
        number = "".join(pieces)
    elif len(pieces[-2:]) == 2 and len(pieces[-2]) > 2:
        number = pieces[-1]  # 12333 15: the first is a name
    days = read_numeral(number)
    return days if days is not None and days <= MOST_DAYS else None


def _judge_calendar(limit: Duration, printed: str) -> Duration:
    """Mind what else is said about calendar days: 30日内（以工作日计算）, 15日（不含节假日）."""
    if limit.kind is not LimitKind.CALENDAR_DAYS:
        return limit
    if _WORKING_DAYS_MEANT.search(printed):
        return limit._replace(kind=LimitKind.WORKING_DAYS)
    if "工作日" in printed or _HOLIDAYS_LEFT_OUT.search(printed):
        return _OTHER
    return limit
