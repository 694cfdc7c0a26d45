"""What stands in a paragraph reads as it prints; what does not print is set aside."""

from __future__ import annotations

import pytest

from pipeline.model.sources import Source
from tests.read.docx.files import asides, lines, paragraph, part, read, run, table

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (MARK.format(kind) for kind in ("begin", "separate", "end"))


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def box(content: str) -> str:
    return f"<w:txbxContent>{content}</w:txbxContent>"


def picture(height: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="{height}"/><a:graphic/></wp:inline>'
        "</w:drawing></w:r>"
    )


def linked(source: Source) -> list[tuple[str, str]]:
    return [(source.text[slice(*link.range)], link.url) for link in source.links if link.range]


HALF = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
RUNS = {
    "many runs": (run("职") + run("工参保", "<w:b/>") + run("登记"), ["职工参保登记"]),
    "blanks": ("<w:r><w:t>甲 </w:t></w:r>" + run(" "), ["甲  "]),
    "a line break": (run("甲") + "<w:r><w:br/></w:r>" + run("乙"), ["甲", "乙"]),
    "a carriage return": ("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>", ["甲", "乙"]),
    "a page break": ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', ["甲", "乙"]),
    "hyphens": (
        "<w:r><w:t>024</w:t><w:noBreakHyphen/><w:t>539</w:t><w:softHyphen/><w:t>98</w:t></w:r>",
        ["024-53998"],
    ),
    "a tab between cells": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", ["甲\t乙"]),
    "a tab for an indent": ("<w:r><w:tab/><w:t>甲</w:t></w:r>", [" 甲"]),
    "a tab after a typed number": ("<w:r><w:t>1.2</w:t><w:tab/><w:t>甲</w:t></w:r>", ["1.2 甲"]),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t></w:r>', ["☑甲"]),
    "a circled number of a symbol font": (
        '<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>' + run("甲"),
        ["①甲"],
    ),
    "a symbol of no known font": ('<w:r><w:sym w:font="X" w:char="2605"/></w:r>', ["★"]),
    "inserted and deleted": (
        run("甲")
        + f"<w:ins>{run('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>",
        ["甲乙"],
    ),
    "moved": (f"<w:moveTo>{run('乙')}</w:moveTo><w:moveFrom>{run('丙')}</w:moveFrom>", ["乙"]),
    "a content control": (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>",
        ["甲"],
    ),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('fǔ')}</w:rt><w:rubyBase>{run('抚')}</w:rubyBase></w:ruby></w:r>",
        ["抚"],
    ),
    "a fraction": (f"<m:oMath>{HALF}<m:r><m:t>×x</m:t></m:r></m:oMath>", ["1/2×x"]),
    "a field with a result": (BEGIN + code(" DATE ") + SEPARATE + run("三月") + END, ["三月"]),
    "a field without one": (run("甲") + BEGIN + code("PAGE") + END, ["甲"]),
    "a field in a field": (
        BEGIN
        + code("IF ")
        + BEGIN
        + code("X")
        + SEPARATE
        + run("1")
        + END
        + SEPARATE
        + run("乙")
        + END,
        ["乙"],
    ),
    "a simple field": (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', ["3"]),
    "a lone beginning of a field": (BEGIN + run("甲"), ["甲"]),
    "a lone end of a field": (END + run("甲"), ["甲"]),
    "a number in a circle": (
        BEGIN + code(r"eq \o\ac(○,") + code("21)") + END + run("甲"),
        ["㉑甲"],
    ),
    "words over words": (BEGIN + code(r"eq \* jc2 \o\ad(\s\up 9(fu),抚)") + END, ["抚"]),
    "a fraction as a field": (BEGIN + code(r"eq \f(1,2)") + END, ["1/2"]),
    "a box to tick": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r>" + code("FORMCHECKBOX") + END + run("甲"),
        ["☑甲"],
    ),
    "word art": (
        '<w:r><w:pict><v:shape><v:textpath string="样本"/></v:shape></w:pict></w:r>',
        ["样本"],
    ),
    "a sign": (run("甲") + picture(90_000) + run("乙"), ["甲乙"]),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_paragraph_reads_as_it_prints(name: str) -> None:
    words, wanted = RUNS[name]
    assert lines(read(f"<w:p>{words}</w:p>{paragraph('末')}")) == [*wanted, "末"]


