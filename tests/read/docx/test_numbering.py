"""Automatic numbers stand in the text as Word prints them."""

from __future__ import annotations

import pytest

from pipeline.read.docx.numerals import write_numeral
from tests.read.docx.files import lines, paragraph, part, read


def level(depth: int, text: str, style: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(*levels: str, number: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}{more}</w:abstractNum>'


def instance(number: int = 1, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(words: str, depth: int | None = 0, number: int | None = 1, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    deep = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    listed = "" if number is None else f'<w:numId w:val="{number}"/>'
    return paragraph(
        words, f"{named}<w:numPr>{deep}{listed}</w:numPr>" if deep or listed else named
    )


def number_lines(numbering: str, body: str, styles: str = "") -> list[str]:
    parts = {"numbering": part("numbering", numbering), "styles": part("styles", styles)}
    return lines(read(body, parts))


@pytest.mark.parametrize(
    ("style", "values"),
    {
        "decimal": {1: "1", 12: "12"},
        "decimalZero": {1: "01", 12: "12"},
        "upperRoman": {4: "IV", 14: "XIV", 2026: "MMXXVI", 5000: "5000"},
        "lowerRoman": {9: "ix", 40: "xl"},
        "upperLetter": {1: "A", 26: "Z", 27: "AA", 53: "AAA"},
        "lowerLetter": {2: "b", 28: "bb", 261: "261"},
        "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一"},
        "chineseCountingThousand": {38: "三十八", 100: "一百", 101: "一百零一", 110: "一百一十"},
        "japaneseCounting": {10: "十", 1000: "一千"},
        "ideographDigital": {1: "一", 10: "一〇", 21: "二一"},
        "chineseLegalSimplified": {3: "叁", 10: "壹拾", 25: "贰拾伍"},
        "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
        "ideographZodiac": {1: "子", 12: "亥"},
        "ideographZodiacTraditional": {1: "甲子", 13: "丙子", 60: "癸亥"},
        "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"},
        "decimalEnclosedCircleChinese": {10: "⑩"},
        "decimalEnclosedParen": {1: "⑴", 21: "21"},
        "decimalEnclosedFullstop": {2: "⒉"},
        "ideographEnclosedCircle": {1: "㊀", 10: "㊉"},
        "decimalFullWidth": {15: "１５"},
        "numberInDash": {3: "- 3 -"},
        "unheard of": {7: "7"},
    }.items(),
)
def test_number_formats(style: str, values: dict[int, str]) -> None:
    assert {value: write_numeral(value, style) for value in values} == values


@pytest.mark.parametrize(
    ("text", "style", "more", "printed"),
    [
        ("%1.", "decimal", "", "1. 甲"),
        ("%1、", "chineseCounting", "", "一、甲"),
        ("（%1）", "chineseCounting", "", "（一）甲"),
        ("(%1)", "decimal", "", "(1) 甲"),
        ("%1", "decimalEnclosedCircle", "", "①甲"),
        ("%1", "decimalEnclosedCircle", '<w:suff w:val="space"/>', "① 甲"),
        ("%1.", "decimal", '<w:suff w:val="nothing"/>', "1.甲"),
        ("第%1条", "chineseCounting", "", "第一条 甲"),
        ("\uf06c", "bullet", "", "- 甲"),
        ("注：", "none", "", "注：甲"),
        ("", "decimal", "", "甲"),
        ("%1.", "decimal", "<w:rPr><w:vanish/></w:rPr>", "甲"),
        ("%1.", "decimal", '<w:isLgl w:val="0"/>', "1. 甲"),
    ],
)
def test_a_number_as_it_prints(text: str, style: str, more: str, printed: str) -> None:
    numbering = definition(level(0, text, style, more)) + instance()
    assert number_lines(numbering, item("甲")) == [printed]


def test_levels_count_and_begin_again() -> None:
    numbering = definition(level(0, "%1."), level(1, "%1.%2"), level(2, "（%3）")) + instance()
    body = "".join(item("甲", depth) for depth in (0, 1, 2, 2, 1, 2, 0, 1))
    assert [line.removesuffix("甲").strip() for line in number_lines(numbering, body)] == [
        *("1.", "1.1", "（1）", "（2）", "1.2", "（1）", "2.", "2.1")
    ]


def test_a_level_may_count_on() -> None:
    on = '<w:lvlRestart w:val="0"/>'
    numbering = definition(level(0, "%1."), level(1, "%2)", more=on)) + instance()
    body = "".join(item("甲", depth) for depth in (0, 1, 0, 1))
    assert number_lines(numbering, body) == ["1. 甲", "1) 甲", "2. 甲", "2) 甲"]


def test_a_level_may_begin_again_after_the_first_only() -> None:
    after = '<w:lvlRestart w:val="1"/>'
    numbering = definition(level(0, "%1."), level(1, "%2)"), level(2, "%3）", more=after))
    body = "".join(item("甲", depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert [line[:2] for line in number_lines(numbering + instance(), body)] == [
        *("1.", "1)", "1）", "2)", "2）", "2.", "1）")
    ]


def test_lists_of_one_definition_go_on_unless_they_say_where_to_begin() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = (
        definition(level(0, "%1."))
        + instance(1)
        + instance(2)
        + instance(3, overrides=start.format(1))
        + instance(4, overrides=start.format(7))
    )
    body = "".join(item("甲", 0, number) for number in (1, 1, 2, 3, 3, 4, 4, 3))
    assert [line[:2] for line in number_lines(numbering, body)] == [
        *("1.", "2.", "3.", "1.", "2.", "7.", "8.", "9.")
    ]


def test_a_list_may_print_its_levels_otherwise() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", start=5)}</w:lvlOverride>'
    numbering = definition(level(0, "%1.")) + instance(1) + instance(2, overrides=own)
    assert number_lines(numbering, item("甲", 0, 2)) == ["5) 甲"]


def test_legal_numbering_prints_digits() -> None:
    legal = level(1, "%1.%2", more="<w:isLgl/>")
    numbering = definition(level(0, "%1、", "chineseCounting"), legal) + instance()
    assert number_lines(numbering, item("甲") + item("乙", 1)) == ["一、甲", "1.1 乙"]


def test_a_level_without_the_ones_above_it() -> None:
    numbering = definition(level(0, "%1."), level(1, "%1.%2")) + instance()
    assert number_lines(numbering, item("甲", 1) + item("乙", 0)) == ["1.1 甲", "1. 乙"]


def test_numbers_of_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/></w:style>'
    )
    numbering = definition(
        level(0, "%1.", more='<w:pStyle w:val="a"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="b"/>'),
    )
    body = (
        item("甲", None, None, "a")
        + item("乙", None, None, "b")
        + item("丙", None, None, "c")
        + item("丁", 0, 0, "b")
        + item("戊", 0, None, "c")
    )
    assert number_lines(numbering + instance(), body, styles) == [
        *("1. 甲", "1.1 乙", "1.2 丙", "丁", "2. 戊")
    ]


def test_a_definition_may_name_a_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = (
        definition(number=0, more='<w:numStyleLink w:val="l"/>')
        + definition(level(0, "%1)"), number=1, more='<w:styleLink w:val="l"/>')
        + instance(1, 0)
        + instance(2, 1)
    )
    assert number_lines(numbering, item("甲"), styles) == ["1) 甲"]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        instance(),
        definition(level(0, "%1.")),
        definition(more='<w:numStyleLink w:val="l"/>') + instance(),
        definition(level(3, "%1.")) + instance(),
        '<w:num w:numId="1"/>',
    ],
)
def test_a_broken_list_prints_no_number(numbering: str) -> None:
    assert number_lines(numbering, item("甲")) == ["甲"]


def test_deleted_paragraphs_do_not_count() -> None:
    numbering = definition(level(0, "%1.")) + instance()
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    gone = f"<w:p><w:pPr>{listed}<w:rPr><w:del/></w:rPr></w:pPr></w:p>"
    assert number_lines(numbering, item("甲") + gone + item("乙")) == ["1. 甲", "2. 乙"]


def test_links_stand_behind_the_number() -> None:
    numbering = part("numbering", definition(level(0, "%1.")) + instance())
    link = '<w:hyperlink r:id="a"><w:r><w:t>平台</w:t></w:r></w:hyperlink>'
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    source = read(f"<w:p>{listed}{link}</w:p>", {"numbering": numbering}, links={"a": "http://a"})
    (found,) = source.links
    assert found.range is not None
    assert source.text[slice(*found.range)] == "平台"
