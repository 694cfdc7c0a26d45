"""Every phone number of the guide as it is printed, mistyped ones too, and the directory's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.model.codes import is_code
from pipeline.model.guides import Office
from pipeline.model.ranges import Range
from pipeline.model.regions import is_retired_code, place_of_area_code

from .addresses import find_addresses
from .views import View

_DASH = "[-‐‑‒–—―−─﹣~_]"
# A digit, or a letter that was typed for one.
_D = "[0-9OoIlBSZ]"
# `024-53998109`, `(024)53998109`, `024 5399 8109`, `02453998109`; slips: `24-53998109`,
# `024--53998109`, `024-5399803`, `O24-53998035`. Folded text.
_LANDLINE = re.compile(
    r"(?=[(\dOoIlBSZ])(?<![A-Za-z0-9.\-/:])(?:"
    rf"\(?(?P<area>{_D}{{1,5}})\)? ?{_DASH}{{1,2}} ?(?P<local>{_D}(?:[ -]?{_D}){{4,10}})"
    rf"|\((?P<area2>[0O]{_D}{{2,3}})\) ?(?P<local2>{_D}{{5,10}})"
    rf"|(?P<area3>[0O]\d{{2,3}}) (?P<local3>{_D}(?: ?{_D}){{5,9}})"
    r"|(?P<joined>0(?!00)\d{8,12})"
    rf")(?![A-Za-z0-9]|\.\d| ?(?:元|万|人|%))"
)
# `咨询电话 53998109`: a number without its area code. A mobile number has eleven digits.
_AFTER_WORD = re.compile(
    r"(?:拨打|致电|电话|热线|手机)[^\d\n。,;()]{0,6}?"
    r"(?P<digits>\d(?:[ ]?\d){5,12})(?![A-Za-z0-9\-]|\.\d)"
)
_MOBILE = re.compile(r"1[3-9]\d{8,10}")
# What letters are typed for.
LETTERS = str.maketrans("OoIlBSZ", "0011852")
_NOT_DIGIT = re.compile(r"[^\d]")


class Number(NamedTuple):
    """A printed number; `area` is "" where none is printed, `office` its row of the directory."""

    range: Range
    printed: str
    area: str
    local: str
    area_range: Range
    separator: str
    office: Office | None

    @property
    def digits(self) -> str:
        """Area code and number."""
        return self.area + self.local

    @property
    def is_mobile(self) -> bool:
        """Whether it begins like a mobile number."""
        return not self.area and _MOBILE.fullmatch(self.local) is not None


@dataclass(frozen=True)
class Numbers:
    """The numbers of a guide; those of its directory apart."""

    all: list[Number]
    directory: dict[str, list[Number]]

    @cached_property
    def areas(self) -> Counter[str]:
        """How often each area code is printed."""
        return Counter(number.area for number in self.all if number.area)

    @cached_property
    def lengths(self) -> dict[str, Counter[int]]:
        """How long the numbers of each area are."""
        found: dict[str, Counter[int]] = {}
        for number in self.all:
            found.setdefault(number.area, Counter())[len(number.local)] += 1
        return found

    @cached_property
    def outside(self) -> Counter[str]:
        """How often each number is printed outside the directory."""
        return Counter(number.digits for number in self.all if number.office is None)

    def has_wrong_length(self, number: Number) -> bool:
        """Whether a number has fewer or more digits than its area's numbers have."""
        if number.is_mobile:
            return len(number.local) != 11
        if not number.area:
            return False
        return len(number.local) not in self.usual_lengths(number.area)

    def usual_lengths(self, area: str) -> tuple[int, ...]:
        """Return how many digits follow an area code: eight in large cities, else seven or eight.

        Where most of the guide's own numbers agree, theirs.
        """
        if area == "010" or (area.startswith("02") and len(area) == 3):
            return (8,)
        lengths = self.lengths.get(area, Counter())
        length, times = lengths.most_common(1)[0] if lengths else (0, 0)
        # Two of three and at least three: one slip among three numbers still leaves a majority.
        if length in (7, 8) and times >= 3 and 3 * times >= 2 * lengths.total():
            return (length,)
        return (7, 8)


