"""The languages of the command: which one the user reads, and argparse's own words in it."""

from __future__ import annotations

import os
import re
import sys

TYPE_CHECKING = False  # importing `typing` would cost a third of the start-up of `guide --help`
if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("zh", "en")

# What argparse says in English, and how to say it in Chinese.
_ARGPARSE: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): expected one argument", r"参数 \1 缺少值"),
    (r"argument (.*): expected at least one argument", r"参数 \1 至少要一个值"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"参数 \1 不能是 \2；可选：\3"),
    (r"argument (.*): ignored explicit argument (.*)", r"参数 \1 不带值，却给了 \2"),
)


def translate_argparse(message: str, language: str) -> str:
    """Return argparse's own `message` in `language`; unknown ones stay English."""
    if language == "zh":
        for pattern, chinese in _ARGPARSE:
            if re.fullmatch(pattern, message, re.DOTALL):
                return re.sub(pattern, chinese, message, flags=re.DOTALL)
    return message


def find_language(arguments: Sequence[str]) -> str:
    """Return `zh` or `en`: from --lang wherever it stands, else the locale.

    The arguments are looked at before they are parsed, since the parser itself speaks too.
    """
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        if option == "--":
            break
        name, equals, attached = option.partition("=")
        chosen = attached if equals else value
        if name == "--lang" and chosen in LANGUAGES:
            return chosen
    # The first one that is set decides, also when it says C.
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if locale is None and sys.platform == "win32":
        return _find_windows_language()
    return "zh" if (locale or "").lower().startswith("zh") else "en"


def _find_windows_language() -> str:
    import ctypes

    chinese = 0x04  # the primary language in the low ten bits of a Windows language id
    identifier = int(ctypes.windll.kernel32.GetUserDefaultUILanguage())  # type: ignore[attr-defined, unused-ignore]
    return "zh" if identifier & 0x3FF == chinese else "en"
