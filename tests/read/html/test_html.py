"""Web pages: what their reader sees, in order; the site's own words set aside."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import CELL_BREAK, Source
from pipeline.read import read_source
from pipeline.read.html import read_html
from pipeline.read.html.pages import MAX_DEPTH
from tests.read.pdf.test_pdf import differences
from tests.stages import BOOKLET, TESTS, run_source

SAMPLES = sorted((TESTS / "samples").glob("*.html"))


def read(page: str | bytes, name: str = "page.html") -> Source:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, Path(name), ReadOptions())


def lines_of(source: Source) -> list[str]:
    """Return the lines with words that are not set aside."""
    asides = {aside.start for aside in source.asides}
    starts = list(source.line_starts)
    return [
        line
        for start, line in zip(starts, source.text.split("\n"), strict=False)
        if start not in asides and line.strip()
    ]


def aside_of(source: Source) -> str:
    return "\n".join(source.text[slice(*part)] for part in source.asides)


def body(words: str) -> str:
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{words}</body></html>"


def as_page(text: str) -> str:
    """Return a text guide as a page: lines are paragraphs, tab-separated lines are tables."""
    parts: list[str] = []
    for line in text.splitlines():
        if "\t" not in line or line.rstrip().endswith(")"):
            tag = "pre" if "\t" in line else "p"
            parts.append(f"<{tag}>{html.escape(line) if line.strip() else '&nbsp;'}</{tag}>")
            continue
        row = "".join(f"<td>{html.escape(cell)}" for cell in line.split("\t"))
        if parts and parts[-1].endswith("</table>"):
            parts[-1] = parts[-1].removesuffix("</table>") + f"<tr>{row}</table>"
        else:
            parts.append(f"<table><tr>{row}</table>")
    return body("\n".join(parts))


def test_the_booklet_as_a_page_is_the_booklet() -> None:
    page = read(as_page(BOOKLET.read_text(encoding="utf-8")), "fushun-social-insurance-guide.html")
    guide = run_source(page).guide.model_dump(mode="json")
    expected = run_source(read_source(BOOKLET)).guide.model_dump(mode="json")
    for other in (guide, expected):
        del other["source"], other["coverage"]
    assert differences(without_spans(guide), without_spans(expected)) == []


def without_spans(values: object) -> object:
    if isinstance(values, dict):
        return {key: without_spans(value) for key, value in values.items() if key != "span"}
    return [without_spans(v) for v in values] if isinstance(values, list) else values


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_word_of_a_page_is_lost(path: Path) -> None:
    """Every character of the page's text but scripts and styles, furniture included."""
    tree = lxml_html.document_fromstring(path.read_bytes().decode())
    for element in [*tree.iter("script", "style", "title", etree.Comment)]:
        element.drop_tree()
    page = Counter("".join(tree.text_content().split()))
    assert page - Counter("".join(read(path.read_bytes()).text.split())) == Counter()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_main_text_and_furniture_of_the_samples(path: Path) -> None:
    source = read(path.read_bytes())
    kept = "\n".join(lines_of(source))
    assert not re.search(
        "版权所有|备案号|网站标识码|当前位置|分享|打印(?:本页|页面)|浏览次数|无障碍|扫一扫", kept
    )
    assert len(kept) > 700
    # no sentence of the page stands among what is set aside, but for the hidden copy of its body
    sentences = [line for line in aside_of(source).splitlines() if len(line) > 100 and "。" in line]
    assert all(re.sub(r"\s", "", line)[:60] in re.sub(r"\s", "", kept) for line in sentences)


FURNISHED = body(
    """
<div class="header"><ul><li><a href="/">首页</a><li><a href="/bs">办事服务</a></ul></div>
<div class="wz">您所在的位置：<a href="/">首页</a> &gt; <a href="/b">办事指南</a></div>
<div class="page"><h1>公园年票办理</h1>
<div class="info">发布时间：2024-05-06　来源：市园林局　字号：大 中 小</div>
<div class="text">
<h2>一、办理条件</h2><p>本市居民，持有效身份证件均可办理。</p>
<h2>二、申请材料</h2><p>身份证；一寸照片。</p>
<p>附件：<a href="/1.doc">公园年票申请表</a></p>
<h2>三、咨询电话</h2><p>024-11112222</p>
</div>
<div class="fx"><a href="#">分享到微信</a> <a href="#">打印本页</a></div></div>
<div class="copy" style="display: none">公园年票办理
一、办理条件 本市居民，持有效身份证件均可办理。</div>
<div class="foot"><p>主办：某市园林局 联系我们：024-99998888</p><p>辽ICP备00000000号</p></div>
"""
)


