"""`guide explain`: the page of one rule."""

from __future__ import annotations

import argparse

from ..messages import Console

EXAMPLES = """\
  guide explain url-near-miss
  guide explain url-near-miss --lang zh
"""
_HEADINGS_ZH = {
    "What it checks": "检查什么",
    "Why it matters": "为何重要",
    "Fails": "不通过的例子",
    "Passes": "通过的例子",
    "Known limits": "已知局限",
}


def add_arguments(parser: argparse.ArgumentParser, console: Console) -> None:
    """Declare what the command takes."""
    parser.add_argument("rule", metavar="RULE", help=console.text("help_rule"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the page."""
    from ..audit import refuse_unknown_rules
    from ..audit.rulebook import load_rules
    from ..model.audits import AuditOptions

    refuse_unknown_rules(AuditOptions(only=[options.rule]))
    rule = next(rule for rule in load_rules() if rule.id == options.rule)
    language = console.language
    lines = [f"{rule.id} · {rule.family} · {rule.severity}", getattr(rule.summary, language)]
    for heading, text in rule.page.items():
        lines += ["", _HEADINGS_ZH[heading] if language == "zh" else heading]
        lines += [f"    {line}".rstrip() for line in getattr(text, language).splitlines()]
    console.write(f"{line}\n" for line in lines)
    return 0
