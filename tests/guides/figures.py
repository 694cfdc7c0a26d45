"""The figures of every sample, and those that were reached before."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from pipeline.model.errors import SourceError
from pipeline.model.results import Result
from pipeline.run import ingest
from tests.guides.faults import score_faults
from tests.guides.keys import HERE, Key, load_key
from tests.guides.score import ASPECTS, Score, Tally, score_guide
from tests.stages import TESTS

REACHED = HERE / "reached.toml"
SAMPLES = {
    path.stem: path
    for path in sorted((TESTS / "samples").iterdir())
    if (HERE / f"{path.stem}.toml").exists()
}

Figures = dict[str, Tally]


def score_sample(stem: str) -> Score | None:
    """Return the score of a sample; None when there is no reader or no guide to it."""
    try:
        result = ingest(SAMPLES[stem])
    except SourceError:
        return None
    return score_result(result, load_key(stem))


def score_result(result: Result, key: Key) -> Score:
    """Compare a guide and its findings with a key."""
    score = score_guide(result.guide, key)
    score_faults(score, result, key)
    return score


def load_reached() -> dict[str, Figures]:
    """Return the figures that were written last."""
    if not REACHED.exists():
        return {}
    data = tomllib.loads(REACHED.read_text(encoding="utf-8"))
    return {stem: {name: Tally(*row) for name, row in rows.items()} for stem, rows in data.items()}


def render_reached(figures: dict[str, Figures]) -> str:
    """Return the figures as the TOML that is kept."""
    lines = ["# Made by `python -m tests.guides`: right, wanted, given.", ""]
    for stem, row in figures.items():
        lines.append(f"[{stem}]")
        lines += [f"{name} = {list(row[name])}" for name in ASPECTS]
        lines.append("")
    return "\n".join(lines)


def render_table(figures: dict[str, Figures]) -> str:
    """Return a table for people: found of wanted, and how many were too much."""
    total = {name: Tally(0, 0, 0) for name in ASPECTS}
    rows = [f"{'':24}" + "".join(f"{name:>16}" for name in ASPECTS)]
    for stem, row in figures.items():
        rows.append(f"{stem[:22]:24}" + "".join(_cell(row[name]) for name in ASPECTS))
        total = {name: total[name].plus(row[name]) for name in ASPECTS}
    rows.append(f"{'all':24}" + "".join(_cell(total[name]) for name in ASPECTS))
    for word in ("recall", "precision"):
        shares = (f"{getattr(total[name], word):.1%}" for name in ASPECTS)
        rows.append(f"{word:24}" + "".join(f"{share:>16}" for share in shares))
    return "\n".join(rows)


def _cell(tally: Tally) -> str:
    extra = f" +{tally.given - tally.right}" if tally.given > tally.right else ""
    return f"{f'{tally.right}/{tally.wanted}{extra}':>16}"


def compare(before: Figures, after: Figures) -> tuple[list[str], list[str]]:
    """Return what was gained and what was lost, a line for each aspect."""
    gains, losses = [], []
    for name in ASPECTS:
        old, new = before[name], after[name]
        line = f"{name}: {_cell(old).strip()} → {_cell(new).strip()}"
        if new.recall < old.recall or new.precision < old.precision:
            losses.append(line)
        elif new.recall > old.recall or new.precision > old.precision:
            gains.append(line)
    return gains, losses


def show_changes(before: dict[str, Figures], after: dict[str, Figures]) -> Iterable[str]:
    """Yield a line for each figure that differs from the last ones."""
    for stem in sorted(before.keys() | after.keys()):
        if stem not in before or stem not in after:
            yield f"{stem}: {'new' if stem in after else 'no longer read'}"
            continue
        gains, losses = compare(before[stem], after[stem])
        yield from (f"{stem}: gained {line}" for line in gains)
        yield from (f"{stem}: LOST {line}" for line in losses)
