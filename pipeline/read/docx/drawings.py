"""Tell pictures, beside which a caption may stand, from signs in the line."""

from __future__ import annotations

import re

from .elements import WP, Element, R, V

# A drawing of less than a centimetre is a sign in the line, in units of which 12,700 are a point.
_SIGN = 360_000
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525}
_HEIGHT = re.compile(r"(?:^|;)\s*height:\s*(\d{1,5}(?:\.\d{1,5})?)(pt|in|cm|mm|px)")


def is_picture(drawing: Element) -> bool:
    """Whether a drawing shows something, and is more than a sign in the line."""
    extent = next(drawing.iter(f"{WP}extent"), None)
    if extent is not None:
        height = extent.get("cy", "")
        return not height.isdecimal() or len(height) > 9 or int(height) >= _SIGN
    shown = next(drawing.iter(f"{V}imagedata"), None)
    if shown is None or not shown.get(f"{R}id"):
        return False
    height = _HEIGHT.search(shown.getparent().get("style", ""))
    return height is None or float(height[1]) * _UNITS[height[2]] >= _SIGN
