"""`findings.sarif`: valid, complete, and the same places as `findings.json`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.emit import sarif
from pipeline.emit.drafts import Draft
from pipeline.emit.options import EmitOptions
from pipeline.model.findings import Severity, State
from pipeline.model.results import Result

# The OASIS schema as @microsoft/jest-sarif 1.0.0-beta.0 (MIT) carries it.
SCHEMA = Path(__file__).parents[1] / "fixtures" / "sarif-2.1.0-rtm.5.json"
TEXT = "指南\r\n甲事项\r\n𠮷登录 htp://a.cn，[链接](x) {0}\r\n乙事项\r\n再登录 htp://a.cn\r\n"
FAULTS = [
    {"words": "htp", "replacement": "http", "related": ["乙事项", "甲事项"]},
    {"words": "htp", "nth": 1, "replacement": "http", "severity": Severity.WARNING},
    {"words": "[链接](x) {0}", "rule": "leftover-markup", "severity": Severity.INFO},
]

Make = Callable[..., Result]


def validate(log: Any) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)


def read_log(result: Result) -> Any:
    files = sarif.render(Draft(result, [], EmitOptions()))
    assert set(files) == set(sarif.FILES)
    log = json.loads(files["findings.sarif"])
    validate(log)
    return log


def read_run(result: Result) -> Any:
    (run,) = read_log(result)["runs"]
    return run


def change_states(*states: State) -> list[dict[str, Any]]:
    return [dict(fault, state=state) for fault, state in zip(FAULTS, states, strict=True)]


@pytest.fixture
def result(audited: Make) -> Result:
    return audited(TEXT, FAULTS, ("甲事项", "乙事项"))


def cut(region: dict[str, Any]) -> str:
    """Cut a region out of the text as a reader of SARIF does, in code points."""
    lines = TEXT.splitlines(keepends=True)
    first, last = region["startLine"] - 1, region["endLine"] - 1
    assert first == last
    return lines[first][region["startColumn"] - 1 : region["endColumn"] - 1]


def test_every_finding_is_a_result(result: Result) -> None:
    run = read_run(result)
    assert result.findings is not None
    found = result.findings.findings
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(found)
    for made, finding in zip(run["results"], found, strict=True):
        (place,) = made["locations"]
        assert cut(place["physicalLocation"]["region"]) == finding.evidence
        assert made["partialFingerprints"] == {"guideFinding/v1": finding.fingerprint}
        assert run["tool"]["driver"]["rules"][made["ruleIndex"]]["id"] == finding.rule
        assert made["properties"]["message_en"] == finding.message.en
        assert place["logicalLocations"][0]["name"] in ("甲事项", "乙事项")
    levels = [made["level"] for made in run["results"]]
    assert levels == ["error", "note", "warning"]
    related = run["results"][0]["relatedLocations"]
    assert [cut(each["physicalLocation"]["region"]) for each in related] == ["乙事项", "甲事项"]
    assert [each["id"] for each in related] == [1, 2]


def test_rules_that_found_nothing_are_named_too(result: Result) -> None:
    rules = read_run(result)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["leftover-markup", "quiet-rule", "url-near-miss"]
    card = rules[1]
    assert card["name"] == "QuietRule"
    assert card["defaultConfiguration"] == {"level": "error"}
    assert card["properties"]["family"] == "url"
    assert "为何重要" in card["help"]["text"]
    assert "有误之例" in card["help"]["markdown"]


def test_fixes_make_the_expected_text(result: Result) -> None:
    lines = TEXT.splitlines(keepends=True)
    for made in read_run(result)["results"]:
        for change in (c for fix in made.get("fixes", ()) for c in fix["artifactChanges"]):
            for each in change["replacements"]:
                region, row = each["deletedRegion"], each["deletedRegion"]["startLine"] - 1
                line = lines[row]
                lines[row] = (
                    line[: region["startColumn"] - 1]
                    + each["insertedContent"]["text"]
                    + line[region["endColumn"] - 1 :]
                )
    assert "".join(lines) == TEXT.replace("htp", "http")


def test_only_a_file_with_its_own_lines_is_fixed(audited: Make) -> None:
    run = read_run(audited(TEXT, FAULTS, reader="pdf"))
    assert not any("fixes" in made for made in run["results"])


def test_messages_bear_no_links_and_placeholders(result: Result) -> None:
    texts = [made["message"]["text"] for made in read_run(result)["results"]]
    assert r"“\[链接\](x) {{0}}”有误" in texts


def test_the_source_is_told_without_a_path(result: Result) -> None:
    (artifact,) = read_run(result)["artifacts"]
    assert artifact["location"] == {"uri": "%E6%8C%87%E5%8D%97%201.txt"}
    assert artifact["hashes"] == {"sha-256": result.source.sha256}


def test_all_or_no_results_are_suppressed_or_compared(audited: Make) -> None:
    plain = read_run(audited(TEXT, FAULTS))["results"]
    assert not any({"suppressions", "baselineState"} & set(made) for made in plain)
    faults = change_states(State.KNOWN, State.WAIVED, State.NEW)
    made = read_run(audited(TEXT, faults, resolved=[FAULTS[2]]))["results"]
    assert all({"suppressions", "baselineState"} <= set(each) for each in made)
    waived = [each for each in made if each["suppressions"]]
    (suppression,) = waived[0]["suppressions"]
    assert (len(waived), suppression["kind"], suppression["justification"]) == (
        1,
        "external",
        "<b>已核</b>",
    )
    assert sorted(each["baselineState"] for each in made) == [
        "absent",
        "new",
        "unchanged",
        "unchanged",
    ]
    assert "locations" not in made[-1]


def test_several_guides_make_one_log(result: Result) -> None:
    log = json.loads(sarif.sarif_log([result, result]))
    validate(log)
    assert len(log["runs"]) == 2


def test_nothing_without_an_audit(guide: Any, result_of: Any) -> None:
    assert not sarif.render(Draft(result_of(guide, None), [], EmitOptions()))


def test_without_rule_pages(result: Any) -> None:
    """An audit's findings may come without its record."""
    bare = Result(result.source, result.tree, result.guide, result.findings, result.profile)
    rules = read_run(bare)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["leftover-markup", "url-near-miss"]


def test_the_schema_refuses_what_is_wrong(result: Result) -> None:
    """A guard that never refuses anything would pass for ever."""
    log = read_log(result)
    log["runs"][0]["results"][0]["level"] = "info"
    with pytest.raises(jsonschema.ValidationError):
        validate(log)
