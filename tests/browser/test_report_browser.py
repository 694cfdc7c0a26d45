"""The report in a real browser: filters, keys, languages, sizes, colours, print, and no way out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from pipeline.model.findings import Family, Severity, State
from pipeline.model.results import Result

pytestmark = pytest.mark.slow

HOSTILE = "<script>document.title='x'</script><img src=//a.example/x onerror=alert(1)>\"'&amp;"
TITLES = ("甲事项", f"乙事项{HOSTILE}")
MARKUP = 12
TEXT = (
    "指南</title><script>alert(2)</script>\n甲事项\n"
    "登录 <http://216.60.130.1:8081/ehrss/login/> 办理，电话 024-5399803。\n"
    f"{TITLES[1]}\n"
    + "".join(f"第{n}步<p>业务指南</p>{HOSTILE}\n" for n in range(MARKUP))
    + "办理时限为3个工作日\n"
)
FAULTS: list[dict[str, Any]] = [
    {"words": "216.60.130.1", "expected": "218.60.150.1", "related": ["甲事项"]},
    {
        "words": "024-5399803",
        "family": Family.PHONE,
        "rule": "phone-too-short",
        "state": State.KNOWN,
    },
    *(
        {
            "words": "<p>",
            "nth": n,
            "rule": "leftover-markup",
            "family": Family.TEXT,
            "severity": Severity.WARNING,
            "replacement": "",
            "related": [HOSTILE],
        }
        for n in range(MARKUP)
    ),
    {
        "words": "3个工作日",
        "rule": "limit-mismatch",
        "family": Family.TIME,
        "severity": Severity.INFO,
        "state": State.WAIVED,
        "zh": HOSTILE,
    },
]
ALL = len(FAULTS)

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def result(audited: Callable[..., Result]) -> Result:
    return audited(TEXT, FAULTS, TITLES)


def test_nothing_runs_but_our_own_and_nothing_leaves(open_report: Open, result: Result) -> None:
    opened = open_report(result)
    page = opened.page
    for link in page.query_selector_all("nav a"):
        link.click()
    page.click("label:has(#lang-en)")
    page.click("#unfold")
    page.hover(".strip a")
    page.wait_for_timeout(200)
    assert opened.complaints == []
    assert len(opened.requests) == 1
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert HOSTILE in page.inner_text("tr.p:last-of-type .src >> nth=0")
    assert page.title().startswith("指南</title><script>")


def test_the_policy_refuses_what_slips_in(open_report: Open, result: Result) -> None:
    """Were something of the document taken for markup, it could still do nothing."""
    opened = open_report(result)
    opened.page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.harm = 1';
          document.body.append(script);
          const image = document.createElement('img');
          image.src = 'https://a.example/x.png';
          document.body.append(image);
        }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.harm") is None
    assert len(opened.requests) == 1
    assert len(opened.complaints) == 2


def test_filters_filter(open_report: Open, result: Result) -> None:
    opened = open_report(result)
    page = opened.page

    def expect(count: int) -> None:
        assert (opened.listed(), opened.shown()) == (count, count)

    expect(ALL)
    page.uncheck("input[value=warning]")
    expect(3)
    assert not page.is_visible("section[data-severity=warning]")
    page.select_option("select[name=family]", "phone")
    expect(1)
    page.click("button[name=clear]")
    expect(ALL)
    page.select_option("select[name=item]", "2")
    expect(MARKUP + 1)
    page.select_option("select[name=state]", "waived")
    expect(1)
    page.click("button[name=clear]")
    page.select_option("select[name=state]", "known")
    expect(1)
    page.click("button[name=clear]")
    page.fill("input[name=words]", "第11步  业务指南")
    expect(1)
    assert opened.visible() == ["f14"]
    page.fill("input[name=words]", "RULE:leftover-markup")
    expect(MARKUP)
    page.fill("input[name=words]", "没有这样的字")
    expect(0)
    page.click("button[name=clear]")
    expect(ALL)


def test_counts_lead_to_what_they_count(open_report: Open, result: Result) -> None:
    opened = open_report(result)
    links = opened.page.locator("a[data-pick]")
    for number in range(links.count()):
        link = links.nth(number)
        told = re.search(r"\d+", link.inner_text())
        assert told is not None
        link.click()
        assert opened.shown() == int(told[0])
    opened.page.click(".strip a >> nth=1")
    assert opened.page.evaluate("location.hash") == "#item-2"


def test_equal_faults_fold_and_unfold(open_report: Open, result: Result) -> None:
    opened = open_report(result)
    page = opened.page
    more = page.locator(".more")
    assert len(opened.visible()) == ALL - MARKUP + 3
    assert opened.shown() == ALL
    assert more.get_attribute("aria-expanded") == "false"
    more.focus()
    page.keyboard.press("Enter")
    assert len(opened.visible()) == ALL
    assert more.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Space")
    assert len(opened.visible()) == ALL - MARKUP + 3
    page.click("#unfold")
    assert len(opened.visible()) == ALL


def test_links_reach_what_is_folded_or_filtered(
    open_report: Open, result: Result, expect: Any
) -> None:
    opened = open_report(result, "#f10")
    page = opened.page
    assert "f10" in opened.visible()
    page.uncheck("input[value=error]")
    page.evaluate("location.hash = '#f1'")
    expect(page.locator("#f1")).to_be_focused()
    assert "f1" in opened.visible()
    page.click("#f1 .at a[href^='#L']")
    expect(page.locator("#L3")).to_be_visible()


def test_by_keyboard_alone(open_report: Open, result: Result, expect: Any) -> None:
    page = open_report(result).page

    def tab_to(selector: str) -> None:
        page.keyboard.press("Tab")
        expect(page.locator(selector)).to_be_focused()

    tab_to(".skip")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#findings")).to_be_focused()
    tab_to("input[value=error]")
    expect(page.locator("label:has(:focus)")).to_have_css("outline-style", "solid")
    page.keyboard.press("Space")
    expect(page.locator("#shown")).to_have_text(str(ALL - 2))
    for severity in ("warning", "info"):
        tab_to(f"input[value={severity}]")
    for name in ("family", "item", "state", "words", "clear"):
        tab_to(f"[name={name}]")
    page.keyboard.press("Enter")
    expect(page.locator("#shown")).to_have_text(str(ALL))


def test_every_control_has_a_name(open_report: Open, result: Result) -> None:
    page = open_report(result).page
    for role, count in {"checkbox": 3, "combobox": 3, "searchbox": 1, "radio": 2}.items():
        found = page.get_by_role(role)
        assert found.count() == count
        named = page.get_by_role(role, name=re.compile(r"\S"))
        assert named.count() == count
    assert page.get_by_role("searchbox", name="文字", exact=True).count() == 1
    assert page.get_by_role("status").inner_text() == f"显示 {ALL} / {ALL} 处"


@pytest.mark.parametrize("javascript", [True, False])
def test_one_language_at_a_time(open_report: Open, result: Result, javascript: bool) -> None:
    page = open_report(result, java_script_enabled=javascript).page
    assert page.is_visible("text=不一致审核报告")
    assert not page.is_visible("text=Inconsistency report")
    page.click("label:has(#lang-en)")
    assert not page.is_visible("text=不一致审核报告")
    assert page.is_visible("text=Inconsistency report")
    if javascript:
        assert page.evaluate("document.documentElement.lang") == "en"
        assert page.locator("select[name=family] option").nth(0).inner_text() == "All"


def test_without_script_everything_shows(open_report: Open, result: Result) -> None:
    page = open_report(result, java_script_enabled=False).page
    rows = page.locator("tr.p")
    assert rows.count() == ALL
    assert all(rows.nth(n).is_visible() for n in range(ALL))
    assert not page.is_visible("form")
    assert page.is_visible("#L5")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_needs_no_sideways_scrolling(
    open_report: Open, result: Result, language: str
) -> None:
    page = open_report(result, viewport={"width": 360, "height": 740}, has_touch=True).page
    page.click(f"label:has(#lang-{language})")
    page.click("#unfold")
    page.click("summary")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    wide = """[...document.querySelectorAll('body *')]
      .filter(e => !e.closest('svg, .vh, .skip') && e.getBoundingClientRect().right > 360.5)
      .map(e => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_of_a_head_keep_apart(open_report: Open, result: Result, language: str) -> None:
    page = open_report(result).page
    page.click(f"label:has(#lang-{language})")
    gaps = """[...document.querySelectorAll('.head')].filter(h => h.offsetParent).map(h => {
      const [severity, said] = [h.querySelector('.sev'), h.querySelector('.msg')];
      const range = document.createRange();
      range.selectNodeContents(severity);
      return said.getBoundingClientRect().left - range.getBoundingClientRect().right;
    })"""
    assert min(page.evaluate(gaps)) > 8


def test_one_ring_shows_where_the_keyboard_is(open_report: Open, result: Result) -> None:
    page = open_report(result).page
    ringed = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).outlineWidth"
    ringed += " !== '0px' && getComputedStyle(e).outlineStyle === 'solid').length"
    for control in ("input[name=words]", "select[name=item]", "input[value=error]", "#unfold"):
        page.focus(control)
        assert page.evaluate(ringed) == 1