def test_a_leader_prints() -> None:
    tabs = '<w:tabs><w:tab w:val="right" w:pos="6690" w:leader="dot"/></w:tabs>'
    words = "<w:r><w:t>清单</w:t><w:tab/><w:t>(1)</w:t></w:r>"
    assert lines(read(f"<w:p><w:pPr>{tabs}</w:pPr>{words}</w:p>")) == ["清单.....\t(1)"]


@pytest.mark.parametrize(
    "hidden",
    ["<w:vanish/>", '<w:rStyle w:val="secret"/>'],
)
def test_hidden_words_are_set_aside(hidden: str) -> None:
    style = '<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = run("乙", '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>')
    source = read(
        f"<w:p>{run('甲')}{run('内部', hidden)}{shown}</w:p>" + paragraph("丙"),
        {"styles": part("styles", style)},
    )
    assert (lines(source), asides(source)) == (["甲乙", "丙"], ["内部"])


def test_words_of_a_hidden_paragraph_style_are_set_aside() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="s"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:basedOn w:val="s"/></w:style>'
    )
    body = paragraph("内部", '<w:pStyle w:val="t"/>') + paragraph("甲")
    source = read(body, {"styles": part("styles", style)})
    assert (lines(source), asides(source)) == (["甲"], ["内部"])


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_a_paragraph_without_its_end_goes_on(mark: str) -> None:
    body = (
        paragraph("甲", mark=mark) + paragraph("乙", mark=mark) + paragraph("丙") + paragraph("丁")
    )
    assert lines(read(body)) == ["甲乙丙", "丁"]
    assert lines(read(paragraph("甲", mark=mark))) == ["甲"]
    assert lines(read(paragraph("甲", mark=mark) + table([paragraph("乙"), paragraph("丙")]))) == [
        "甲",
        "乙\t丙",
    ]


# -- what hangs on a paragraph --------------------------------------------------------------------


def test_a_text_box_is_read_once() -> None:
    words = box(paragraph("盒中") + table([paragraph("甲"), paragraph("乙")]))
    shape = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{words}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{words}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    source = read(f"<w:p>{run('前')}<w:r>{shape}</w:r>{run('后')}</w:p>{paragraph('末')}")
    assert lines(source) == ["前后", "盒中", "甲\t乙", "末"]


