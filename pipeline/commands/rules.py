"""`guide rules`: the table of rules."""

from __future__ import annotations

import argparse

from ..messages import Console

EXAMPLES = """\
  guide rules
  guide rules --lang en | grep ' url '
"""


def add_arguments(_parser: argparse.ArgumentParser, _console: Console) -> None:
    """Declare what the command takes: nothing."""


def run(_options: argparse.Namespace, console: Console) -> int:
    """Print each rule with family, severity and what it says."""
    from ..audit.rulebook import load_rules
    from ..model.findings import Family

    rules = load_rules()
    families = list(Family)
    width = max(len(rule.id) for rule in rules)
    console.write(
        f"{rule.id:<{width}}  {rule.family:<9}  {rule.severity:<7}  "
        f"{getattr(rule.summary, console.language)}\n"
        for rule in sorted(rules, key=lambda rule: (families.index(rule.family), rule.id))
    )
    return 0
