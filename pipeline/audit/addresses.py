"""Every web address of the guide as it is printed, broken ones too, taken apart with places.

The guide's own `urls` hold what reads as an address; a rule has to see also what was meant as one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.model.characters import HAN
from pipeline.model.ranges import Range
from pipeline.model.sources import FOLD

from .distances import edit_distance
from .domains import is_known_ending
from .views import View

# Cyrillic and Greek letters that look like Latin ones, and marks that look like those of an
# address. One character for one, so that places stay.
_LOOK_ALIKES = dict(
    zip(
        "асеһіјкорԛѕԝхуАВСЕНІЈКМОРЅТХοανιρΑΒΕΗΙΚΜΝΟΡΤΧ‐‑‒–—﹣∕⁄：﹕。．｡",
        "acehijkopqswxyABCEHIJKMOPSTXoavipABEHIKMNOPTX------//::...",
        strict=True,
    )
)
_NARROW: dict[int, int | str] = {**FOLD, **{ord(one): other for one, other in _LOOK_ALIKES.items()}}

# Latin, full-width and look-alike letters and digits, and the marks an address may hold.
_LETTER = "A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u0370-\u03ff\u0400-\u052f"
_WIDE_MARKS = r"\uff0f\uff0e\uff0d\uff1a\uff1f\uff1d\uff3f\u2010-\u2015﹣"
_BODY = rf"[{_LETTER}\-._~:/?#\[\]@!$&'*+=%;,|\\{_WIDE_MARKS}]"
# A full stop or comma of Chinese text stands inside an address only between two letters.
_INSIDE = (
    rf"(?:{_BODY}|[。｡，、](?=[A-Za-z]{{2,3}}(?![A-Za-z]))"
    r"|(?<=[./:]) (?=[a-z0-9-]+[./])| (?=[.:]\w))"
)
_COLON = r"[:：;；.。]{1,2}"
_SLASH = r"[/／\\]"
# `http://`, and what a slip leaves of it: `htp://`, `http:/`, `http.//`, `https：//`, `http:`.
_SCHEME = (
    rf"(?<![A-Za-z/])(?:(?P<letters>[A-Za-z\u0400-\u04ff]{{1,9}})"
    rf"(?:\s?{_COLON}\s?{_SLASH}{{1,3}}\s?|{_SLASH}{{2,3}}|(?<=http|ttps)[:：]\s?)|(?<![:\w/.])//)"
)
_BEGINNING = re.compile(_SCHEME)
_SCHEMED = re.compile(rf"{_SCHEME}(?=[{_LETTER}]){_INSIDE}+")
# `si.12333.gov.cn` · `218.60.150.1:8081/ehrss/login/`
_BARE = re.compile(
    r"(?<![A-Za-z0-9@.\-/:_])"
    r"(?:(?:[A-Za-z0-9][A-Za-z0-9-]* ?\.{1,2}(?: (?=(?:cn|com|gov|net|org)\b))?)+[A-Za-z]{1,6}"
    r"|\d{1,3}(?:\.\d{1,3}){3})"
    rf"(?![A-Za-z0-9\-@.])(?::\d+)?(?:/{_BODY}*)?"
)
# A slash, `http:`, a dot before a letter or between parts of an IP.
_SIGN = re.compile(r"[/／\\]|ttps?[:：]|\.(?= ?[A-Za-z]|\d{1,3}\.\d)")
_IN_BRACKETS = re.compile(r"[<＜〈]([^<>＜＞〈〉\u4e00-\u9fff]{6,400})[>＞〉]")
_OPENING = "<＜〈"
_CLOSING = ">＞〉"
_TRAILING = ".,;:!?'*。，、；：！？ "
_AUTHORITY_END = re.compile(r"[/?#]")
# `…服务平台：`, also over a line break, and `（辽宁政务服务网）` after the address.
_NAME_BEFORE = re.compile(rf"({HAN}{{2,30}})[\s:：<＜〈（(]*$")
_NAME_AFTER = re.compile(rf"[>＞〉]?\s?[（(]({HAN}{{2,30}})[）)]")
# Words that lead to the site's name: 登录辽宁政务服务网.
_LEADING = re.compile(r".*(?:登录|登陆|访问|打开|进入|通过|网址|网站为)")
_FILE_ENDINGS = frozenset(("doc", "docx", "pdf", "txt", "xls", "xlsx", "ppt", "zip", "jpg", "png"))


@dataclass(frozen=True)
class Address:
    """An address at `start` of the source; `text` is narrowed, one character for one printed.

    `scheme` is what stands before the host with its colon and slashes, "" where nothing does;
    `host` and `path` are without blanks; `open` and `close` are the brackets beside it.
    """

    start: int
    printed: str
    text: str
    scheme: str
    platform: str
    open: str
    close: str
    trailing: Range

    @property
    def range(self) -> Range:
        """The whole address, without brackets and without punctuation after it."""
        return Range(self.start, self.start + len(self.text))

    @cached_property
    def _authority(self) -> tuple[int, int]:
        start = len(self.scheme)
        end = _AUTHORITY_END.search(self.text, start)
        stop = end.start() if end else len(self.text)
        return max(start, self.text.rfind("@", start, stop) + 1), stop

    @cached_property
    def _port_at(self) -> int:
        start, stop = self._authority
        colon = self.text.find(":", start, stop)
        return stop if colon < 0 else colon

    @cached_property
    def host_range(self) -> Range:
        """Where the host stands."""
        return Range(self.start + self._authority[0], self.start + self._port_at)

    @cached_property
    def port_range(self) -> Range:
        """Where the port stands, without its colon; empty when there is none."""
        stop = self._authority[1]
        return Range(self.start + min(self._port_at + 1, stop), self.start + stop)

    @cached_property
    def path_range(self) -> Range:
        """Where path and query stand."""
        return Range(self.start + self._authority[1], self.start + len(self.text))

    @cached_property
    def host(self) -> str:
        """The host, narrowed, in lower case, without blanks; a comma in it is read as a dot."""
        return re.sub("[,;、，]", ".", self._joined(self._authority[0], self._port_at)).lower()

    @cached_property
    def port(self) -> str:
        """The port, "" when none is printed."""
        return self._joined(self._port_at + 1, self._authority[1])

    @cached_property
    def path(self) -> str:
        """The path without its query."""
        return self.tail.split("?")[0].split("#")[0]

    @cached_property
    def tail(self) -> str:
        """Path and query."""
        return self._joined(self._authority[1], len(self.text))

    @cached_property
    def protocol(self) -> str:
        """`http` or `https` as far as it can be told, else ""."""
        letters = re.sub("[^a-z]", "", self.scheme.lower())
        return letters if letters in ("http", "https") else ""

    @property
    def is_numeric(self) -> bool:
        """Whether the host is meant as an IP address; a mistyped letter does not hide that."""
        digits = sum(character.isdigit() for character in self.host)
        return digits >= 4 and re.fullmatch(r"[\dol.]+", self.host) is not None

    def _joined(self, start: int, end: int) -> str:
        return "".join(self.text[start:end].split())


@dataclass(frozen=True)
class Addresses:
    """The addresses of a guide, with what their hosts have in common."""

    all: list[Address]

    @cached_property
    def hosts(self) -> Counter[str]:
        """How often each host is printed."""
        return Counter(address.host for address in self.all)

    @cached_property
    def of_host(self) -> dict[str, list[Address]]:
        """The addresses on each host."""
        groups: defaultdict[str, list[Address]] = defaultdict(list)
        for address in self.all:
            groups[address.host].append(address)
        return dict(groups)

    @cached_property
    def secure_hosts(self) -> dict[str, Address]:
        """The first https address on each host that has one."""
        found: dict[str, Address] = {}
        for address in self.all:
            if address.protocol == "https":
                found.setdefault(address.host, address)
        return found

    @cached_property
    def platforms(self) -> dict[str, set[str]]:
        """The names printed beside each host."""
        names: defaultdict[str, set[str]] = defaultdict(set)
        for address in self.all:
            if address.platform:
                names[address.host].add(address.platform)
        return dict(names)


def find_addresses(view: View) -> Addresses:
    """Return every address of the guide."""
    return view.memo("addresses", _find_addresses)


def _find_addresses(view: View) -> Addresses:
    text = view.source.text
    channels = {label for labels in view.profile.channels.values() for label in labels}
    found: list[Address] = []
    taken = 0
    for start, end in sorted(_locate(text), key=lambda at: (at[0], -at[1])):
        if start < taken:
            continue
        if address := _read(text, start, end, taken):
            is_named = address.platform not in channels
            found.append(address if is_named else replace(address, platform=""))
            taken = end
    return Addresses(found)


def _locate(text: str) -> Iterator[tuple[int, int]]:
    """Yield where an address may stand; what is bracketed goes first as it may hold blanks."""
    for match in _IN_BRACKETS.finditer(text):
        if "." in match[1] and ("/" in match[1] or _BARE.match(match[1])):
            yield match.start(1), match.end(1)
    for start, end in _lines_of_interest(text):
        for match in _SCHEMED.finditer(text, start, end):
            if _is_scheme(match["letters"]):
                yield match.start(), match.end()
        for match in _BARE.finditer(text, start, end):
            if _is_host(match[0]):
                yield match.start(), match.end()


def _lines_of_interest(text: str) -> Iterator[tuple[int, int]]:
    """Yield the few lines that may hold an address; trying every character of all is slow."""
    end = -1
    for match in _SIGN.finditer(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            yield start, end


def _is_scheme(letters: str | None) -> bool:
    """Whether the letters before `//` are http or https, give or take slips."""
    if letters is None:
        return True
    word = letters.translate(_NARROW).lower()
    return min(edit_distance(word, known, 3) for known in ("http", "https")) <= 3


def _is_host(words: str) -> bool:
    """Whether `a.b.c` without a scheme is a host: it ends like one, or has a port or a path."""
    host = re.split("[:/]", words)[0].replace(" ", "").lower()
    labels = host.split(".")
    if labels[-1] in _FILE_ENDINGS:
        return False
    if labels[-1].isdigit():
        # 1.2.3.4 alone may be a section number.
        return len(words) > len(host) and "." in host
    if len(labels) > 2:
        if "".join(labels[-3:]).endswith(("govcn", "comcn")) or labels[-2] in ("gov", "com"):
            return True
        return is_known_ending(labels[-1]) or labels[0] == "www"
    return labels[-1] in ("cn", "com", "net", "org") and len(labels[0]) > 1


def _read(text: str, start: int, end: int, floor: int) -> Address | None:
    printed = text[start:end].strip()
    start = text.index(printed, start)
    kept = printed.rstrip(_TRAILING)
    if kept.endswith((")", "]")) and "(" not in kept and "[" not in kept:
        kept = kept[:-1]
    after = start + len(kept)
    narrow = kept.translate(_NARROW)
    match = _BEGINNING.match(narrow)
    scheme = match[0] if match else ""
    if "." not in narrow[len(scheme) :]:
        return None
    address = Address(
        start=start,
        printed=kept,
        text=narrow,
        scheme=scheme,
        platform=_read_platform(text, floor, start, after),
        open=_bracket(text[max(0, start - 2) : start].rstrip(" ")[-1:], _OPENING),
        close=_bracket(text[after : start + len(printed) + 2].lstrip(_TRAILING)[:1], _CLOSING),
        trailing=Range(after, start + len(printed)),
    )
    # `http://:8081/`: nothing that could be called a host.
    return address if address.host else None


def _bracket(character: str, known: str) -> str:
    return character if character and character in known else ""


def _read_platform(text: str, floor: int, start: int, end: int) -> str:
    """Return the site's name beside an address, "" when there is none."""
    before = _NAME_BEFORE.search(text, max(floor, start - 60), start)
    if before:
        return _LEADING.sub("", before[1])
    after = _NAME_AFTER.match(text, end)
    return after[1] if after else ""
