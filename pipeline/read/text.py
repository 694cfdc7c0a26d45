"""Plain text: the encoding is the first in which every byte is valid, not a statistical guess."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from pipeline.model.characters import is_han
from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source

MEDIA_TYPES = {".md": "text/markdown"}

# Longer byte order marks first: that of UTF-32 begins with that of UTF-16. `utf-8-sig` takes its
# mark away itself, the others leave it as the first character. The codecs are named with their
# byte order so that they never look at the mark again.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# The share of common characters (level 1 of GB 2312) among the letters of text that only GB 18030
# can decode. Measured on eleven guides: written in simplified characters they have 0.98 and more,
# single lines of them 0.95 and more. The same guides put into traditional characters, saved as
# Big5 and decoded as GB 18030, which goes through without an error, have 0.34 to 0.47, stretches
# of 200 characters 0.68 at most. 0.8 stands in the gap. Korean EUC-KR cannot be told apart, its
# syllables share the range; it comes out as words of no guide and is refused as such.
MIN_COMMON_SHARE = 0.8

# Line breaks, tabs and form feeds are text; more than one in twenty of the other controls is not.
# Random bytes have one in nine; guides have none but the stray NUL that a bad export leaves.
_CONTROLS = [chr(code) for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\v\f\r"]
_MAX_CONTROL_SHARE = 0.05
_FEW_CONTROLS = 8

# A character cut in half by the program that shortened a description.
_MAX_BROKEN_SHARE = 0.001

# The longest line of a guide, a cell of a table, has under 2,000 characters.
MAX_LINE = 1_000_000


def read_text(data: bytes, path: Path, _options: ReadOptions | None = None) -> Source:
    """Return the text source in `data`, the bytes of the file at `path`."""
    encoding, text = decode(data, path)
    _refuse_unlikely(text, path)
    return Source(
        file_name=path.name,
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=encoding,
        reader="text",
        text=text,
    )


def decode(data: bytes, path: Path, declared: str | None = None) -> tuple[str, str]:
    """Return the codec that `data` is valid in, and its text without byte order mark.

    What a file has `declared` about itself is often wrong: it counts where nothing else fits, and
    then a few bytes may be broken.
    """
    for mark, named in _MARKS:
        if data.startswith(mark):
            text = _try(data, named)
            if text is None:
                raise _undecodable(data, path)
            return named, text.removeprefix("\ufeff")
    text = _try(data, "utf-8")
    if text is not None:
        return "utf-8", text
    encoding = _byte_order(data)
    if encoding is not None:
        return encoding, data.decode(encoding)
    text = _try(data, "gb18030")
    if text is not None and common_share(text) >= MIN_COMMON_SHARE:
        return "gb18030", text
    text = _try_declared(data, declared)
    if declared and text is not None:
        return declared, text
    raise _undecodable(data, path)


def _try_declared(data: bytes, declared: str | None) -> str | None:
    """Return the text in the encoding that a file declares, unless too much of it is broken."""
    name = "gb18030" if declared in ("gb2312", "gbk") else declared
    try:
        text = data.decode(name, "replace") if name else None
    except LookupError:
        return None
    if text is None or text.count("\ufffd") > max(1, len(text) * _MAX_BROKEN_SHARE):
        return None
    return text if any(map(is_han, text)) else None


def common_share(text: str) -> float:
    """Return the share of common Chinese characters among the letters of `text` beyond ASCII.

    Private-use characters count as letters: a wrong codec yields them, a guide does not.
    """
    common = _common_characters()
    letters = known = 0
    for character, count in Counter(text).items():
        category = unicodedata.category(character)
        if ord(character) > 0x7F and (category[0] == "L" or category == "Co"):
            letters += count
            known += count * (character in common)
    return known / letters if letters else 0.0


@cache
def _common_characters() -> frozenset[str]:
    return frozenset(
        bytes((lead, trail)).decode("gb2312")
        for lead in range(0xB0, 0xD8)
        # The last row ends at 0xF9.
        for trail in range(0xA1, 0xFA if lead == 0xD7 else 0xFF)
    )


def _byte_order(data: bytes) -> str | None:
    """Return the only UTF-16 in which `data` makes sense throughout, mark or no mark.

    The wrong byte order turns a line feed into U+0A00, which is not assigned. Text without a
    NUL, that is without a line break or a digit, could be anything.
    """
    if 0 not in data or len(data) % 2:
        return None
    fitting = [name for name in ("utf-16-le", "utf-16-be") if _is_assigned(_try(data, name))]
    return fitting[0] if len(fitting) == 1 else None


def _is_assigned(text: str | None) -> bool:
    return text is not None and not any(
        unicodedata.category(character) in ("Cn", "Co", "Cs") for character in set(text)
    )


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    controls = sum(text.count(control) for control in _CONTROLS)
    return controls > _FEW_CONTROLS and controls > len(text) * _MAX_CONTROL_SHARE


def _refuse_unlikely(text: str, path: Path) -> None:
    if _is_binary(text):
        raise _binary(path)
    if not text.strip("\0 \t\r\n\v\f\u3000\ufeff"):
        raise SourceError(
            f"{path}：文件中没有文字；请检查是否选对文件",
            f"{path}: the file has no text in it; check that it is the right one",
        )
    if len(text) <= MAX_LINE:
        return
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if len(line) > MAX_LINE:
            raise SourceError(
                f"{path}：第 {number} 行有 {len(line)} 个字符，不像指南；请检查文件，按段落断行",
                f"{path}: line {number} has {len(line)} characters, which no guide has;"
                " check the file and break it into paragraphs",
            )


def _undecodable(data: bytes, path: Path) -> SourceError:
    if _is_binary(data.decode("latin-1")):
        return _binary(path)
    line = _find_first_other_line(data)
    if line is not None:
        return SourceError(
            f"{path}：第 {line} 行不是 UTF-8，其前各行是；请改正该行，或另存为 UTF-8 后再试",
            f"{path}: line {line} is not UTF-8, those before it are;"
            " mend that line, or save the file as UTF-8 and try again",
        )
    return SourceError(
        f"{path}：编码不是 UTF-8、UTF-16 或 GB18030；请用编辑器另存为 UTF-8 后再试",
        f"{path}: the encoding is not UTF-8, UTF-16 or GB18030;"
        " save the file as UTF-8 and try again",
    )


def _find_first_other_line(data: bytes) -> int | None:
    """Return the line in which UTF-8 ends, if there are Chinese characters in it before."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        # other encodings begin with a byte or two that may pass, but hardly with such three
        if any(map(is_han, before)):
            return len((data[: error.start] + b".").splitlines())
    return None


def _binary(path: Path) -> SourceError:
    return SourceError(
        f"{path}：是二进制文件，不是文本；请将指南另存为 UTF-8 文本",
        f"{path}: is a binary file, not text; save the guide as UTF-8 text",
    )
