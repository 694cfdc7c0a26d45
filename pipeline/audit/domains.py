"""Public endings of host names, and the national portals that service guides refer to."""

from __future__ import annotations

# Two-letter endings: ISO 3166-1 alpha-2 codes as the root zone delegates them, with .eu and .uk.
_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs "
    "bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee "
    "eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm "
    "hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb "
    "lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz "
    "na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs "
    "ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl "
    "tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
COUNTRIES = frozenset(_COUNTRIES.split())

# Longer endings in use on Chinese public sites, Chinese ones in both spellings.
_GENERIC = (
    "com net org gov edu mil int info biz name pro mobi asia top vip xyz club shop site online "
    "tech work ltd group link cloud live fun store website space ink wang ren red pub cool art "
    "app dev icu tel travel jobs museum post cat xxx arpa 中国 中國 公司 网络 網絡 政务 公益 网址 "
    "在线 中文网 xn--fiqs8s xn--fiqz9s xn--55qx5d xn--io0a7i xn--zfr164b xn--55qw42g"
)
GENERIC = frozenset(_GENERIC.split())

# What stands between a name and .cn: 12333.gov.cn, lnrc.com.cn.
SECOND_LEVEL = ("gov", "com", "org", "net", "edu", "ac")

# Entrances run by ministries for the whole country; guides everywhere print them.
NATIONAL_HOSTS = (
    "www.gov.cn",
    "gjzwfw.www.gov.cn",
    "www.mohrss.gov.cn",
    "zwfw.mohrss.gov.cn",
    "www.12333.gov.cn",
    "si.12333.gov.cn",
    "www.mps.gov.cn",
    "www.mca.gov.cn",
    "www.nhsa.gov.cn",
    "fuwu.nhsa.gov.cn",
    "www.chinatax.gov.cn",
    "www.samr.gov.cn",
    "www.creditchina.gov.cn",
    "www.mva.gov.cn",
    "www.nia.gov.cn",
    "s.nia.gov.cn",
    "www.nhc.gov.cn",
    "www.moe.gov.cn",
    "www.moj.gov.cn",
    "www.mof.gov.cn",
    "www.moa.gov.cn",
    "www.mot.gov.cn",
    "www.mwr.gov.cn",
    "www.mee.gov.cn",
    "www.mem.gov.cn",
    "www.mct.gov.cn",
    "www.mnr.gov.cn",
    "www.most.gov.cn",
    "www.mohurd.gov.cn",
)


def is_known_ending(label: str) -> bool:
    """Tell whether the last label of a host is an ending in use."""
    return label in COUNTRIES or label in GENERIC


def is_whole_host(host: str) -> bool:
    """Tell whether a host ends as hosts do: in an ending in use, or in the parts of an IP."""
    last = host.rpartition(".")[2]
    return "." in host and (last.isdecimal() or is_known_ending(last))
