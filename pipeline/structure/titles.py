"""Find the title of each item among the lines before its first field."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from pipeline.model.profiles import Profile
from pipeline.model.trees import Kind

from .fields import FieldHeading
from .lines import Line
from .markers import Marker, read_marker

# Is this line the title of the item whose first field follows? A number that fits, the catalogue's
# word or a heading mark suffices alone, and so do two of the small signs; what speaks against it
# outweighs two of them, and a picture's label even the number.
IS_TITLE = {
    "its number is the fields' number": 4,
    "its number follows the item before": 2,
    "the catalogue gives this title": 3,
    "it stands after a gap": 1,
    "it is short, without a list number": 1,
    "the first field follows at once": 1,
    "it is marked as a heading": 3,
    "a label for pictures stands before it": -5,
    "it closes a sentence": -3,
    "it holds a comma or an open quotation": -2,
    "it gives a label and a value": -2,
    "it is long": -2,
    "it is an entry of a list": -2,
}
_IS_TITLE_SCORE = 2
LONGEST_NAME, _LONG = 40, 80  # characters; one title seen has 47, all others are under 40
WORD = re.compile(r"[^\W\d]")
_BARE_NUMBER = re.compile(r"(\d{1,5}) *(?=[\u4e00-\u9fff])")


@dataclass(slots=True)
class Group:
    """The field headings of one item, and its title once it is found."""

    headings: list[FieldHeading]
    title: int | None = None
    marker: Marker | None = None
    prefix: int | None = field(init=False, default=None)

    def read_prefix(self) -> int | None:
        """Return the item number that most of its field headings carry."""
        prefixes = Counter(h.prefix for h in self.headings if h.prefix is not None)
        return prefixes.most_common(1)[0][0] if prefixes else None


@dataclass(slots=True)
class Names:
    """What the catalogue says: the titles of items, and of categories, compact."""

    titles: set[str]
    categories: set[str]


def read_names(lines: list[Line]) -> Names:
    """Collect the cells of the catalogue's rows; which column is which does not matter here."""
    titles: set[str] = set()
    categories: set[str] = set()
    inside = False
    for line in lines:
        for kind, _, name in line.role.opens if line.role else ():
            inside = name == "catalog" if kind is Kind.TABLE else inside
            if kind is Kind.ROW and inside:
                cells = ["".join(cell.split()) for cell in line.text.split("\t")]
                titles.update(cell for cell in cells if len(cell) > 3)
                marker = read_marker(cells[0])
                if marker:
                    categories.add(cells[0][marker.end :])
    return Names(titles, categories)


def place_titles(lines: list[Line], groups: list[Group], names: Names, profile: Profile) -> None:
    """Find the title line of each group between the item before and its own first field."""
    before, number = -1, None
    for group in groups:
        first = group.headings[0].line
        group.prefix = group.read_prefix()
        open_lines = [
            index
            for index in range(before + 1, first)
            if not lines[index].role and WORD.search(lines[index].text)
        ]
        scores = {
            index: sum(
                IS_TITLE[name]
                for name in _title_evidence(lines, index, group, number, names, profile)
            )
            for index in open_lines
        }
        best = max(open_lines, key=lambda index: scores[index], default=None)
        if best is not None and scores[best] < _IS_TITLE_SCORE:
            best = None
        group.title = best
        group.marker = _title_marker(lines[best], group) if best is not None else None
        found = group.marker.value if group.marker and group.marker.system == "arabic" else None
        number = found if found is not None else (number or 0) + 1
        before = group.headings[-1].line


def _title_marker(line: Line, group: Group) -> Marker | None:
    """Return the number before a title; where its dot is lost, the fields' number tells it."""
    bare = _BARE_NUMBER.match(line.text) if line.marker is None else None
    if bare is None or int(bare[1]) != group.prefix:
        return line.marker
    return Marker("arabic", int(bare[1]), bare.end())


def _title_evidence(
    lines: list[Line], index: int, group: Group, number: int | None, names: Names, profile: Profile
) -> list[str]:
    line = lines[index]
    marker = _title_marker(line, group)
    value = marker.value if marker and marker.system in ("arabic", "article") else None
    in_list = marker is not None and value is None
    words = "".join(line.text[marker.end if marker else 0 :].split())
    previous = lines[index - 1] if index else None
    first = group.headings[0].line
    checks = {
        "its number is the fields' number": value is not None and value == group.prefix,
        "its number follows the item before": number is not None and value == number + 1,
        "the catalogue gives this title": words in names.titles,
        "it stands after a gap": line.gap > 0 or index == 0,
        "it is short, without a list number": len(words) <= LONGEST_NAME and not in_list,
        "the first field follows at once": index + 1 == first,
        "it is marked as a heading": line.text.startswith("#"),
        "a label for pictures stands before it": previous is not None
        and previous.compact in profile.caption_labels,
        "it closes a sentence": line.is_sentence,
        "it holds a comma or an open quotation": "," in words
        or words.count("“") != words.count("”"),
        "it gives a label and a value": ":" in line.text,
        "it is long": len(words) > _LONG,
        "it is an entry of a list": in_list,
    }
    return [name for name, holds in checks.items() if holds]
