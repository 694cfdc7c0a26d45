"""Ways to apply: `①窗口办：…`, `②网上办：平台：<http://…>`, and those without a label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from pipeline.model.characters import BULLETS, CIRCLED, HAN
from pipeline.model.guides import Path
from pipeline.model.kinds import Channel
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .channels import channel_of, label_pattern
from .urls import find_urls, locate_urls

# An entry begins with a line, or with a circled number after a stop or before a label that is
# known: `…大厅；②网上办：…` · `…经办窗口②网上办：…`.
_ENTRY = (
    rf"(?:^|\n) *(?:(?P<line>[{CIRCLED}]|\d{{1,2}}(?=[.、](?!\d)))[.、]? ?"
    rf"|\(?(?P<bracket>\d{{1,2}})\) ?)?"
    rf"|(?<=[:;。]) ?(?P<inline>[{CIRCLED}]) ?"
    rf"|(?<=\S) {{2,8}}[-·{BULLETS}] +"  # `…提出申请。   - 线上申请。…`
)
# A label nobody listed still shows its shape: `邮政办：…`, or `窗办口：` alone above its venues.
_UNKNOWN_LABEL = re.compile(r"(?P<label>[^\s:,。;、()]{2,6}) ?:")
# `（一）接收方式` above the entries; it is no path itself.
_HEADING = re.compile(r"\([一二三四五六七八九十]\) ?[^:;。\n]{2,10}(?:方式|渠道|途径|路径)")
_LIKE = 0.6  # two of three characters in order are 0.67
_AUTOMATIC = re.compile(r"自动(?:发放|办理|享受|发|生成|计算)|免申即享")
_WITH_OTHER = re.compile(r"同时办理|一并办理|无需单独|随同.{0,12}办理")
_HINTS = (
    (Channel.ONLINE, re.compile(r"网上|线上|https?:|登录|登陆|平台|政务服务网")),
    (Channel.MOBILE, re.compile(r"App|小程序|公众号|掌上|手机", re.IGNORECASE)),
    (Channel.SELF_SERVICE, re.compile(r"自助")),
    (Channel.WINDOW, re.compile(r"窗口|现场|大厅|线下|柜台|服务中心|分中心|经办机构")),
    (Channel.BANK, re.compile(r"银行")),
    (Channel.MAIL, re.compile(r"邮寄")),
    (Channel.PHONE, re.compile(r"电话|拨打")),
)
_APP_SEPARATOR = re.compile(r"[、,;，；。\n]|或者|或(?=[^、]{2,})")
_APP_END = re.compile(
    r"等(?=[^、]{0,12}$)|[（(][^（）()]*[）)] *$|(?<=App)[^、”\"]*$", re.IGNORECASE
)
_STEP_ENDS = re.compile(r"[。；;\n]")
_ARROW = re.compile(rf"\s*(?:→|—>|->|⇒|＞|(?:(?<={HAN})|(?<=”))>)\s*")


@dataclass(slots=True)
class _Draft:
    """A path while its lines are collected: the range of its entry and where its words begin."""

    start: int
    end: int
    body: int
    number: int | None
    label: str | None
    channel: Channel | None
    venues: list[tuple[int, int]] = field(default_factory=list)


def extract_paths(prose: Prose, profile: Profile) -> list[Path]:
    """Return the paths in `prose`; numbered lines below a label without content are its venues."""
    return [_finish(draft, prose) for draft in _collect(prose, profile)]


def _collect(prose: Prose, profile: Profile) -> list[_Draft]:
    text = prose.folded
    drafts: list[_Draft] = []
    starts = [m for m in _entry_pattern(profile).finditer(text) if m.end() < len(text)]
    for position, match in enumerate(starts):
        end = starts[position + 1].start() if position + 1 < len(starts) else len(text)
        start = match.start() + (text[match.start()] == "\n")
        if _HEADING.fullmatch(text, match.end(), end):
            continue
        mark = match["line"] or match["bracket"] or match["inline"] or match["labelled"]
        number = read_numeral(mark) if mark else None
        if named := _list_channels(text, match.end(), end, profile):
            drafts += [_Draft(*at, at[0], number, None, channel) for at, channel in named]
            continue
        label = _read_label(text, match.end(), end, profile)
        if drafts and label is None and _continues(drafts[-1], number):
            drafts[-1].end = end
            if number is not None and drafts[-1].label:
                drafts[-1].venues.append((match.end(), end))
            continue
        body = match.end()
        printed = channel = None
        if label is not None:
            printed, channel, body = label
        drafts.append(_Draft(start, end, body, number, printed, channel))
    return drafts


@cache
def _entry_pattern(profile: Profile) -> re.Pattern[str]:
    known = rf"(?=(?:{label_pattern(profile).pattern}) ?:)"
    mark = rf"(?P<labelled>[{CIRCLED}]|(?<!\d)\d{{1,2}}(?=[.、]))[.、]?"
    return re.compile(rf"{_ENTRY}|(?<=\S) ?{mark} ?{known}")


def _continues(draft: _Draft, number: int | None) -> bool:
    """A line without a label belongs to the path before it, unless it continues its numbers."""
    if number is None or draft.venues:
        return True
    return draft.label is not None and not (draft.number is not None and number == draft.number + 1)


def _list_channels(
    text: str, at: int, end: int, profile: Profile
) -> list[tuple[tuple[int, int], Channel]]:
    """Return the channels of an entry that only names some: `窗口办理、网上办理（www.…）`."""
    one = rf"({label_pattern(profile).pattern})(?: ?\([^()]*\))?"
    if not re.compile(rf"{one}(?: ?[、,;/或和] ?{one})+[。;]?").fullmatch(text, at, end):
        return []
    found = re.compile(one).finditer(text, at, end)
    return [(m.span(), channel_of(m[1], profile) or Channel.OTHER) for m in found]


def _read_label(text: str, at: int, end: int, profile: Profile) -> tuple[str, Channel, int] | None:
    """Return label, channel and where the content begins."""
    match = label_pattern(profile).match(text, at, end)
    if match and (after := re.compile(r" ?[:.。]? *").match(text, match.end(), end)):
        colon = after[0].strip() in (":", "。")
        if colon or match.end() == end or match[0].endswith("办"):
            return match[0], channel_of(match[0], profile) or Channel.OTHER, after.end()
    match = _UNKNOWN_LABEL.match(text, at, end)
    if match and (match["label"].endswith("办") or match.end() == end):
        return match["label"], _resembling(match["label"], profile), match.end()
    return None


def _resembling(label: str, profile: Profile) -> Channel:
    """Return the channel whose name `label` nearly is: 窗办口 for 窗口办."""
    for channel, labels in profile.channels.items():
        if any(
            SequenceMatcher(None, label, known, autojunk=False).ratio() >= _LIKE for known in labels
        ):
            return Channel(channel)
    return Channel.OTHER


def _finish(draft: _Draft, prose: Prose) -> Path:
    words = prose.slice(draft.start, draft.end)
    body = prose.slice(draft.body, draft.end)
    urls = find_urls(body)
    channel = draft.channel or _guess_channel(body.folded)
    chain = _ARROW.split(body.text)
    return Path(
        number=draft.number,
        channel=channel,
        label=draft.label,
        text=body.text,
        venues=[prose.slice(*venue).text.rstrip("；;。") for venue in draft.venues],
        platform=next((url.platform for url in urls), None),
        urls=urls,
        apps=read_apps(chain[0] if len(chain) > 1 else body.text)
        if channel is Channel.MOBILE
        else [],
        steps=[_STEP_ENDS.split(step)[0] for step in chain[1:] if step],
        span=words.span(),
    )


def _guess_channel(text: str) -> Channel:
    """Return the channel of a path without a label, by what its words say."""
    if _WITH_OTHER.search(text):
        return Channel.WITH_OTHER_ITEM
    if _AUTOMATIC.search(text):
        return Channel.AUTOMATIC
    return next((channel for channel, hint in _HINTS if hint.search(text)), Channel.OTHER)


def read_apps(text: str) -> list[str]:
    """Return the apps listed in `text` as printed, without 等 and what follows it."""
    for start, end, _ in reversed(locate_urls(text)):
        text = text[:start] + text[end:]
    apps = []
    for part in _APP_SEPARATOR.split(text):
        name = _APP_END.sub("", part.strip()).strip(" :：")
        if 1 < len(name) <= 24:
            apps.append(name)
    return apps
