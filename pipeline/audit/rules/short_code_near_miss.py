"""A short phone number is a near miss of the one that the guide gives more often.
短号与文中更常见的短号只差一位。

What it checks
    Numbers of three to seven digits that readers are told to ring, one slip away from a short
    code that stands at least three times; and another code in a sentence that holds the usual one
    in three other places, where it is rung ten times.
    让读者拨打的三至七位号码，与至少出现三次的短号只差一处；或同一句话在他处至少三次都用
    全文十次以上的另一短号。

Why it matters
    The call reaches nobody, or another service.
    打不通，或打到别的热线。

Fails
    1. 职工参保登记
    1.1 温馨提示：如有问题可拨打 12333 咨询。
    2. 职工参保缴费
    2.1 温馨提示：如有问题可拨打 12333 咨询。
    3. 失业登记
    3.1 温馨提示：如有问题可拨打 12333 咨询。
    4. 失业金申领
    4.1 温馨提示：如有问题可拨打 1233 咨询。

Passes
    1. 职工参保登记
    1.1 温馨提示：如有问题可拨打 12333 咨询。
    2. 职工参保缴费
    2.1 温馨提示：如有问题可拨打 12333 咨询。
    3. 失业登记
    3.1 温馨提示：如有问题可拨打 12333 咨询，妇女维权请拨打 12338 热线。

Known limits
    Codes in public use (12338) are judged only where the words around them are those of the
    frequent code.
    在用的其他短号（如 12338）只有前后文与常见短号相同时才判断。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.audit.addresses import find_addresses
from pipeline.audit.distances import edit_distance
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.findings import Severity
from pipeline.model.ranges import Range

FAMILY = "phone"
SEVERITY = "error"

# `可拨打 12333 咨询`, `电话或 12333`; a letter typed for a digit, and a blank inside, too.
_DIALLED = re.compile(
    r"(?P<before>拨打|致电|拨|电话|热线|或|、(?= ?\d{4,6} ?、))[ :(“]{0,2}"
    r"(?P<code>[\dOoIl](?: ?[\dOoIl]){1,7})(?![\dA-Za-z.\-]| ?(?:年|月|日|元|人|个|天|时|%|号))"
    r"[ )”]{0,2}(?P<after>[^\d\s]{0,2})"
)
# Short codes of public services beside 12333, as the ministry in charge of telephony assigns them.
_CODES = (
    "12300 12301 12305 12306 12308 12309 12310 12312 12313 12314 12315 12316 12317 12318 "
    "12319 12320 12321 12322 12323 12324 12325 12326 12327 12328 12329 12330 12331 12333 "
    "12335 12336 12337 12338 12339 12340 12345 12348 12349 12350 12351 12355 12356 12357 "
    "12358 12360 12361 12363 12365 12366 12367 12368 12369 12370 12371 12377 12378 12380 "
    "12381 12388 12389 12390 12393 12395 12396 12398 110 112 114 119 120 122 999 10000 10010 "
    "10086 "
)
_IN_USE = frozenset(_CODES.split())
_MIN_TIMES = 3
# Where the guide rings one code throughout, another one in use is named by its service:
# 12366 纳税服务热线. A code without a name is the usual one mistyped.
_MANY = 10
_OFTEN = 3  # a sentence that stands so often is a formula of the guide
_NAMED = re.compile("热线|服务|举报|监督|投诉|维权|平台|税|公积金|医保|局|委")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each mistyped short code."""
    text = view.source.folded
    inside = {a.host_range.start: a.host_range.end for a in find_addresses(view).all}
    dialled = [match for match in _DIALLED.finditer(text) if match.start("code") not in inside]
    times = Counter(match["code"] for match in dialled)
    usual = {code for code, count in times.items() if count >= _MIN_TIMES and code.isdecimal()}
    contexts = Counter((match["code"], match["before"], match["after"]) for match in dialled)
    sentences = Counter((match["code"], *_around(text, match)) for match in dialled)
    for match in dialled:
        code = match["code"]
        usual_here = next((k for k in usual if sentences[k, *_around(text, match)] >= _OFTEN), None)
        is_other = usual_here not in (None, code) and times[usual_here or ""] >= _MANY
        if is_other and usual_here and times[code] == 1 and code in _IN_USE:
            yield _make_fault(view, dialled, match, usual_here, times[usual_here], Severity.WARNING)
            continue
        meant = next(
            (known for known in usual if _is_slip(code, known) and times[known] > times[code]), None
        )
        if meant is None:
            continue
        same = contexts[meant, match["before"], match["after"]] >= _MIN_TIMES - 1
        start, end = match.span("code")
        around = text[max(0, start - 12) : start] + text[end : end + 8]
        unnamed = times[meant] >= _MANY and not _NAMED.search(around)
        if code in _IN_USE and not same and not unnamed:
            continue
        yield _make_fault(view, dialled, match, meant, times[meant])


def _make_fault(
    view: View,
    dialled: list[re.Match[str]],
    match: re.Match[str],
    meant: str,
    times: int,
    severity: Severity | None = None,
) -> Fault:
    place = Range(*match.span("code"))
    other = next(other for other in dialled if other["code"] == meant)
    return Fault(
        place,
        zh=f"短号 {view.text(place)} 疑为 {meant} 之误：该号在文中出现 {times} 次",
        en=f"{view.text(place)} looks like a slip for {meant}, given {times} times",
        expected=meant,
        related=(Place(Range(*other.span("code")), f"此处作 {meant}", f"{meant} here"),),
        edits=(Correction(place, meant),),
        severity=severity,
    )


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the words of the sentence beside a code: 如有问题可拨打 and 咨询."""
    start, end = match.span("code")
    return "".join(text[start - 9 : start].split())[-6:], "".join(text[end : end + 3].split())[:2]


def _is_slip(code: str, known: str) -> bool:
    """Whether one is the other with a digit changed, lost, added or swapped, or with a blank."""
    return code != known and len(known) >= 4 and edit_distance(code.replace(" ", ""), known, 1) <= 1
