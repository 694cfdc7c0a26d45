"""Whether one printed line goes on in the next, and what stands where they were broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.model.characters import HAN

from .glyphs import is_wide
from .lines import TextLine

_CLOSING = "，。、；：！？）》」』】”’〉,.;:!?)]}>%％…—"
_OPENING = "（《「『【“‘〈([{<"
# A web address so far, at the end of a line, and what may continue one.
_ADDRESS = re.compile(r"(?:https?:|www\.|(?<![\w-])[\w-]+\.[\w-]+[./?])[!-~]*$", re.IGNORECASE)
# An address where it begins; a domain name must show its two dots.
ADDRESS = re.compile(r"https?:|www\.|[a-z0-9-]+\.[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE)
_SCHEME = re.compile(r"https?:/{0,2}$", re.IGNORECASE)
# What goes on with the path of an address: `mhwz/pages/legal`.
_PATH = re.compile(r"[\w.-]*[/?=&]", re.ASCII)
# The part of a host with a dot at the end of a line.
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+$", re.IGNORECASE)
_ASCII = re.compile(r"[!-~]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_MIXED = re.compile(rf"({HAN}|[”’])( ?)([A-Za-z0-9]+)|(?<![A-Za-z0-9])([A-Za-z0-9]+)( ?)(?={HAN})")
# Half-width marks in Chinese text: `申报, 再做`.
_MARKED = re.compile(rf"([,;:])( ?)(?={HAN})")
_LAST_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]+$")
_HEADING = re.compile(rf"\d{{1,3}}(?:[.．]\d{{1,3}})*(?:[.．]? +|[.．]){HAN}")
# What opens a paragraph wherever it stands: `①`, `1.1 `, `2. `, `一、`, `（二）`, `【`, `注：`,
# and the label of a list, `退休人员：①`, `新单位续保（转入）：①`.
OPENS = re.compile(
    r"[①-⑳㉑-㉟]|\d{1,3}(?:[.．]\d{1,3})+(?:[ 　]*[^\d\s]|$)|\d{1,2}[.．、](?!\d)|"
    r"[一二三四五六七八九十]{1,3}、|"
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|【|注 ?[:：]|"
    rf"{HAN}{{2,8}}(?:[（(]{HAN}{{1,8}}[）)])?[:：] ?①"
)

# What names entries, so far: `不需提供要件①和`.
_NAMED = re.compile("[①-⑳][和及与或至、]$")

_PAIRS = [tuple(pair) for pair in ("（）", "()", "“”", "《》", "「」", "『』", "【】")]
_RANGE = re.compile(r"[—–～~]\d")
# The number of an entry closes no bracket.
_LISTED = re.compile(r"\d{1,2}[）)]")

# A line of the contents: a title, a leader, a page number at the right edge.
LEADS = re.compile(r"(?<![.．·…‥_])(?<![.．·…‥_] )(?:[.．·…‥_] ?){3,}\s*[（(]?\d{1,4}[)）]?$")
# A leader without the page that it leads to, and that page.
_LEADER = re.compile(r"(?:[.．·…‥_] ?){3,}$")
_PAGE = re.compile(r"[（(]?\d{1,4}[)）]?")
# What cannot be broken: a word or a character with the marks before and behind it.
_LEAD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[!-~]+|.)[{re.escape(_CLOSING)}]*")


class Habits:
    """How the document sets Chinese beside Latin letters and digits: with or without a blank."""

    def __init__(self, lines: Iterable[TextLine]) -> None:
        """Count what stands inside lines; `lines` are all of one kind, running text or cells."""
        self._words: Counter[tuple[str, bool]] = Counter()
        self._kinds: Counter[tuple[bool, bool]] = Counter()
        self._known: Counter[str] = Counter()
        for line in lines:
            self._known.update(_WORD.findall(line.text))
            for match in _MARKED.finditer(line.text):
                self._words[match[1], bool(match[2])] += 1
            for match in _MIXED.finditer(line.text):
                word, blank = match[3] or match[4], match[2] if match[3] else match[5]
                self._words[word, bool(blank)] += 1
                self._kinds[word[0].isdigit(), bool(blank)] += 1

    def is_one_word(self, first: str, second: str) -> bool:
        """Whether a break parted a word, as tools do that break Chinese text anywhere."""
        if not first or not second:
            return False
        if first.isdigit() and second.isdigit():
            return True
        return self._known[first + second] > min(self._known[first], self._known[second])

    def is_cut_number(self, before: str, after: str) -> bool:
        """Whether a break parted a number that stands elsewhere as a whole: `123` and `33、`."""
        first, second = _last_word(before), _first_word(after)
        digits = first.isdigit() and second.isdigit()
        return digits and self._known[first + second] > max(self._known[first], self._known[second])

    def sets_blank(self, word: str) -> bool:
        """Whether a blank stands between Chinese and `word`."""
        with_blank, without = self._words[word, True], self._words[word, False]
        if with_blank == without:
            digit = word[:1].isdigit()
            with_blank, without = self._kinds[digit, True], self._kinds[digit, False]
        return with_blank >= without and with_blank > 0


def glue(before: str, after: str, habits: Habits) -> str:
    """Return what a break between `before` and `after` reads as: nothing or a blank."""
    left, right = before[-1], after[0]
    if left in _OPENING or right in _CLOSING:
        return ""
    wide = is_wide(left), is_wide(right)
    if left in ",;:" and wide[1]:
        return " " if habits.sets_blank(left) else ""
    if all(wide) or _is_mark(left) or _is_mark(right):
        return ""
    if any(wide) or left in "”’":
        return _glue_mixed(before, after, wide[0] or left in "”’", habits)
    if _is_in_address(before, after):
        return ""
    return "" if habits.is_one_word(_last_word(before), _first_word(after)) else " "


def _is_in_address(before: str, after: str) -> bool:
    """Whether a break between two letters parted an address, be it within its host."""
    if before[-1] in "-/_=&?." or after[0] in "-/_=&?" or _ADDRESS.search(before):
        return True
    host = _HOST.search(before)
    return host is not None and ADDRESS.match(host[0] + after) is not None


def is_in_path(before: str, after: str) -> bool:
    """Whether a break parted the path of an address, be it that a tool put a blank there."""
    return bool(_ADDRESS.search(before) and _PATH.match(after))


def is_cut_address(before: str, after: str) -> bool:
    """Whether a break parted an address, so that `3.gov.cn` is no numbered entry.

    A number that Chinese follows behind a blank or a dot is one: `4.3 办理时限`, `40.查询`.
    """
    return bool(_ASCII.match(after) and _ADDRESS.search(before) and not _HEADING.match(after))


def runs_on(before: str, after: str) -> bool:
    """Whether a break parted entries of one line: `费用：①…；②…`, or what names them: `①和③`."""
    number = after[:1]
    if not "①" < number <= "⑳":
        return False
    return before.find(chr(ord(number) - 1)) > 0 or _NAMED.search(before) is not None


def is_parted_mark(before: str, after: str) -> bool:
    """Whether a line begins with a mark that closes, or the one before ends with one that opens.

    What begins with a dash and a number is the end of a range.
    """
    closes = (is_wide(after[0]) and after[0] in _CLOSING) or _RANGE.match(after)
    return bool(closes) or before[-1] in _OPENING


def is_cut_leader(before: str, after: str) -> bool:
    """Whether the page that a line of the contents leads to stands in the next line."""
    return bool(_LEADER.search(before) and _PAGE.fullmatch(after))


def is_enclosed(before: str, after: str) -> bool:
    """Whether a line closes the bracket or the quotation that the one before left open."""
    if _LISTED.match(after):
        return False
    return any(
        before.rfind(opening) > before.rfind(closing)
        and closing in after
        and opening not in after.partition(closing)[0]
        for opening, closing in _PAIRS
    )


def is_cut_scheme(before: str, after: str) -> bool:
    """Whether a line ends where tools break addresses, however much room is left.

    That is behind `http://`, behind a slash where small letters follow, and behind a hyphen.
    """
    path = before[-1] in "/?&=" and "a" <= after[0] <= "z"
    part = before[-1] == "-" and re.match("[a-z0-9]", after) and not OPENS.match(after)
    if (path or part) and _ADDRESS.search(before):
        return True
    return bool(_ASCII.match(after) and _SCHEME.search(before))


def _glue_mixed(before: str, after: str, chinese_first: bool, habits: Habits) -> str:
    """Between Chinese and a word: as the paragraph has it elsewhere, or on its other side.

    Or as it has other numbers of that kind; else as the document has the word.
    """
    word = _first_word(after) if chinese_first else _last_word(before)
    if not word or ADDRESS.match(after):
        return ""
    sign = before[-1] if chinese_first else after[0]
    other = after[len(word) :] if chinese_first else before[: -len(word)][::-1]

    def find_alike(said: str) -> list[str]:
        pair = (re.escape(sign), said) if chinese_first else (said, re.escape(sign))
        return re.findall("( ?)".join(pair), f"{before}\n{after}")

    found = find_alike(re.escape(word)) or re.findall(rf"^( ?){HAN}", other)
    if not found and word.isdigit():
        found = find_alike(r"\d+")
    return found[-1] if found else " " if habits.sets_blank(word) else ""


def _is_mark(character: str) -> bool:
    """Punctuation of Chinese text, which has its own room: no blank beside it."""
    return not character.isalnum() and (is_wide(character) or character in "“‘—…·")


def _first_word(text: str) -> str:
    found = re.match(r"[A-Za-z0-9]+", text)
    return found[0] if found else ""


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text)
    return found[0] if found else ""


def lead_width(line: TextLine) -> float:
    """Return the width of what a line begins with and cannot be broken.

    An address or a word as a whole; a character with the marks that must not be parted from it.
    """
    lead = _LEAD.match(line.text)
    end = lead.end() if lead else 1
    return line.edges[2 * end - 1] - line.edges[0]
