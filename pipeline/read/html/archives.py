"""Web archives (`.mht`): a page and its pictures saved as one mail message."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

from pipeline.model.errors import SourceError


def unpack_page(data: bytes, path: Path) -> tuple[bytes, str | None]:
    """Return the page in the archive `data`, and the encoding that the archive declares."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = part.get_payload(decode=True)
                if isinstance(page, bytes) and page.strip():
                    charset = part.get_content_charset()
                    return page, charset if isinstance(charset, str) else None
    except (RecursionError, ValueError, LookupError):
        pass  # parts within parts without end, headers that are none
    raise SourceError(
        f"{path}：网页存档中没有网页（可能已损坏）；请在浏览器中打开网页，另存为 .html 或 PDF",
        f"{path}: the web archive holds no page (it may be damaged);"
        " open the page in a browser and save it as .html or PDF",
    )
