"""Every rule's own examples, and the further cases beside this file."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.audit import audit_guide
from pipeline.audit.rulebook import Rule, _by_language, load_rules
from pipeline.extract import extract_guide
from pipeline.model.audits import AuditOptions
from pipeline.model.findings import Finding
from pipeline.model.ranges import Range
from pipeline.model.sources import Link, Picture, Place, Source
from pipeline.normalize import normalize_guide
from pipeline.profiles import load_profile
from pipeline.structure import build_tree

HERE = Path(__file__).parent
RULES = {rule.id: rule for rule in load_rules()}


def audit_text(text: str, rule: str) -> list[Finding]:
    source = make_source(text)
    tree = build_tree(source, load_profile("booklet"))
    guide = normalize_guide(extract_guide(tree, "case"))
    return audit_guide(guide, tree, AuditOptions(only=[rule])).findings.findings


# `[words](target)` stands for words with a link, `![](code)` for a picture with a code or without,
# `?[words](0.4)` for words on a scan with the confidence of their recognition.
OVERLAY = re.compile(r"(?P<kind>[!?])?\[(?P<words>[^\]\n]*)\]\((?P<target>[^)\n]*)\)")


def make_source(text: str) -> Source:
    plain: list[str] = []
    links: list[Link] = []
    pictures: list[Picture] = []
    scores: dict[Range, float] = {}
    length = end = 0
    for match in OVERLAY.finditer(text):
        plain += [text[end : match.start()], match["words"]]
        start = length + match.start() - end
        length, end = start + len(match["words"]), match.end()
        target = match["target"]
        if match["kind"] == "?":
            scores[Range(start, length)] = float(target)
        elif match["kind"] == "!":
            pictures.append(Picture(start, (target,) if target else ()))
        else:
            links.append(Link(target, Range(start, length)))
    source = Source("case.txt", "text/plain", "0" * 64, 0, "utf-8", "text", "")
    whole = "".join([*plain, text[end:]])
    places = [scan(whole, scores)] if scores else []
    return replace(source, text=whole, links=links, pictures=pictures, places=places)


def scan(text: str, scores: dict[Range, float]) -> Place:
    """Return a place of all of `text`, recognised with certainty but for the ranges in `scores`."""
    sure = [1.0] * len(text)
    for at, score in scores.items():
        sure[at.start : at.end] = [score] * (at.end - at.start)
    return Place(0, 1, 0.0, 10.0, [0.0] * 2 * len(text), sure)


@cache
def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for index, case in enumerate(data.get(kind) or []):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{index}"))
    return found


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_page_examples(rule: Rule) -> None:
    assert audit_text(rule.page["Fails"].zh + "\n", rule.id), "the Fails example gives no finding"
    assert not audit_text(rule.page["Passes"].zh + "\n", rule.id)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_page_languages(rule: Rule) -> None:
    for heading in ("What it checks", "Why it matters", "Known limits"):
        said = rule.page[heading]
        written = [line.strip() for line in rule.doc.split(f"\n{heading}\n")[1].splitlines()]
        lines = [line.strip() for line in (said.en + "\n" + said.zh).splitlines()]
        assert written[: len(lines)] == lines, "English first, then Chinese"


@pytest.mark.parametrize(
    "part",
    [
        "Names like 户口簿, and 登陆,\n帐户 for 账户.\n对照常见错别字。",
        "对照常见错别字。\nA table of words.",
        "A table of words.\n对照常见错别字。\nAnd more.",
        "A table of words.",
    ],
)
def test_a_page_that_mixes_its_languages_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match=r"languages|English"):
        _by_language(part)


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_case_fails(rule: str, case: dict[str, Any]) -> None:
    findings = audit_text(case["text"], rule)
    assert case["at"] in [finding.evidence for finding in findings]
    if "expected" in case:
        hit = next(finding for finding in findings if finding.evidence == case["at"])
        assert hit.expected == case["expected"]


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_case_passes(rule: str, case: dict[str, Any]) -> None:
    assert audit_text(case["text"], rule) == []


def test_every_case_file_has_its_rule() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} <= set(RULES)


def test_a_mark_behind_a_number_is_reported_once() -> None:
    case = next(p.values[1] for p in cases("fails") if p.values[1]["at"] == "4,")
    tree = build_tree(make_source(case["text"]), load_profile("booklet"))
    guide = normalize_guide(extract_guide(tree, "case"))
    found = audit_guide(guide, tree).findings.findings
    assert [f.rule for f in found if "," in f.evidence] == ["number-mark-variant"]
