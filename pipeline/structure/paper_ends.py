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
    """Yield the entries below the accepted labels for papers with which their text ends.

    Such an entry may head papers itself: `（二）查阅婚姻档案须提供以下证件：`.
    """
    known = dict(accepted)
    for line in sorted(accepted):
        label: Candidate | None = accepted[line]
        while label and label.kind == "materials" and label.shape.alone:
            end = _find_end(candidates, label.line)
            if end is None or end in titles or _any_between(known, label.line, end):
                break
            label = known[end] = _read_entry(candidates, known, end)
            yield label


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
    below = candidates.lines[end + 1].marker if end + 1 < len(candidates.lines) else None
    if below is not None and below.value == 1:
        return end  # it has a list of its own: `（三）查阅未开放档案`
    words = candidates.lines[end].compact.rstrip(SENTENCE_END)
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
