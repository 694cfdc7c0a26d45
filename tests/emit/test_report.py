"""`report.html`: one file, everything escaped, every finding in it, all links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import os
import pickle
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.emit import report
from pipeline.emit.drafts import Draft
from pipeline.emit.options import EmitOptions
from pipeline.emit.report.evidence import quote_lines, split_hidden, split_lines
from pipeline.emit.report.page import flow
from pipeline.model.findings import Family, Message, Severity, State
from pipeline.model.results import Result
from pipeline.model.sources import Source

HOSTILE = (
    "<script>alert(1)</script>\"指南'&amp;\n"
    "甲事项</title></style></script><img src=x onerror=alert(2)>\n"
    '{{ 7*7 }}{% raw %}" onmouseover="alert(3)" x="\n'
    "乙事项 <!-- ]]> \u202e倒写\u200b\x00零宽\n"
    "登录 htp://a.cn <a href=javascript:alert(4)>\n"
    "再登录 htp://a.cn\n"
)
TITLES = ("甲事项</title></style></script><img src=x onerror=alert(2)>", "乙事项 <!-- ]]>")
FAULTS: list[dict[str, Any]] = [
    {"words": "htp", "replacement": 'http"<b>', "related": [TITLES[0]], "zh": "<i>少字"},
    {"words": "htp", "nth": 1, "replacement": 'http"<b>', "related": [TITLES[0]], "zh": "<i>少字"},
    {"words": '" onmouseover="alert(3)"', "severity": Severity.WARNING, "rule": "leftover-markup"},
    {"words": "\u202e倒写\u200b\x00", "severity": Severity.INFO, "family": Family.TEXT},
    {"words": "<a href", "state": State.WAIVED, "field": "<field>"},
    {"words": TITLES[1] + " \u202e倒写\u200b\x00零宽\n登录", "rule": "line-cut"},
]
VOID = {"meta", "input", "rect", "circle", "br"}

Make = Callable[..., Result]


class Page(HTMLParser):
    """Elements, attributes and text of a page; refuses a page that is not well nested."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.raw: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.raw[self.open[-1]] = self.raw.get(self.open[-1], "") + data
        else:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


def write(result: Result) -> str:
    (content,) = report.render(Draft(result, [], EmitOptions())).values()
    return content.decode()


@pytest.fixture(scope="module")
def page(audited: Make) -> Page:
    return Page(write(audited(HOSTILE, FAULTS, TITLES, resolved=FAULTS[:1])))


def test_what_the_document_says_is_text(page: Page) -> None:
    assert page.tags["script"] == page.tags["style"] == 1
    assert page.tags["title"] == 1 + len(TITLES)  # the page's, and one for each column
    assert not set(page.tags) & {"img", "iframe", "object", "base", "link", "field"}
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}{% raw %}" in page.text
    assert "<img src=x onerror=alert(2)>" in page.text
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert all(value.startswith("#") for value in page.values("href"))


def test_the_page_is_of_a_known_kind(audited: Make) -> None:
    text = write(audited("指南\n甲事项\n", []))
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert "\r" not in text
    assert text.endswith("</html>\n")


def test_characters_that_show_as_nothing_are_named(page: Page) -> None:
    assert not re.search("[\x00\u200b\u202e]", page.text)
    assert "U+202E倒写U+200BU+0000零宽" in page.text


def test_links_lead_somewhere(page: Page) -> None:
    ids = Counter(page.values("id"))
    assert set(ids.values()) == {1}
    assert {value[1:] for value in page.values("href")} <= set(ids)
    labels = {word for value in page.values("aria-labelledby") for word in value.split()}
    assert labels <= set(ids)


