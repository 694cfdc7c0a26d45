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
        (
            "3个工作日（法定30个工作日）",
            [(None, "working_days", 3), ("statutory", "working_days", 30)],
        ),
        (
            "法定：20日 承诺：3日",
            [("statutory", "calendar_days", 20), ("promised", "calendar_days", 3)],
        ),
        ("法定时限：无；承诺时限：5日", [("promised", "calendar_days", 5)]),
        (
            "法定期限：县级初审10日，市级审批20日。承诺期限：共15日。",
            [
                ("statutory", "calendar_days", 10),
                ("statutory", "calendar_days", 20),
                ("promised", "calendar_days", 15),
            ],
        ),
        ("符合法定形式的，3日内办结", [(None, "calendar_days", 3)]),
        (
            "7个工作日；偏远地区可延长至20个工作日",
            [(None, "working_days", 7)],
        ),
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
        ("请拨（0532）8888 1235、8888 1236。", ["（0532）8888 1235", "8888 1236"]),
        ("总机0755 8888 8888。", ["0755 8888 8888"]),
        ("请拨0663-8235006、8235007转802。", ["0663-8235006", "8235007转802"]),
        ("请拨4008-123-456。", ["4008-123-456"]),
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


def test_what_opens_a_statement_belongs_to_it() -> None:
    limits = read_item("15个工作日内审核。审核通过后，公示5个工作日。").time_limits
    assert [limit.text for limit in limits] == [
        "15个工作日内审核。",
        "审核通过后，公示5个工作日。",
    ]


def test_a_limit_in_brackets_stands_without_them() -> None:
    limits = read_item("3个工作日（法定30个工作日）").time_limits
    assert [limit.text for limit in limits] == ["3个工作日", "法定30个工作日"]
    limits = read_item("即时办结（网上15个工作日）").time_limits
    assert [(limit.scope, limit.kind, limit.days) for limit in limits] == [
        (None, "immediate", None),
        ("online", "working_days", 15),
    ]
    for remark in ("网上申请的邮寄时间不计入", "网上申请当日不计入"):
        (limit,) = read_item(f"15个工作日（{remark}）").time_limits
        assert limit.text == f"15个工作日（{remark}）"
    (limit,) = read_item("（一）窗口收件的，3个工作日").time_limits
    assert limit.text == "（一）窗口收件的，3个工作日"


def test_the_unit_may_stand_in_the_heading() -> None:
    text = "取水许可\n申请材料：申请书\n法定时限（工作日）：45\n承诺时限（天）：10\n"
    (item,) = run_text(text).guide.items
    assert [(limit.role, limit.kind, limit.days) for limit in item.time_limits] == [
        ("statutory", "working_days", 45),
        ("promised", "calendar_days", 10),
    ]


def read_paths(*lines: str) -> list[tuple[str, str | None, str]]:
    text = "\n".join(["护照换发", "申请材料：身份证", *lines, "办理时限：即办", ""])
    (item,) = run_text(text).guide.items
    return [(path.channel.value, path.label, path.text) for path in item.paths]


def test_a_field_may_only_name_channels() -> None:
    assert read_paths("办理形式：窗口办理、网上办理") == [
        ("window", None, "窗口办理"),
        ("online", None, "网上办理"),
    ]


def test_channels_may_say_more_in_brackets() -> None:
    assert read_paths("办理方式：窗口办理／网上办理（政务服务网www.shandong.gov.cn）") == [
        ("window", None, "窗口办理"),
        ("online", None, "网上办理（政务服务网www.shandong.gov.cn）"),
    ]


def test_numbers_inside_a_line_begin_paths_before_known_labels() -> None:
    words = "办理渠道：1.现场办理：政务大厅医保窗口2.网上办理：国家医保服务平台，满1.5小时退出"
    assert read_paths(words) == [
        ("window", "现场办理", "政务大厅医保窗口"),
        ("online", "网上办理", "国家医保服务平台，满1.5小时退出"),
    ]


def test_a_heading_above_the_paths_is_none() -> None:
    lines = ["（一）接收方式", "1. 窗口接收：二楼窗口；", "2. 网上接收：www.gd.gov.cn。"]
    found = read_paths("办理渠道：", *lines)
    assert [channel for channel, _, _ in found] == ["window", "online"]


def test_channels_may_be_called_ways() -> None:
    assert read_paths("办理渠道：", "线上渠道：手机银行", "邮寄方式：寄至窗口", "线下：网点") == [
        ("online", "线上渠道", "手机银行"),
        ("mail", "邮寄方式", "寄至窗口"),
        ("window", "线下", "网点"),
    ]


def test_the_end_of_a_longer_number_begins_no_path() -> None:
    assert read_paths("办理渠道：现场办理：大厅，可拨12333、网上办理：政务网") == [
        ("window", "现场办理", "大厅，可拨12333、网上办理：政务网")
    ]


def test_channels_may_end_with_a_stop() -> None:
    assert read_paths("办理方式：现场申请。到大厅。    - 线上申请。登录平台。") == [
        ("window", "现场申请", "到大厅。"),
        ("online", "线上申请", "登录平台。"),
    ]


def test_each_field_for_ways_to_apply_has_its_paths() -> None:
    assert read_paths("窗口办理：市民大厅", "网上办理：按提示填写") == [
        ("window", None, "市民大厅"),
        ("online", None, "按提示填写"),
    ]


def test_a_step_ends_with_its_sentence() -> None:
    text = "护照换发\n申请材料：身份证\n办理方式：网上办：登录平台→换发→提交。也可电话咨询。\n"
    (item,) = run_text(text).guide.items
    assert item.paths[0].steps == ["换发", "提交"]


def test_how_the_result_goes_out_is_no_way_to_apply() -> None:
    limits = read_item("当场办结；邮寄的3个工作日内寄出").time_limits
    assert [(limit.scope, limit.kind) for limit in limits] == [
        (None, "immediate"),
        (None, "working_days"),
    ]
    assert read_item("邮寄：3个工作日办结").time_limits[0].scope == "mail"
