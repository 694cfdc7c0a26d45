"""The rows of tables, as the rules see them."""

from __future__ import annotations

from pipeline.audit.rows import Row, row_start
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node


def test_a_row_without_words_in_its_columns_has_a_place() -> None:
    """A page that is read badly may leave a category alone in its row."""
    assert row_start(Row("catalog", Node(Kind.ROW, 3, 9), {})) == Range(3, 9)
