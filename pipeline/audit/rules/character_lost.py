"""A character is lost out of words that stand whole elsewhere.
词语漏字。

What it checks
    Two characters that meet nowhere else, where the same words elsewhere have a character between
    them (养保险, 养老保险), and words that break off before a mark, or begin behind one, though the
    guide always has one character more there (参保登。, 参保登记).
    检查他处不相连的两字，而同样的词语在他处中间还有一字的（养保险、养老保险），
    以及在标点处断开、他处总还有一字的词语（参保登。、参保登记）。

Why it matters
    The words cannot be searched for, and may say something else.
    漏字的词检索不到，也可能变成别的意思。

Fails
    1. 养老保险参保登记
    养老保险的参保人可以办理养老保险登记。
    1.1 需提供材料
    养老保险登记表、养老保险手册
    1.2 办理路径
    窗口办：养老保险窗口
    1.4 温馨提示：城乡居民养保险待遇不转移。

Passes
    1. 养老保险参保登记
    养老保险的参保人可以办理养老保险登记。
    1.1 需提供材料
    养老保险登记表、养老保险手册
    1.2 办理路径
    窗口办：养老保险窗口
    1.4 温馨提示：城乡居民养老保险待遇不转移。

Known limits
    Words that the guide prints less than five times cannot be judged, nor such as leave another
    word and stand less than twelve times.
    全文不足五次的词语无法判断；漏字后仍成词的，不足十二次也无法判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.losses import find_losses
from pipeline.audit.streams import read_stream
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "app-name-mismatch",
    "bracket-label-near-miss",
    "caption-title-mismatch",
    "category-title-mismatch",
    "channel-label-variant",
    "deferral-item-unknown",
    "document-title-near-miss",
    "flow-title-mismatch",
    "issuer-name-variant",
    "item-title-mismatch",
    "law-title-misquoted",
    "likely-wrong-character",
    "office-name-variant",
    "platform-name-variant",
    "prohibition-subject-unknown",
    "section-title-mismatch",
    "sentence-cut-off",
    "subsection-misnamed",
    "swapped-characters",
    "venue-differs-from-siblings",
    "word-misprinted",
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each place where a character is lost."""
    stream = read_stream(view)
    for loss in find_losses(view):
        at = stream.range(loss.start, loss.end)
        printed = stream.text[loss.start : loss.end]
        yield Fault(
            at,
            zh=f"“{printed}”漏字，他处 {loss.times} 次作“{loss.meant}”",
            en=f"a character is lost in {printed}, which is {loss.meant} in {loss.times} places",
            expected=loss.meant,
            edits=(Correction(at, loss.meant),),
        )
