"""What the program makes of every guide we have: `make guides`.

Prints counts and seconds, says what became more and what less since the table was kept last, and
keeps the counts, which belong to no machine, in `guides.md`.
"""

from __future__ import annotations

import time
from pathlib import Path

from measures import BOOKLET, ROOT, milliseconds, print_table

from pipeline.model.errors import SourceError
from pipeline.model.findings import Severity
from pipeline.model.guides import Guide, Item
from pipeline.model.results import Result
from pipeline.run import ingest

KEPT = Path(__file__).parent / "guides.md"
SAMPLES = ROOT / "tests" / "samples"
HEADS = ("guide", "profile", "items", "fields", "materials", "limits", "phones", "addresses")
HEADS += ("residue", *map(str, Severity))
INTRODUCTION = """\
# What is found in each guide

Made by `make guides`. The booklet first, then the real guides of other offices in `tests/samples`:
items and their fields, values, characters that no stage could place, findings by severity. Counts,
not marks: how many of them are right is measured against answer keys in `tests/guides`.

"""


def main() -> None:
    """Print and keep the table."""
    paths = [BOOKLET, *sorted(p for p in SAMPLES.iterdir() if p.suffix != ".md")]
    rows, seconds = [], []
    for path in paths:
        start = time.perf_counter()
        rows.append(count(path))
        seconds.append(time.perf_counter() - start)
    timed = [(*row, milliseconds(taken)) for row, taken in zip(rows, seconds, strict=True)]
    print_table((*HEADS, "time"), timed)
    before = read_kept()
    after = {row[0]: row for row in rows}
    changes = [line for name in {**before, **after} for line in compare(before, after, name)]
    print(*changes or ["unchanged"], sep="\n")
    KEPT.write_text(INTRODUCTION + render(rows), encoding="utf-8", newline="\n")


def count(path: Path) -> tuple[str, ...]:
    """Return a row of the table."""
    try:
        result = ingest(path)
    except SourceError:
        return (path.name, "not read", *[""] * (len(HEADS) - 2))
    guide = result.guide
    values = [len(guide.items), sum(map(count_fields, guide.items))]
    values += [count_values(guide, name) for name in ("materials", "time_limits", "phones", "urls")]
    values += [guide.coverage.residue, *count_findings(result)]
    return (path.name, result.profile, *map(str, values))


def count_fields(item: Item) -> int:
    """Return how many fields an item has, of all kinds."""
    main = (getattr(item.subsections, name) for name in type(item.subsections).model_fields)
    return sum(part is not None for part in main) + len(item.extra_subsections)


def count_values(guide: Guide, name: str) -> int:
    """Return how many values the items have together."""
    return sum(len(getattr(item, name)) for item in guide.items)


def count_findings(result: Result) -> list[int]:
    """Return the counts by severity, the worst first."""
    assert result.findings is not None
    return [getattr(result.findings.counts, severity) for severity in Severity]


def read_kept() -> dict[str, tuple[str, ...]]:
    """Return the rows that were kept last, by their guide."""
    if not KEPT.exists():
        return {}
    lines = [x for x in KEPT.read_text(encoding="utf-8").splitlines() if x.startswith("|")]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]
    return {row[0]: row for row in rows if len(row) == len(HEADS)}


def compare(
    before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]], name: str
) -> list[str]:
    """Return a line for each count of one guide that is another than before."""
    if name not in before or name not in after:
        return [f"{name}: {'new' if name in after else 'gone'}"]
    pairs = zip(HEADS, before[name], after[name], strict=True)
    return [f"{name}: {head} {describe(old, new)}" for head, old, new in pairs if old != new]


def describe(old: str, new: str) -> str:
    """Return both values, and the difference of counts."""
    difference = f" ({int(new) - int(old):+d})" if old.isdigit() and new.isdigit() else ""
    return f"{old or '—'} → {new or '—'}{difference}"


def render(rows: list[tuple[str, ...]]) -> str:
    """Return the rows as a Markdown table."""
    lines = [HEADS, ("---",) * len(HEADS), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
