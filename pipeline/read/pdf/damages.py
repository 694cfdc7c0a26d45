"""Text that stands for other text: what is left where a tool has lost the maps of the fonts.

The page shows the right letters; the file tells of them by numbers that mean others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.characters import HAN

from .pages import Page

# Accented letters between Chinese characters, where no language has them: `共和ÿ社会保险法`; and
# those of few languages by themselves, tones aside: `http://ĤĥĦ.ħĨ.ĥĩĨ.ĥ`.
_STRAY = re.compile(
    rf"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff](?<={HAN}.)(?={HAN})"
    r"|(?<![A-Za-z\u00c0-\u00ff])(?![āēěīńňōūǎǐǒǔǖǘǚǜǹ])[\u0100-\u024f](?![A-Za-z\u00c0-\u00ff])"
)
_CHINESE = re.compile(HAN)
# So many in a document, and of its Chinese characters at least so many to one, are no slips; lost
# maps leave six in a hundred.
_LEAST = 10
_SHARE = 0.01


def find_damaged(pages: Sequence[Page]) -> list[int]:
    """Return the numbers of the pages with Chinese text, none unless the document is damaged."""
    texts = {page.number: "\n".join(line.text for line in page.all_lines()) for page in pages}
    stray = sum(len(_STRAY.findall(text)) for text in texts.values())
    if stray < _LEAST:
        return []
    chinese = {number: len(_CHINESE.findall(text)) for number, text in texts.items()}
    if stray < _SHARE * sum(chinese.values()):
        return []
    return [number for number, count in chinese.items() if count]
