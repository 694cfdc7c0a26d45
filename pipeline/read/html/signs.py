"""What pages print about themselves, and how the parts of a page that are furniture are named."""

from __future__ import annotations

import re

from .pages import Element

_NAMED = re.compile(
    r"(?<![a-z])(?:nav|menu|head(?!line)|foot|crumb|breadcrumb|location|position|share|bdshare|"
    r"side|tool|quick|copyright|related|recommend|comment|search|login|banner|friend|qrcode|print|"
    r"back|pager|prev|next|subnav|weixin|wechat|top(?!ic)|bottom|fontsize|accessib)"
)
_TAGS = ("nav", "header", "footer", "aside", "select", "button", "textarea", "option", "menu")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# What pages print about themselves: `当前位置：首页`, `发布时间：2016-08-09`, `粤ICP备11001610号`.
SITE_WORDS = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|备案号|网站地图|(?:当前|所在)?的?位置[：:>]|主办(?:单位)?[：:]|"
    r"承办(?:单位)?[：:]|技术支持[：:]|浏览次数|浏览量|点击(?:量|数|次数)|阅读(?:量|次数|数)|访问量|"
    r"(?:浏览)?字[号体](?:大小)?[：:]|"
    r"分享(?:到|文章)|分享[：:]?$|打印(?:本页|页面|此页)|^[【\[]?打印[】\]]?$|关闭(?:本页|窗口|页面)|"
    r"返回(?:顶部|首页|上一页|列表)|回到顶部|上一篇|下一篇|扫一扫|手机(?:打开|浏览)|"
    r"(?:发布|发表|更新|公开|成文)(?:时间|日期)[：:]|(?:信息|文章|稿件)?来源[：:]|责任编辑|编辑[：:]|"
    r"发布(?:单位|机构|者)[：:]|作者[：:]|相关(?:新闻|文章|链接|推荐|附件|阅读|信息)|友情链接|"
    r"无障碍|繁體|設為首頁|设为(?:首页|主页)|加入收藏|联系我们|关于我们|隐私(?:声明|安全|政策)|网站声明|"
    r"听全文|语音播报|(?:展开|阅读)(?:全文|更多)|查看更多|^标签[：:]"
)
SITE_MARKS = re.compile(r"版权所有|ICP备|公网安备|网站标识码|(?:当前|所在)的?位置[：:>]")


def is_in_named(element: Element | None) -> bool:
    """Whether an element, or one that it stands in, is named as furniture."""
    while element is not None and not is_named(element):
        element = element.parent
    return element is not None


def is_named(element: Element) -> bool:
    """Whether an element's tag, class, id or role says that it is furniture."""
    attributes = element.attributes
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "role"))
    return element.tag in _TAGS or bool(_NAMED.search(_CAMEL.sub(" ", names).lower()))


def squeeze(text: str) -> str:
    """Return `text` without white space."""
    return "".join(text.split())
