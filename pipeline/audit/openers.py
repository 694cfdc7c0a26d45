"""Words with which the guide's sentences begin again and again: 如有问题, 为保障您, 您可先拨打."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.model.characters import HAN

from .plain_texts import count_words, plain_text
from .views import View

LENGTH = 4
# Words that open so many sentences are a formula of the guide.
_FEWEST = 5
# A formula may continue a clause now and then (您 before 建议您); seldom enough to be a slip.
_MOST_INSIDE = 0.12
# `窗口办理，您可`: two characters on each side of a mark.
_TURN = re.compile(rf"[，。；、：](?={HAN}{{2}})")
_FEWEST_TURNS = 4
_OPENER = re.compile(rf"(?P<mark>[。；，！？\n])(?=(?P<opener>{HAN}{{{LENGTH}}}))")
_RUNNING = ("intro", "tips", "materials", "paths")


def find_openers(view: View) -> dict[str, str]:
    """Return the formulas, each with the mark that most often stands before it."""
    return view.memo("openers", _learn)


def find_lost_marks(view: View) -> dict[str, str]:
    """Return words that stand somewhere without the mark between them that they have elsewhere."""
    return view.memo("lost_marks", _compare_turns)


def _compare_turns(view: View) -> dict[str, str]:
    turns: Counter[tuple[str, str]] = Counter()
    text = plain_text(view)
    for match in _TURN.finditer(text):
        at = match.start()
        turns[text[at - 2 : at] + text[at + 1 : at + 3], match[0]] += 1
    return {
        joined: mark
        for (joined, mark), count in turns.items()
        if count >= _FEWEST_TURNS and 0 < count_words(view, joined) * _FEWEST_TURNS <= count
    }


def _learn(view: View) -> dict[str, str]:
    before: dict[str, Counter[str]] = {}
    for words in view.words:
        if words.field not in _RUNNING:
            continue
        for match in _OPENER.finditer("\n" + words.prose.text):
            before.setdefault(match["opener"], Counter())[match["mark"]] += 1
    found = {}
    for opener, marks in before.items():
        total = sum(marks.values())
        if total >= _FEWEST and count_words(view, opener) - total <= max(1, total * _MOST_INSIDE):
            usual = Counter({mark: n for mark, n in marks.items() if mark != "\n"})
            found[opener] = usual.most_common(1)[0][0] if usual else "。"
    return found
