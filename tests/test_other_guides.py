"""Small guides of other offices: other items, other numbering, other habits of printing."""

from __future__ import annotations

import pytest

from pipeline.model.guides import Guide, Item
from pipeline.profile_draft import draft_profile
from tests.stages import run_text

FIELDS = {
    "需提供材料": "①身份证；",
    "办理路径": "①窗口办：大厅。",
    "办理时限": "即时办结",
    "温馨提示": "无。",
}


def read_guide(text: str) -> Guide:
    return run_text(text).guide


def read_item(number: int = 1, title: str = "房屋租赁备案", **fields: str) -> Item:
    """Return the one item of a guide whose `fields` differ from the plain ones above."""
    lines = [f"{number}. {title}"]
    for ordinal, (label, words) in enumerate((FIELDS | fields).items(), 1):
        lines.append(f"{number}.{ordinal} {label}：\n{words}")
    (item,) = read_guide("\n".join([*lines, ""])).items
    return item


@pytest.mark.parametrize("number", [1, 36, 999, 10001])
def test_numbers_have_up_to_five_digits(number: int) -> None:
    item = read_item(number)
    assert (item.number, item.title) == (number, "房屋租赁备案")
    assert item.subsections.tips is not None
    assert item.subsections.tips.printed_number == f"{number}.4"


@pytest.mark.parametrize("gap", [" ", "　", ""])
def test_a_field_may_say_nothing_but_none(gap: str) -> None:
    fields = f"1.1 需提供材料{gap}无\n1.2 办理路径 窗口\n1.3 办理时限 当日\n1.4 温馨提示{gap}无\n"
    (item,) = read_guide(f"1. 登记\n{fields}").items
    assert item.materials_none_required
    assert item.subsections.tips is not None
    assert (item.subsections.tips.heading, item.subsections.tips.text) == ("温馨提示", "无")


def test_the_first_entry_of_a_list_is_no_caption() -> None:
    item = read_item(title="食品经营许可", 需提供材料="1. 食品经营许可申请书\n2. 营业执照")
    assert [material.name for material in item.materials] == ["食品经营许可申请书", "营业执照"]
    assert item.flow_chart is None


def test_the_only_entry_of_a_field_is_no_caption() -> None:
    item = read_item(title="食品经营许可", 需提供材料="1. 食品经营许可申请书")
    assert [material.name for material in item.materials] == ["食品经营许可申请书"]


@pytest.mark.parametrize(
    ("printed", "e164", "extension"),
    [
        ("138 0013 8000", "+8613800138000", None),
        ("138-0013-8000", "+8613800138000", None),
        ("（0571）8653-8998", "+8657186538998", None),
        ("0571-8653 8998", "+8657186538998", None),
        ("0571-86538998转802", "+8657186538998", "802"),
        ("0571-86538998转分机802", "+8657186538998", "802"),
        ("（0571）86538998-802", "+8657186538998", "802"),
    ],
)
def test_phones_are_printed_in_many_ways(printed: str, e164: str, extension: str | None) -> None:
    (phone,) = read_item(温馨提示=f"窗口{printed}。").phones
    assert (phone.raw, phone.e164, phone.extension) == (printed, e164, extension)


def test_catalogue_pages_and_numbers_are_whole() -> None:
    text = "类别\t序号\t事项\t页码\n一、登记\t10001\t房屋租赁备案\t12345\n"
    (row,) = read_guide(text).catalog
    assert (row.number, row.page) == (10001, 12345)


def names(item: Item) -> list[str]:
    return [material.name for material in item.materials]


@pytest.mark.parametrize("clause", ["1份", "一式两份", "，原件1份", "各1份", "（原件、复印件）"])
def test_a_material_is_named_without_form_and_copies(clause: str) -> None:
    assert names(read_item(需提供材料=f"（1）《停保表》{clause}；")) == ["《停保表》"]


def test_what_to_do_with_a_material_is_a_remark() -> None:
    item = read_item(需提供材料="(1)《停保表》,加盖公章,2份;")
    assert (names(item), item.material_notes) == (["《停保表》"], ["加盖公章"])
    assert item.materials[0].copies == 2


def test_a_group_may_have_lost_its_colon() -> None:
    item = read_item(需提供材料="转让方\n①身份证；\n②合同；\n受让方\n①身份证；")
    groups = [(material.group, material.number) for material in item.materials]
    assert groups == [("转让方", 1), ("转让方", 2), ("受让方", 1)]


