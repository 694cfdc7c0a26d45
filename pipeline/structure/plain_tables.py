"""Tables in a field whose header is made of words that name fields elsewhere.

`办理环节⇥办理时限⇥审核标准` above the steps: no row of labels with their values.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.profiles import Profile

_FEWEST = 2  # columns, and rows below the header
ROWS_OF_TABLE = 1 + _FEWEST


def heads_table(rows: Sequence[str], profile: Profile) -> bool:
    """Whether the first of `rows` heads the others: each cell names a field, none of theirs does.

    All are folded lines.
    """
    heads, *below = [["".join(cell.split()) for cell in row.split("\t")] for row in rows]
    alike = [cells for cells in below[:_FEWEST] if len(cells) == len(heads)]
    return (
        len(heads) >= _FEWEST <= len(alike)
        and all(head and profile.kinds_of_words(head) for head in heads)
        and not any(profile.kind_of_label(cells[0]) for cells in alike)
    )
