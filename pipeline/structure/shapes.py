"""What a line looks like as the label of a field: `三、办理条件：…`, `【报送资料】`, `★小贴士`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from pipeline.model.characters import BULLETS, HAN
from pipeline.model.profiles import Profile

from .lines import Line
from .markers import Marker, read_marker

_OPENING = {"【": "】", "〖": "〗", "[": "]", "「": "」", "**": "**"}
# `★办理依据★`: a symbol may close the words, too; behind a colon it opens the next ones.
_SYMBOL = re.compile(rf"[★※{BULLETS}]")
_LEAD = re.compile(rf"[ \-•·>]*+(?P<mark>\*\*|#{{1,6}}|[★※{BULLETS}【〖\[「])? ?")
_DASH = re.compile(r" *[-•·] *(?=\S)")
_REMARK = re.compile(r"\([^()]*\)$")
_STOPS = re.compile(r"[。;；！!,]")
# A sentence that leads to a list and tells no case: `申办公证，当事人应当提供下列材料：`.
_LEADS = re.compile(
    r"[^,:;。]{2,30}(?<![的时后者员]),(?P<label>[^,:;。还另]{0,12}(?:下列|以下|如下)[^,:;。]{1,8}):$"
)
_WIDE_BLANK = re.compile(r"(?<=\S) {2,}(?=\S)")
_COLUMNS = 2  # blanks between the columns of a table
_LONGEST = 40  # characters before a colon; the longest label seen has 28
# Words right before the first entry of a list: `四、线下办理流程1、申办：…`
_LIST_BEHIND = re.compile(rf"{HAN}{{4,14}}(?=1[.、](?!\d)|①|\((?:1|一)\))")
_LONGEST_BEFORE_BLANK = 12  # characters of a label that a mere blank sets off: 承诺办结时限
_WORDS = re.compile(rf"{HAN}.*{HAN}")  # 问, 答, 注 and 例 head no field
_CELL_NUMBER = re.compile(r"\d{1,3}[.、]?\t")
SHORTEST_GLUED = 4  # characters of a label that may run into its value
_SENTENCE_GOES_ON = (
    r"[应收对在自可将按据审是的和与及或为有齐不需须由等之后前中内]|[一二三四五六七八九十]"
)
_EDGES = " :、.·*#()[]【】"


class Shape(NamedTuple):
    """How a line is printed, were it a label. Offsets count in the line's text.

    `words` are the label's, without blanks and without a remark in brackets; `mark` is what sets
    it apart (`【`, `**`, `★`, `#`), "" when nothing does; a `dash` only begins an entry of a list.
    """

    marker: Marker | None
    start: int
    rest: int
    words: str
    mark: str
    colon: bool
    alone: bool
    dash: str = ""

    @property
    def style(self) -> tuple[str, str]:
        """What labels of one kind of list share: the numbers, or else how they are set apart."""
        if self.marker:
            return self.marker.system, self.marker.style
        return "bare", self.mark or self.dash or (":" if self.colon else "")

    @property
    def is_set_off(self) -> bool:
        """Whether a mere blank stands between the words and what they head."""
        return not (self.colon or self.alone or self.mark)

    @property
    def is_set_apart(self) -> bool:
        """Whether brackets or bold letters set the words apart as labels are."""
        return self.mark[:1] in ("【", "〖", "*")

    @property
    def is_heading(self) -> bool:
        """Whether the line is set as a heading, which titles are as well as labels."""
        return self.mark[:1] in ("#", "h")

    @property
    def level(self) -> int:
        """How deep a heading stands; 0 for what is none."""
        return int(self.mark[1:]) if self.mark[:1] == "h" else self.mark.count("#")


def read_shape(
    line: Line,
    knows: Callable[[str], bool],
    names: Callable[[str], bool],
    may_stand_off: Callable[[str], bool] | None = None,
) -> Shape | None:
    """Return how the line looks as a label, None for one that cannot be any.

    `knows` tells whether words are a label of the profile, which a mere blank may set off, `names`
    whether they are one or end like one; `may_stand_off` where other words may stand so as well.
    """
    text = line.text
    start, mark, marker = _read_start(line)
    dash = "-" if marker is None and _DASH.match(text) else ""
    blank = 0 if mark or line.tabbed else text.find(" ", start, start + _LONGEST_BEFORE_BLANK)
    if (
        blank > 0
        and text[blank:].lstrip()[0] != ":"
        and _is_set_off(text[start:], blank - start, knows, may_stand_off or knows)
    ):
        found: tuple[int, int, bool] | None = (blank, blank, False)  # `受理机构 县民政局`
    elif (list_at := _LIST_BEHIND.match(text, start)) and names(list_at[0]):
        found = (list_at.end(), list_at.end(), False)  # `三、办理流程1、申办：…`
    else:
        found = _read_extent(line, start, mark)
    if found is None:
        return None
    end, rest, colon = found
    if end == len(text) and not mark and len(_WIDE_BLANK.findall(text, start)) >= _COLUMNS:
        return None  # `序号  材料名称  份数  备注`
    led = None if marker or mark else _LEADS.match(text, start)
    words = "".join((led["label"] if led else text[start:end]).split()).strip(" :、.·*#[]【】")
    words = _REMARK.sub("", words).strip(_EDGES)
    if len(words) > _LONGEST or not _WORDS.search(words) or _STOPS.search(words):
        return None
    alone = not text[rest:].strip(" :*")
    return Shape(marker, start, rest, words, mark, colon, alone, dash)


def _read_start(line: Line) -> tuple[int, str, Marker | None]:
    """Return where the words of a line begin, and the mark and the number before them."""
    text = line.text
    start = match.end() if line.tabbed and (match := _CELL_NUMBER.match(text)) else 0
    lead = _LEAD.match(text, start)
    assert lead is not None  # it may be empty
    start, mark = lead.end(), lead["mark"] or ""
    marker = read_marker(text[start : start + 12]) or (None if start else line.marker)
    if marker:
        start += marker.end
        start += len(text[start:]) - len(text[start:].lstrip(" :"))
        inner = _LEAD.match(text, start)
        assert inner is not None
        start, mark = inner.end(), mark or inner["mark"] or ""
    return start, mark if line.level is None else f"h{line.level}", marker


def _is_set_off(
    text: str, blank: int, knows: Callable[[str], bool], may_stand_off: Callable[[str], bool]
) -> bool:
    """Whether a label stands before the `blank`, and no blank merely stretches it."""
    whole = "".join(text.partition(":")[0].split())
    return may_stand_off(text[:blank]) and not knows(whole)


def _read_extent(line: Line, start: int, mark: str) -> tuple[int, int, bool] | None:
    """Return where the label's words end, where its content begins, whether a colon closes it."""
    text = line.text
    closing = _OPENING.get(mark, "")
    if _SYMBOL.fullmatch(mark) and ":" not in text[start:].partition(mark)[0]:
        closing = mark
    if closing and line.level is not None and not text.endswith((closing, closing + ":")):
        closing = ""  # `【关注】…指南` is a heading that begins with a word in brackets
    if closing and (close := text.find(closing, start, start + _LONGEST + 2)) >= 0:
        after = close + len(closing)
        colon = text[after : after + 2].lstrip().startswith(":") or text[close - 1] == ":"
        rest = after + len(text[after:]) - len(text[after:].lstrip(" \t:。"))
        return close, rest, colon
    if line.tabbed and (tab := text.find("\t", start)) >= 0:
        return tab, tab, True  # the border of a cell serves as a colon
    bound = start + _LONGEST
    colon_at = text.find(":", start, bound)
    if colon_at >= 0 and not text.startswith("//", colon_at + 1):
        return colon_at, colon_at + 1, True
    return (len(text), len(text), False) if len(text) <= bound else None


def read_glued(line: Line, profile: Profile) -> Shape | None:
    """Return the shape of a line whose label lost what set it off: `办理条件具有本市户籍的…`."""
    match = _glued_pattern(profile).match(line.text)
    return Shape(None, 0, match.end(), match[0], "", False, False) if match else None


@cache
def _glued_pattern(profile: Profile) -> re.Pattern[str]:
    # offices are what sentences begin with: 受理机构收到…
    kinds = (labels for kind, labels in profile.fields.items() if kind != "location")
    labels = sorted({label for labels in kinds for label in labels if len(label) >= SHORTEST_GLUED})
    words = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"(?:{words})(?=[^\W_a-zA-Z]|[《(])(?!{_SENTENCE_GOES_ON})")