def test_materials_may_stand_in_a_table() -> None:
    rows = "序号\t材料名称\t份数\t来源\n1\t《停保表》原件\t2份\t申请人\n2\t身份证\t1\t申请人"
    item = read_item(需提供材料=rows)
    found = [(m.number, m.name, m.copies, m.source, m.text) for m in item.materials]
    assert found == [
        (1, "《停保表》原件", 2, "申请人", "1\t《停保表》原件\t2份\t申请人"),
        (2, "身份证", 1, "申请人", "2\t身份证\t1\t申请人"),
    ]


def test_paths_may_share_a_line() -> None:
    paths = read_item(
        办理路径="①窗口办：①甲大厅；②乙大厅；②网上办：a.gov.cn；③手机办理：爱山东App。"
    ).paths
    assert [(p.number, p.channel, p.label) for p in paths] == [
        (1, "window", "窗口办"),
        (2, "online", "网上办"),
        (3, "mobile", "手机办理"),
    ]
    assert paths[0].venues == ["甲大厅", "乙大厅"]
    assert [url.raw for url in paths[1].urls] == ["a.gov.cn"]


def test_a_channel_before_an_address_begins_a_path() -> None:
    paths = read_item(办理路径="现场办理：大厅（解放路1号）\n网上办理：www.abc.gov.cn").paths
    assert [(p.channel, p.text) for p in paths] == [
        ("window", "大厅（解放路1号）"),
        ("online", "www.abc.gov.cn"),
    ]


def test_a_cover_needs_no_section_below_it() -> None:
    guide = read_guide(
        "苏州市公积金服务指南\n苏州市住房公积金管理中心\n\n1. 登记\n1.1 需提供材料：\n无\n"
    )
    assert guide.guide.title == "苏州市公积金服务指南"
    assert guide.guide.issuer == "苏州市住房公积金管理中心"
    assert (guide.residue, guide.coverage.residue) == ([], 0)


def test_a_title_tells_the_region_where_no_issuer_does() -> None:
    guide = read_guide("杭州市登记指南\n\n1. 登记\n1.1 需提供材料：\n无\n")
    assert (guide.guide.region.province, guide.guide.region.city) == ("浙江省", "杭州市")


def test_words_before_an_item_are_no_cover() -> None:
    guide = read_guide("本次会议讨论了三个问题。\n1. 登记\n1.1 需提供材料：\n无\n")
    assert [passage.text for passage in guide.residue] == ["本次会议讨论了三个问题。"]


def test_a_numbered_title_above_a_table_is_a_section() -> None:
    table = "序号\t机构名称\t地址\t联系电话\n1\t甲中心\t文三路9号\t0571-86538999"
    guide = read_guide(
        f"1. 登记\n1.1 需提供材料：\n无\n1.2 温馨提示：\n请咨询。\n二、咨询电话\n{table}\n"
    )
    assert guide.items[0].subsections.tips is not None
    assert guide.items[0].subsections.tips.text == "请咨询。"
    assert [office.name for office in guide.offices] == ["甲中心"]


@pytest.mark.parametrize("label", ["操作流程", "业务操作流程", "流程图", "办理流程图"])
def test_a_caption_stands_below_its_label(label: str) -> None:
    item = read_item(办理路径=f"银行办：各网点\n{label}\n1. 房屋租赁备案流程图")
    assert item.paths[0].text == "各网点"
    assert item.flow_chart is not None
    assert (item.flow_chart.caption_number, item.flow_chart.caption) == (1, "房屋租赁备案流程图")


def test_several_laws_may_be_cited_in_one_breath() -> None:
    words = "根据《甲条例》（2018年修正）第四条、《乙办法》（以下简称《办法》）和《丙规定》第二条："
    text = f"1. 登记\n{words}\n1.1 需提供材料：\n无\n"
    bases = read_guide(text).items[0].legal_bases
    assert [(basis.title, basis.article, basis.edition) for basis in bases] == [
        ("甲条例", "第四条", "2018年修正"),
        ("乙办法", None, None),
        ("丙规定", "第二条", None),
    ]


def test_the_header_of_a_table_of_items_may_have_two_rows() -> None:
    rows = [
        "序号\t公开事项\t\t公开内容\t\t\t公开依据",
        "\t一级事项\t二级事项\t办理条件\t所需材料\t办理时限\t",
        "1\t老年福利\t高龄补贴\t年满八十周岁\t1.身份证 2.户口本\t当场办结\t《老年人权益条例》",
        "2\t\t护理补贴\t生活不能自理\t1.评估表\t15个工作日\t《老年人权益条例》",
    ]
    run = run_text("\n".join(rows) + "\n")
    assert [(item.number, item.title) for item in run.guide.items] == [
        (1, "高龄补贴"),
        (2, "护理补贴"),
    ]
    first = run.guide.items[0]
    assert [m.name for m in first.materials] == ["身份证", "户口本"]
    assert [(e.kind, e.heading) for e in first.extra_subsections] == [
        ("conditions", "办理条件"),
        ("other", "公开依据"),
    ]
    drafted = "\n".join(draft_profile(run.tree))
    assert '"所需材料",  # 2' in drafted
    assert run.guide.residue == []


