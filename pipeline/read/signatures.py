"""What a file is by its first bytes: files are renamed, and sent on under names of other kinds."""

from __future__ import annotations

# The bytes that such a file begins with, words that it holds besides, and its suffix.
_SIGNATURES = (
    (b"%PDF-", b"", ".pdf"),
    (b"PK\x03\x04", b"word/document.xml", ".docx"),
    (b"PK\x03\x04", b"xl/workbook.xml", ".xlsx"),
    (b"\x89PNG\r\n", b"", ".png"),
    (b"\xff\xd8\xff", b"", ".jpg"),
)


def find_suffixes(data: bytes) -> list[str]:
    """Return the suffixes that fit the content; a package may hold packages of other kinds."""
    return [
        suffix for start, words, suffix in _SIGNATURES if data.startswith(start) and words in data
    ]
