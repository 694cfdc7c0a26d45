"""Phone numbers: E.164 or a short code where the printed number is one, else neither."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.kinds import PhoneKind
from pipeline.model.regions import place_of_area_code
from pipeline.model.sources import fold_text

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGION = "CN"

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─－﹣", "-"))
_BLANKS = re.compile(r"\s+")
_DIALLED = re.compile(r"\(?\+?[0-9().-]+")
# +86(0)24-53998007转分机8023 has 25 characters; what is much longer is a sentence.
_LONGEST = 40
_FEWEST_DIGITS = 7
_NATIONAL_PREFIX = re.compile(r"\(?0")
# 转8023, 分机8023, 转分机：8023, （转8023）, -8023. Exchanges give up to six digits;
# a seventh would make it a second number.
_WORDED_EXTENSION = re.compile(
    r"(?P<main>.+?)[-,(]?(?:转接?分机|转接?|分机|[Ee][Xx][Tt]\.?)号?[:-]?(?P<extension>[0-9]{1,6})号?\)?"
)
_DASHED_EXTENSION = re.compile(r"(?P<main>.+)-(?P<extension>[0-9]{1,6})")
_AREA_CODE_AND_CODE = re.compile(r"\(?(0[0-9]{2,3})[)-]{1,2}([0-9]{3,6})")
_AREA_CODE_AND_NUMBER = re.compile(r"\(?0[0-9]{2,3}[)-]{1,2}[0-9]{7,8}")


class CanonicalPhone(NamedTuple):
    """What a printed number says to a machine; all None and `unknown` where it says nothing."""

    e164: str | None
    short_code: str | None
    kind: PhoneKind
    extension: str | None


_UNKNOWN = CanonicalPhone(None, None, PhoneKind.UNKNOWN, None)


@lru_cache(maxsize=4096)
def normalize_phone(raw: str) -> CanonicalPhone:
    """Return the canonical form of one printed number, with its extension if it has one."""
    printed = _BLANKS.sub("", fold_text(raw).translate(_DASHES))
    if len(printed) > _LONGEST:
        return _UNKNOWN
    if worded := _WORDED_EXTENSION.fullmatch(printed):
        return _read_number(worded["main"])._replace(extension=worded["extension"])
    number = _read_number(printed)
    if number == _UNKNOWN and (dashed := _DASHED_EXTENSION.fullmatch(printed)):
        # 400-810-5050 is whole, so it never comes here; 024-5750 is no number, so 024-5750-0123
        # has no extension; 0413-57500123-8023 has one although its area code is retired.
        main = _read_number(dashed["main"])
        if main != _UNKNOWN or _AREA_CODE_AND_NUMBER.fullmatch(dashed["main"]):
            return main._replace(extension=dashed["extension"])
    return number


def _read_number(text: str) -> CanonicalPhone:
    """Read a number without extension."""
    if not _DIALLED.fullmatch(text):
        return _UNKNOWN
    # Loading the numbering plans takes 30 ms, which `guide rules` need not wait for.
    from phonenumbers import NumberParseException, parse

    try:
        number = parse(text, REGION, keep_raw_input=True)
    except NumberParseException:
        return _UNKNOWN
    if text.isdigit() and _is_short_code(number):
        return CanonicalPhone(None, text, PhoneKind.SERVICE, None)
    read = _read_subscriber(number, text)
    if read == _UNKNOWN and (dialled := _AREA_CODE_AND_CODE.fullmatch(text)):
        # The library knows 024-12333, but no code behind an area code of four digits.
        area, code = dialled.groups()
        if place_of_area_code(area) and _is_short_code(parse(code, REGION)):
            return CanonicalPhone(None, code, PhoneKind.SERVICE, None)
    return read


def _is_short_code(number: PhoneNumber) -> bool:
    """Say whether a number is 12333, 110, 95588: valid only through its own plan."""
    from phonenumbers import shortnumberinfo

    return shortnumberinfo.is_valid_short_number_for_region(number, REGION)


def _read_subscriber(number: PhoneNumber, text: str) -> CanonicalPhone:
    """Read a landline, mobile or 400/800 number."""
    from phonenumbers import (
        CountryCodeSource,
        PhoneNumberFormat,
        format_number,
        is_valid_number,
        number_type,
        parse,
    )

    if not is_valid_number(number):
        return _UNKNOWN
    kind = _name_kind(number_type(number))
    is_national = number.country_code_source == CountryCodeSource.FROM_DEFAULT_COUNTRY
    has_prefix = _NATIONAL_PREFIX.match(text) is not None
    if is_national and kind is PhoneKind.LANDLINE and not has_prefix:
        return _UNKNOWN  # a local number may happen to begin like an area code: 2157500123
    if is_national and kind is PhoneKind.TOLL_FREE and has_prefix:
        return _UNKNOWN  # 0400-810-5050 reaches nobody
    e164 = format_number(number, PhoneNumberFormat.E164)
    local = _local_part(number)
    # Subscriber numbers have seven or eight digits, so what is shorter is a code or nothing.
    if local and len(local) < _FEWEST_DIGITS:
        is_code = _is_short_code(parse(local, REGION))
        return CanonicalPhone(e164, local, PhoneKind.SERVICE, None) if is_code else _UNKNOWN
    return CanonicalPhone(e164, None, kind, None)


def _local_part(number: PhoneNumber) -> str | None:
    """Return 12333 of 024-12333, the same service dialled from another place."""
    from phonenumbers import length_of_geographical_area_code, national_significant_number

    area = length_of_geographical_area_code(number)
    return national_significant_number(number)[area:] if area else None


def _name_kind(number_type: int) -> PhoneKind:
    """Name the library's number type in our words; 400 numbers are its shared-cost ones."""
    from phonenumbers import PhoneNumberType

    return {
        PhoneNumberType.FIXED_LINE: PhoneKind.LANDLINE,
        PhoneNumberType.MOBILE: PhoneKind.MOBILE,
        PhoneNumberType.TOLL_FREE: PhoneKind.TOLL_FREE,
        PhoneNumberType.SHARED_COST: PhoneKind.TOLL_FREE,
    }.get(number_type, PhoneKind.UNKNOWN)
