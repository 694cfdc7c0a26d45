"""What a reader got right of the booklet, counted against the golden guide of the tests."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

from measures import ROOT

GOLDEN = ROOT / "tests" / "golden" / "fushun-social-insurance-guide.json"
# What may follow an address that is whole.
_URL_END = r"(?![\w./?=&%:#-])"


class Score(NamedTuple):
    """Counts of what is right."""

    items: int
    subsections: int
    catalogue_rows_with_category: int
    URLs_whole: int


@cache
def load_golden() -> dict[str, Any]:
    guide: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return guide


def wanted() -> Score:
    """Return the counts of the golden guide."""
    return score({"guide": load_golden()})


def score(result: dict[str, Any]) -> Score:
    """Score a guide, or the `text` and the `rows` of a tool that knows of no guides."""
    return score_guide(result["guide"]) if "guide" in result else score_text(result)


def score_guide(guide: dict[str, Any]) -> Score:
    """Count equal values."""
    found, golden = (
        (
            Counter((i["number"], i["title"]) for i in each["items"]),
            Counter(_subsections(each)),
            Counter((r["category"], r["number"], r["name"], r["page"]) for r in each["catalog"]),
            Counter(_urls(each)),
        )
        for each in (guide, load_golden())
    )
    return Score(*((one & other).total() for one, other in zip(found, golden, strict=True)))


def score_text(result: dict[str, Any]) -> Score:
    """Count headings that begin a line, rows that hold all of a catalogue row, whole addresses.

    Generous: marks of headings and white space do not count, titles may go on in the next line.
    """
    golden, text = load_golden(), result["text"]
    lines = [_bare(line) for line in text.splitlines()]
    lines = [line for line in lines if line]
    starts = {one + other for one, other in zip(lines, [*lines[1:], ""], strict=True)}
    rows = [[_bare(cell or "") for cell in row] for row in result["rows"]]
    return Score(
        sum(_begins(starts, f"{i['number']}.{i['title']}") for i in golden["items"]),
        sum(_begins(starts, f"{n}{h}") for n, h in _subsections(golden)),
        sum(any(_has_row(row, wish) for row in rows) for wish in golden["catalog"]),
        sum(
            min(count, len(re.findall(re.escape(url) + _URL_END, text)))
            for url, count in Counter(_urls(golden)).items()
        ),
    )


def _begins(starts: set[str], words: str) -> bool:
    return any(start.startswith(_bare(words)) for start in starts)


def _has_row(row: list[str], wish: dict[str, Any]) -> bool:
    joined = "".join(row)
    named = _bare(wish["category"]) in joined and _bare(wish["name"]) in joined
    return named and str(wish["number"]) in row and str(wish["page"]) in row


def _bare(text: str) -> str:
    return re.sub(r"[\s*#_|]|<br>", "", text)


def _subsections(guide: dict[str, Any]) -> list[tuple[str, str]]:
    parts = [part for item in guide["items"] for part in item["subsections"].values() if part]
    return [(part["printed_number"], part["heading"]) for part in parts]


def _urls(guide: dict[str, Any]) -> list[str]:
    return [url["raw"] for item in guide["items"] for url in item["urls"]]
