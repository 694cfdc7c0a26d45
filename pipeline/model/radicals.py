"""Characters that only look like others, as the fonts of some PDFs number them.

They are the radicals of dictionaries, and the doubles that Unicode keeps of other character sets.
"""

from __future__ import annotations

import re
import unicodedata

# Unicode decomposes the Kangxi radicals, but ⼾ to the traditional 戶; of the further radicals it
# decomposes two. These are the characters with the same glyph in fonts for simplified Chinese.
_FURTHER = (
    (
        "⺂⺃⺅⺉⺋⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺲⺳⺹⺺⺾⻁⻂⻃⻅⻆⻈"
        "⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳⼾"
    ),
    (
        "乛乚亻刂㔾兀尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭罒礻糹纟罓罒㓁耂肀艹虎衤覀见角讠"
        "贝车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟户"
    ),
)
_DOUBLES = {code: unicodedata.normalize("NFC", chr(code)) for code in range(0xF900, 0xFADA)}
RADICALS = {
    **{code: ord(meant) for code, meant in _DOUBLES.items() if meant != chr(code)},
    **{code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)},
    **{ord(radical): ord(meant) for radical, meant in zip(*_FURTHER, strict=True)},
}
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")


def read_radicals(text: str) -> str:
    """Return `text` with radicals and doubles as the characters they stand for, one for one."""
    return text.translate(RADICALS) if _RADICAL.search(text) else text
