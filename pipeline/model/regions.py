"""Regions of mainland China: their names, provinces and landline area codes.

The facts are public. Names and membership follow the administrative division codes of the People's
Republic of China (GB/T 2260, as kept by the Ministry of Civil Affairs); area codes are those of the
national telephone numbering plan and agree with the geographical data of libphonenumber.
Both stand in `regions.tsv`, in the order of the division codes: the province-level units, their
prefecture-level units, and the county-level units which a province governs directly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from .characters import HAN

Level = Literal["province", "prefecture", "county"]

TABLE = Path(__file__).with_name("regions.tsv")
COLUMNS = ("name", "province", "level", "area_code", "other_codes", "retired_codes")

_PEOPLES = (
    "土家族|苗族|藏族|羌族|彝族|布依族|侗族|壮族|傣族|白族|哈尼族|景颇族|傈僳族|回族|蒙古族|朝鲜族|满族"
    "|蒙古|哈萨克|柯尔克孜"
)
_SUFFIX = re.compile(rf"(?:省|市|地区|盟|(?:维吾尔|壮族|回族)?自治区|(?:{_PEOPLES})+自治州)$")

# What makes another name of a short name: 朝阳区 (北京), 中山大学 (广州), 甘南县 (齐齐哈尔).
_OTHER_NAME = re.compile(r"区|路|街|大学|大道")
_NAMESAKES = ("兴安县", "甘南县", "河南蒙古族自治县")

_MARKET = "场"
_CITY_END = r"市(?!场|民(?!政)|政(?![府协务法])|容|级|直(?!属))"
_COUNTY_END = re.compile(
    rf"自治[县旗]|县(?![域区]|{_CITY_END})|区(?![域间块划]|街道)|旗(?![区县舰帜])|{_CITY_END}"
)
_NAMED_LIKE_CITY = re.compile(rf"县|[左右]旗|{_CITY_END}|(?:{_PEOPLES})+自治县")
# No county has these in its name: what follows belongs to the office.
_OFFICE = re.compile("[局委办院所处厅校室]|中心|(?:服务|管理)(?!区)|社会")
_COUNTY = re.compile(rf"{HAN}{{2,12}}自治[县旗]|{HAN}{{1,8}}[县区旗]|(?:芒|{HAN}{{2,4}})市")
# What reads like a county and names none: 各县, 市辖区, 社区, 风景区, 智慧城市.
_NO_COUNTY = re.compile(
    r"^(?:各|所辖|下辖|城市)|^(?:全|本|跨|外|军|县|市|市辖|农|山|牧|林|库|园)[县区]$"
    r"|(?:社|小|校|学|灾|老|景|片|分|辖|地|保护|名胜)区$|(?:贫困|脱贫)县$"
    r"|(?:[超上夜股楼菜黑省级和]|大都|(?!共青).{2}城|[新智老大小县]城)市$"
)


class Place(NamedTuple):
    """A province, a prefecture or a county-level unit governed by its province.

    `area_code` is the code of its seat, `other_codes` those of parts which keep their own (格尔木
    in 海西), `retired_codes` those which it or a part of it gave up for the present one.
    """

    name: str
    province: str
    level: Level
    area_code: str | None
    retired_codes: tuple[str, ...]
    other_codes: tuple[str, ...] = ()


def _read_codes(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


@cache
def load_places() -> tuple[Place, ...]:
    """Return every place of the table, in the order of the division codes."""
    places = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        name, province, level, code, others, retired = line.split("\t")
        places.append(
            Place(
                name,
                province,
                cast(Level, level),
                code or None,
                _read_codes(retired),
                _read_codes(others),
            )
        )
    return tuple(places)


@cache
def _full_names() -> Mapping[str, Place]:
    return {place.name: place for place in load_places()}


@cache
def _short_names() -> Mapping[str, Place]:
    """Return provinces and prefectures by short name; a province goes before its namesake.

    County-level units are left out: 东方, 新星 and 天门 are words. 海南州 is a short name too.
    """
    names: dict[str, Place] = {}
    for place in sorted(load_places(), key=lambda place: place.level != "province"):
        if place.level == "county":
            continue
        short = _SUFFIX.sub("", place.name)
        names.setdefault(short, place)
        if place.name.endswith("自治州"):
            names.setdefault(short + "州", place)
    return names


@cache
def _by_code() -> Mapping[str, tuple[Place, ...]]:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for place in load_places():
        for code in (place.area_code, *place.other_codes):
            if code:
                places[code].append(place)
    return {code: tuple(found) for code, found in places.items()}


@cache
def _retired_codes() -> frozenset[str]:
    retired = {code for place in load_places() for code in place.retired_codes}
    return frozenset(retired - _by_code().keys())


@cache
def _longest(full: bool) -> int:
    return max(map(len, _full_names() if full else _short_names()))


def _match_start(text: str) -> tuple[Place, int] | None:
    """Return the place `text` begins with and the length of its name there, longest first."""
    for length in range(min(len(text), _longest(full=True)), 1, -1):
        place = _full_names().get(text[:length])
        if place and not text.startswith(_MARKET, length):
            return place, length
    if text.startswith(_NAMESAKES):
        return None
    for length in range(min(len(text), _longest(full=False)), 1, -1):
        place = _short_names().get(text[:length])
        if place and not _OTHER_NAME.match(text, length):
            return place, length
    return None


def _locate(text: str) -> tuple[Place, int, int] | None:
    """Return the place `text` begins with, or else the first it names in full, and where."""
    if at_start := _match_start(text):
        return at_start[0], 0, at_start[1]
    starts = [
        (start, -len(name), place)
        for name, place in _full_names().items()
        if place.level != "county" and (start := text.find(name)) > 0
    ]
    if not starts:
        return None
    start, negative_length, place = min(starts, key=lambda found: found[:2])
    return place, start, start - negative_length


def _read_county(text: str) -> str | None:
    """Return the county, district, banner or county-level city `text` begins with."""
    office = _OFFICE.search(text)
    for end in _COUNTY_END.finditer(text[: office.start()] if office else text):
        name = text[: end.end()]
        if _NO_COUNTY.search(name) or name in _full_names():
            return None
        if _COUNTY.fullmatch(name):
            return name
    return None


def find_place(text: str) -> Place | None:
    """Return the place whose full name, or else whose short name, `text` begins with.

    The longest name goes first. 抚顺, 延边 and 延边州 are short names; 朝阳区 and 中山大学 are not.
    """
    found = _match_start(text)
    return found[0] if found else None


def read_region(issuer: str | None) -> tuple[str | None, str | None, str | None]:
    """Return province, city and county of an office by its name, None for what it does not tell.

    A municipality is its own city. A county-level unit governed by its province has no city.
    The county is what a pattern finds after the city; development zones pass for counties.
    """
    text = "".join((issuer or "").split())
    found = _locate(text)
    if found is None:
        return None, None, None
    place, start, end = found
    inner = _match_start(text[end:]) if place.level == "province" else None
    if inner and inner[0].province == place.name and inner[0].level != "province":
        place, start, end = inner[0], end, end + inner[1]
    if place.level == "county":
        return place.province, None, place.name
    is_city = place.level == "prefecture" or place.area_code is not None
    city = place.name if is_city else None
    is_short = text[start:end] != place.name
    if place.level == "prefecture" and is_short and (own := _NAMED_LIKE_CITY.match(text, end)):
        return place.province, city, text[start : own.end()]
    return place.province, city, _read_county(text[end:])


@cache
def city_names() -> frozenset[str]:
    """Return the full names that end in 市: municipalities, prefecture-level and direct cities."""
    return frozenset(name for name in _full_names() if name.endswith("市"))


def place_of_area_code(code: str) -> tuple[Place, ...]:
    """Return the places which use the area code (leading 0 included), none if it is not in use."""
    return _by_code().get(code, ())


def is_retired_code(code: str) -> bool:
    """Tell whether the area code (leading 0 included) was given up and nobody uses it now."""
    return code in _retired_codes()
