"""Where a list of papers ends that stands inside an entry of another list.

`四、…应当提交下列材料：` among sentences ends with `五、`, and papers below `（一）申请` end with
`（二）审查`: what stands there is no paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.sources import SENTENCE_END

from .candidates import Candidates
from .evidences import weigh
from .label_evidence import IS_LABEL
from .label_lines import Candidate
from .shapes import Shape


def find_ends(
    candidates: Candidates, accepted: Mapping[int, Candidate], titles: set[int]
) -> Iterator[Candidate]:
    """Yield the entries below the accepted labels for papers with which their text ends."""
    for line in sorted(accepted):
        if accepted[line].kind != "materials" or not accepted[line].shape.alone:
            continue
        end = _find_end(candidates, line)
        if end is not None and end not in titles and not _any_between(accepted, line, end):
            yield _read_entry(candidates, accepted, end)


def _any_between(accepted: Mapping[int, Candidate], line: int, end: int) -> bool:
    return any(line < other <= end for other in accepted)


def _find_end(candidates: Candidates, line: int) -> int | None:
    """Return the next entry of the lists that the label stands in, unless it names a paper."""
    outline = candidates.outline
    around = (
        outline.of[entry] for entry in (line, *outline.ancestors(line)) if entry in outline.of
    )
    numbered = (series.members for series in around if series.style[0] != "bare")
    end = min((member for members in numbered for member in members if member > line), default=None)
    if end is None:
        return None
    words = candidates.lines[end].compact.rstrip("".join(SENTENCE_END) + ";")
    return None if words.endswith(candidates.profile.document_words) else end


def _read_entry(candidates: Candidates, accepted: Mapping[int, Candidate], line: int) -> Candidate:
    """Return the entry as a label: its words if they stand alone, else only its number."""
    named = candidates.by_line.get(line)
    above = (accepted[other] for other in candidates.outline.ancestors(line) if other in accepted)
    kinds = tuple(next((label.kinds for label in above), ()))
    if named and named.shape.alone:
        return Candidate(line, named.shape, named.kinds or kinds, known=False)
    marker = candidates.lines[line].marker
    begin = marker.end if marker else 0
    shape = Shape(marker, begin, begin, "", "", colon=False, alone=False)
    return Candidate(line, shape, kinds, known=False, opens=True)


WHY = weigh(IS_LABEL, ["papers stand in the entry before it, and its list goes on"])