def find_numbers(view: View) -> Numbers:
    """Return every phone number of the guide but short codes and 400 numbers."""
    return view.memo("phone_numbers", _find_numbers)


def _find_numbers(view: View) -> Numbers:
    rows = [(view.range(office.span), office) for office in view.guide.offices]
    rows.sort(key=lambda row: row[0])
    located = list(_locate(view))
    found = sorted({number.range: number for number in located}.values(), key=lambda n: n.range)
    numbers: list[Number] = []
    directory: dict[str, list[Number]] = {}
    index = 0
    for number in found:
        start = number.range.start
        while index < len(rows) and rows[index][0].end <= start:
            index += 1
        if index < len(rows) and rows[index][0].start <= start:
            numbers.append(number._replace(office=rows[index][1]))
            directory.setdefault(number.digits, []).append(numbers[-1])
        else:
            numbers.append(number)
    return Numbers(numbers, directory)


def _locate(view: View) -> Iterator[Number]:
    text = _mask_addresses(view)
    taken = set()
    for match in _LANDLINE.finditer(text):
        if match["joined"] and is_code(text, match.start()):
            continue
        if number := _read(view, match):
            taken.add(number.range.start)
            yield number
    yield from _locate_in_rows(view)
    for match in _AFTER_WORD.finditer(text):
        start, end = match.span("digits")
        local = match["digits"].replace(" ", "")
        plain = local[0] not in "01" and len(local) in (7, 8) and not local.startswith("400")
        if start not in taken and (plain or _MOBILE.fullmatch(local)):
            place = Range(start, end)
            yield Number(place, view.text(place), "", local, Range(start, start), "", None)


def _mask_addresses(view: View) -> str:
    """Return the folded text with addresses blanked out; their digits are none to dial."""
    text = view.source.folded
    pieces = []
    at = 0
    for address in find_addresses(view).all:
        start, end = address.range
        pieces += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join(pieces) + text[at:]


def _locate_in_rows(view: View) -> Iterator[Number]:
    """Yield numbers without area code, which in a directory need no word before them."""
    for office in view.guide.offices:
        for phone in office.phones:
            start, end = view.range(phone.span)
            local = _NOT_DIGIT.sub("", view.source.folded[start:end])
            if (
                local == view.source.folded[start:end]
                and len(local) in (7, 8)
                and local[0] not in "01"
            ):
                yield Number(
                    Range(start, end),
                    view.text(Range(start, end)),
                    "",
                    local,
                    Range(start, start),
                    "",
                    None,
                )


def _read(view: View, match: re.Match[str]) -> Number | None:
    group = next(
        name for name in ("local", "local2", "local3", "joined") if match[name] is not None
    )
    place = Range(*match.span())
    if group == "joined":
        length = _area_length(match["joined"])
        area, local = match["joined"][:length], match["joined"][length:]
        areas = Range(place.start, place.start + length)
        return Number(place, view.text(place), area, local, areas, "", None)
    name = group.replace("local", "area")
    area = match[name].translate(LETTERS)
    local = _NOT_DIGIT.sub("", match[group].translate(LETTERS))
    if not _is_plausible(area, local):
        return None
    separator = view.source.text[match.end(name) : match.start(group)]
    return Number(place, view.text(place), area, local, Range(*match.span(name)), separator, None)


def _is_plausible(area: str, local: str) -> bool:
    """Whether two groups of digits are meant as a phone number, not as a range or a code."""
    if len(local) == 5 and local[0] in "19":
        return False  # 020-12345: a short code rung from elsewhere
    if area.startswith("0"):
        return len(area) >= 2
    return (
        2 <= len(area) <= 3
        and len(local) in (7, 8)
        and local[0] not in "01"
        and area not in ("400", "800")
    )


def _area_length(digits: str) -> int:
    if digits.startswith(("010", "02")):
        return 3
    code = digits[:4]
    return 4 if place_of_area_code(code) or is_retired_code(code) else 3
