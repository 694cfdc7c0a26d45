"""A word that no dictionary has stands for one that looks or sounds alike.
词典中没有的词，疑为音近或形近的常用词之误。

What it checks
    A character that makes no word with its neighbours, where one that looks or sounds alike would
    make a word of official writing: 缴钠 for 缴纳. The words come from a dictionary, so that the
    guide need not print the right one elsewhere.
    某字与前后字都不成词，换成音近或形近的字即成公文常用词的，如“缴钠”（缴纳）。
    依据是词典，不要求指南他处另有正确写法。

Why it matters
    A misprinted word is not found by searching, and makes the reader doubt the rest.
    错别字检索不到，也使人怀疑其余内容。

Fails
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：核定后发送至税务部门进行缴钠。

Passes
    1. 职工参保登记
    1.1 需提供材料
    身份证
    1.4 温馨提示：核定后发送至税务部门进行缴纳，取得初级证书的另行申报。

Known limits
    A wrong character that makes another word is not noticed, nor one that stands twice.
    错字恰成另一词的、同样错两次的，不能识别。
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.faults import Correction, Fault
from pipeline.audit.misprints import find_misprints
from pipeline.audit.plain_texts import count_words
from pipeline.audit.streams import read_stream
from pipeline.audit.views import View

FAMILY = "text"
SEVERITY = "warning"
YIELDS_TO = (
    "app-name-mismatch",
    "caption-title-mismatch",
    "category-title-mismatch",
    "deferral-item-unknown",
    "document-title-near-miss",
    "flow-title-mismatch",
    "item-title-mismatch",
    "law-title-misquoted",
    "likely-wrong-character",
    "misspelt-word",
    "office-name-variant",
    "place-name-near-miss",
    "place-of-another-region",
    "platform-name-variant",
    "prohibition-subject-unknown",
    "section-title-mismatch",
    "subsection-misnamed",
    "swapped-characters",
    "traditional-character",
)


def check(view: View) -> Iterator[Fault]:
    """Yield a fault for each misprinted word."""
    stream = read_stream(view)
    for at, words in find_misprints(view):
        where = stream.range(at, at + 2)
        printed = stream.text[at : at + 2]
        usual = max(words, key=lambda word: count_words(view, word))
        meant = usual if len(words) == 1 or count_words(view, usual) else None
        shown = "”或“".join(words)
        yield Fault(
            where,
            zh=f"“{printed}”不成词，疑为“{shown}”之误",
            en=f"{printed} is no word; it looks like a slip for {' or '.join(words)}",
            expected=meant,
            edits=(Correction(where, meant),) if meant else (),
            safe=False,
        )
