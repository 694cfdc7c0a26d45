"""Profiles are TOML files in this folder; which one fits is counted, not guessed."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model.errors import UsageError, give_reason
from pipeline.model.profiles import Profile
from pipeline.model.sources import Source, fold_text

_NEARLY_ALL = 0.8  # one field in five may be misnamed; other families share under a half
_FOLDER = Path(__file__).parent
_LISTS = (
    "title_labels",
    "publication_labels",
    "caption_labels",
    "contents_labels",
    "flow_title_prefixes",
    "document_words",
    "issuer_words",
    "title_words",
)


def list_profiles() -> list[str]:
    """Return the names of the built-in profiles."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def load_profile(name: str) -> Profile:
    """Return the built-in profile `name`, or the one in the TOML file of that path.

    Raises UsageError when there is none or when it is malformed.
    """
    path = _FOLDER / f"{name}.toml"
    if name not in list_profiles():
        path = Path(name)
        if path.suffix != ".toml":
            known = ", ".join(list_profiles())
            raise UsageError(
                f"没有名为“{name}”的词汇表；现有：{known}，或给出一个 .toml 文件",
                f"there is no profile '{name}'; known: {known}, or name a .toml file",
            )
    try:
        return _read_profile(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        zh, en = give_reason(error)
        raise UsageError(
            f"{path}：词汇表无法读取（{zh}）；请检查路径与权限",
            f"{path}: the profile cannot be read ({en}); check the path and the permissions",
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path.name}：词汇表无法读取（{error}）；请对照 CONTRIBUTING 改正",
            f"{path.name}: the profile cannot be read ({error}); compare it with CONTRIBUTING",
        ) from error


def _read_profile(stem: str, data: dict[str, Any]) -> Profile:
    base = load_profile(data["extends"]) if "extends" in data else None

    def words(values: list[str]) -> tuple[str, ...]:
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise ValueError(f"{values!r} is no list of words")
        return tuple(fold_text(value).replace(" ", "") for value in values)

    def merge(key: str, inherited: dict[str, Any]) -> dict[str, Any]:
        return {**inherited, **{kind: words(values) for kind, values in data.get(key, {}).items()}}

    tables = {
        table: {column: words(headers) for column, headers in columns.items()}
        for table, columns in data.get("tables", {}).items()
    }
    lists = {
        key: words(data[key]) if key in data else (getattr(base, key) if base else ())
        for key in _LISTS
    }
    return Profile(
        name=stem,
        title=data["title"],
        numbered=bool(data.get("numbered", False)),
        fields=merge("fields", {}),
        channels=merge("channels", dict(base.channels) if base else {}),
        field_words=merge("field_words", dict(base.field_words) if base else {}),
        question_words=merge("question_words", dict(base.question_words) if base else {}),
        tables={**(base.tables if base else {}), **tables},
        **lists,
    )


def choose_profile(source: Source) -> Profile:
    """Return the built-in profile of the fewest labels that head nearly all labelled lines.

    A wider vocabulary knows every label of a narrower one; that alone must not decide.
    """
    folded = source.folded.replace("\r", "\n")
    counts = {profile: len(labelled.findall(folded)) for profile, labelled in load_built_in()}
    most = max(counts.values())
    if not most:
        return max(counts, key=_count_words)
    fitting = [profile for profile, count in counts.items() if count >= _NEARLY_ALL * most]
    return min(fitting, key=_count_words)


@cache
def load_built_in() -> tuple[tuple[Profile, re.Pattern[str]], ...]:
    """Return the built-in profiles with the patterns of the lines that their labels head."""
    return tuple((profile, _labelled(profile)) for profile in map(load_profile, list_profiles()))


def _count_words(profile: Profile) -> int:
    return sum(map(len, profile.fields.values()))


def _labelled(profile: Profile) -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for labels in profile.fields.values() for label in labels)
    # possessive and bounded: a line of a million brackets must not cost a quadratic search
    # a column of a table may be headed by a label
    number = r"(?:^[ \t]*+|\t)[^\w\n]{0,8}[\d.一二三四五六七八九十、()第条 ]{0,16}"
    if profile.numbered:
        number = r"^[^\w\n]{0,8}\d[\d.,、·:。 ]{0,16}"
    pattern = rf"{number}[【*]{{0,4}}(?:{labels})[】*]{{0,4}}(?= *(?:[:\t\r\n]|$))"
    return re.compile(pattern, re.MULTILINE)