def test_only_our_own_style_and_script_may_run(page: Page) -> None:
    (policy,) = [value for value in page.values("content") if "default-src" in value]
    assert "default-src 'none'" in policy
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.raw[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "http:" not in page.raw["script"] + page.raw["style"]
    assert not re.search(
        r"@import|url\((?!#)|fetch|XMLHttp|eval|innerHTML", "".join(page.raw.values())
    )


def test_every_finding_is_there_with_all_it_says(audited: Make) -> None:
    result = audited(HOSTILE, FAULTS, TITLES)
    page = Page(write(result))
    assert result.findings is not None
    for number, finding in enumerate(result.findings.findings, start=1):
        assert f"f{number}" in page.values("id")
        assert finding.fingerprint in page.text
        assert f"rule-{finding.rule}" in page.values("id")
        shown = "".join(piece for piece, _ in split_hidden(finding.message.zh))
        assert shown in page.text
        assert finding.message.en in page.text
    for said in ("<b>已核</b>", "张三", "2030-01-01", "line-cut 概述", "about Known limits"):
        assert said in page.text
    assert result.source.sha256 in page.text
    assert "参见此处" in page.text
    assert 'http"<b>' in page.text


def test_only_what_guide_fix_corrects_is_said_to_be_corrected(audited: Make) -> None:
    fault = {"words": "htp", "replacement": "http"}
    for state, count in ((State.NEW, 1), (State.KNOWN, 1), (State.WAIVED, 0)):
        page = Page(write(audited("指南\n甲事项\nhtp\n", [{**fault, "state": state}])))
        assert page.text.count("Corrected by guide fix") == count
        assert "1 finding" in page.text
        assert "1 findings" not in page.text


def test_lines_of_prose_become_a_paragraph() -> None:
    lines = Message(zh="检查同一\n页的 url\n及 http\nlinks。", en="It checks\nlinks.")
    assert flow(lines) == Message(zh="检查同一页的 url及 http links。", en="It checks links.")


def test_equal_faults_are_folded_and_none_is_lost(audited: Make) -> None:
    text = "指南\n甲事项\n" + "登录 htp://a.cn\n" * 30
    faults = [{"words": "htp", "nth": n, "replacement": "http"} for n in range(30)]
    page = Page(write(audited(text, faults)))
    bodies = [value for tag, name, value in page.attributes if (tag, name) == ("tbody", "class")]
    assert len([value for value in bodies if value.split()[0] == "g"]) == 1
    assert len([value for value in page.values("id") if re.fullmatch(r"f\d+", value)]) == 30
    assert "共 30 处" in page.text


def test_a_guide_without_faults(audited: Make) -> None:
    page = Page(write(audited("指南\n甲事项\n", [])))
    assert "没有发现问题" in page.text


def test_resolved_findings_and_residue_are_listed(page: Page) -> None:
    assert "较基线已消除：1 处" in page.text
    assert "1 段文字（2 个非空白字符" in page.text


def test_results_without_a_record_or_an_audit(result: Any, guide: Any, result_of: Any) -> None:
    assert "本次未评估" in Page(write(result)).text
    assert not report.render(Draft(result_of(guide, None), [], EmitOptions()))


@settings(max_examples=60)
@given(st.text(min_size=3), st.data())
def test_any_text_makes_a_sound_page(audited: Make, text: str, data: Any) -> None:
    text = "标题甲\n" + text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    page = Page(
        write(audited(text, [{"words": words, "zh": words, "expected": words}], ("标题甲",)))
    )
    assert "f1" in page.values("id")


@given(st.text(min_size=1), st.data())
def test_evidence_is_marked_whole(text: str, data: Any) -> None:
    source = Source("a", "text/plain", "", 1, None, "text", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = quote_lines(split_lines(source), source.span(start, end), 1)
    marked = "".join(part.text for line in lines for part in line.parts if part.marked)
    assert re.sub(r"[\r\n↵]", "", marked) == re.sub(r"[\r\n↵]", "", text[start:end])
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))


def test_lines_around_the_evidence() -> None:
    source = Source("a", "text/plain", "", 1, None, "text", "一\n\n二\n三\n \n\n\n四\n")
    lines = split_lines(source)
    assert [line.number for line in quote_lines(lines, source.span(3, 4), 1)] == [1, 3, 4]
    assert [line.number for line in quote_lines(lines, source.span(5, 6), 1)] == [3, 4]
    assert [line.number for line in quote_lines(lines, source.span(5, 6), 0)] == [4]
    long = Source("a", "text/plain", "", 1, None, "text", "甲" * 500 + "乙" + "丙" * 500)
    (line,) = quote_lines(split_lines(long), long.span(500, 501), 1)
    assert [len(part.text) for part in line.parts] == [91, 1, 91]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_same_bytes_whatever_the_seed(seed: str, audited: Make, tmp_path: Path) -> None:
    script = (
        "import sys, pickle; from pipeline.emit import report, sarif;"
        "from pipeline.emit.drafts import Draft; from pipeline.emit.options import EmitOptions;"
        "draft = Draft(pickle.load(sys.stdin.buffer), [], EmitOptions());"
        "out = {**report.render(draft), **sarif.render(draft)};"
        "sys.stdout.buffer.write(b''.join(out.values()))"
    )
    result = audited(HOSTILE, FAULTS, TITLES)
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps(result),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "LC_ALL": "C"},
    )
    assert done.stdout.startswith(write(result).encode())
