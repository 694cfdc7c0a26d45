"""Words that `guide.json` has for kinds of things: channels, limits, forms, fields, phones."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """A way to apply."""

    WINDOW = "window"
    ONLINE = "online"
    MOBILE = "mobile"
    SELF_SERVICE = "self_service"
    BANK = "bank"
    PHONE = "phone"
    MAIL = "mail"
    AUTOMATIC = "automatic"
    WITH_OTHER_ITEM = "with_other_item"
    OTHER = "other"


class LimitKind(StrEnum):
    """What kind of time limit is stated."""

    IMMEDIATE = "immediate"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHLY_WINDOW = "monthly_window"
    NEXT_MONTH = "next_month"
    WHOLE_MONTH = "whole_month"
    OTHER = "other"


class LimitRole(StrEnum):
    """Whether the law sets a limit or the office promises it."""

    STATUTORY = "statutory"
    PROMISED = "promised"


class MaterialForm(StrEnum):
    """In which form a material is handed in or shown."""

    ORIGINAL = "original"
    COPY = "copy"
    ORIGINAL_AND_COPY = "original_and_copy"
    ORIGINAL_OR_COPY = "original_or_copy"
    VERIFY_ORIGINAL = "verify_original"


class ExtraKind(StrEnum):
    """Fields that other families of guides give."""

    CONDITIONS = "conditions"
    AUDIENCE = "audience"
    PROCESS = "process"
    LOCATION = "location"
    HOURS = "hours"
    FEES = "fees"
    LEGAL_BASIS = "legal_basis"
    CONTACTS = "contacts"
    RESULTS = "results"
    FORMS = "forms"
    FAQ = "faq"
    OTHER = "other"


class PhoneKind(StrEnum):
    """What kind of number a phone number is."""

    LANDLINE = "landline"
    MOBILE = "mobile"
    TOLL_FREE = "toll_free"
    SERVICE = "service"
    UNKNOWN = "unknown"