def test_a_short_line_is_a_paragraph() -> None:
    item = read_item(
        温馨提示="周一休息\n周二照常办理，窗口在政务服务中心二楼东侧的社会保\n险经办大厅"
    )
    assert item.subsections.tips is not None
    assert item.subsections.tips.text == (
        "周一休息\n周二照常办理，窗口在政务服务中心二楼东侧的社会保险经办大厅"
    )


def test_the_caption_of_a_picture_that_went_over_the_page_is_no_category() -> None:
    """It stands behind the last field, and resembles the category of the catalogue."""
    text = (
        "事项类别\t序号\t事项\t页码\n一、企业职工养老保险\t1\t企业养老保险缴费申报\t1\n"
        "\t2\t企业养老保险转移\t2\n\n业务指南\n\n业务指南\n\n一、企业职工养老保险\n\n"
        "1. 企业养老保险缴费申报\n\n1.1 办理路径：窗口办\n\n1.2 办理时限：即时办结\n\n"
        "操作流程\n\n\n\n1.企业养老保险缴费申报\n\n"
        "2. 企业养老保险转移\n\n2.1 办理路径：窗口办\n\n2.2 办理时限：即时办结\n"
    )
    for printed in (text, text.replace("操作流程\n\n", "\n")):
        guide = run_text(printed).guide
        assert [(c.title, c.item_numbers) for c in guide.categories] == [
            ("企业职工养老保险", [1, 2])
        ]
        chart = guide.items[0].flow_chart
        assert chart is not None
        assert chart.caption == "企业养老保险缴费申报"


def test_the_last_words_of_a_header_alone_make_no_table_of_items() -> None:
    """操作流程 heads a column of the catalogue, which may stand where nobody knows it."""
    table = "事项类别\t序号\t事项\t页码\t操作流程\n一、养老保险\t1\t职工参保登记\t13\t业务指南"
    guide = read_guide("1.1 需提供材料\n" * 3 + table)
    assert "操作流程" not in {f.heading for item in guide.items for f in item.extra_subsections}


def test_an_upper_cell_may_name_a_field_and_a_wide_one_covers_two_columns() -> None:
    text = (
        "序号\t事项名称\t所需材料\t\t办理时限\t\t咨询及监督电话\n"
        "\t\t\t\t法定时限\t承诺时限\t\n"
        "1\t泊位许可\t新办：\t1、申请书\t20个工作日\t5个工作日\t0555-2345678\n"
        "\t\t\t2、船舶证书\t\t\t\n"
        "\t\t变更：\t1、变更表\t\t\t\n"
    )
    (item,) = read_guide(text).items
    assert [(m.group, m.name) for m in item.materials] == [
        ("新办", "申请书"),
        ("新办", "船舶证书"),
        ("变更", "变更表"),
    ]
    assert [limit.days for limit in item.time_limits] == [20, 5]
    assert item.extra_subsections[-1].kind == "contacts"


def test_what_the_number_of_a_field_counts_is_its_part() -> None:
    text = (
        "泊位许可\n1 申请条件\n本港渔船\n2 申请材料\n2.1 申请书；\n3 办理期限\n"
        "3.1 法定期限：30个工作日\n3.2 承诺期限：20个工作日\n4 地址、联系方式\n渔港路1号\n"
        "5 监督投诉\n0555-2345678\n"
    )
    (item,) = read_guide(text).items
    assert [limit.days for limit in item.time_limits] == [30, 20]
    assert [f.heading for f in item.extra_subsections] == ["申请条件", "地址、联系方式", "监督投诉"]


def test_who_issues_a_page_is_not_its_title() -> None:
    guide = read_guide(
        "博山区消防救援大队\n消防安全检查办事指南\n\n"
        "办理条件\n建设工程竣工验收合格。\n申请材料\n（1）营业执照；\n（2）平面布置图。\n"
        "办理地点\n博山区政务服务中心二楼\n联系电话\n0533-4181119\n"
    )
    assert guide.guide.title == "消防安全检查办事指南"
    assert guide.guide.issuer == "博山区消防救援大队"


def test_a_symbol_behind_a_colon_opens_the_next_words() -> None:
    guide = read_guide(
        "护照换发\n●申请材料：身份证\n●办理地点：一楼大厅 ●另设自助区\n●办理时限：即办\n\n"
        "护照补发\n●申请材料：身份证\n●办理地点：二楼大厅\n●办理时限：5日\n"
    )
    headings = [field.heading for field in guide.items[0].extra_subsections]
    assert headings == ["办理地点"]
