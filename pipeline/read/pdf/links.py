"""Where the links of a page lead, as its annotations say."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
from pypdfium2 import raw

from .frames import Frame
from .shapes import Box

# Links of one page; a page of a booklet has a handful.
_MAX_LINKS = 1_000
# Bytes of an address; browsers and servers refuse longer ones.
_LONGEST_LINK = 8_192


def read_links(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, frame: Frame
) -> list[tuple[Box, str]]:
    """Return the addresses that the page's link annotations lead to, with their places."""
    found: list[tuple[Box, str]] = []
    position, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while len(found) < _MAX_LINKS and raw.FPDFLink_Enumerate(page.raw, position, link):
        action: Any = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, rect):
            continue
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if not 1 < size <= _LONGEST_LINK:
            continue
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        box = frame.place_box(rect.left, rect.bottom, rect.right, rect.top)
        found.append((box, buffer.value.decode("utf-8", "replace")))
    return found
