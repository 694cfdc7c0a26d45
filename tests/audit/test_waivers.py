"""Waivers: who may let what stand, until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.audit.waivers import apply_waivers, read_waivers
from pipeline.model.errors import UsageError
from pipeline.model.findings import State
from pipeline.model.results import Result

TODAY = date(2026, 6, 1)
RULE = "subsection-number-mismatch"


def write(folder: Path, text: str) -> Path:
    path = folder / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def entry(**keys: str) -> str:
    lines = {"rule": f'"{RULE}"', "reason": '"印刷版如此"', "by": '"张三"', **keys}
    return "[[waiver]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


def judge(result: Result, path: Path) -> tuple[list[State], list[str]]:
    findings, issues = apply_waivers(
        result.findings.findings, read_waivers(path), result.source, TODAY
    )
    states = [f.state for f in findings if f.rule == RULE]
    return states, [issue.en for issue in issues]


@pytest.mark.parametrize("quote", ["3.3", "3.3 办理时限", "\n3.3 办理时限：即时"])
def test_a_quote_holds_for_the_words_inside_it(result: Result, tmp_path: Path, quote: str) -> None:
    path = write(tmp_path, entry(quote=repr(quote).replace("'", '"')))
    assert judge(result, path) == ([State.WAIVED], [])


@pytest.mark.parametrize("quote", ["办理时限", "2.4 温馨", "没有的话"])
def test_other_words_waive_nothing_and_are_said_to_be_unused(
    result: Result, tmp_path: Path, quote: str
) -> None:
    states, issues = judge(result, write(tmp_path, entry(quote=f'"{quote}"')))
    assert states == [State.NEW]
    assert len(issues) == 1
    assert "matches no finding" in issues[0]


def test_a_fingerprint_holds_for_its_finding_alone(result: Result, tmp_path: Path) -> None:
    finding = next(f for f in result.findings.findings if f.rule == RULE)
    path = write(tmp_path, entry(fingerprint=f'"{finding.fingerprint}"'))
    assert judge(result, path) == ([State.WAIVED], [])
    path = write(tmp_path, entry(rule='"other-rule"', fingerprint=f'"{finding.fingerprint}"'))
    assert judge(result, path)[0] == [State.NEW]


@pytest.mark.parametrize(
    ("until", "state"), [("2026-05-31", State.NEW), ("2026-06-01", State.WAIVED)]
)
def test_a_waiver_holds_through_its_last_day(
    result: Result, tmp_path: Path, until: str, state: State
) -> None:
    states, issues = judge(result, write(tmp_path, entry(quote='"3.3"', until=until)))
    assert states == [state]
    assert [("expired" in issue) for issue in issues] == ([True] if state is State.NEW else [])


def test_who_decided_and_why_stay_visible(result: Result, tmp_path: Path) -> None:
    path = write(tmp_path, entry(quote='"3.3"', until="2027-01-31"))
    findings, _ = apply_waivers(result.findings.findings, read_waivers(path), result.source, TODAY)
    waived = next(f for f in findings if f.state is State.WAIVED)
    assert waived.waiver is not None
    assert (waived.waiver.by, waived.waiver.until) == ("张三", "2027-01-31")
    assert len(findings) == len(result.findings.findings)


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        'waivers = "x"',
        "waiver = [1]",
        entry(quote='"3.3"', until="2026-06-01T08:00:00"),
        entry(),
        entry(quote='"3.3"', fingerprint='"x"'),
        entry(quote='"3.3"', reason=""),
        entry(quote='"3.3"', by='""'),
        entry(quote="33"),
        entry(quote='"3.3"', until='"tomorrow"'),
        entry(quote='"3.3"', until="2026-01-01T00:00:00"),
        entry(quote='"3.3"', rules='"typo"'),
    ],
)
def test_a_malformed_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_waivers(write(tmp_path, text))
    assert "waivers.toml" in caught.value.en
    assert "waivers.toml" in caught.value.zh
