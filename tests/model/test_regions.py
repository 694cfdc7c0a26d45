"""Regions: a complete table, codes as libphonenumber has them, offices read by their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from pipeline.model.regions import (
    COLUMNS,
    TABLE,
    city_names,
    find_place,
    is_retired_code,
    load_places,
    place_of_area_code,
    read_region,
)

PLACES = {place.name: place for place in load_places()}
CODE = re.compile(r"010|02\d|0[3-9]\d{2}")
# Places the geographical data leaves out or names by their seat: the place it names instead.
NAMED_BY = {
    "亳州市": "阜阳市",
    "开封市": "郑州市",
    "济源市": "焦作市",
    "神农架林区": "十堰市",
    "株洲市": "长沙市",
    "贵港市": "玉林市",
    "贺州市": "梧州市",
    "来宾市": "柳州市",
    "德宏傣族景颇族自治州": "芒市",
    "迪庆藏族自治州": "香格里拉市",
    "嘉峪关市": "酒泉市",
    "金昌市": "武威市",
    "阿拉尔市": "阿克苏",
    "图木舒克市": "喀什",
    "五家渠市": "昌吉",
    "北屯市": "阿勒泰",
    "铁门关市": "巴音郭楞",
    "双河市": "博尔塔拉",
    "可克达拉市": "伊犁",
    "昆玉市": "和田",
    "胡杨河市": "伊犁",
    "新星市": "哈密",
    "白杨市": "塔城",
}


@pytest.fixture(scope="module")
def code_areas() -> Mapping[str, str]:
    """Chinese names of the areas behind each landline prefix, leading 0 included."""
    geodata = pytest.importorskip("phonenumbers.geodata").GEOCODE_DATA
    areas = {
        "0" + prefix[2:]: names["zh"]
        for prefix, names in geodata.items()
        if prefix.startswith("86") and not prefix.startswith("861") and "zh" in names
    }
    return {"010": geodata["8610"]["zh"], **areas}


def find_area(code_areas: Mapping[str, str], code: str) -> str | None:
    """Return the area of a code; a code whose neighbours are free stands there one digit short."""
    return code_areas.get(code) or code_areas.get(code[:3])


def shorten(name: str) -> str:
    """Return the head of a name, which the geographical data writes with and without its kind."""
    return re.split(r"省|市$|地区|盟$|(?:维吾尔|壮族|回族)?自治区", name)[0]


def test_table_is_plain_tab_separated_text() -> None:
    raw = TABLE.read_bytes()
    lines = raw.decode("utf-8").splitlines()
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert tuple(lines[0].split("\t")) == COLUMNS
    assert {line.count("\t") for line in lines} == {len(COLUMNS) - 1}
    assert not re.search(r"[^\S\t\n]", raw.decode("utf-8"))


def test_table_is_complete() -> None:
    assert len(PLACES) == len(load_places())
    assert Counter(place.level for place in PLACES.values()) == {
        "province": 31,
        "prefecture": 333,
        "county": 32,
    }
    kinds = Counter(
        next(kind for kind in ("自治州", "地区", "盟", "市") if place.name.endswith(kind))
        for place in PLACES.values()
        if place.level == "prefecture"
    )
    assert kinds == {"市": 293, "自治州": 30, "地区": 7, "盟": 3}
    directly = Counter(p.province for p in PLACES.values() if p.level == "county")
    assert directly == {"河南省": 1, "湖北省": 4, "海南省": 15, "新疆维吾尔自治区": 12}


def test_every_place_stands_under_its_province() -> None:
    current = ""
    for place in load_places():
        current = place.name if place.level == "province" else current
        assert place.province == current


def test_codes_are_well_formed() -> None:
    for place in PLACES.values():
        codes = [*place.other_codes, *place.retired_codes]
        if place.level != "province" or place.name in {"北京市", "天津市", "上海市", "重庆市"}:
            assert place.area_code
            codes.append(place.area_code)
        else:
            assert place.area_code is None
        assert all(CODE.fullmatch(code) for code in codes), place
        assert len(set(codes)) == len(codes), place


def test_codes_agree_with_the_geographical_data(code_areas: Mapping[str, str]) -> None:
    for place in PLACES.values():
        if place.area_code is None:
            continue
        area = find_area(code_areas, place.area_code)
        assert area is not None, place
        assert area.startswith(shorten(place.province)), place
        named = NAMED_BY.get(place.name, place.name)
        if place.area_code != "0898":
            assert shorten(named) in area or named.startswith(area[2:]), (place, area)


def test_every_code_in_use_is_in_the_table(code_areas: Mapping[str, str]) -> None:
    used = {code for place in PLACES.values() for code in (place.area_code, *place.other_codes)}
    for prefix in code_areas:
        if len(prefix) <= 4:
            assert any(code and code.startswith(prefix) for code in used), prefix


def test_no_retired_code_is_in_use(code_areas: Mapping[str, str]) -> None:
    retired = {code for place in PLACES.values() for code in place.retired_codes}
    for code in retired:
        assert is_retired_code(code)
        assert not place_of_area_code(code)
        assert find_area(code_areas, code) is None


@pytest.mark.parametrize(
    ("name", "code", "retired"),
    [
        ("抚顺市", "024", ("0413",)),
        ("铁岭市", "024", ("0410",)),
        ("本溪市", "024", ("0414",)),
        ("沈阳市", "024", ()),
        ("北京市", "010", ()),
        ("资阳市", "028", ()),
        ("咸阳市", "029", ("0910",)),
        ("湘潭市", "0731", ("0732",)),
        ("开封市", "0371", ("0378",)),
        ("遵义市", "0851", ("0852",)),
        ("三亚市", "0898", ("0899",)),
        ("秦皇岛市", "0335", ()),
        ("鹰潭市", "0701", ()),
    ],
)
def test_known_codes(name: str, code: str, retired: tuple[str, ...]) -> None:
    assert PLACES[name].area_code == code
    assert PLACES[name].retired_codes == retired


def test_places_of_a_code() -> None:
    assert [place.name for place in place_of_area_code("024")] == [
        "沈阳市",
        "抚顺市",
        "本溪市",
        "铁岭市",
    ]
    assert [place.name for place in place_of_area_code("0979")] == ["海西蒙古族藏族自治州"]
    assert place_of_area_code("24") == ()
    assert not is_retired_code("024")
    assert not is_retired_code("0999")


def test_city_names() -> None:
    assert {"抚顺市", "北京市", "仙桃市"} <= city_names()
    assert all(name.endswith("市") for name in city_names())
    assert "延边朝鲜族自治州" not in city_names()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("抚顺市社会保险事业服务中心", "抚顺市"),
        ("抚顺社保", "抚顺市"),
        ("抚顺", "抚顺市"),
        ("吉林人社", "吉林省"),
        ("吉林市人社局", "吉林市"),
        ("海南社保", "海南省"),
        ("海南州社保局", "海南藏族自治州"),
        ("内蒙古医保局", "内蒙古自治区"),
        ("新疆生产建设兵团", "新疆维吾尔自治区"),
        ("黔西南州医保局", "黔西南布依族苗族自治州"),
        ("黔南社保", "黔南布依族苗族自治州"),
        ("大同市场监管", "大同市"),
        ("大兴安岭社保", "大兴安岭地区"),
        ("朝阳区人社局", None),
        ("中山大学", None),
        ("兴安县医保局", None),
        ("东方市场", None),
        ("东方红", None),
        ("抚", None),
        ("社会保险", None),
        ("", None),
    ],
)
def test_find_place(text: str, name: str | None) -> None:
    place = find_place(text)
    assert (place and place.name) == name


def test_every_name_finds_its_place() -> None:
    for place in PLACES.values():
        assert find_place(place.name + "人民政府") == place


def test_short_names_are_shared_only_by_a_province_and_its_namesake() -> None:
    shorts = {
        shorten(name): find_place(shorten(name) + "社保")
        for name, place in PLACES.items()
        if place.level != "county" and name.endswith(("省", "市", "地区", "盟"))
    }
    lost = {name for name, place in shorts.items() if place is None or shorten(place.name) != name}
    assert not lost


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        (None, (None, None, None)),
        ("", (None, None, None)),
        ("社会保险事业服务中心", (None, None, None)),
        ("抚顺市社会保险事业服务中心", ("辽宁省", "抚顺市", None)),
        ("辽宁省人力资源和社会保障厅", ("辽宁省", None, None)),
        ("辽宁省抚顺市望花区民政局", ("辽宁省", "抚顺市", "望花区")),
        ("辽宁省 抚顺市", ("辽宁省", "抚顺市", None)),
        ("抚顺望花区社保局", ("辽宁省", "抚顺市", "望花区")),
        ("抚顺县医保局", ("辽宁省", "抚顺市", "抚顺县")),
        ("本溪满族自治县医保局", ("辽宁省", "本溪市", "本溪满族自治县")),
        ("北京市海淀区政务服务中心", ("北京市", "北京市", "海淀区")),
        ("吉林省吉林市昌邑区", ("吉林省", "吉林市", "昌邑区")),
        ("海南州共和县", ("青海省", "海南藏族自治州", "共和县")),
        ("大理市人民政府", ("云南省", "大理白族自治州", "大理市")),
        ("阿拉善左旗人社局", ("内蒙古自治区", "阿拉善盟", "阿拉善左旗")),
        ("仙桃市人社局", ("湖北省", None, "仙桃市")),
        ("湖北省神农架林区医保局", ("湖北省", None, "神农架林区")),
        ("浙江省义乌市人社局", ("浙江省", None, "义乌市")),
        ("国家税务总局抚顺市税务局", ("辽宁省", "抚顺市", None)),
        ("河南蒙古族自治县人民政府", (None, None, None)),
    ],
)
def test_read_region(issuer: str | None, region: tuple[str | None, str | None, str | None]) -> None:
    assert read_region(issuer) == region


@pytest.mark.parametrize(
    ("city", "county"),
    [
        ("抚顺市", "抚顺县"),
        ("抚顺市", "新宾满族自治县"),
        ("广州市", "天河区"),
        ("荆州市", "沙市区"),
        ("济南市", "市中区"),
        ("青岛市", "市北区"),
        ("乌鲁木齐市", "新市区"),
        ("营口市", "站前区"),
        ("晋城市", "城区"),
        ("阳泉市", "矿区"),
        ("宜昌市", "点军区"),
        ("梅州市", "梅县区"),
        ("新乡市", "红旗区"),
        ("新乡市", "辉县市"),
        ("南阳市", "社旗县"),
        ("南充市", "南部县"),
        ("常德市", "津市市"),
        ("九江市", "共青城市"),
        ("鞍山市", "海城市"),
        ("苏州市", "昆山市"),
        ("德州市", "禹城市"),
        ("六盘水市", "六枝特区"),
        ("兰州市", "兰州新区"),
        ("齐齐哈尔市", "梅里斯达斡尔族区"),
        ("延边朝鲜族自治州", "和龙市"),
        ("德宏傣族景颇族自治州", "芒市"),
        ("通辽市", "科尔沁左翼中旗"),
        ("呼伦贝尔市", "莫力达瓦达斡尔族自治旗"),
        ("桂林市", "龙胜各族自治县"),
        ("临沧市", "双江拉祜族佤族布朗族傣族自治县"),
        ("抚顺市", "经济开发区"),
    ],
)
def test_read_county(city: str, county: str) -> None:
    for office in ("人民政府", "民政局", "市场监督管理局", ""):
        assert read_region(city + county + office) == (PLACES[city].province, city, county)


@pytest.mark.parametrize(
    "words",
    [
        "人力资源和社会保障局天河区分局",
        "公安局顺城区分局",
        "市辖区",
        "市区",
        "市场监督管理局",
        "市政务服务中心",
        "城市管理局",
        "住房和城市建设局",
        "智慧城市运行中心",
        "农贸市场",
        "企业上市服务中心",
        "社区矫正局",
        "风景区管委会",
        "各县区医保局",
        "县域经济办公室",
        "行政区划研究会",
        "东区街道办事处",
        "铁岭市",
        "社会保险事业服务中心（望花区）",
    ],
)
def test_no_county_in_other_words(words: str) -> None:
    assert read_region("抚顺市" + words) == ("辽宁省", "抚顺市", None)
