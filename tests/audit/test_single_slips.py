"""One slip in the corrected booklet is one finding: at its place, of its family, and no other."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.audit import audit_guide
from pipeline.model.findings import Finding
from tests.stages import run_text

HERE = Path(__file__).parent
CORRECTED = HERE.parent / "innocent" / "fushun-social-insurance-guide-corrected.txt"
SLIPS: list[dict[str, Any]] = yaml.safe_load((HERE / "slips.yaml").read_text(encoding="utf-8"))


@cache
def corrected() -> list[str]:
    return CORRECTED.read_text(encoding="utf-8").split("\n")


def audit(lines: list[str]) -> list[Finding]:
    run = run_text("\n".join(lines))
    return audit_guide(run.guide, run.tree).findings.findings


@cache
def known() -> Counter[tuple[str, str]]:
    """Return what the booklet without the slip has: matters of style."""
    return Counter((finding.rule, finding.evidence) for finding in audit(corrected()))


def slip_in(slip: dict[str, Any]) -> list[str]:
    lines = [*corrected()]
    index = slip["line"] - 1
    assert slip["printed"] in lines[index]
    lines[index] = lines[index].replace(slip["printed"], slip["slipped"], 1)
    return lines


def find_new(lines: list[str]) -> list[Finding]:
    """Return the findings that the booklet without the slip has not."""
    left = Counter(known())
    new = []
    for finding in audit(lines):
        left[finding.rule, finding.evidence] -= 1
        if left[finding.rule, finding.evidence] < 0:
            new.append(finding)
    return new


def tell(lines: list[str]) -> list[tuple[str, int, str]]:
    return [(finding.rule, finding.span.line, finding.evidence) for finding in find_new(lines)]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: f"{s['line']}-{s['printed']}-{s['slipped']}")
def test_one_slip_is_one_finding(slip: dict[str, Any]) -> None:
    new = find_new(slip_in(slip))
    assert [(finding.rule, finding.span.line) for finding in new] == [(slip["rule"], slip["line"])]
    assert new[0].evidence == slip["evidence"]
    assert new[0].expected == slip.get("expected")


def place_of(words: str) -> int:
    """Return the index of the line that begins with `words`."""
    return next(index for index, line in enumerate(corrected()) if line.startswith(words))


def test_moved_field_keeps_its_number() -> None:
    limit, tips, after = map(place_of, ("8.3 ", "8.4 ", "9. "))
    lines = corrected()
    moved = [*lines[:limit], *lines[tips:after], *lines[limit:tips], *lines[after:]]
    assert tell(moved) == [("subsection-out-of-order", 1 + limit + after - tips, "8.3 办理时限")]


def test_lost_item_skips_no_number() -> None:
    lines = corrected()
    lost = [*lines[: place_of("10. ")], *lines[place_of("11. ") :]]
    title = "抚顺市城乡居民养老保险个人基本信息变更"
    assert tell(lost) == [("item-missing-from-body", 39, title)]


def test_entry_printed_twice_is_one_finding() -> None:
    lines = corrected()
    at = place_of("- ②职工本人身份证复印件")
    copied = [*lines[: at + 1], *lines[at:]]
    assert tell(copied) == [("material-listed-twice", at + 2, "职工本人身份证复印件")]


def test_items_without_titles_are_told_of_once() -> None:
    lines = corrected()
    at = place_of("32. ")
    untitled = [*lines[:at], *lines[at + 2 :]]
    assert [rule for rule, _, _ in tell(untitled)] == ["item-title-missing"]


def test_plain_digit_between_entries_is_told_of_once() -> None:
    lines = corrected()
    at = lines.index("②网上办：国家社会保险公共服务平台：", place_of("34. "))
    lines[at] = lines[at].replace("②", "2")
    assert tell(lines) == [("list-number-out-of-order", at + 1, "2")]