def test_furniture_is_set_aside_and_kept() -> None:
    source = read(FURNISHED)
    assert lines_of(source) == [
        "公园年票办理",
        "一、办理条件",
        "本市居民，持有效身份证件均可办理。",
        "二、申请材料",
        "身份证；一寸照片。",
        "附件：公园年票申请表",
        "三、咨询电话",
        "024-11112222",
    ]
    for words in (
        "首页",
        "办事服务",
        "所在的位置",
        "发布时间",
        "分享到微信",
        "024-99998888",
        "ICP",
    ):
        assert words in aside_of(source)
    run = run_source(source)
    (item,) = run.guide.items
    assert [phone.raw for phone in item.phones] == ["024-11112222"]
    assert "024-99998888" not in run.source.cut(item.span)
    assert run.guide.residue == []


# A page laid out by tables, and one whose parts are all short: no part holds most of the words.
TABLES = """<table><tr><td colspan=2><a href=/>首页</a> | <a href=/a>警务</a> | <a href=/b>服务</a>
<tr><td><table><tr><td><a href=1>户籍</a></table><td><table><tr><td><b>居住证申领指南</b>
<tr><td>日期：2019-1-1 点击：333次 来源：户政处<tr>
<td>一、申请条件<br>在本市居住半年以上，有住处。<br>
二、申请材料<br>1、身份证；<br><table><tr><td>地点<td>电话<td>时间
<tr><td>城东所<td>62345678<td>上午</table>
</table><tr><td colspan=2>版权所有 某市公安局 电话：60000000</table>"""
SHORT = """<nav><a>首页</a><a>我的</a></nav>
<div class="crumbs"><a>首页</a>&gt;<a>个人办事</a>&gt;护照</div>
<div class="item-title"><h3>护照签发</h3></div><section><h4>申请材料</h4><table>
<tr><th>序号<th>材料名称<th>份数<tr><td>1<td>身份证<td>1</table></section><section><h4>流程</h4><ol>
<li>申请。<li>领证。</ol></section><aside><h5>热门</h5><ul><li><a>驾照</a><li><a>社保</a></ul></aside>
<footer><p>主办单位：某市政务局</p><p>服务热线：12345</p></footer>"""


ARTICLE = """<div class=nav><a href=/>首页</a> <a href=/a>办事服务</a></div>
{title}<div class=text><h3>一、申请材料</h3><p>身份证，照片。</p><h3>二、收费标准</h3>
<p>每张一百元，限本人使用。</p></div>"""


@pytest.mark.parametrize(
    "title",
    [
        "<h1>公园年票申办指引</h1><p>某市园林局 2024年05月06日</p>",
        "<div align=center><b>公园年票申办指引</b></div><div>发布日期：2024-05-06</div>",
        "<h3>公园年票申办指引</h3>",
    ],
    ids=["heading", "over its imprint", "lower heading"],
)
def test_a_heading_that_is_not_the_title_of_the_tab(title: str) -> None:
    page = "<title>年票办理</title>" + body(ARTICLE.format(title=title))
    assert lines_of(read(page))[0] == "公园年票申办指引"


def test_words_for_visitors_in_the_main_text() -> None:
    words = "<div>展开全文</div><div class=x>标签：<a href=/a>年票</a> <a href=/b>公园</a></div>"
    page = body(f"<h1>年票</h1><p>申请材料：身份证，照片。</p><p>流程：先申请，再领证。</p>{words}")
    assert lines_of(read(page)) == ["年票", "申请材料：身份证，照片。", "流程：先申请，再领证。"]


def test_the_title_of_a_page_is_not_that_of_its_first_item() -> None:
    item = "<p><b>{}</b></p><p>申请条件：本市居民。</p><p>申请材料：身份证，照片。</p>"
    items = "".join(map(item.format, ("年票办理", "年票补办", "年票退还")))
    run = run_source(read(body(f"<h1>年票业务指南</h1>{items}")))
    assert [item.title for item in run.guide.items] == ["年票办理", "年票补办", "年票退还"]


