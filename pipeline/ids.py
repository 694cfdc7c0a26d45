"""A guide's id: the name of its output folder, stable across machines."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Windows opens a device under these names, whatever the folder.
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def make_guide_id(stem: str) -> str:
    """Return the id of the guide in a file named `stem`, its suffix left out."""
    plain = stem.lower()
    if re.search(r"[a-z]", plain):
        name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        return f"guide-{name}" if _DEVICES.fullmatch(name) else name
    # macOS hands out names in decomposed form.
    composed = unicodedata.normalize("NFC", stem)
    return f"guide-{hashlib.sha256(composed.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def is_guide_id(text: str) -> bool:
    """Tell whether `text` can be a guide's id."""
    return _ID.fullmatch(text) is not None and not _DEVICES.fullmatch(text)
