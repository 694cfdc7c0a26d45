"""Text made to be slow: long runs of what the patterns look for, in every place of an item."""

from __future__ import annotations

from time import perf_counter

import pytest

from tests.stages import run_text

LENGTH = 20_000  # characters in each place; what grows with the square takes a minute at least
SECONDS = 10.0  # ten times what a slow machine takes when the time grows with the length

RUNS = (
    *"10(（)）①一、,，;；。.…*#-—<>《》“”:：/?@ 中\t",
    "()",
    "1.",
    "1 ",
    "1、",
    "- ",
    "**",
    "①\n",
    "①甲；",
    "甲；",
    "甲、",
    "甲\n",
    "甲乙，提供",
    "http://",
    "http://a.cn ",
    "www.a.cn/x ",
    "a.",
    "0571-",
    "0571-88888888 ",
    "12333 ",
    "拨打12333 ",
    "13800138000、",
    "掌上App、",
    "1个工作日；",
    "工作日",
    "1日至",
    "每月1日",
    "原件和",
    "资料来源：",
    "窗口办：\n①甲\n",
    "→甲",
    "《甲法》第一条",
)


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_a_long_run_takes_no_time(run: str) -> None:
    words = (run * LENGTH)[:LENGTH]
    fields = ("需提供材料", "办理路径", "办理时限", "温馨提示")
    lines = ["1. 登记", words, *(f"1.{n}{name}：{words}" for n, name in enumerate(fields, 1))]
    start = perf_counter()
    run_text("\n".join([*lines, ""]))
    assert perf_counter() - start < SECONDS
