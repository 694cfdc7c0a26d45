"""Correct guides, on which no rule may give an error or a warning.

`python tests/test_innocent.py` prints how often each rule fires on them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import ingest
from pipeline.audit import audit_guide
from pipeline.audit.rulebook import load_rules
from pipeline.extract import extract_guide
from pipeline.model.findings import Finding, Severity
from pipeline.model.sources import Source
from pipeline.normalize import normalize_guide
from pipeline.profiles import choose_profile
from pipeline.structure import build_tree

HERE = Path(__file__).parent
CORRECTED = HERE / "innocent" / "fushun-social-insurance-guide-corrected.txt"
# What these published guides really have wrong, each place with its line.
REAL_FAULTS = {
    "06_foshan_linghuojiuye_yanglao.html": [("impossible-date", 19, "5月1月")],
    "18_jiaxiang_yijianshi_4.txt": [("doubled-punctuation", 15, ". .")] * 2,
    "01_gz_rsj_chengxiang_yanglao_xianjie.txt": [
        ("limit-incomplete", line, "15个工作") for line in (38, 40, 97, 99)
    ],
    "32_gz_wangshang_cheguansuo_5.txt": [("unbalanced-brackets", 10, "（")],
}


def audit_text(text: str) -> list[Finding]:
    source = Source("guide.txt", "text/plain", "0" * 64, 0, "utf-8", "text", text)
    tree = build_tree(source, choose_profile(source))
    guide = normalize_guide(extract_guide(tree, "guide"))
    return audit_guide(guide, tree).findings.findings


def corpus() -> Iterator[tuple[str, str]]:
    """Yield name and text: the corrected guide, parts of it, other line ends, real guides."""
    text = CORRECTED.read_text(encoding="utf-8")
    yield CORRECTED.name, text
    yield "with CRLF", text.replace("\n", "\r\n")
    yield (
        "without its closing lists",
        text[: text.rindex("违规禁办事项清单", 0, text.rindex("禁办事项\t"))],
    )
    yield (
        "body alone",
        text[text.index("一、企业职工养老保险\n") : text.index("\n违规禁办事项清单\n")],
    )
    for path in sorted((HERE / "samples").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")


CORPUS = dict(corpus())


@pytest.mark.parametrize("name", CORPUS)
def test_no_error_and_no_warning(name: str) -> None:
    grave = [
        (f.rule, f.span.line, f.evidence)
        for f in audit_text(CORPUS[name])
        if f.severity is not Severity.INFO
    ]
    assert grave == REAL_FAULTS.get(name, [])


@pytest.mark.parametrize(
    "path",
    sorted(p for p in (HERE / "samples").iterdir() if p.suffix in (".docx", ".html")),
    ids=lambda path: path.name,
)
def test_no_error_in_guides_of_other_offices(path: Path) -> None:
    report = ingest(path).findings
    assert report is not None
    errors = [f for f in report.findings if f.severity is Severity.ERROR]
    assert [(f.rule, f.span.line, f.evidence) for f in errors] == REAL_FAULTS.get(path.name, [])


def main() -> None:
    """Print for each rule how often it fires on the corpus, by severity."""
    fired = Counter(
        (f.rule, f.severity.value) for text in CORPUS.values() for f in audit_text(text)
    )
    write = sys.stdout.write
    write(f"{'rule':<36}{'error':>7}{'warning':>9}{'info':>6}\n")
    for rule in load_rules():
        counts = [fired[rule.id, level.value] for level in Severity]
        write(f"{rule.id:<36}{counts[0]:>7}{counts[1]:>9}{counts[2]:>6}\n")


if __name__ == "__main__":
    main()
