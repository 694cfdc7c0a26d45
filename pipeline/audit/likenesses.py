"""Characters taken for one another by typists and reading machines: alike in sound or shape."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

# GB 2312 orders its 3,755 common characters by sound, so the first character of each of the 392
# syllables (tones aside) tells the syllable of all.
_FIRST_OF_SYLLABLE = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春"
    "戳疵聪凑粗蹿摧村磋"
    "搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮"
    "乖棺光瑰辊锅哈骸酣"
    "夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡"
    "亏坤括垃莱蓝琅捞勒"
    "雷棱厘俩联粮撩列琳玲溜龙楼芦峦抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能"
    "妮蔫娘鸟捏您柠牛脓"
    "奴暖挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹"
    "软蕊闰若撒腮三桑搔"
    "瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍"
    "推吞拖挖歪豌汪威瘟"
    "嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟"
    "招遮珍蒸芝中舟珠抓"
    "拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
_SYLLABLES = [character.encode("gb2312") for character in _FIRST_OF_SYLLABLE]
# Syllables that many speakers do not tell apart: -n and -ng, zh- and z-, ch- and c-, sh- and s-,
# n- and l-; each pair by its two first characters.
_BLURRED = (
    "鞍肮 斑邦 奔崩 彬兵 餐苍 插擦 拆猜 搀昌 搀餐 昌苍 超操 车厕 郴撑 撑层 吃疵 充聪 抽凑 初粗"
    " 川疮 川蹿 吹摧 春村 戳磋 耽当 藩坊 芬丰 干冈 根耕"
    " 棺光 酣夯 痕哼 欢荒 歼僵 巾荆 刊康 肯坑 宽匡 蓝琅 联粮 琳玲 瞒芒 门萌 民明 拿垃 氖莱 南囊"
    " 南蓝 囊琅 挠捞 呢勒 馁雷 嫩能 能棱 妮厘 蔫娘 蔫联"
    " 娘粮 鸟撩 捏列 您柠 您琳 柠玲 牛溜 脓龙 奴芦 暖峦 挪萝 攀乓 喷砰 拼乒 牵枪 钦青 然瓤 壬扔"
    " 三桑 森僧 莎撒 筛腮 珊墒 珊三 墒桑 梢搔 奢瑟 砷声"
    " 砷森 声僧 师斯 收搜 蔬苏 栓霜 栓酸 谁虽 吮孙 说蓑 坍汤 豌汪 瘟嗡 掀相 薪星 焉殃 茵英 咱赃"
    " 怎增 扎匝 摘栽 瞻樟 瞻咱 樟赃 招遭 遮责 珍蒸 珍怎"
    " 蒸增 芝兹 中鬃 舟邹 珠租 专桩 专钻 椎嘴 谆尊 捉昨"
)
_FIRST_COMMON, _LAST_COMMON = b"\xb0\xa1", b"\xd7\xf9"

# Groups of one shape, or of one sounding part, that sound differently or stand in no order.
_SHAPES = (
    "己已巳 未末 治冶 险硷俭捡检验脸 账帐胀 材村 士土 日曰 人入 大太犬 天夫无 于干千 免兔"
    " 申甲由电 失矢 折拆析"
    " 晴睛 侯候 燥躁操 拔拨 暮幕墓募 竟竞 休体 今令 代伐 住往 贷货 贫贪 缴激 障章彰 抚扶 补朴扑"
    " 待侍 诉拆"
    " 部陪 洽治 受爱 仓仑 各名 工土 白自 了子 厂广 户尸 贝见 午牛 刀力 巿市 正证 清请情青 邻领"
    " 续读 骗编遍"
    " 收牧 衣农 件伴 份分 社杜 保堡 卡卞 理埋 佣拥 平乎 合台 网冈 洛络 微徽 友支 付负 迂辽 省肖"
    " 具县 街衔"
    " 料科 技枝 亡忘 辽疗 育盲 愿原 供拱 准淮 箅算 杳查 询洵 次欠 纪记 绿录 援缓 徒徙 赔培陪"
    " 浸侵 戌戍戊"
    " 栽裁载 祟崇 孤弧 赢羸 即既 扬场 环坏 仗仅伏 予矛 密蜜 厉历 卷券 夏复 颁预 项顷 规现 性姓"
    " 养美 老考"
    " 残线 伤仿 龄领 取职 缺决 提堤 地他 关美 乡多 村材 镇填 街行 交文 通道 限根很 转传 专传"
    " 银很 窗窟 口囗 办为 卡下 报极 关夫 业亚 金全 遇迂 位拉"
    " 问间闻 助肋 别另 损员陨 迁迂 査查 扣和 抵低底 租祖 缓暖 幅福副"
)
_TWINS: dict[str, set[str]] = {}
for _group in _SHAPES.split():
    for _character in _group:
        _TWINS.setdefault(_character, set()).update(_group)


_BLURS = {
    frozenset(bisect_right(_SYLLABLES, character.encode("gb2312")) for character in pair)
    for pair in _BLURRED.split()
}


@lru_cache(maxsize=1 << 14)
def _syllable(character: str) -> int | None:
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return None
    if not _FIRST_COMMON <= code <= _LAST_COMMON:
        return None
    return bisect_right(_SYLLABLES, code)


def twins_of(character: str) -> set[str]:
    """Return the characters that one may be misread for, itself among them; none for most."""
    return _TWINS.get(character, set())


def look_or_sound_alike(one: str, other: str) -> bool:
    """Tell whether one character may have been written for the other."""
    if other in _TWINS.get(one, ()):
        return True
    syllable, its = _syllable(one), _syllable(other)
    if syllable is None or its is None:
        return False
    return syllable == its or frozenset((syllable, its)) in _BLURS