def test_what_stands_above_the_title_is_not_the_guide() -> None:
    box = "<div><h4>院长信箱</h4><ul><li>公众号<li>视频号</ul></div>"
    page = f"<title>年票办理</title>{box}<h2>年票办理</h2><p>申请材料：身份证，照片。</p>"
    assert lines_of(read(body(page + "<p>流程：先申请，再领证。</p>")))[0] == "年票办理"


def test_a_list_of_links_in_the_main_text() -> None:
    register = "<ul>" + "".join(f"<li><a href='#{n}'>栏目{n}</a>" for n in "一二三") + "</ul>"
    parts = "<h3>申请材料</h3><p>身份证，照片。</p><h3>流程</h3><p>先申请，再领证。</p>"
    files = "".join(f"<p><a href='/{n}.doc'>附表{n}</a></p>" for n in "一二三")
    kept = lines_of(read(body(f"<h1>年票</h1>{register}{parts}<div>{files}</div>")))
    assert kept == [
        "年票", "申请材料", "身份证，照片。", "流程", "先申请，再领证。",
        "附表一", "附表二", "附表三",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "first", "last", "count"),
    [(TABLES, "居住证申领指南", "城东所\t62345678\t上午", 7), (SHORT, "护照签发", "2. 领证。", 7)],
    ids=["tables", "short"],
)
def test_furniture_beside_short_texts(page: str, first: str, last: str, count: int) -> None:
    kept = lines_of(read(body(page)))
    assert (kept[0], kept[-1], len(kept)) == (first, last, count)


def test_links_to_places_of_the_page_are_set_aside() -> None:
    heads = ["办理条件", "申请材料", "办理时限"]
    tabs = "".join(f'<li><a href="#t{n}">{head}</a></li>' for n, head in enumerate(heads))
    parts = "".join(f"<h3 id=t{n}>{head}</h3><p>详见窗口。</p>" for n, head in enumerate(heads))
    source = read(body(f"<h1>采伐许可</h1><ul>{tabs}</ul>{parts}"))
    assert lines_of(source)[1:3] == ["办理条件", "详见窗口。"]
    assert [word for word in aside_of(source).split() if word != "•"] == heads


def test_headings_and_links() -> None:
    page = '<h1>年票</h1><h3>材料</h3><p>登录<a href="https://a.cn/x">年票平台</a>，或 '
    page += '<a href="http://b.cn">http://b.cn/</a>、<a href="/c">丙</a></p>'
    source = read(body(page))
    at = source.text.index
    assert source.headings == {at("年票"): 1, at("材料"): 3}
    (link,) = source.links
    assert link.range is not None
    assert (link.url, source.text[slice(*link.range)]) == ("https://a.cn/x", "年票平台")


