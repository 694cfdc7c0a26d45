"""Text made to be slow: long runs of what the patterns look for, in every place of an item."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from time import process_time

import pytest

from pipeline.audit import audit_guide
from pipeline.model.audits import AuditOptions
from tests.stages import Run, run_text

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
    "   1份",
    "《甲法》第一条",
    "申请人：__ ",
    "   |甲",
    "问：甲？\n答：乙\n",
    "1.受理审核\n",
)


def test_a_long_table_of_contents_takes_no_time() -> None:
    titles = [f"{chr(0x4E00 + i)}{chr(0x5E00 + i)}登记事项清单" for i in range(3000)]
    contents = [f"{title}......({i})" for i, title in enumerate(titles)]
    start = process_time()
    run_text("\n".join([*contents, *(title[::-1] for title in titles), ""]))
    assert process_time() - start < SECONDS


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_a_long_run_takes_no_time(run: str) -> None:
    words = (run * LENGTH)[:LENGTH]
    fields = ("需提供材料", "办理路径", "办理时限", "温馨提示")
    lines = ["1. 登记", words, *(f"1.{n}{name}：{words}" for n, name in enumerate(fields, 1))]
    start = process_time()
    run_text("\n".join([*lines, ""]))
    assert process_time() - start < SECONDS


# How much more work a text of four times the length may be: with the square it is sixteen times.
MOST_GROWTH = 5
SIZE = 500  # entries of the smaller text; in a still smaller one much is done once for all
_SOME = "社会保险参登记申领办材料窗口提供身份证单位人员缴费养老失业工伤服务中心"


def _item(
    number: int, title: str, materials: str = "身份证", paths: str = "窗口", tips: str = "无"
) -> str:
    fields = {"需提供材料": materials, "办理路径": paths, "办理时限": "即时办结", "温馨提示": tips}
    lines = (f"{number}.{n} {name}\n{text}\n" for n, (name, text) in enumerate(fields.items(), 1))
    return f"{number}. {title}\n" + "".join(lines)


def _words(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(_SOME, k=length))


def _odd(chance: random.Random) -> str:
    return chr(chance.randrange(0x4E00, 0x9FA5))


def _directory(rows: list[str]) -> str:
    return "\n".join(["序号\t机构名称\t地址\t联系电话", *rows, "", _item(1, "社会保险登记")])


def _run(run: str) -> Callable[[int, random.Random], str]:
    return lambda size, _: _item(1, "社会保险登记", run * size, run * size, run * size)


def _materials(entry: Callable[[int, random.Random], str]) -> Callable[[int, random.Random], str]:
    return lambda size, chance: _item(
        1, "社会保险登记", "\n".join(entry(n, chance) for n in range(size))
    )


def _tips(clause: Callable[[int, random.Random], str]) -> Callable[[int, random.Random], str]:
    return lambda size, chance: _item(
        1, "社会保险登记", tips="\n".join(clause(n, chance) for n in range(size))
    )


def _items(item: Callable[[int, random.Random], str]) -> Callable[[int, random.Random], str]:
    return lambda size, chance: "\n".join(item(n, chance) for n in range(1, size // 4))


SHAPES: dict[str, Callable[[int, random.Random], str]] = {
    "opening brackets": _run("（《“" * 3),
    "closing brackets": _run("）》”" * 3),
    "question marks": _run("????"),
    "blanks between characters": _run("中 文 "),
    "bare addresses": _run("www.a.cn "),
    "cities": _run("抚顺市沈阳市"),
    "materials without a source": _materials(lambda n, _: f"{n % 9 + 1}.身份证；"),
    "lists under labels": _materials(lambda n, c: f"{_words(c, 4)}：①身份证；②{_words(c, 5)}"),
    "characters of all kinds": _materials(lambda n, c: f"①社会{_odd(c)}保险登记表{_odd(c)}；"),
    "papers as records": _materials(lambda n, _: f"材料名称：证明{n} 份数：1"),
    "hosts of all names": _materials(
        lambda n, c: f"http://{''.join(c.choices('abcdefgh', k=8))}.gov.cn/x " * (1 + n % 2)
    ),
    "offices like one another": lambda size, c: _directory(
        [f"{n}\t社保{_odd(c)}分中心\t{_odd(c)}城区\t024-5399{n:04}" for n in range(size)]
    ),
    "unknown subjects": lambda size, c: "\n".join(
        [
            *(_item(n, f"社会保险{_words(c, 5)}") for n in range(1, size // 4)),
            "禁办事项\t禁办情形",
            *(f"社会保险{_words(c, 5)}、{_words(c, 3)}\t1.冒领" for _ in range(size // 4)),
        ]
    ),
    "tables below labels": lambda size, _: "\n".join(
        [
            _item(1, "社会保险登记"),
            *(f"{n}、受理窗口\n序号\t机构名称\t地址\n窗口" for n in range(2, 2 * size, 2)),
        ]
    ),
    "contents that rise and fall": lambda size, _: "\n".join(
        [
            "目录",
            *(f"第{n}部分......{n + n % 2 * 2 * size}" for n in range(1, size)),
            _item(1, "社会保险登记"),
        ]
    ),
    "items with gaps in their numbers": _items(lambda n, _: _item(2 * n, "社会保险登记")),
    "clauses that begin alike": _tips(lambda n, c: f"如有问题可拨打{n // 3}号{_odd(c)}咨询。"),
    "clauses that break off": _tips(lambda _, c: f"如有问题可拨打{_odd(c)}{_odd(c)}号咨询"),
    "platforms of all names": _items(
        lambda n, c: _item(
            n,
            f"登记{_words(c, 4)}",
            paths=f"①网上办：登录辽宁{_odd(c)}人社{_odd(c)}网：http://a{n % 9}.gov.cn/",
            tips=f"登录辽宁{_odd(c)}人社平台办理",
        )
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_with_the_text(shape: str) -> None:
    count_steps(_item(1, "社会保险登记"))  # everything is loaded then
    short, long = (
        count_steps(SHAPES[shape](size, random.Random(shape))) for size in (SIZE, 4 * SIZE)
    )
    assert long < MOST_GROWTH * short


def test_offices_are_looked_up_by_their_names() -> None:
    """Beside what reading a row of the directory takes, looking for each name would not show."""
    rule = AuditOptions(only=["phone-of-another-office"])
    short, long = (_ring_offices(size) for size in (SIZE, 4 * SIZE))
    audit_guide(short.guide, short.tree, rule)  # everything is loaded then
    steps = [count(lambda run=run: audit_guide(run.guide, run.tree, rule)) for run in (short, long)]
    assert steps[1] < MOST_GROWTH * steps[0]


def _ring_offices(size: int) -> Run:
    offices = {f"社保{chr(0x4E00 + n)}分中心": f"024-5399{n:04}" for n in range(size)}
    rows = [f"{n}\t{name}\t东路\t{phone}" for n, (name, phone) in enumerate(offices.items())]
    items = [
        _item(n, f"登记{name}", paths=f"窗口办：{name}", tips=f"可拨打{phone}咨询。")
        for n, (name, phone) in enumerate(offices.items(), 1)
    ]
    return run_text("\n".join([*items, "序号\t机构名称\t地址\t联系电话", *rows]))


def count_steps(text: str) -> int:
    """Return the steps of all stages."""

    def work() -> None:
        run = run_text(text)
        audit_guide(run.guide, run.tree)

    return count(work)


def count(work: Callable[[], object]) -> int:
    """Return how many lines of Python `work` runs through: the same number on every machine."""
    steps = 0

    def step(*_: object) -> object:
        nonlocal steps
        steps += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps
