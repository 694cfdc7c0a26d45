"""Phone numbers: what can be dialled as printed, and nothing that would have to be guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.kinds import PhoneKind
from pipeline.normalize.phones import normalize_phone


@pytest.mark.parametrize(
    ("raw", "e164", "kind", "extension"),
    [
        ("024-53998007", "+862453998007", "landline", None),
        ("(024)53998007", "+862453998007", "landline", None),
        ("（０２４）５３９９８００７", "+862453998007", "landline", None),
        ("024—53998007", "+862453998007", "landline", None),
        ("024 － 5399 8007", "+862453998007", "landline", None),
        ("024-5399-8007", "+862453998007", "landline", None),
        ("020-87220001", "+862087220001", "landline", None),
        ("+86-24-53998007", "+862453998007", "landline", None),
        ("+86(0)24-53998007", "+862453998007", "landline", None),
        ("0086-24-53998007", "+862453998007", "landline", None),
        ("024-53998007转8023", "+862453998007", "landline", "8023"),
        ("024-53998007 转 8023", "+862453998007", "landline", "8023"),
        ("024-53998007（转分机８０２３）", "+862453998007", "landline", "8023"),
        ("024-53998007分机：8023", "+862453998007", "landline", "8023"),
        ("024-53998007-8023", "+862453998007", "landline", "8023"),
        ("13804130000", "+8613804130000", "mobile", None),
        ("138-0413-0000", "+8613804130000", "mobile", None),
        ("013804130000", "+8613804130000", "mobile", None),
        ("400-810-5050", "+864008105050", "toll_free", None),
        ("4008105050转2", "+864008105050", "toll_free", "2"),
        ("400-810-5050-2", "+864008105050", "toll_free", "2"),
        ("800-810-5050", "+868008105050", "toll_free", None),
    ],
)
def test_reads_a_number(raw: str, e164: str, kind: str, extension: str | None) -> None:
    assert normalize_phone(raw) == (e164, None, PhoneKind(kind), extension)


@pytest.mark.parametrize(
    ("raw", "e164", "code", "extension"),
    [
        ("12333", None, "12333", None),
        ("１２３３３", None, "12333", None),
        ("12333转2", None, "12333", "2"),
        ("12333-2", None, "12333", "2"),
        ("12345", None, "12345", None),
        ("110", None, "110", None),
        ("95588", None, "95588", None),
        ("024-12333", "+862412333", "12333", None),
        ("0512-12333", None, "12333", None),
        ("（0512）12345", None, "12345", None),
    ],
)
def test_reads_a_service_number(
    raw: str, e164: str | None, code: str, extension: str | None
) -> None:
    assert normalize_phone(raw) == (e164, code, PhoneKind.SERVICE, extension)


@pytest.mark.parametrize(
    ("raw", "extension"),
    [
        ("024-5399803", None),  # a digit is missing
        ("0512-1233", None),  # four digits are no subscriber's
        ("0413-12333", None),
        ("0413-57500123", None),  # the area code is retired
        ("0413-57500123-8023", "8023"),
        ("53998007", None),  # no area code
        ("53998007转8023", "8023"),
        ("53998007-8023", None),
        ("2157500123", None),  # only looks like 021-57500123
        ("0400-810-5050", None),
        ("024-53998007-53998008", None),
        ("024-53998007/53998008", None),
        ("024-53998007、53998008", None),
        ("024一53998007", None),
        ("024-5399800O", None),
        ("123456", None),
        ("转8023", None),
        ("总机", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_leaves_the_rest_unknown(raw: str, extension: str | None) -> None:
    assert normalize_phone(raw) == (None, None, PhoneKind.UNKNOWN, extension)


@given(st.text() | st.text(alphabet="0123456789-—()（）+转分机 ８e"))
def test_never_raises_and_gives_well_formed_values(raw: str) -> None:
    phone = normalize_phone(raw)
    assert phone.e164 is None or re.fullmatch(r"\+\d{7,15}", phone.e164)
    assert phone.short_code is None or phone.kind is PhoneKind.SERVICE
    assert phone.kind is PhoneKind.UNKNOWN or phone.e164 or phone.short_code
    if phone.e164 and not phone.extension:
        assert normalize_phone(phone.e164) == phone
