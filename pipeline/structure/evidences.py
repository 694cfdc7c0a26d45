"""Scores made of named evidences, so that each heading can say why it was taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.model.trees import Evidence

Table = Mapping[str, int]


def weigh(table: Table, names: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the evidences of these names with the weights that `table` gives them."""
    return tuple(Evidence(name, table[name]) for name in names)


def weigh_checks(table: Table, checks: Mapping[str, bool]) -> tuple[Evidence, ...]:
    """Return the evidences that hold, in the order of `table`."""
    return weigh(table, (name for name in table if checks.get(name)))


def total(evidences: Iterable[Evidence]) -> int:
    """Return the score that `evidences` make together."""
    return sum(evidence.weight for evidence in evidences)
