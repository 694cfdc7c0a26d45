"""Everywhere an item's title is printed, and which of two printings is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.model.guides import Item
from pipeline.model.prose import Prose, read_node
from pipeline.model.ranges import Range
from pipeline.model.sources import fold_text
from pipeline.model.trees import Kind

from .faults import Correction, Fault, Place
from .printings import common_ends, differ_slightly, is_likelier_slip
from .rows import Row, rows_of
from .variants import simplify
from .views import View

# `抚顺市城乡居民养老保险参保登记流程`: a caption may say that it shows the process.
FLOW_SUFFIX = re.compile(r"(?:办理|业务|操作|经办)?流程图?$")
_PLACES = {
    "catalog": ("目录的事项栏", "the catalogue"),
    "flow": ("目录末列", "the catalogue's last column"),
    "body": ("正文标题", "the body's heading"),
    "caption": ("图题", "the caption"),
}
_NUMERAL = re.compile(r"^[一二三四五六七八九十\d]{1,3}[、.,]")  # `二、城乡居民养老保险`
_LINKS = re.compile(r"[-‐-―−~∼〜]")


class Title(NamedTuple):
    """A printed title: `words` are folded, without blanks, simplified; `place` says where it is."""

    place: str
    words: str
    prose: Prose

    @property
    def range(self) -> Range:
        """Where it stands."""
        return self.prose.range()

    @property
    def printed(self) -> str:
        """The characters of `words` as printed, one for one."""
        return "".join(self.prose.text.split())[: len(self.words)]


class Titles(NamedTuple):
    """The printings of one item's title, and the category that the catalogue lists it under.

    `standard` is what the others are measured by: what most say, at a tie the likelier one, which
    is the catalogue's where nothing speaks against it.
    """

    item: Item
    category: str
    printed: tuple[Title, ...]
    standard: Title

    def find(self, place: str) -> Title | None:
        """Return the title printed at `place`: catalog, flow, body or caption."""
        return next((title for title in self.printed if title.place == place), None)


def squeeze(text: str) -> str:
    """Return words as they are compared: folded, simplified, without blanks, dashes alike."""
    return _LINKS.sub("-", simplify("".join(fold_text(text).split())))


def read_titles(view: View) -> list[Titles]:
    """Return the printings of each item's title, in the order of `guide.items`."""
    return view.memo("titles", _read_titles)


def _read_titles(view: View) -> list[Titles]:
    rows, categories = _match_rows(view), _row_categories(view)
    bodies = {squeeze(item.title) for item in view.guide.items if item.title}
    found = []
    for item, node in zip(view.guide.items, view.item_nodes, strict=True):
        printed: list[Title] = []
        row = rows.get(item.id)
        if row is not None and "name" in row.cells:
            printed.append(_make_title("catalog", row.cells["name"]))
        if row is not None and (flow := _read_flow(view, row)):
            printed.append(flow)
        if item.title:
            printed.append(_make_title("body", read_node(view.tree, node, Kind.TITLE)))
        for field in node.all(Kind.FIELD):
            for caption in field.all(Kind.CAPTION):
                prose = read_node(view.tree, caption, Kind.TITLE)
                if prose.text:
                    words = FLOW_SUFFIX.sub("", squeeze(prose.text))
                    printed.append(Title("caption", words or squeeze(prose.text), prose))
        if printed:
            # A row copied from another item's tells nothing of this one's title.
            others = bodies - {squeeze(item.title or "")}
            own = [title for title in printed if title.words not in others]
            standard = _choose_standard(view, own or printed)
            found.append(Titles(item, categories.get(id(row), ""), tuple(printed), standard))
    return found


def _choose_standard(view: View, printed: list[Title]) -> Title:
    counts = Counter(title.words for title in printed)
    most = max(counts.values())
    best, *others = [title for title in printed if counts[title.words] == most]
    for title in others:
        near = title.words != best.words and differ_slightly(title.words, best.words)
        if near and is_likelier_slip(view, best.words, title.words):
            best = title
    return best


def _row_categories(view: View) -> dict[int, str]:
    """Return each row's category without its numeral; a merged cell covers the rows below."""
    found: dict[int, str] = {}
    category = ""
    for row in rows_of(view, "catalog"):
        category = _NUMERAL.sub("", squeeze(row.words("category"))) or category
        found[id(row)] = category
    return found


def _make_title(place: str, prose: Prose) -> Title:
    return Title(place, squeeze(prose.text), prose)


