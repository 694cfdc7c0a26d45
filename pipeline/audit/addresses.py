"""Every web address of the guide as it is printed, broken ones too, taken apart with places.

The guide's own `urls` hold what reads as an address; a rule has to see also what was meant as one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.model.characters import HAN
from pipeline.model.ranges import Range

from .address_places import BEGINNING, NARROW, find_places
from .views import View

_OPENING = "<＜〈"
_CLOSING = ">＞〉"
_TRAILING = ".,;:!?'*。，、；：！？ "
_AUTHORITY_END = re.compile(r"[/?#]")
# `…服务平台：`, also over a line break, and `（辽宁政务服务网）` after the address.
_NAME_BEFORE = re.compile(rf"({HAN}{{2,30}})[\s:：<＜〈（(]*$")
_NAME_AFTER = re.compile(rf"[>＞〉]?\s?[（(]({HAN}{{2,30}})[）)]")
# Words that lead to the site's name: 登录辽宁政务服务网.
_LEADING = re.compile(r".*(?:登录|登陆|访问|打开|进入|通过|网址|网站为)")


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
    for start, end in sorted(find_places(text), key=lambda at: (at[0], -at[1])):
        if start < taken:
            continue
        if address := _read(text, start, end, taken):
            is_named = address.platform not in channels
            found.append(address if is_named else replace(address, platform=""))
            taken = end
    return Addresses(found)


def _read(text: str, start: int, end: int, floor: int) -> Address | None:
    printed = text[start:end].strip()
    start = text.index(printed, start)
    kept = printed.rstrip(_TRAILING)
    if kept.endswith((")", "]")) and "(" not in kept and "[" not in kept:
        kept = kept[:-1]
    after = start + len(kept)
    narrow = kept.translate(NARROW)
    match = BEGINNING.match(narrow)
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
