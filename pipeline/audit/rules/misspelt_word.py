"""A word is spelt as typists often misspell it.
常见的错别字。

What it checks
    A small public table of words that input methods mix up: 户口薄 for 户口簿,
    登陆 for 登录, 帐户 for 账户, and some more of that kind.
    对照常见错别字表：户口薄（簿）、登陆（录）、帐户（账）、申情（请）等。

Why it matters
    A document or a button under a wrong name is not found by search, and the guide loses trust.
    材料或按钮的名称写错，检索不到，也有损指南的公信力。

Fails
    1. 参保登记
    1.1 需提供材料
    居民户口薄（原件）
    2. 关系转移
    2.1 需提供材料
    居民户口簿（原件）

Passes
    1. 参保登记
    1.1 需提供材料
    居民户口簿、养老账户凭证（由台风登陆地出具的除外）

Known limits
    Where the guide uses the wrong word more than the right one, it is its habit and only an info.
    错误写法多于正确写法的，视为其习惯，只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.plain_texts import count_words, find_all
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = ("likely-wrong-character", "swapped-characters")

# Homophones and look-alikes that proof-readers' tables of official writing list; the wrong form of
# each is no word, or no word that a service guide has a use for.
_TABLE = {
    "户口薄": "户口簿",
    "登陆": "登录",
    "帐户": "账户",
    "帐号": "账号",
    "到帐": "到账",
    "身分证": "身份证",
    "其它": "其他",
    "申情": "申请",
    "公作日": "工作日",
    "工做日": "工作日",
    "工作曰": "工作日",
    "既时": "即时",
    "签定": "签订",
    "按排": "安排",
    "布署": "部署",
    "座落": "坐落",
    "年令": "年龄",
    "付本": "副本",
    "通迅": "通讯",
    "联糸": "联系",
    "核消": "核销",
    "资枓": "资料",
    "做为": "作为",
    "以经": "已经",
    "己经": "已经",
    "自已": "自己",
    "提共": "提供",
    "受里": "受理",
    "办里": "办理",
    "查寻": "查询",
    "咨寻": "咨询",
    "投拆": "投诉",
    "登计": "登记",
    "登纪": "登记",
    "凭正": "凭证",
    "复印见": "复印件",
    "负责入": "负责人",
    "法定代表入": "法定代表人",
    "户藉": "户籍",
    "国藉": "国籍",
    "学藉": "学籍",
    "安照": "按照",
    "按装": "安装",
    "因当": "应当",
    "既使": "即使",
    "即然": "既然",
    "存再": "存在",
    "拔打": "拨打",
    "拔付": "拨付",
    "注消": "注销",
    "解骋": "解聘",
    "特珠": "特殊",
    **{f"己{verb}": f"已{verb}" for verb in "死亡办参缴领登退申签离停享就核注"},
}
# Not wrong, but not what official writing prefers.
_VARIANTS = frozenset(("其它",))
# 台风登陆 · 登陆地 is the landing; 可以经办 · 所做为 · 承办里程 are pieces of other words.
_LAWFUL = {
    "登陆": r"(?<!台风)登陆(?![地点舰])",
    "以经": r"(?<![可予加])以经",
    "做为": r"(?<!所)做为",
    "按装": r"按装(?![机修配置备载])",
    "因当": r"因当(?![事地年日月时天前期局初场班])",
    # 自己办理, 知己
    **{wrong: f"(?<![自知利异克]){wrong}" for wrong in _TABLE if wrong.startswith("己")},
}
# A look at the first character spares most places the whole table.
_FIRST = "".join(sorted({wrong[0] for wrong in _TABLE}))
_WORD = re.compile(f"(?=[{_FIRST}])(?:{'|'.join(_LAWFUL.get(w, w) for w in _TABLE)})")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each misspelt word."""
    for match in find_all(_WORD, view):
        wrong = match[0]
        right = _TABLE[wrong]
        at = Range(*match.span())
        usual = count_words(view, right) >= count_words(view, wrong)
        yield Fault(
            at,
            zh=f"“{wrong}”应为“{right}”" + ("，文中他处如此" if usual else ""),
            en=f"{wrong} is a misspelling of {right}" + (", used elsewhere" if usual else ""),
            expected=right,
            edits=(Correction(at, right),),
            severity=None if usual and wrong not in _VARIANTS else Severity.INFO,
        )
