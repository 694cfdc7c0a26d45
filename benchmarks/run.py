"""Print how fast the program is, as ratios to what was measured in the same run: `make benchmark`.

Nothing here is a test: times belong to a machine and a moment, only ratios travel. How to read
the tables is told in README.md.
"""

from __future__ import annotations

import argparse
import re
import sys

from measures import (
    BOOKLET,
    Times,
    measure,
    measure_commands,
    milliseconds,
    print_table,
    run_child,
)
from work import read_and_publish, read_guide, steps

GOES = 40
STARTS = 20
# Copies in one text, and how often each size is measured.
SIZES = {1: 20, 10: 5, 100: 3, 1000: 1}
AUDITED = {1: 10, 100: 1}
# A rule that takes more of the audit than this is worth a look.
LARGE_SHARE = 0.2
SHOWN_RULES = 12
_HEADING = re.compile(r"^\d{1,2}\. ", re.MULTILINE)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the 1,000 copies")
    quick = parser.parse_args().quick
    compare_whole()
    compare_start()
    show_steps()
    show_growth([size for size in SIZES if not quick or size < 1000])
    show_audit()
    return 0


def split_by_one_pattern() -> list[str]:
    """The first floor: read the file and split it at what looks like an item's heading."""
    return _HEADING.split(BOOKLET.read_text(encoding="utf-8"))


def build_heading_tree() -> object:
    """The second floor: the heading tree of a library made for numbered headings, no fields."""
    from arborparser import (
        CHINESE_CHAPTER_PATTERN_BUILDER,
        CIRCLED_PATTERN_BUILDER,
        NUMERIC_DOT_PATTERN_BUILDER,
        AutoPruneStrategy,
        ChainParser,
        TreeBuilder,
    )

    builders = (
        CHINESE_CHAPTER_PATTERN_BUILDER,
        NUMERIC_DOT_PATTERN_BUILDER,
        CIRCLED_PATTERN_BUILDER,
    )
    text = BOOKLET.read_text(encoding="utf-8")
    chain = ChainParser([builder.build() for builder in builders]).parse_to_chain(text)
    return TreeBuilder(AutoPruneStrategy()).build_tree(chain)


def compare_whole() -> None:
    """The whole way against the two floors."""
    print("## Text to validated guide.json, in process\n")
    floors = {
        "read the file, split it by one pattern": split_by_one_pattern,
        "arborparser: the heading tree": build_heading_tree,
        "text to guide": lambda: read_guide(BOOKLET),
        "text to validated guide.json": lambda: read_and_publish(BOOKLET),
    }
    times = {name: measure(work, GOES).best for name, work in floors.items()}
    split, arbor, *_ = times.values()
    print_table(
        ("", "best", "to splitting", "to arborparser"),
        [
            (name, milliseconds(best), f"{best / split:.1f} ×", f"{best / arbor:.2f} ×")
            for name, best in times.items()
        ],
    )


def compare_start() -> None:
    """`guide --help` against an interpreter that does nothing."""
    print("## Start-up\n")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "guide --help": [sys.executable, "-m", "pipeline", "--help"],
    }
    bare, *_ = times = measure_commands(list(commands.values()), STARTS)
    print_table(
        ("", "best", "median", "best to bare", "median to bare"),
        [_start_row(name, taken, bare) for name, taken in zip(commands, times, strict=True)],
    )


def _start_row(name: str, taken: Times, bare: Times) -> tuple[str, ...]:
    ratios = (taken.best / bare.best, taken.median / bare.median)
    return (
        name,
        milliseconds(taken.best),
        milliseconds(taken.median),
        *(f"{ratio:.2f} ×" for ratio in ratios),
    )


def show_steps() -> None:
    """What each step takes of the whole."""
    print("## Steps\n")
    times = {name: measure(step, GOES).best for name, step in steps(BOOKLET).items()}
    whole = measure(lambda: read_and_publish(BOOKLET), GOES).best
    rows = [(name, milliseconds(s), f"{s / whole:.0%}") for name, s in times.items()]
    print_table(("step", "best", "of the whole"), rows)


def show_growth(sizes: list[int]) -> None:
    """Time for a copy, and memory, as the text grows; each size in a process of its own."""
    print("## Growth: copies of the booklet in one text\n")
    found = [run_child("growth.py", size, SIZES[size]) for size in sizes]
    first = found[0]
    print_table(
        ("copies", "items", "text to guide, a copy", "to one", "to JSON, a copy", "to one",
         "memory", "memory with JSON"),
        [
            (
                size["copies"],
                size["items"],
                milliseconds(size["reading"] / size["copies"]),
                f"{size['reading'] / size['copies'] / first['reading']:.2f} ×",
                milliseconds(size["publishing"] / size["copies"]),
                f"{size['publishing'] / size['copies'] / first['publishing']:.2f} ×",
                _megabytes(size["memory"]),
                _megabytes(size["memory with JSON"]),
            )
            for size in found
        ],
    )  # fmt: skip


def _megabytes(size: int | None) -> str:
    return "?" if size is None else f"{size / 2**20:,.0f} MB"


def show_audit() -> None:
    """The audit against extraction, and what the rules take of it."""
    print("## Audit\n")
    found = [run_child("growth.py", copies, goes, "audit") for copies, goes in AUDITED.items()]
    one, *_ = found
    print_table(
        ("copies", "audit, a copy", "to one", "to extraction"),
        [
            (
                size["copies"],
                milliseconds(size["audit"] / size["copies"]),
                f"{size['audit'] / size['copies'] / one['audit']:.2f} ×",
                f"{size['audit'] / size['extract']:.1f} ×",
            )
            for size in found
        ],
    )
    shares = [{rule: s / sum(size["rules"].values()) for rule, s in size["rules"].items()}
              for size in found]  # fmt: skip
    largest = sorted(shares[0], key=lambda rule: -max(share[rule] for share in shares))
    print(f"The {SHOWN_RULES} rules of {len(largest)} that take the largest share:\n")
    print_table(
        ("rule", *(f"{size['copies']} copies, a copy" for size in found), "share", ""),
        [
            (
                rule,
                *(milliseconds(size["rules"][rule] / size["copies"]) for size in found),
                " · ".join(f"{share[rule]:.1%}" for share in shares),
                "over a fifth" if max(share[rule] for share in shares) > LARGE_SHARE else "",
            )
            for rule in largest[:SHOWN_RULES]
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
