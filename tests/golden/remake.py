"""Rewrite the golden file from what the program makes of the guide today, and show what changed.

Read every changed line against `raw/` before it is committed: the file was made by reading the
guide by eye, and it is worth as much as the last reading. CI never runs this.
"""

from __future__ import annotations

import difflib
import json
import sys

from tests.stages import BOOKLET, TESTS, run_file, values

GOLDEN = TESTS / "golden" / f"{BOOKLET.stem}.json"


def main() -> int:
    """Write the file and print the difference; 1 when there is one."""
    before = GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""
    after = json.dumps(values(run_file(BOOKLET).guide), ensure_ascii=False, indent=2) + "\n"
    GOLDEN.write_text(after, encoding="utf-8", newline="\n")
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), "before", "after"
    )
    sys.stdout.writelines(lines)
    print("changed" if before != after else "unchanged", GOLDEN.name)
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main())