def test_a_page_without_a_title_takes_that_of_its_tab() -> None:
    page = "<title>年票办理 - 某市园林局</title>"
    assert lines_of(read(f"{page}<p>申请材料：身份证，照片。</p>"))[0] == "年票办理"
    said = read(f"{page}<h1>年票办理</h1><p>申请材料：身份证，照片。</p>")
    assert lines_of(said) == ["年票办理", "申请材料：身份证，照片。"]
    meta = '<meta name="ArticleTitle" content="公园年票">'
    assert lines_of(read(f"{meta}{page}<p>申请材料：身份证，照片。</p>"))[0] == "公园年票"


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>办理\n  条件</p><p>a\nb 中\nd</p>", ["办理条件", "a b 中 d"]),
        ("甲<br>乙<br/>丙<div>丁<p>戊</div>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<p>一<b>二</b> <i>三</i>&nbsp;四&ensp;五</p>", ["一二 三\u00a0四\u2002五"]),
        ("<p>甲&#8203;乙&amp;&lt;丙&gt;&#20013;&#x4e2d;&copy;</p>", ["甲\u200b乙&<丙>中中©"]),
        ("<pre>甲\n  乙\t丙\n丁</pre>", ["甲", "  乙\t丙", "丁"]),
        ('<div style="white-space:pre-wrap">甲\n 乙</div>', ["甲", " 乙"]),
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a><li>甲<li>乙</ol><ol type=I><li>丙<li>丁</ol>",
         ["a. 甲", "b. 乙", "I. 丙", "II. 丁"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ('<ol style="list-style:none"><li>甲</ol>', ["甲"]),
        ('<ol style="list-style-type:simp-chinese-informal"><li>甲</ol>', ["一、甲"]),
        ("<ul><li>甲<ol><li>乙</ol><li>丙</ul>", ["• 甲", "1. 乙", "• 丙"]),
        ("<ol><li><p>甲</p><p>乙</p></li></ol>", ["1. 甲", "乙"]),
        ("<dl><dt>甲<dd>乙</dl>", ["甲", "乙"]),
        ("<p>甲<script>x</script><style>y</style><!-- z -->乙</p>", ["甲乙"]),
        ("<template>甲</template><p>乙", ["乙"]),
        ("<p>甲\0乙</p>", ["甲乙"]),
        ("<svg><text>甲</text></svg><p>乙</p>", ["甲", "乙"]),
    ],
)  # fmt: skip
def test_lines(page: str, lines: list[str]) -> None:
    assert lines_of(read(body(page))) == lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<tr><td>甲<td>乙<td>丙<tr><td>丁<td><td>戊", ["甲\t乙\t丙", "丁\t\t戊"]),
        ("<tr><td rowspan=2>甲<td>乙<td>丙<tr><td>丁<td>戊", ["甲\t乙\t丙", "\t丁\t戊"]),
        ("<tr><td>甲<td>乙<td>丙<tr><td colspan=3>丁", ["甲\t乙\t丙", "丁\t\t"]),
        ("<tr><td rowspan=0>甲<td>乙<td>丙<tr><td>丁<td>戊<tr><td>己<td>庚",
         ["甲\t乙\t丙", "\t丁\t戊", "\t己\t庚"]),
        ("<tr><td colspan=1000000>甲<tr><td>乙<td colspan=9>丙<td>丁", ["甲\t\t", "乙\t丙\t丁"]),
        ("<tfoot><tr><td>丙<td>丁<td>己</tfoot><tbody><tr><td>甲<td>乙<td>戊",
         ["甲\t乙\t戊", "丙\t丁\t己"]),
        ("<caption>题</caption><tr><td>甲<td>乙<td>丙", ["题", "甲\t乙\t丙"]),
        ("<tr><td>甲<td><p>乙</p><p>丙</p><td>丁", [f"甲\t乙{CELL_BREAK}丙\t丁"]),
        ("<tr><td>申请材料<td>1.甲<br>2.乙<tr><td>时限<td>即时",
         ["申请材料\t1.甲", "2.乙", "时限\t即时"]),
        ("<tr><td>材料<td><table><tr><td>序号<td>名称<td>份数<tr><td>1<td>甲<td>2</table>",
         ["材料", "序号\t名称\t份数", "1\t甲\t2"]),
        ("<tr><td><h2>一</h2><p>甲</p><p>乙</p>", ["一", "甲", "乙"]),
        ("<td>甲<td>乙<td>丙", ["甲\t乙\t丙"]),
    ],
)  # fmt: skip
def test_tables(page: str, lines: list[str]) -> None:
    assert lines_of(read(body(f"<table>{page}</table>"))) == lines


@pytest.mark.parametrize(
    "hidden",
    ['style="display:none"', 'style="visibility: hidden"', "hidden", 'aria-hidden="true"'],
)
def test_hidden_words_are_set_aside(hidden: str) -> None:
    source = read(body(f"<p>甲<span {hidden}>乙</span>丙。</p><div {hidden}>丁，戊。</div>"))
    assert lines_of(source) == ["甲丙。"]
    assert aside_of(source) == "乙\n丁，戊。"


def test_the_leaves_of_a_register_are_text() -> None:
    leaf = '<div class="tab" style="display:{}"><p>{}</p></div>'
    page = leaf.format("block", "办理条件：本市居民，成年。")
    page += leaf.format("none", "申请材料：身份证，照片。")
    assert lines_of(read(body(page))) == ["办理条件：本市居民，成年。", "申请材料：身份证，照片。"]


