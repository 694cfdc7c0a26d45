"""Texts to hold the promises on: real ones, cut up and broken ones, and ones put together."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from hypothesis import strategies as st

from tests.stages import BOOKLET, SAMPLES

_LINE = re.compile(r".*(?:\r\n|\r|\n|$)")
_NARROWED = str.maketrans("（），：；", "(),:;")


def real_texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of every guide that there is."""
    for path in [BOOKLET, *SAMPLES]:
        yield path.stem, path.read_bytes().decode("utf-8-sig")


def broken_texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of guides with something done to them; the same ones in every run."""
    for name, text in real_texts():
        lines = [line for line in _LINE.findall(text) if line]
        chance = random.Random(name)
        yield f"{name}-first-half", text[: len(text) // 2]
        yield f"{name}-second-half", text[len(text) // 2 :]
        yield f"{name}-lines-shuffled", "".join(chance.sample(lines, len(lines)))
        yield f"{name}-lines-backwards", "".join(reversed(lines))
        yield f"{name}-every-other-line", "".join(lines[::2])
        yield f"{name}-without-blank-lines", "".join(line for line in lines if line.strip())
        yield f"{name}-blank-line-after-each", "".join(line + "\n" for line in lines)
        yield f"{name}-one-line", " ".join(text.split())
        yield f"{name}-word-a-line", re.sub(r"([：:，,；;。])", "\\1\n", text)
        yield f"{name}-without-digits", re.sub(r"\d", "", text)
        yield f"{name}-all-digits-one", re.sub(r"\d", "1", text)
        yield f"{name}-without-brackets", re.sub(r"[（）()《》<>“”【】]", "", text)
        yield f"{name}-only-opening-brackets", re.sub(r"[）)》>”】]", "（", text)
        yield f"{name}-without-tabs", text.replace("\t", " ")
        yield f"{name}-tabs-for-blanks", text.replace(" ", "\t")
        yield f"{name}-full-width-blanks", text.replace(" ", "\u3000")
        yield f"{name}-form-feeds", text.replace("\n\n", "\n\f\n")
        yield (
            f"{name}-mixed-line-ends",
            "".join(line.rstrip("\r\n") + chance.choice(["\n", "\r\n", "\r"]) for line in lines),
        )
        yield f"{name}-twice", text + text
        yield f"{name}-again-in-other-width", text + text.translate(_NARROWED)
        yield f"{name}-reversed", text[::-1]
        for number in range(4):
            yield f"{name}-noise-{number}", _add_noise(text, random.Random(f"{name}{number}"))


def _add_noise(text: str, chance: random.Random) -> str:
    """Drop, double and put in characters, one in fifty."""
    noisy = []
    for character in text:
        lot = chance.random()
        noisy.append("" if lot < 0.007 else character * 2 if lot < 0.014 else character)
        if lot > 0.994:
            noisy.append(chance.choice(ODD_CHARACTERS))
    return "".join(noisy)


ODD_CHARACTERS = (
    *"\0\t\r\n\v\f\x1c\x85 \u00a0\u00ad\u200b\u200d\u2028\u2060\u3000\ufeff",
    *"①⑳㉑❶（）()《》<>“”【】:：;；,，。.、-—→/*#|",
    *"0１9〇零二十百",
    *"\u0301\u20e3😀👨\U0001f468\u200d\U0001f469é\ue000\U00020000⼈",
)
HEADINGS = (
    "1.1 需提供材料",
    "1.2 办理路径：",
    "1.3 办理时限：即时办结",
    "1.4 温馨提示",
    "2.1需提供要件",
    "37.3 办理时限",
    "8。1 需提供要件",
    "办理条件",
    "【报送资料】",
    "二、所需资料",
    "（二）办理流程",
    "# 办理材料",
    "11 办理路径",
    "1.5 收费标准：不收费",
    "办理时限",
    "1.1 须交什么",
)
TITLES = (
    "1. 职工参保登记",
    "2.缴费人员增减申报",
    "二、城乡居民养老保险",
    "第七条 户口登记",
    "目 录",
    "人社权力事项清单",
    "人社权力事项清单.....\t(1)",
    "操作流程",
    "10.抚顺市城乡居民养老保险参保登记流程",
    "办事不找关系指南",
    "抚顺市社会保险事业服务中心",
    "、工伤保险",
    "四工伤保险",
    "## 2、申领",
)
ROWS = (
    "事项类别\t序号\t事项\t页码\t操作流程",
    "一、养老保险\t1\t职工参保登记\t13\t业务指南  职工参保登记",
    "\t2\t缴费人员增减申报\t14\t<p>业务指南</p>  <p>缴费</p>",
    "序号\t机构名称\t地址\t联系电话",
    "1\t市社保中心\t临江东路19-10号\t024-53998007、024-5399",
    "禁办事项\t禁办情形",
    "一、申领\t1.冒领",
    "\t2.代领",
    "序号\t业务事项\t可容缺资料\t后补方式\t资料来源",
    "1\t退休\t凭证\t邮寄\t窗口",
    "补齐时间：10个工作日\t\t\t\t",
    "\t\t\t",
    "注：可同时容缺",
)
ENTRIES = (
    "①窗口办：社保中心窗口",
    "② 网上办：平台：<http://218.60.150.1:8081/ehrss/login/>",
    "③掌上办：支付宝 App→社保",
    "④自助办：",
    "窗口办：",
    "银行办",
    "①《劳动合同》（资料来源：申请人）；",
    "②户口簿，验原件；",
    "职工增加：",
    "1.属于低保的，提供当地民政部门出具的低保、特困证明，原件1份；",
    "无",
    "不需要提供要件",
    "- 身份证（原件、复印件）",
    "每月 25 日一次月 8 日受理",
    "15 个工作日",
    "①窗口办：即时办结，30 日内审核完毕。",
    "建议您选择“网上办”方式",
    "拨打 12333 或（024）53998007转8023",
    "依据《社会保险法》（2018年修正）第四条",
    "http//si.12333.gov.cn",
    "登录http://si.12333.gov.cn查询",
    "www.x.cn。",
    "；",
    "。。",
    "》）",
    "（（《",
    "<p>",
    "</p>",
    "**",
    "<",
    ">",
    "注：",
)
_GAPS = ("\n", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\t", " ", "", "\u3000", "\f", "\u2028")

_real_lines = sorted(
    {line for _, text in real_texts() for line in text.split("\n") if line.strip()}
)
_piece = st.one_of(
    st.sampled_from(HEADINGS),
    st.sampled_from(TITLES),
    st.sampled_from(ROWS),
    st.sampled_from(ENTRIES),
    st.sampled_from(_real_lines),
    st.sampled_from(ODD_CHARACTERS),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6),
)
_cut = st.tuples(_piece, st.integers(0, 8)).map(lambda pair: pair[0][: -pair[1] or None])

made_up_texts = st.lists(st.tuples(st.one_of(_piece, _piece, _cut), st.sampled_from(_GAPS))).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@st.composite
def scrambled_guides(draw: st.DrawFn) -> str:
    """Return whole items in the wrong order, with pieces of others inside."""
    lines = draw(
        st.lists(
            st.one_of(
                st.sampled_from(HEADINGS),
                st.sampled_from(TITLES),
                st.sampled_from(ROWS),
                st.sampled_from(ENTRIES),
            ),
            min_size=5,
            max_size=40,
        )
    )
    return draw(st.sampled_from(["\n", "\n\n", "\r\n", "\r"])).join(lines)
