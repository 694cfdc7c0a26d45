"""One size in a process of its own: `growth.py COPIES GOES [audit]` prints JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from measures import BOOKLET, measure
from work import publish, read_and_publish, read_guide

from pipeline.audit import audit_guide
from pipeline.extract import extract_guide
from pipeline.model.guides import Guide


def main(copies: int, goes: int, *, audit: bool) -> dict[str, object]:
    """Measure a text of `copies` booklets; memory is what the whole process needed at most."""
    read_and_publish(BOOKLET)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copies.txt"
        path.write_bytes(BOOKLET.read_bytes() * copies)
        result = measure_audit(path, goes) if audit else measure_reading(path, goes)
    return {"copies": copies, **result}


def measure_reading(path: Path, goes: int) -> dict[str, object]:
    guides: list[Guide] = []

    def read() -> None:
        guides[:] = [read_guide(path)[0]]

    reading = measure(read, goes, warm=False)
    memory = peak_memory()
    publishing = measure(lambda: publish(guides[0]), goes, warm=False)
    return {
        "items": len(guides[0].items),
        "reading": reading.median,
        "memory": memory,
        "publishing": publishing.median,
        "memory with JSON": peak_memory(),
    }


def measure_audit(path: Path, goes: int) -> dict[str, object]:
    guide, tree = read_guide(path)
    records: list[Mapping[str, float]] = []
    audit = measure(lambda: records.append(audit_guide(guide, tree).record.seconds), goes)
    extract = measure(lambda: extract_guide(tree, "booklet"), goes)
    return {
        "audit": audit.median,
        "extract": extract.median,
        "rules": {rule: min(seconds[rule] for seconds in records) for rule in records[0]},
    }


def peak_memory() -> int | None:
    """Return the most memory that this process has had, in bytes; None where nobody says."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), audit="audit" in sys.argv)))
