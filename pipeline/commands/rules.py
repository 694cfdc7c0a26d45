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

    cards = [rule.card() for rule in load_rules()]
    families = list(Family)
    width = max(len(card.id) for card in cards)
    console.write(
        f"{card.id:<{width}}  {card.family:<9}  {card.severity:<7}  "
        f"{getattr(card.summary, console.language)}\n"
        for card in sorted(cards, key=lambda card: (families.index(card.family), card.id))
    )
    return 0
