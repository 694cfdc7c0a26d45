"""A profile: the vocabulary of a family of guides, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache

from .kinds import Channel

# What a channel may be called besides its name.
WAY = "渠道|方式|途径"
_LIKE = 0.7  # one of four characters changed; 地址 and 办理地点 are 0.33 alike
# The four fields every item of the first family gives; all others are extra.
MAIN_FIELDS = ("materials", "paths", "time_limit", "tips")
_AND = re.compile(r"[、/及和与]|以及")  # 办理流程及时限, 办公地址和时间


@dataclass(frozen=True, eq=False)
class Profile:
    """How a family of guides names things. All words are folded and without blanks.

    `fields` and `channels` map a kind to its labels; the four main fields stand in the order in
    which an item gives them. `field_words` maps a kind to the words that an unknown label of it
    ends with, `question_words` to those that a question for it holds. `tables` maps a table to its
    columns, a column to its headers.
    `numbered` families print a number before each field (8.3).
    """

    name: str
    title: str
    fields: Mapping[str, tuple[str, ...]]
    channels: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    caption_labels: tuple[str, ...]
    contents_labels: tuple[str, ...]
    flow_title_prefixes: tuple[str, ...]
    document_words: tuple[str, ...]
    issuer_words: tuple[str, ...]
    title_words: tuple[str, ...]
    field_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    question_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title_labels: tuple[str, ...] = ()
    publication_labels: tuple[str, ...] = ()
    numbered: bool = False

    def column_of(self, table: str, header: str) -> str | None:
        """Return the column of `table` that `header` (folded, no blanks) heads, or nearly so."""
        columns = self.tables.get(table, {})
        exact = next((name for name, headers in columns.items() if header in headers), None)
        if exact is not None or not header:
            return exact
        names = {known: name for name, headers in columns.items() for known in headers}
        like = get_close_matches(header, names, 1, _LIKE)
        return names[like[0]] if like else None

    def kind_of_label(self, label: str) -> str | None:
        """Return the field that `label` (folded, no blanks) names."""
        return self._kinds.get(label)

    def channel_of(self, label: str) -> Channel | None:
        """Return the channel that `label` (folded, no blanks) names: 手机办, 手机办理, 手机渠道."""
        stem = re.sub(f"(?:{WAY})$", "", label)
        names = {label, label.removesuffix("理"), stem, stem + "办" * (stem != label)}
        found = (name for name, labels in self.channels.items() if not names.isdisjoint(labels))
        return next(map(Channel, found), None)

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        """The field that each label names; the first has it where two do."""
        kinds = reversed([*self.fields])
        return {label: kind for kind in kinds for label in self.fields[kind]}

    def kinds_of_words(self, label: str) -> tuple[str, ...]:
        """Return the kinds of field that `label` (folded, no blanks) speaks of, the first first."""
        return _kinds_of_words(self, label)


@lru_cache(4096)  # guides repeat their labels in every item
def _kinds_of_words(profile: Profile, label: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_speak_of(profile, label)))


# `申请步骤如下：` · `应提交的资料包括：`
_LEADS = re.compile(r"(?<=步骤|流程|程序|条件|材料|资料|标准)(?:如下|包括|分为)$")


# What is told of a field: `办理流程说明`, `收费标准一览`.
_TOLD = ("说明", "名称", "一览", "一览表", "详情", "信息")


def _speak_of(profile: Profile, label: str) -> Iterator[str]:
    label = _LEADS.sub("", label)
    told = next((label.removesuffix(words) for words in _TOLD if label.endswith(words)), label)
    if profile.kind_of_label(label) is None and profile.kind_of_label(told):
        label = told
    if exact := profile.kind_of_label(label):
        yield exact
    if label.endswith(_QUESTION_ENDS) or label.startswith(_QUESTION_BEGINS):
        yield from (k for k, words in profile.question_words.items() if _holds(label, words))
        return
    for part in _AND.split(label):
        known = profile.kind_of_label(part)
        length, kind = max(
            (len(word), kind)
            for kind, words in (("", ("",)), *profile.field_words.items())
            for word in words
            if part.endswith(word)
        )
        if known or length:
            yield known or kind


_QUESTION_ENDS = (
    *("?", "吗", "呢", "哪些", "什么", "哪里", "哪儿", "怎么办理", "多久", "多少"),
    *("在哪", "在哪办", "在哪办理", "哪里办", "哪里办理", "什么时候", "哪些材料", "什么材料"),
    *("哪儿办", "问谁", "找谁", "多少钱", "啥"),
)
_QUESTION_BEGINS = (
    *("如何", "怎么", "怎样", "哪些", "什么", "哪里", "谁", "多久", "多长时间", "何时", "何处"),
    *("去哪", "在哪", "到哪", "向谁"),
)


def _holds(label: str, words: tuple[str, ...]) -> bool:
    return any(word in label for word in words)