def test_a_line_number_is_not_broken(open_report: Open, result: Result) -> None:
    page = open_report(result).page
    broken = """[...document.querySelectorAll('td.at a[href^="#L"]')]
      .filter(a => a.offsetParent && a.getBoundingClientRect().height > 30)"""
    for width in range(300, 420, 10):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(f"{broken}.length") == 0


CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const color = getComputedStyle(n).backgroundColor;
      if (color.startsWith('rgb(')) return parse(color);
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll('main *, header *')) {
    const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const style = getComputedStyle(node);
    if (!own || !node.offsetHeight || node.closest('.none, svg, option, .vh')) continue;
    const [a, b] = [light(parse(style.color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([ratio, node.outerHTML.slice(0, 90)]);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_legible(open_report: Open, result: Result, scheme: str) -> None:
    page = open_report(result, color_scheme=scheme).page
    page.click("summary")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) < 200) == (scheme == "dark")
    assert page.evaluate(CONTRAST) == []


def read_print(page: Any) -> list[str]:
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [round(size) for size in document[0].get_size()] == [595, 842]
    # A word broken over two lines of print is one word.
    return [re.sub(r"\s", "", sheet.get_textpage().get_text_range()) for sheet in document]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_has_every_finding_uncut(
    open_report: Open, audited: Callable[..., Result], scheme: str
) -> None:
    lines = [
        f"第{n}处：登录 htp{n}://a.cn 网站，并按提示逐项填写、核对、提交。\n" for n in range(120)
    ]
    faults = [
        {"words": f"htp{n}", "replacement": f"http{n}", "zh": f"信息{n // 2}完"} for n in range(120)
    ]
    result = audited("指南\n甲事项\n" + "".join(lines), faults)
    page = open_report(result, color_scheme=scheme).page
    sheets = read_print(page)
    assert len(sheets) > 5
    assert result.findings is not None
    for finding in result.findings.findings:
        (sheet,) = [text for text in sheets if finding.fingerprint in text]
        assert f"登录{finding.evidence}:" in sheet
    listing = [text for text in sheets if "指纹" in text]
    assert all("序号位置错误" in text for text in listing)
    assert all("✕错误" in text for text in listing)


def test_print_shows_folded_findings_and_only_filtered_ones(
    open_report: Open, result: Result
) -> None:
    opened = open_report(result)
    assert result.findings is not None
    prints = [finding.fingerprint for finding in result.findings.findings]
    text = "".join(read_print(opened.page))
    assert [text.count(each) for each in prints] == [1] * ALL
    opened.page.uncheck("input[value=warning]")
    text = "".join(read_print(opened.page))
    assert sum(text.count(each) for each in prints) == ALL - MARKUP
    assert f"显示{ALL - MARKUP}/{ALL}处" in text
