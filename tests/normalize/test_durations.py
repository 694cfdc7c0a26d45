"""Time limits: real lines of guides, their misprints, and what must not be read as a limit."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.guides import MonthWindow
from pipeline.model.kinds import LimitKind
from pipeline.normalize.durations import MOST_DAYS, read_duration


@pytest.mark.parametrize(
    "text",
    [
        "即时办结",
        "即时办理",
        "窗口即时办结",
        "即 时 办 结",
        "当场",
        "当场办结",
        "审核通过后当场。",
        "立等可取",
        "当日办结",
        "当天办理完毕",
        "即办件",
        "即来即办",
        "随到随办",
        "现场办结",
    ],
)
def test_reads_immediate(text: str) -> None:
    assert read_duration(text) == (LimitKind.IMMEDIATE, None, None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("线下3个工作日", 3),
        ("15 个工作日（邮寄表单等原因不计入时限）", 15),
        ("3 个工作日", 3),
        ("收到申请后5个工作日内", 5),
        ("网上5个工作日内", 5),
        ("掌上 12333App、电子社保卡 App15 个工作日", 15),
        ("微信辽宁社保小程序、支付宝辽宁社会保障卡生活号、辽事通 App 等 30 个工作日。", 30),
        ("掌上 12333 15 个工作日", 15),
        ("审核同意转入的在15个工作日内发出《城乡养老保险制度衔接联系函》", 15),
        ("将在15个工作日内完成审核（特殊情况可延长10个工作日）", 15),
        ("15个工作日，特殊情况可延长10个工作日", 15),
        ("自受理之日起20个工作日内办结", 20),
        ("不能当场办结的，5个工作日内", 5),
        ("5工作日", 5),
        ("15 工作日内", 15),
        ("1 5 个 工 作 日", 15),
        ("１５个工作日", 15),
        ("十五个工作日", 15),
        ("15日（工作日）内", 15),
        ("15个（工作日）", 15),
        ("30日内（以工作日计算）", 30),
        ("15个工作日（不含节假日）", 15),
        ("0个工作日", 0),
        ("业务全程办结时限为?个工作日", None),
        ("？个工作日", None),
        ("个工作日", None),
        ("3—5个工作日", None),
        ("5个至10个工作日", None),
        ("1.5个工作日", None),
        ("三五个工作日", None),
        ("十几个工作日", None),
        ("3 15个工作日", None),
        ("3661个工作日", None),
        ("9" * 30 + "个工作日", None),
    ],
)
def test_reads_working_days(text: str, days: int | None) -> None:
    assert read_duration(text) == (LimitKind.WORKING_DAYS, days, None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30 日内审核完毕", 30),
        ("15日内", 15),
        ("15\n日 以内", 15),
        ("自用工之日起三十日内", 30),
        ("请于2日内准备以上所需资料", 2),
        ("20个自然日", 20),
        ("20日历日", 20),
        ("十五天", 15),
        ("30日", 30),
        ("30日办结", 30),
        ("两日内", 2),
        ("5-15日内", None),
        ("百日内", None),
    ],
)
def test_reads_calendar_days(text: str, days: int | None) -> None:
    assert read_duration(text) == (LimitKind.CALENDAR_DAYS, days, None)


@pytest.mark.parametrize(
    ("text", "first", "last", "to_next_month"),
    [
        ("每月 25 日一次月 8 日受理", 25, 8, True),
        ("每月25日至次月8日", 25, 8, True),
        ("25日至次月8日", 25, 8, True),
        ("当月25日至下个月8日", 25, 8, True),
        ("每月 19 日—28 日", 19, 28, False),
        ("每月 1 9 日——2 8 日", 19, 28, False),
        ("每月19日一28日", 19, 28, False),
        ("每月１９日～２８日", 19, 28, False),
        ("每月1日-10日", 1, 10, False),
        ("每月1-10日（节假日顺延）", 1, 10, False),
        ("每个月5号到10号", 5, 10, False),
        ("每月十九日至二十八日", 19, 28, False),
        ("每月十九日一二十八日", 19, 28, False),
    ],
)
def test_reads_a_monthly_window(text: str, first: int, last: int, to_next_month: bool) -> None:
    window = MonthWindow(from_day=first, to_day=last, to_next_month=to_next_month)
    assert read_duration(text) == (LimitKind.MONTHLY_WINDOW, None, window)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("次月办结", "next_month"),
        ("下个月办结", "next_month"),
        ("次 月 15 日前", "next_month"),
        ("全月经办", "whole_month"),
        ("全 月 受理", "whole_month"),
    ],
)
def test_reads_a_month(text: str, kind: str) -> None:
    assert read_duration(text) == (LimitKind(kind), None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1个月",
        "半个月",
        "一周内",
        "24小时",
        "15 个",
        "详见办事指南",
        "工作日内办结",
        "工作日周一至周五上午8:30-12:00",
        "法定节假日除外",
        "非即时办结",
        "无法当场办结",
        "当日受理",
        "每月25日",
        "每月15日前",
        "每月15日内",
        "25日受理",
        "2022年12月30日内",
        "19日—28日",
        "每月1日至月底",
        "每月25日至8日",
        "每月32日至33日",
        "每月1日至15日、20日至25日",
        "第5个工作日",
        "每月前5个工作日",
        "提前3天",
        "可延长10个工作日",
        "5个工作日前",
        "15日起",
        "15日内（不含节假日）",
        "15日内（工作日上午受理）",
        # The extraction hands over one limit; of several none is "the" limit.
        "法定30个工作日，承诺10个工作日",
        "每月19日—28日，30日内审核完毕",
        "次月5个工作日内",
        "5个工作日至10个工作日",
    ],
)
def test_answers_other_where_no_one_limit_is_stated(text: str) -> None:
    assert read_duration(text) == (LimitKind.OTHER, None, None)


LIMIT_LIKE = st.text(
    alphabet="0159１一十百两个工作自然日天月每次内前即时当场办结（）(),，、-—至?. \n"
)


@given(st.text() | LIMIT_LIKE)
def test_never_raises_and_gives_sane_values(text: str) -> None:
    kind, days, window = read_duration(text)
    counts = kind in (LimitKind.WORKING_DAYS, LimitKind.CALENDAR_DAYS)
    assert days is None or (counts and 0 <= days <= MOST_DAYS)
    assert (window is not None) == (kind is LimitKind.MONTHLY_WINDOW)
    if window:
        assert 1 <= window.from_day <= 31
        assert 1 <= window.to_day <= 31
        assert window.to_next_month or window.from_day <= window.to_day


@given(LIMIT_LIKE)
def test_stray_blanks_at_the_ends_change_nothing(text: str) -> None:
    assert read_duration(f" \u3000{text}\n ") == read_duration(text)


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "一", "(", "—", "每月1日", "不计", "个", "15个工作日、"]
)
def test_long_texts_cost_no_quadratic_search(piece: str) -> None:
    started = time.perf_counter()
    read_duration(piece * 20_000)
    # Linear takes well under a second; a quadratic search of 20,000 pieces takes minutes.
    assert time.perf_counter() - started < 10