def _read_flow(view: View, row: Row) -> Title | None:
    """Return the last column's title without the word that begins all its cells."""
    cell = row.cells.get("flow_title")
    if cell is None:
        return None
    start = 0
    for prefix in view.profile.flow_title_prefixes:
        match = re.match(r"\s*" + r"\s*".join(map(re.escape, prefix)) + r"\s*", cell.folded)
        start = max(start, match.end() if match else 0)
    rest = cell.slice(start, len(cell.text))
    return _make_title("flow", rest) if rest.text else None


def _match_rows(view: View) -> dict[str, Row]:
    """Pair items with rows: by number and title, then by title, then by number."""
    pairs: dict[str, Row] = {}
    items, rows = list(view.guide.items), rows_of(view, "catalog")
    for by_number, by_title in ((True, True), (False, True), (True, False)):
        item_keys = [_key(str(i.number or ""), i.title or "", by_number, by_title) for i in items]
        row_keys = [_key(r.words("number"), r.words("name"), by_number, by_title) for r in rows]
        item_counts, row_counts = Counter(item_keys), Counter(row_keys)
        by_key = dict(zip(row_keys, rows, strict=True))
        matched = {key for key in by_key if key and item_counts[key] == 1 == row_counts[key]}
        pairs |= {
            item.id: by_key[key]
            for item, key in zip(items, item_keys, strict=True)
            if key in matched
        }
        items = [item for item, key in zip(items, item_keys, strict=True) if key not in matched]
        rows = [row for row, key in zip(rows, row_keys, strict=True) if key not in matched]
    return pairs


def _key(number: str, title: str, by_number: bool, by_title: bool) -> str:
    words = squeeze(title) if by_title else ""
    if by_number and by_title:
        return f"{number} {words}" if number and words else ""
    return number if by_number else words


def find_mismatches(view: View, places: Collection[str]) -> Iterator[tuple[Titles, Title]]:
    """Yield each title at one of `places` that is not the item's standard one."""
    for titles in read_titles(view):
        words = titles.standard.words
        for title in titles.printed:
            if title.place in places and title.words != words:
                yield titles, title


def make_fault(view: View, titles: Titles, title: Title) -> Fault:
    """Return the fault of a title that differs, at the shortest words that show it."""
    standard = titles.standard
    start, end, right_start, right_end = find_difference(title.words, standard.words)
    zh_place, en_place = _PLACES[title.place]
    zh_other, en_other = _PLACES[standard.place]
    at = range_in(title.prose, start, end)
    meant = _widen_brackets(view, standard.printed[right_start:right_end])
    return Fault(
        at,
        zh=f"{zh_place}作“{title.printed}”，而{zh_other}作“{standard.printed}”",
        en=f"{en_place} has {title.printed}, {en_other} has {standard.printed}",
        expected=meant or _widen_brackets(view, standard.printed),
        related=(Place(standard.range, f"{zh_other}的名称", f"the title in {en_other}"),),
        edits=(Correction(at, meant),) if meant else (),
    )


def _widen_brackets(view: View, words: str) -> str:
    """Return words with the brackets that the guide uses: what is proposed is no slip itself."""
    text = view.source.text
    is_wide = view.memo("wide_brackets", lambda _: text.count("（") > text.count("("))
    return words.replace("(", "（").replace(")", "）") if is_wide else words


def find_difference(wrong: str, right: str) -> tuple[int, int, int, int]:
    """Return the shortest stretch of `wrong` that differs, and what stands there in `right`.

    A stretch that is empty on one side takes in its neighbour; one inside brackets the brackets.
    """
    head, tail = common_ends(wrong, right)
    end, right_end = len(wrong) - tail, len(right) - tail
    opening = wrong.rfind("(", 0, head)
    if opening >= 0 and wrong.find(")", opening) >= end > opening and head - opening < 12:
        closing = wrong.find(")", end - 1)
        if closing >= 0 and ")" not in wrong[opening:head]:
            right_end += closing + 1 - end
            return opening, closing + 1, opening, right_end
    # what one of them lacks, or has too much, shows only beside its neighbour
    is_bare = head in (end, right_end)
    if is_bare and head > 0:
        head -= 1
    elif is_bare and tail > 0:
        end, right_end = end + 1, right_end + 1
    return head, end, head, right_end


def range_in(prose: Prose, start: int, end: int) -> Range:
    """Return where characters `start` to `end` of the squeezed words of `prose` stand."""
    places = [index for index, character in enumerate(prose.folded) if not character.isspace()]
    if not places or start >= len(places):
        return prose.range()
    return prose.range(places[start], places[min(end, len(places)) - 1] + 1)


def resemble(one: str, other: str, least: float = 0.6) -> bool:
    """Tell whether two names are likely meant as one."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= least and matcher.ratio() >= least
