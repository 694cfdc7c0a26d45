"""A law is quoted under a title that is a near miss of one quoted more often.
法规名称与全书更常引用的名称相差一两字。

What it checks
    Titles in 《》 at most two characters away from the title of a law, regulation or notice that
    the guide quotes more often.
    书名号内的名称，与全书引用次数更多的法律、条例、办法、通知等名称相差不超过两字。

Why it matters
    A misquoted law cannot be looked up, and casts doubt on the basis of the item.
    引错的法规查不到，事项的依据也就存疑。

Fails
    1. 参保登记
    依据《中华人民共和国社会保险法》办理。
    1.1 需提供材料
    身份证
    2. 增减申报
    依据《中华人民共和国社会保险法》办理。
    2.1 需提供材料
    身份证
    3. 缴费申报
    依据《中华人民共和国社会保障法》办理。
    3.1 需提供材料
    身份证

Passes
    1. 参保登记
    依据《中华人民共和国社会保险法》办理。
    1.1 需提供材料
    身份证
    2. 增减申报
    依据《中华人民共和国社会保险法》和《中华人民共和国劳动合同法》办理。
    2.1 需提供材料
    身份证

Known limits
    A title that is quoted wrongly everywhere, or only once at all, is not seen.
    处处引错或全书只引一次的名称看不出来。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.audit.distances import Neighbours
from pipeline.audit.faults import Correction, Fault, Place
from pipeline.audit.views import View
from pipeline.model.ranges import Range

FAMILY = "reference"
SEVERITY = "error"

_QUOTED = re.compile(r"《([^《》\n]{6,60})》")
_LAW = re.compile(r"(?:法|条例|办法|规定|规程|细则|决定|通知|意见|通则)(?:\(试行\))?$")


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each title that is a near miss of a law quoted more often."""
    places: defaultdict[str, list[Range]] = defaultdict(list)
    for words in view.words:
        for match in _QUOTED.finditer(words.prose.folded):
            title = "".join(match[1].split())
            places[title].append(words.prose.range(*match.span(1)))
    laws = [title for title, found in places.items() if len(found) > 1 and _LAW.search(title)]
    if not laws:
        return
    known = Neighbours(laws)
    for title, found in places.items():
        nearest = [law for _, law in known.near(title) if len(places[law]) > len(found)]
        if not nearest:
            continue
        law = nearest[0]
        right = view.text(places[law][0])
        for at in found:
            yield Fault(
                at,
                zh=f"引作《{view.text(at)}》，他处 {len(places[law])} 次引作《{right}》",
                en=f"quoted as {view.text(at)}, but {len(places[law])} times as {right}",
                expected=right,
                related=(Place(places[law][0], "更常用的名称", "the title quoted more often"),),
                edits=(Correction(at, right),),
            )
