"""Signs of symbol fonts: what `w:sym` prints, as characters."""

from __future__ import annotations

# Wingdings and its sisters as forms and guides use them; the code without its private-use part.
_WINGDINGS = {
    0x28: "☎", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
    0xB6: "☆", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
    **{0x80 + value: chr(ord("①") + value - 1) if value else "⓪" for value in range(11)},
    **{0x8B + value: chr(ord("❶") + value - 1) if value else "⓿" for value in range(11)},
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■",
        0xA3: "□", 0xEA: "★",
        **{0x69 + value: chr(ord("①") + value - 1) if value else "⓪" for value in range(11)},
        **{0x75 + value: chr(ord("❶") + value - 1) if value else "⓿" for value in range(11)},
    },
    "symbol": {0xB7: "•", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×"},
}  # fmt: skip


def read_symbol(code: str | None, font: str | None) -> str:
    """Return the character of hexadecimal `code` in `font`; an unknown sign stays as it is."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= value <= 0xFFFF or 0xD800 <= value <= 0xDFFF:
        return ""
    return _FONTS.get((font or "").lower(), {}).get(value & 0xFF, chr(value))
