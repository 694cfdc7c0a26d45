"""The questions of a guide that consists of questions: each heads what its answer tells."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.profiles import Profile

from .label_lines import Candidate
from .lines import Line
from .openers import ANSWER, QUESTION
from .shapes import Shape

_FEWEST = 3  # questions; fewer are a remark to something else
_NEAR = 3  # lines in which the answer begins
_PREFIX = 8  # characters: `问题12：`
_EDGES = " ?"


def find_questions(
    lines: list[Line], found: Mapping[int, Candidate], profile: Profile
) -> dict[int, Candidate]:
    """Return the questions as labels, where no label stands above the first of them."""
    asked = [index for index in range(len(lines)) if _asks(lines, index)]
    labelled = any(found[index].known for index in found if asked and index < asked[0])
    if len(asked) < _FEWEST or labelled:
        return {}
    return {index: _read_question(lines[index], index, profile) for index in asked}


def _asks(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.role or _find_words(line) is None:
        return False
    return any(ANSWER.match(below.text) for below in lines[index + 1 : index + 1 + _NEAR])


def _find_words(line: Line) -> int | None:
    """Return where the question's words begin: behind `1.问：`, `Q1：`."""
    begin = line.marker.end if line.marker else 0
    text = line.text[begin:]
    asked = QUESTION.match(text.lstrip()[:_PREFIX])
    return None if asked is None else begin + len(text) - len(text.lstrip()) + asked.end()


def _read_question(line: Line, index: int, profile: Profile) -> Candidate:
    begin = _find_words(line) or 0
    begin += len(line.text[begin:]) - len(line.text[begin:].lstrip())
    words = "".join(line.text[begin:].split())
    shape = Shape(line.marker, begin, len(line.text), words, "", colon=False, alone=True)
    kinds = profile.kinds_of_words(f"{words.rstrip(_EDGES)}?") or ("faq",)
    return Candidate(index, shape, kinds, known=False, asks=True)