GUIDE = "<p>办理条件：本市居民，年满十八周岁的人员均可申请办理。</p>"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (body(GUIDE).encode(), "utf-8"),
        (body(GUIDE).encode("utf-8-sig"), "utf-8-sig"),
        (body(GUIDE).encode("utf-16"), "utf-16-le"),
        (f"<meta charset=gb2312>{GUIDE}".encode("gbk"), "gb18030"),
        (GUIDE.encode("gb18030"), "gb18030"),
        # what a page says about itself is often wrong
        (f"<meta charset=gbk>{GUIDE}".encode(), "utf-8"),
        (f"<meta charset=utf-8>{GUIDE}".encode("gbk"), "gb18030"),
        (f"<meta charset=iso-8859-1>{GUIDE}".encode("gbk"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    source = read(data)
    assert source.encoding == encoding
    assert lines_of(source) == [GUIDE[3:-4]]


def test_a_declared_encoding_counts_where_none_else_fits() -> None:
    traditional = "辦理條件：本市居民，年滿十八周歲的人員均可申請辦理。"
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>{traditional}'
    assert lines_of(read(page.encode("big5"))) == [traditional]
    with pytest.raises(SourceError, match="encoding"):
        read(page.replace("big5", "x").encode("big5"))
    broken = f"<meta charset=utf-8>{GUIDE * 50}".encode() + b"<!-- \xe5\x8a -->"
    assert lines_of(read(broken)) == [GUIDE[3:-4]] * 50


def test_a_web_archive() -> None:
    page = b64encode(f"<meta charset=utf-8>{GUIDE}".encode("gbk")).decode()
    archive = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        "Content-Type: text/html; charset=gbk\nContent-Transfer-Encoding: base64\n\n"
        f"{page}\n--x\nContent-Type: image/png\n\nabc\n--x--\n"
    )
    source = read(archive.encode(), "page.mht")
    assert lines_of(source) == [GUIDE[3:-4]]
    assert source.size_bytes == len(archive)
    with pytest.raises(SourceError, match="holds no page"):
        read(b"no archive", "page.mhtml")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + GUIDE,
        "<i>" * 100_000 + "</b>" * 100_000,
        "<" * 22_000_000,
        "<b>x</b>" * 310_000,
        "<p>" + "办理" * 3_000_000,
        "<table>" + "<tr><td rowspan=65534>甲" * 3_000 + "<tr><td>乙" * 3_000,
        "<table>" + "<tr>" + "<td rowspan=9 colspan=1000>甲" * 9_000 + "<tr><td>乙" * 9,
    ],
    ids=["deep", "unclosed", "brackets", "elements", "characters", "rows", "columns"],
)
def test_pages_without_end_are_refused(page: str) -> None:
    with pytest.raises(SourceError, match="more levels, elements or text"):
        read(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * (MAX_DEPTH - 10) + GUIDE,
        "<table><tr><td>" * (MAX_DEPTH // 4) + GUIDE,
        "<p><b><table><tr><td><ul><li>" * 60 + GUIDE,
        "<table><tr><td colspan=1000000>甲<td>乙</table>" + GUIDE,
        f"<p>甲{'<span hidden>x</span>' * 3_000}</p>{GUIDE}",
        f"<p>甲{'<span hidden>x' * 400}</p>{GUIDE}",
        f'<p style="{"a:b;" * 100_000}">{GUIDE}',
        f'<p style="{"a" * 100_000}" class="{"nav " * 100_000}">{GUIDE}',
        '<!DOCTYPE x [<!ENTITY a "甲甲"><!ENTITY e SYSTEM "file:///etc/passwd">]>&a;&e;' + GUIDE,
        f'<img src="data:image/png;base64,{"A" * 21_000_000}">{GUIDE}',
    ],
    ids=["deep", "tables", "unclosed", "wide", "hidden", "nested", "style", "class", "dtd", "data"],
)
def test_hostile_pages_are_read(page: str) -> None:
    source = read(page)
    assert any(line.endswith(GUIDE[3:-4]) for line in lines_of(source))
    assert "root:" not in source.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(256)) * 100, "binary"),
        (b"<html><body><script>load()</script></body></html>", "no text"),
        (b"\xff\xfe\x00", "encoding is not"),
    ],
)
def test_files_that_are_no_pages(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(data)
