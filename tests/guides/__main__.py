"""`python -m tests.guides`: every difference, the table, and the figures that tests compare with.

Read what was lost before it is committed. CI never runs this. Names or parts of names of samples
show these alone and write nothing.
"""

from __future__ import annotations

import sys

from tests.guides.figures import (
    REACHED,
    SAMPLES,
    load_reached,
    render_reached,
    render_table,
    score_sample,
    show_changes,
)


def main(parts: list[str]) -> None:
    """Print and write."""
    chosen = [stem for stem in SAMPLES if not parts or any(part in stem for part in parts)]
    scores = {stem: score_sample(stem) for stem in chosen}
    read = {stem: score for stem, score in scores.items() if score}
    for stem, score in read.items():
        print(stem, *score.differences, sep="\n  ")
    print(*(f"{stem}: not read" for stem in scores if stem not in read), sep="\n")
    figures = {stem: score.tallies for stem, score in read.items()}
    print(render_table(figures))
    if parts:
        return
    changes = list(show_changes(load_reached(), figures))
    print(*changes or ["unchanged"], sep="\n")
    REACHED.write_text(render_reached(figures), encoding="utf-8", newline="\n")


main(sys.argv[1:])
