"""What a page tells about itself: when it was published, by whom, where it stands in its site."""

from __future__ import annotations

import re

from pipeline.model.characters import HAN
from pipeline.model.profiles import Profile

from .lines import Line

# `发布时间：2015-09-23` · `[索 引 号]：…` · a cell of a table, `发布机构⇥市民政局`.
# `[ 索引号 ] 0556-2024-00012`.
_SAYS = re.compile(
    r"[\W_]{0,4}(?P<head>\w[^:|\t]{0,16}?) ?\]? ?[:|\t]|[\[【] ?(?P<set>\w[^\]】:]{0,16}?) ?[\]】]"
)
_SET_OFF = 3  # characters of what a mere blank sets off: `索引号 1133`, `组配分类 民办教育`
# `时间：2020-11-20 11:31`, `2023-09-11 21:26 作者：未知`; with another value 时间 is when an office
# is open.
_DAY = (
    r"(?:(?:19|20)\d\d ?[-年/.] ?\d{1,2} ?[-月/.] ?\d{1,2} ?日?"
    r"|(?:19|20)\d\d ?年 ?\d{1,2} ?月"
    r"|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)"
)
_DATED = re.compile(
    r"\W{0,4}(?:时间|日期) ?: ?(?:19|20)\d\d ?[-年/.] ?\d"
    rf"|\W?{_DAY}(?: ?\d{{1,2}}:\d\d(?::\d\d)?)?"
    r"\W*(?:$|来源|作者|编辑|字[体号]|浏览|阅读|点击|打印)"
    rf"|\W?{_DAY} ?\d{{1,2}}:\d\d(?::\d\d)? {HAN}{{2,3}}$"  # and where its author is
)
# `市医疗保障局　2025年03月01日 15:20`; but `报名时间 2025年3月1日` is a label and its value.
_SIGNED = re.compile(rf"(?P<name>{HAN}{{2,20}}) +{_DAY}(?: ?\d{{1,2}}:\d\d(?::\d\d)?)?$")
# Blanks of a form: `申请人：____　告知日期：____年__月__日`.
_FORM = re.compile(r"(?:[^_: ][^_:]{1,13}: ?__[_年月日 ]*+)++$")
# Where a page stands in its site, and what stands beside it: `首页 > 政务公开 > 办事指南`,
# `公民 >> 生育 >> 登记 >>`, `中国政府网 | 省政府 | 市政府`.
_TRAIL = re.compile(
    r"[^>»,。;]{0,12}首页 ?(?:>>?|»|›|-|/) ?\S|(?:[^>»›,。;:]{1,20}(?:>>?|»|›) ?){3}"
    r"|[^>,。;:]{2,16} > [^>,。;:]{2,16} > [^>,。;:]{2,20}$"
    r"|(?:[^|,。;:\t]{1,16}\|){2}"
)
# `扫一扫在手机打开当前页` · `【打印本页】 【关闭窗口】` · `上一篇：…`
_FOR_VISITORS = re.compile(
    r"扫一扫"
    r"|(?:展开|阅读)(?:全文|更多)$|查看更多$|设为首页|(?:加入收藏|收藏本站)(?:\W|$)"
    r"|(?:\W*+(?:(?:打印|关闭)(?:[本此]页|页面|窗口)?|返回(?:顶部|首页|列表)?|首页|收藏本页|保存|[大中小]))++\W*$"
    r"|\W{0,2}[上下]一[篇条] ?:|分享(?:到|至|文章) ?:?|您?(?:是第|访问量)[^,。;]{0,20}$"
)


def is_published(line: Line, profile: Profile) -> bool:
    """Whether the line is a web page's, not the guide's: when it was published, where it stands."""
    return _TRAIL.match(line.text) is not None or tells_of_page(line, profile)


def tells_of_page(line: Line, profile: Profile) -> bool:
    """Whether the line says when, or by whom, a page was published, or what visitors may do."""
    said = _SAYS.match(line.text)
    if said and "".join((said["head"] or said["set"]).split()) in profile.publication_labels:
        return True
    first = line.text.partition(" ")[0]
    if len(first) >= _SET_OFF and first in profile.publication_labels:
        return True
    if (signed := _SIGNED.match(line.text)) and not profile.kinds_of_words(signed["name"]):
        return True
    return any(pattern.match(line.text) for pattern in (_DATED, _FORM, _FOR_VISITORS))
