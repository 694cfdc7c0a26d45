"""Addresses: absolute and normalized, and never another address than the one printed.

A browser's parser corrects as it reads: `218.060.150.1` becomes `218.48.150.1` (octal), full-width
letters become ASCII, a bad host is refused. Each of these would hide a slip that an auditor has to
see. So the printed host is looked at first, and ada-url, which follows the WHATWG URL standard, has
its say only where it goes to the very host that is printed; else the address stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote

import ada_url

from pipeline.model.sources import fold_text

# Blanks that a stretched line puts around `://` are no part of the address.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)\s?:\s?/\s?/\s*")
# Blanks belong to the break that the layout put into a long address.
_LAYOUT_BREAK = re.compile(r"[^\S\r\n]*[\r\n]+\s*")
# A backslash ends the host for every browser, so it does here; it is kept as printed.
_AUTHORITY_END = re.compile(r"[/?#\\]")
_PORT = re.compile(r"^(.*?)(?::([0-9]*))?$", re.DOTALL)
_NO_HOST_CHARACTER = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff<>\"^`{}|\[\]@]")
_PLAIN_LABEL = re.compile(r"[\w-]+")
_TOP_LEVEL = re.compile(r"(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)", re.IGNORECASE)
_DOTTED_QUAD = re.compile(r"[0-9]+(?:\.[0-9]+){3}")
_BLANK_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f]")

_SCHEMES = frozenset({"http", "https", "ws", "wss", "ftp"})
_ASSUMED_SCHEME = "http"


@lru_cache(maxsize=4096)
def normalize_url(raw: str) -> str | None:
    """Return the absolute address that `raw` states, or None where no host can be read.

    A missing scheme is read as http. A misspelt scheme (`htpp://`) is kept; one whose `://` is
    broken (`http:/x`, `http//x`) leaves nothing that could be called a host.
    """
    printed = _trim(_LAYOUT_BREAK.sub("", raw))
    scheme = _SCHEME.match(printed)
    if scheme:
        return _normalize(scheme[1].lower(), printed[scheme.end() :])
    without_scheme = printed.removeprefix("//")
    if not _names_host(without_scheme):
        return None
    return _normalize(_ASSUMED_SCHEME, without_scheme)


def _trim(text: str) -> str:
    """Take blanks, invisible characters and the brackets <…> off both ends."""
    folded = fold_text(text)
    visible = folded.strip().strip("<>").strip()
    start = folded.find(visible)
    # Brackets are taken by their folded shape, the address itself by its printed one.
    return text[start : start + len(visible)]


def _split(text: str) -> tuple[str, str]:
    """Split what follows `://` into authority and the rest."""
    end = _AUTHORITY_END.search(text)
    return (text[: end.start()], text[end.start() :]) if end else (text, "")


def _normalize(scheme: str, text: str) -> str | None:
    """Join the parts again, each in its normal form."""
    authority, rest = _split(text)
    user, at, place = authority.rpartition("@")
    printed_host, port = _split_port(place)
    host = _normalize_host(printed_host)
    if not host or _BLANK_OR_CONTROL.search(user):
        return None
    if port == "" and host in _SCHEMES:
        return None  # `http://http://x`: the second scheme is no host
    colon_port = f":{port}" if port else ""
    if rest == "/":
        rest = ""
    rest = _BLANK_OR_CONTROL.sub(lambda blank: quote(blank[0], safe=""), rest)
    printed = f"{scheme}://{user}{at}{host}{colon_port}{rest}"
    return _standard_form(printed, host, rest) or printed


def _standard_form(printed: str, host: str, rest: str) -> str | None:
    """Return the address as the URL standard writes it, unless that would lead elsewhere."""
    try:
        url = ada_url.URL(printed)
    except ValueError:
        return None
    if url.hostname != host or "/../" in f"{rest}/" or "\\" in rest:
        return None
    return url.href.removesuffix("/") if not rest else url.href


def _split_port(place: str) -> tuple[str, str | None]:
    """Split `host:8081`; a colon without digits gives an empty port, what is no port stays."""
    match = _PORT.match(place)
    return (match[1], match[2]) if match else (place, None)


def _normalize_host(host: str) -> str | None:
    """Lower the case; everything else stays as printed, also where a browser would refuse it."""
    if host.startswith("[") and host.endswith("]"):
        try:
            return f"[{IPv6Address(host[1:-1]).compressed}]"
        except AddressValueError:
            return None
    if _NO_HOST_CHARACTER.search(host):
        return None
    name, colon, misprinted_port = host.partition(":")  # x.cn:8O81
    if not name or host.endswith(":"):
        return None  # `x.cn::`
    return name.lower() + colon + misprinted_port


def _names_host(text: str) -> bool:
    """Say whether an address without scheme begins with a host; a mail address does not."""
    host, _ = _split_port(_split(text)[0])
    if _DOTTED_QUAD.fullmatch(host):
        return True
    labels = host.removesuffix(".").split(".")
    return (
        len(labels) > 1
        and all(map(_PLAIN_LABEL.fullmatch, labels))
        and _TOP_LEVEL.fullmatch(labels[-1]) is not None
    )
