"""A picture where codes stand has no code that can be read.
应为二维码的图片识别不出二维码。

What it checks
    Square pictures, as large as printed codes, that stand in items and in the catalogue.
    事项正文和目录中大小、形状如二维码的图片。

Why it matters
    The reader who scans it gets nothing; a code that is too small or blurred looks well to the eye.
    群众扫码无果；过小或模糊的二维码肉眼不易看出。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程

    ![]()1. 职工参保登记

    1.3 办理时限：即时办结

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.2 办理路径
    窗口办：服务大厅

    操作流程

    ![](https://si.12333.gov.cn/qr/1)1. 职工参保登记

    1.3 办理时限：即时办结

Known limits
    Square pictures that are no codes are reported, too. Pictures of text files are unknown.
    本来就不是二维码的方形图片也会列出；文本文件中没有图片。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.codes import has_shape_of_code, words_of
from pipeline.audit.faults import Fault
from pipeline.audit.views import View

FAMILY = "field"
SEVERITY = "info"


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each picture that was looked at in vain."""
    for picture in view.source.pictures_in_order:
        if picture.codes != () or not has_shape_of_code(picture):
            continue
        place = words_of(view, picture)
        if place is not None and place.start < place.end:
            yield Fault(
                place,
                zh="此处的图片识别不出二维码",
                en="no code can be read in the picture that stands here",
            )
