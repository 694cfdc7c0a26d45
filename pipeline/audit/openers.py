"""Words with which the guide's sentences begin again and again: 如有问题, 为保障您, 您可先拨打."""

from __future__ import annotations

from collections import Counter

from .plain_texts import count_words
from .views import View

LENGTH = 4
# Words that open so many sentences are a formula of the guide.
_FEWEST = 5
# A formula may continue a clause now and then (您 before 建议您); seldom enough to be a slip.
_MOST_INSIDE = 0.12
_MARKS = frozenset("。；，！？：\n")
_RUNNING = ("intro", "tips", "materials", "paths")


def find_openers(view: View) -> dict[str, str]:
    """Return the formulas, each with the mark that most often stands before it."""
    return view.memo("openers", _learn)


def _learn(view: View) -> dict[str, str]:
    before: dict[str, Counter[str]] = {}
    for words in view.words:
        if words.field not in _RUNNING:
            continue
        text = "\n" + words.prose.text
        for at, mark in enumerate(text):
            if mark not in _MARKS:
                continue
            opener = text[at + 1 : at + 1 + LENGTH]
            if len(opener) == LENGTH and all("\u3400" <= c <= "\u9fff" for c in opener):
                before.setdefault(opener, Counter())[mark] += 1
    found = {}
    for opener, marks in before.items():
        total = sum(marks.values())
        if total >= _FEWEST and count_words(view, opener) - total <= max(1, total * _MOST_INSIDE):
            usual = Counter({mark: n for mark, n in marks.items() if mark != "\n"})
            found[opener] = usual.most_common(1)[0][0] if usual else "。"
    return found
