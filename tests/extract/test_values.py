"""Time limits, phones and addresses as offices print them."""

from __future__ import annotations

import pytest

from pipeline.model.guides import Item
from tests.stages import run_text


def read_item(limit: str = "即时办结", tips: str = "无。") -> Item:
    lines = ["1. 护照换发", "1.1 申请材料：", "①身份证；", "1.2 办理时限：", limit]
    (item,) = run_text("\n".join([*lines, "1.3 温馨提示：", tips, ""])).guide.items
    return item


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("自受理之日起20个工作日内", [(None, "working_days", 20)]),
        (
            "法定时限：20工作日；承诺时限：5个工作日",
            [("statutory", "working_days", 20), ("promised", "working_days", 5)],
        ),
        (
            "法定时限：30日。承诺时限：7个工作日。",
            [("statutory", "calendar_days", 30), ("promised", "working_days", 7)],
        ),
        (
            "法定20个工作日/承诺1个工作日",
            [("statutory", "working_days", 20), ("promised", "working_days", 1)],
        ),
        ("即办", [(None, "immediate", None)]),
        ("15日（不含公示时间）", [(None, "calendar_days", 15)]),
        (
            "材料齐全的当场办理，否则3个工作日内",
            [(None, "immediate", None), (None, "working_days", 3)],
        ),
        ("不超过30天", [(None, "calendar_days", 30)]),
    ],
)
def test_limits(words: str, limits: list[tuple[str | None, str, int | None]]) -> None:
    found = [(limit.role, limit.kind, limit.days) for limit in read_item(words).time_limits]
    assert found == limits


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("请致电（0755）12345678转3。", ["（0755）12345678转3"]),
        ("拨打0755-12345转3。", ["0755-12345转3"]),
        ("由12345热线受理。", ["12345"]),
        ("请拨400-800-1234。", ["400-800-1234"]),
        ("请拨010-88889999、88889998。", ["010-88889999", "88889998"]),
        ("总机0755 8888 8888。", ["0755 8888 8888"]),
        ("邮编510000，证号110101199001011234、88889998。", []),
        ("共补贴12345元。", []),
        ("基本编码：000711004001，账号：0113417310027。", []),
    ],
)
def test_phones(words: str, numbers: list[str]) -> None:
    assert [phone.raw for phone in read_item(tips=words).phones] == numbers


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        ("登录（http://www.gov.cn/a）办理。", ["http://www.gov.cn/a"]),
        ("登录政务网https://zwfw.gov.cn/查询。", ["https://zwfw.gov.cn/"]),
        ("登录http：//zwfw.gov.cn查询。", ["http：//zwfw.gov.cn"]),
        ("发至abc@gz.gov.cn。", []),
    ],
)
def test_addresses(words: str, addresses: list[str]) -> None:
    assert [url.raw for url in read_item(tips=words).urls] == addresses
