"""The apps, mini-programs and accounts that the guide names, compared without their suffix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.model.characters import HAN
from pipeline.model.guides import Item
from pipeline.model.ranges import Range

from .titles import squeeze
from .views import View, Words

# `掌上 12333App` · `“辽宁人社” App` · `微信辽宁社保小程序` · `支付宝辽宁社会保障卡生活号`
SUFFIX = re.compile(r"(?:APP|小程序|公众号|生活号|服务号|客户端)$", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:“?{HAN}{{1,8}} (?=\d))?(?:{HAN}|[A-Za-z0-9“”‘’\"-]){{2,24}}? ?"
    r"(?:App|小程序|公众号|生活号|服务号|客户端)",
    re.IGNORECASE,
)
_HINT = re.compile("[Aa][Pp][Pp]|程序|[众活务]号|客户端")
# What leads to an app's name in a sentence: 可以选择掌上 12333App, 同时可在电子社保卡小程序中.
_LEADING = re.compile(
    r".*(?:选择|使用|通过|登录|打开|进入|下载|关注|其中|可在|可用|或者?|和|以及|在)"
)
_QUOTES = re.compile("[“”‘’\"']")
_AROUND = "“”‘’\"' "


class App(NamedTuple):
    """An app as printed once.

    `core` and `suffix` are compared: folded, without blanks and quotes. `printed` is all of it and
    `name` what is left without quotes and suffix, both as they stand.
    """

    core: str
    suffix: str
    printed: str
    name: str
    range: Range
    name_range: Range
    item: Item
    field: str


def read_apps(view: View) -> list[App]:
    """Return the apps named in the items, in order."""
    return view.memo("apps", _read_apps)


def _read_apps(view: View) -> list[App]:
    listed = {
        item.id: [app for path in item.paths for app in path.apps] for item in view.guide.items
    }
    found: list[App] = []
    for words in view.words:
        if words.item is None or words.field in ("item_title", "caption", "materials"):
            continue
        if words.field != "paths" and not _HINT.search(words.prose.text):
            continue
        taken: list[tuple[int, int]] = []
        if words.field == "paths":
            at = 0
            for name in listed[words.item.id]:
                start = words.prose.text.find(name, at)
                if start >= 0:
                    at = start + len(name)
                    taken.append((start, at))
        for match in _NAMED.finditer(words.prose.text):
            start = match.start() + len(lead[0] if (lead := _LEADING.match(match[0])) else "")
            if not any(start < end and begin < match.end() for begin, end in taken):
                taken.append((start, match.end()))
        found += [_make_app(words, words.item, *place) for place in sorted(taken)]
    return [app for app in found if len(app.core) > 1]


def _make_app(words: Words, item: Item, start: int, end: int) -> App:
    printed = words.prose.text[start:end]
    folded = _QUOTES.sub("", squeeze(printed))
    suffix = SUFFIX.search(folded)
    name = SUFFIX.sub("", printed).strip(_AROUND)
    begin = start + printed.index(name)
    return App(
        core=SUFFIX.sub("", folded),
        suffix=suffix[0].upper() if suffix else "",
        printed=printed,
        name=name,
        range=words.prose.range(start, end),
        name_range=words.prose.range(begin, begin + len(name)),
        item=item,
        field=words.field,
    )


def usual_print(apps: Iterable[App]) -> str:
    """Return how most of `apps`, one app under one suffix, are printed; without quotes if any is.

    Quotes belong to the sentence rather than to the name.
    """
    counts = Counter(app.printed for app in apps)
    return max(counts, key=lambda words: (not _QUOTES.search(words), counts[words]))


def core_counts(view: View) -> Counter[str]:
    """Return how often each app is named."""
    return Counter(app.core for app in read_apps(view))