def test_a_choice_without_words_gives_way_to_one_with_words() -> None:
    shape = (
        "<mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{box(paragraph('盒中'))}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(f"<w:p><w:r>{shape}</w:r></w:p>")) == ["盒中"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_stand_below_the_paragraph(kind: str) -> None:
    notes = (
        f'<w:{kind} w:id="0" w:type="separator">{paragraph("—")}</w:{kind}>'
        f'<w:{kind} w:id="1"><w:p><w:r><w:{kind}Ref/></w:r>{run("注文")}</w:p></w:{kind}>'
    )
    body = f'<w:p>{run("甲")}<w:r><w:{kind}Reference w:id="1"/></w:r></w:p>' + paragraph("乙")
    source = read(body, {f"{kind}s": part(f"{kind}s", notes)})
    assert lines(source) == ["甲", "注文", "乙"]


def test_words_of_a_diagram_stand_below_the_paragraph() -> None:
    points = "".join(f"<a:p><a:r><a:t>{step}</a:t></a:r></a:p>" for step in ("受理", "办结"))
    drawing = '<w:drawing><wp:inline><dgm:relIds r:dm="diagramData1"/></wp:inline></w:drawing>'
    body = f"<w:p>{run('流程')}<w:r>{drawing}</w:r></w:p>"
    assert lines(read(body, {"diagramData1": part("x", points)})) == ["流程", "受理", "办结"]


def test_margins_are_set_aside() -> None:
    margins = '<w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/>'
    section = f"<w:sectPr>{margins}</w:sectPr>"
    page = f"<w:p>{run('— ')}{BEGIN}{code('PAGE')}{SEPARATE}{run('3')}{END}{run(' —')}</w:p>"
    parts = {"header1": part("hdr", paragraph("某市社保局")), "footer1": part("ftr", page)}
    source = read(paragraph("甲") + section, parts)
    assert (lines(source), asides(source)) == (["甲"], ["某市社保局", "— 3 —"])


def test_links_keep_where_they_lead() -> None:
    anchor = f'<w:hyperlink w:anchor="top">{run("本页")}</w:hyperlink>'
    target = code(" HYPERLINK ") + code('"http://b.cn/x" \\o "t"')
    body = (
        f'<w:p>{run("见")}<w:hyperlink r:id="a">{run("平台")}</w:hyperlink>{anchor}'
        f"{BEGIN}{target}{SEPARATE}{run('网站')}{END}</w:p>"
    )
    cell = f'<w:p><w:hyperlink r:id="a">{run("表中")}</w:hyperlink></w:p>'
    source = read(body + table([paragraph("甲乙"), cell]), links={"a": "http://a.cn/"})
    assert linked(source) == [
        ("平台", "http://a.cn/"),
        ("网站", "http://b.cn/x"),
        ("表中", "http://a.cn/"),
    ]


def test_a_field_may_reach_over_paragraphs() -> None:
    body = (
        f"<w:p>{BEGIN}{code('HYPERLINK &quot;http://a.cn&quot;')}{SEPARATE}{run('甲')}</w:p>"
        f"{paragraph('乙')}<w:p>{run('丙')}{END}{run('丁')}</w:p>"
    )
    source = read(body)
    assert lines(source) == ["甲", "乙", "丙丁"]
    assert [words for words, _ in linked(source)] == ["甲", "乙", "丙"]


# -- headings and gaps ----------------------------------------------------------------------------


def test_a_table_of_contents_reads_as_it_prints() -> None:
    tabs = '<w:pPr><w:tabs><w:tab w:pos="8296" w:leader="dot"/></w:tabs></w:pPr>'

    target = code('HYPERLINK \\l "_Toc1"')

    def entry(title: str, page: str) -> str:
        number = f"{BEGIN}{code('PAGEREF _Toc1')}{SEPARATE}{run(page, '<w:webHidden/>')}{END}"
        words = f"{run(title)}<w:r><w:tab/></w:r>{number}"
        return f"{BEGIN}{target}{SEPARATE}{words}{END}"

    body = (
        f"<w:p>{tabs}{BEGIN}{code('TOC')}{SEPARATE}{entry('一、申领', '1')}</w:p>"
        f"<w:p>{tabs}{entry('二、补领', '3')}</w:p><w:p>{END}</w:p>"
    )
    source = read(body)
    assert lines(source) == ["一、申领.....\t1", "二、补领.....\t3"]
    assert not source.links


def test_headings_by_style_and_by_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="我的"/><w:basedOn w:val="1"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="4"><w:basedOn w:val="1"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="5"><w:name w:val="Title"/></w:style>'
    )
    words = {"1": "甲", "2": "  乙", "3": "丙", "4": "丁", "5": "戊", "0": "己"}
    body = "".join(paragraph(text, f'<w:pStyle w:val="{name}"/>') for name, text in words.items())
    source = read(
        body + paragraph("庚", '<w:outlineLvl w:val="2"/>'), {"styles": part("styles", styles)}
    )
    found = {source.text[start]: level for start, level in source.headings.items()}
    assert found == {"甲": 1, "乙": 2, "丙": 1, "戊": 0, "庚": 3}


def test_pictures_leave_a_gap() -> None:
    body = paragraph("甲") + f"<w:p>{picture(612_000)}</w:p>" + paragraph("乙") + "<w:p/>"
    assert read(body + paragraph("丙")).text == "甲\n\n\n\n乙\n\n丙\n"
    beside = f"<w:p>{run('甲')}{picture(612_000)}</w:p>"
    assert read(beside + paragraph("乙")).text == "甲\n\n\n\n乙\n"
    within = (
        f"<w:p>{run('甲')}<w:r><w:br/></w:r>{picture(612_000)}<w:r><w:br/></w:r>{run('乙')}</w:p>"
    )
    assert read(within).text == "甲\n\n\n\n乙\n"


def test_a_section_begins_a_page() -> None:
    section = "<w:sectPr>{}</w:sectPr>"
    body = paragraph("甲", section.format("")) + paragraph("乙")
    assert read(body + section.format("")).text == "甲\n\n\n\n乙\n"
    assert read(body + section.format('<w:type w:val="continuous"/>')).text == "甲\n\n乙\n"


def test_an_embedded_document_is_announced() -> None:
    assert not read(paragraph("甲")).notices
    (notice,) = read(paragraph("甲") + '<w:altChunk r:id="x"/>').notices
    assert "1 份" in notice.zh
