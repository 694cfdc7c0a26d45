"""When two equal characters or words side by side are one too many."""

from __future__ import annotations

import re

from pipeline.model.characters import is_han

from .lexicon import read_lexicon
from .plain_texts import count_words
from .views import View

# Words that Chinese doubles: 人人, 天天, 渐渐 …; and kinship terms.
_LAWFUL = frozenset(
    "人天年月日时分秒个家户处种层条件样次回步步常往渐慢好早晚大小多少刚仅稍略偏默深足满整白明清楚暗"
    "悄匆纷频屡每代世村县市省区事物字句声点滴等看试想谈听说走谢星妈爸爷奶姐妹哥弟叔伯婶舅姑姨公婆太"
    "宝娃一二三四五六七八九十两千万亿〇零斤克双对口久远真切高绵源滚林总统落济井堂茫欣蒸比头团"
)
# Units whose last character may be doubled in other words, and what goes on with the second copy.
_UNITS = frozenset(("工作日", "自然日"))
_UNIT_ENDINGS = ("均", "常", "间", "期", "历")
_MEASURE, _MEASURED = "个", ("人", "体", "别", "案")
# Behind a number, 1 年年 and 3 日日; 年末, 月底, 日均 may follow a period of their kind.
_PERIODS = {"年": "度级龄初末底终中均限审检报金", "月": "初末底中均份度薪", "日": "均常间期历"}
# 三十日内内; 内科 and 内容 may follow a term.
_WITHIN, _WITHIN_OF = "内", "科容部地外分存"
# Particles and prepositions that no word ends and the next begins with: 的的, 和和, 为为.
_PARTICLES = frozenset(
    "的了和与及或是在为于从被把将其该且也又都而则请您你我并由向至可应不需能有无未"
)
# But some words do end with one: 许可可, 目的的; and so does what holds or has what is 有效.
_ENDING = re.compile(
    r"目的|标的|[许认]可|[行作]为|原则|规则|否则|[理事自]由|方向|[对相供]应|所需|[功职可]能"
    r"|[持具拥享所没含占]有(?=有[效关限权害毒偿])"
)
_NUMERALS = frozenset("0123456789一二三四五六七八九十百两")

# 社会保 and 保卡: a word of the guide; once or twice may be chance.
_OFTEN, _AT_HOME = 4, 8


def is_doubled_character(view: View, before: str, char: str, after: str) -> bool:
    """Say whether `char` printed twice between `before` and `after` is a slip.

    It is where the guide has the words with one copy elsewhere, or where grammar allows only one.
    """
    if char == _MEASURE and before.rstrip()[-1:].isdecimal():
        return not after.startswith(_MEASURED)  # 5 个个工作日; 3 个个人账户 is lawful
    if char in _PERIODS and before.rstrip()[-1:] in _NUMERALS:
        return after[:1] not in [*_PERIODS[char]]
    if char == _WITHIN and before[-1:] in _PERIODS:
        return after[:1] not in [*_WITHIN_OF]
    if char in _LAWFUL:
        return _ends_unit(before, char, after) or _stands_single(view, before, char, after, 3)
    if char in _PARTICLES:
        return not _ENDING.match(before[-1:] + char * 2 + after)
    return _stands_single(view, before, char, after, 1) or _begins_word(view, before, char, after)


def is_likely_doubled(view: View, before: str, char: str, after: str) -> bool:
    """Say whether `char` looks doubled though the guide has these very words nowhere else.

    It does where the pair stands here alone, and the word on one side of it stands elsewhere.
    """
    if char in _LAWFUL or not before or not after or count_words(view, char * 2) > 1:
        return False
    before = before.rsplit(" ", 1)[-1] or before  # what stands before a blank is another word
    left, right = before[-1], after[0]
    whole = count_words(view, left + char + right) + 1
    # 减少业业务: no word ends in 少业, and 业务 is a word of the guide
    if count_words(view, left + char) == 1 and count_words(view, char + right) >= _AT_HOME:
        return True
    # 社会保障卡卡面: both 障卡 and 卡面 are words of the guide, so nothing is doubled.
    joins = min(count_words(view, left + char), count_words(view, char + right)) > whole
    return not joins and (
        max(count_words(view, char + after), count_words(view, before + char)) >= _OFTEN
        or _is_of_one_word(left, char, right)
    )


def _is_of_one_word(left: str, char: str, right: str) -> bool:
    """Say whether one copy makes a common word, and the other makes none: 印刷照照片.

    In 资格证证书 both do.
    """
    lexicon = read_lexicon()
    if lexicon.knows(char * 2) or not is_han(char):
        return False
    ends, begins = lexicon.is_word(left + char), lexicon.is_word(char + right)
    return (begins and not lexicon.knows(left + char)) or (ends and not lexicon.knows(char + right))


def _ends_unit(before: str, char: str, after: str) -> bool:
    """Say whether the unit of a limit is complete before the second copy: 15 个工作日日."""
    return before + char in _UNITS and not after.startswith(_UNIT_ENDINGS)


def _begins_word(view: View, before: str, char: str, after: str) -> bool:
    """Say whether only the second copy can begin or end a word: 于参参保人, 12333 咨咨询投诉.

    Beside a particle, a mark or a blank the first copy would stand alone; the word that goes on
    stands elsewhere.
    """
    left, right = before[-1:], after[:1]
    if count_words(view, left + char * 2) > 1 or count_words(view, char * 2 + right) > 1:
        return False
    opens = not is_han(left) or left in _PARTICLES
    closes = not is_han(right) or right in _PARTICLES
    return (opens and len(after) > 1 and count_words(view, char + after) >= _OFTEN) or (
        closes and len(before) > 1 and count_words(view, before + char) >= _OFTEN
    )


def _stands_single(view: View, before: str, char: str, after: str, least: int) -> bool:
    """Say whether the words around stand elsewhere with one copy, at least `least` times."""
    left, right = before[-1:], after[:1]
    if not left or not right:
        return False
    if count_words(view, left + char * 2 + right) > 1:
        return False  # 市市场, printed so again, is no slip of the hand
    wide = before[-2:] + char + right, left + char + after[:2]
    return any(len(words) == 4 and count_words(view, words) >= least for words in wide)
