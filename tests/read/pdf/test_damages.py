"""Text layers that stand for other text, as re-distilled files may have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reading import ReadOptions
from pipeline.read import pdf
from pipeline.read.pdf.damages import find_damaged
from pipeline.read.pdf.pages import Page
from tests.read.pdf.setting import make_page

FIXTURE = Path(__file__).parents[2] / "fixtures" / "guide-chromium.pdf"
BROKEN = "人⺠共和ÿ社会保险法规定单位向经Þ机构申请Ý理"


def make_pages(*texts: str) -> list[Page]:
    return [make_page(n, [(40, text), (60, text)]) for n, text in enumerate(texts, 1)]


def test_accented_letters_between_chinese_ones_tell_of_damage() -> None:
    assert find_damaged(make_pages(BROKEN, "12", BROKEN, "窗口办理")) == [1, 3, 4]


def test_letters_of_few_languages_by_themselves_tell_of_damage() -> None:
    assert find_damaged(make_pages("登录http://ĤĥĦ.ħĨ.ĥĩĨ.ĥ:ĦĨĦĥ办理", "ĥ.Ĥ 办理时限")) == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "拼音ā á ǎ à，Łódź 与 Šiauliai",
        "登录Übersee平台é",
        "Café 与 Zoë 咨询",
        "3×5寸照片2÷1",
        "周一~周五_办理^时限`即时",
    ],
)
def test_words_of_other_languages_and_marks_are_no_damage(text: str) -> None:
    assert find_damaged(make_pages(*[text] * 20)) == []


def test_a_few_slips_in_a_long_text_are_no_damage() -> None:
    assert find_damaged(make_pages(BROKEN)) == []
    assert find_damaged(make_pages(*[BROKEN] * 3, *["参保登记" * 50] * 20)) == []


def test_the_ordinary_booklet_is_not_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    assert pdf.read_pdf(FIXTURE.read_bytes(), FIXTURE, ReadOptions()).notices == []


def test_damaged_pages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    monkeypatch.setattr(pdf, "find_damaged", lambda pages: [page.number for page in pages[:2]])
    (notice,) = pdf.read_pdf(FIXTURE.read_bytes(), FIXTURE, ReadOptions()).notices
    assert "the text of pages 1, 2 is damaged" in notice.en
    assert "第 1, 2 页的文字层已损坏" in notice.zh


def test_damaged_pages_are_recognised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "can_recognise", lambda: True)
    monkeypatch.setattr(pdf, "find_damaged", lambda _: [2])
    monkeypatch.setattr(
        pdf, "recognise_page", lambda _, page, __: make_page(page.number, [(300, "已识别")])
    )
    source = pdf.read_pdf(FIXTURE.read_bytes(), FIXTURE, ReadOptions())
    assert [place.page for place in source.places if source.text[place.start] == "已"] == [2]
    assert source.notices == []
