"""Lists of materials in the usual phrasing of offices: names, and what stands around them."""

from __future__ import annotations

import pytest

from pipeline.model.guides import Item
from pipeline.model.kinds import MaterialForm
from tests.stages import run_text

Row = tuple[str | None, str, str | None]


def read_list(*lines: str) -> Item:
    """Return an item whose field for materials has these lines."""
    text = "\n".join(
        ["1. 不动产转移登记", "1.1 申请材料：", *lines, "1.2 办理时限：", "即时办结", ""]
    )
    (item,) = run_text(text).guide.items
    return item


def read_rows(*lines: str) -> list[Row]:
    return [(m.group, m.name, m.condition) for m in read_list(*lines).materials]


@pytest.mark.parametrize(
    ("line", "condition", "name"),
    [
        (
            "①委托他人办理的，还应提交授权委托书和受托人身份证；",
            "委托他人办理的",
            "授权委托书和受托人身份证",
        ),
        ("①再婚人员须提供离婚证；", "再婚人员", "离婚证"),
        ("①父母再婚的，双方须出具抚养关系证明；", "父母再婚的", "抚养关系证明"),
        (
            "①申请人在外地就业的，其就业地社保机构须出具未参保证明；",
            "申请人在外地就业的，其就业地社保机构",
            "未参保证明",
        ),
        ("①孩子户口已迁出，须提供迁移证；", "孩子户口已迁出", "迁移证"),
        ("①中外合资企业应提供有关批准文件；", "中外合资企业", "有关批准文件"),
        ("①对遗失护照的，应交回未遗失的旧证；", "对遗失护照的", "未遗失的旧证"),
        ("①如为租赁的经营场所，应提供租赁合同；", "如为租赁的经营场所", "租赁合同"),
        (
            "①若申请人不能到场，只能由家属代办的，须出示家属身份证；",
            "若申请人不能到场，只能由家属代办的",
            "家属身份证",
        ),
        ("①无单位的由社区出具收入证明；", "无单位的", "收入证明"),
        ("①尚未取得房产证的，须提供购房发票；", "尚未取得房产证的", "购房发票"),
        ("①已婚的带结婚证；", "已婚的", "结婚证"),
        ("①渔船抵押的还需带抵押合同；", "渔船抵押的", "抵押合同"),
        ("①居住证（外地渔民提供）；", "外地渔民", "居住证（外地渔民提供）"),
        ("①委托书（他人代办时需提供）；", "他人代办时", "委托书（他人代办时需提供）"),
        ("①法人委托的，必须有盖章的委托书；", "法人委托的", "盖章的委托书"),
        ("①退役军人另提供退役证；", "退役军人", "退役证"),
    ],
)
def test_who_and_when_are_no_part_of_the_name(line: str, condition: str, name: str) -> None:
    assert read_rows(line) == [(None, name, condition)]


@pytest.mark.parametrize(
    "name",
    [
        "由民政部门提供的收养证明",
        "医院出具的出生医学证明",
        "法律、法规规定的其他材料",
        "户口簿或居住证",
        "所在地的区、（县）以上税务机关出具的完税证明",
        "购房合同原件、复印件及贷款银行的贷款证明",
    ],
)
def test_a_name_stays_whole(name: str) -> None:
    assert read_rows(f"①{name}；") == [(None, name, None)]


@pytest.mark.parametrize(
    ("words", "name", "form", "copies"),
    [
        ("居民身份证（原件及复印件1份）", "居民身份证", MaterialForm.ORIGINAL_AND_COPY, 1),
        ("《设立登记申请书》（加盖公章，一式两份）", "《设立登记申请书》", None, 2),
        (
            "《护照申请表》1份（未成年人（不满16周岁）应提供2份）",
            "《护照申请表》",
            None,
            1,
        ),
        ("身份证原件，同时提交复印件", "身份证原件", MaterialForm.ORIGINAL_AND_COPY, None),
        (
            "完税凭证（原件1份，复印件2份）",
            "完税凭证",
            MaterialForm.ORIGINAL_AND_COPY,
            1,
        ),
        ("身份证须提供原件", "身份证", MaterialForm.ORIGINAL, None),
        ("营业执照原件、复印件", "营业执照原件、复印件", MaterialForm.ORIGINAL_AND_COPY, None),
    ],
)
def test_form_and_copies_are_clauses(
    words: str, name: str, form: MaterialForm | None, copies: int | None
) -> None:
    (material,) = read_list(f"①{words}；").materials
    assert (material.name, material.form, material.copies) == (name, form, copies)


def test_a_blank_that_nobody_filled_is_no_material() -> None:
    assert read_rows("（一）护照。（）", "（二）相片。(、)") == [
        (None, "护照", None),
        (None, "相片", None),
    ]


def test_sentences_beside_the_list_are_remarks() -> None:
    item = read_list(
        "1.进修证明。进修证明包括：结业证书、培训合同、成绩单；",
        "2.父亲为集体户口（不含在校生），无需提供住房证明，但须提供单位同意入户证明；",
        "3.委托书并加盖单位公章；",
        "根据本市规定，在城区以外落户的申请人，五年内不办理市内迁移。",
    )
    assert [material.name for material in item.materials] == [
        "进修证明",
        "单位同意入户证明",
        "委托书",
    ]
    assert item.material_notes == [
        "进修证明包括：结业证书、培训合同、成绩单",
        "父亲为集体户口（不含在校生），无需提供住房证明",
        "并加盖单位公章",
        "根据本市规定，在城区以外落户的申请人，五年内不办理市内迁移。",
    ]


def test_the_last_one_may_say_what_kind_all_are() -> None:
    assert [
        name for _, name, _ in read_rows("①家庭住房租约、房屋产权证或者其他住房证明材料；")
    ] == [
        "家庭住房租约",
        "房屋产权证或者其他住房证明材料",
    ]


def test_a_heading_with_sub_entries_is_a_group_and_ends_with_the_next_of_its_kind() -> None:
    rows = read_rows(
        "（1）学历证明材料",
        "①毕业证书、学位证书。",
        "②《学历认证报告》。",
        "（2）合伙企业还应提供以下资料：",
        "——合伙协议书。",
        "——合伙人名单。",
        "（3）户口簿。",
    )
    assert rows == [
        ("学历证明材料", "毕业证书", None),
        ("学历证明材料", "学位证书", None),
        ("学历证明材料", "《学历认证报告》", None),
        ("合伙企业还应提供以下资料", "合伙协议书", None),
        ("合伙企业还应提供以下资料", "合伙人名单", None),
        (None, "户口簿", None),
    ]


def test_a_case_leads_in_the_papers_below_it() -> None:
    rows = read_rows(
        "租住公共租赁住房的，提供：",
        "①身份证②租金缴纳凭证；租住商品住房的，需提供下列材料：①无房证明。",
        "本人患病的，应当提供：",
        "诊断证明",
    )
    assert [(group, name) for group, name, _ in rows] == [
        ("租住公共租赁住房的，提供", "身份证"),
        ("租住公共租赁住房的，提供", "租金缴纳凭证"),
        ("租住商品住房的，需提供下列材料", "无房证明"),
        ("本人患病的，应当提供", "诊断证明"),
    ]


def test_who_need_not_bring_a_paper_is_no_case_for_it() -> None:
    rows = read_rows("①失业证明（承诺的可免于提交）；②监护人证明（未成年人申请的）。")
    assert [condition for _, _, condition in rows] == [None, "未成年人申请的"]


def test_a_condition_may_introduce_a_list_on_its_line() -> None:
    rows = read_rows("①在城镇购房的，住房证明须提供：房产证；尚未取得的须提供购房发票。")
    assert [(name, condition) for _, name, condition in rows] == [
        ("房产证", None),
        ("购房发票", "尚未取得的"),
    ]


def test_numbers_inside_a_line_begin_entries_but_not_in_a_remark() -> None:
    item = read_list(
        "一、新生入学",
        "1.入学申请表；2.1寸免冠照片2张；3.户口簿，或居住证。",
        "注：1.复印件须盖章；2.外文材料附译文。",
    )
    assert [(m.group, m.number, m.name) for m in item.materials] == [
        ("新生入学", 1, "入学申请表"),
        ("新生入学", 2, "1寸免冠照片2张"),
        ("新生入学", 3, "户口簿，或居住证"),
    ]
    assert item.material_notes == ["注：1.复印件须盖章；2.外文材料附译文。"]


def test_a_statement_about_all_papers_is_a_remark_to_its_end() -> None:
    item = read_list("1.生育津贴申领表。", "2.申请人提供的材料应当真实、完整，复印件需签字确认。")
    assert [material.name for material in item.materials] == ["生育津贴申领表"]
    assert item.material_notes == ["申请人提供的材料应当真实、完整，复印件需签字确认"]


def test_dashes_inside_a_line_begin_entries() -> None:
    rows = read_rows("申请书   - 身份证、户口本复印件：   - 出生医学证明；   - 结婚证。")
    assert [name for _, name, _ in rows] == [
        "申请书",
        "身份证",
        "户口本复印件",
        "出生医学证明",
        "结婚证",
    ]


def test_long_runs_take_no_time() -> None:
    for words in (
        "加盖" * 5000,
        "（加盖公章" * 5000,
        "如需" * 5000,
        "的由" * 5000,
        "原件、" * 5000,
    ):
        read_list(f"①{words}；")


def test_no_entry_runs_on_below_a_picture() -> None:
    rows = read_rows("①户口簿", "", "1.不动产转移登记", "", "居民身份证")
    assert [name for _, name, _ in rows] == ["户口簿", "居民身份证"]


@pytest.mark.parametrize(
    "line",
    [
        "1.补贴申请表 2.身份证 3.户口本",
        "1、补贴申请表；2、身份证；3、户口本。",
        "1.补贴申请表（1份 原件） 2.身份证（2份 原件和复印件各1份） 3.户口本（1份 复印件）",
        "1.补贴申请表2.身份证3.户口本",
    ],
)
def test_numbers_go_on_inside_a_line(line: str) -> None:
    materials = read_list(line).materials
    assert [(m.number, m.name) for m in materials] == [
        (1, "补贴申请表"),
        (2, "身份证"),
        (3, "户口本"),
    ]


def test_a_number_inside_a_line_that_does_not_follow_opens_no_entry() -> None:
    assert [m.name for m in read_list("1.贴有3.5寸照片的申请表").materials] == [
        "贴有3.5寸照片的申请表"
    ]


def test_short_lines_are_papers_of_their_own() -> None:
    item = read_list("身份证", "户口本", "银行卡")
    assert [m.name for m in item.materials] == ["身份证", "户口本", "银行卡"]
    assert item.subsections.materials
    assert item.subsections.materials.text == "身份证\n户口本\n银行卡"


def test_the_title_of_a_table_is_no_paper() -> None:
    item = read_list("开业登记材料目录", "序号\t材料名称\t份数", "1\t开业申请书\t1份")
    assert [(m.name, m.copies) for m in item.materials] == [("开业申请书", 1)]


def test_papers_below_the_name_of_their_kind() -> None:
    assert read_rows("（1）房屋证明材料", "房产证复印件。", "（2）户口簿") == [
        ("房屋证明材料", "房产证复印件", None),
        (None, "户口簿", None),
    ]


@pytest.mark.parametrize(
    ("line", "condition", "name"),
    [
        ("①离婚、丧偶人员须提供法院判决书；", "离婚、丧偶人员", "法院判决书"),
        ("①监护人持本人身份证；", "监护人", "本人身份证"),
        ("①应当向户籍地的派出所或者受委托的社区机构提交本人相片。", None, "本人相片"),
    ],
)
def test_who_hands_in_and_where(line: str, condition: str | None, name: str) -> None:
    assert read_rows(line) == [(None, name, condition)]


def test_what_papers_agree_with_is_a_remark() -> None:
    item = read_list("①离婚证，且与户口簿上记载一致；")
    assert [m.name for m in item.materials] == ["离婚证"]
    assert item.material_notes == ["且与户口簿上记载一致"]


def test_a_list_may_begin_inside_a_line() -> None:
    item = read_list(
        "（一）筹备 举办者提交下列材料： 1.筹备报告； 2.章程，并载明宗旨； 3.捐赠协议。"
    )
    assert [(m.number, m.name) for m in item.materials] == [
        (1, "筹备报告"),
        (2, "章程"),
        (3, "捐赠协议"),
    ]
    assert item.material_notes == ["并载明宗旨"]


def test_who_stands_before_a_comma_and_a_verb() -> None:
    assert read_rows("①国营林场和集体林场，提交调查设计文件。") == [
        (None, "调查设计文件", "国营林场和集体林场")
    ]


def test_what_only_ends_like_a_paper_parts_no_list() -> None:
    assert read_rows("①因患病、突发事件、子女入学造成困难的证明材料") == [
        (None, "因患病、突发事件、子女入学造成困难的证明材料", None)
    ]


def test_circled_numbers_need_no_stop_between() -> None:
    item = read_list("需要提交：①申请书②出生证明③结婚证（有身份证的，需提供身份证明）④银行卡复印件")
    assert [m.name for m in item.materials] == [
        "申请书",
        "出生证明",
        "结婚证（有身份证的，需提供身份证明）",
        "银行卡复印件",
    ]


def test_a_list_of_another_print_may_stand_inside_an_entry() -> None:
    rows = read_rows(
        "1.身份证；",
        "2.下列材料之一：（1）退休证；（2）养老金领取证明；",
        "3.银行卡复印件。",
    )
    assert rows == [
        (None, "身份证", None),
        ("下列材料之一", "退休证", None),
        ("下列材料之一", "养老金领取证明", None),
        (None, "银行卡复印件", None),
    ]


def test_letters_number_papers_and_a_paper_may_be_explained() -> None:
    rows = read_rows("a) 收养申请书：包括目的、不遗弃的保证及经过。", "b) 结婚证。")
    assert rows == [(None, "收养申请书", None), (None, "结婚证", None)]


@pytest.mark.parametrize(
    "marks", ["⑴⑵", "⒈⒉", ("1）", "2）"), ("3.1 ", "3.2 "), ("B1.", "B2."), ("1️⃣", "2️⃣")]
)
def test_entries_are_numbered_in_many_ways(marks: str | tuple[str, str]) -> None:
    lines = [f"{mark}{words}" for mark, words in zip(marks, ("身份证", "户口簿"), strict=True)]
    assert [(m.number, m.name) for m in read_list("材料如下：", *lines).materials] == [
        (1, "身份证"),
        (2, "户口簿"),
    ]


@pytest.mark.parametrize(
    ("line", "condition", "name"),
    [
        ("①委托代理的，代理人身份证原件；", "委托代理的", "代理人身份证原件"),
        ("①因工外出受伤的，由当地公安部门出具证明；", "因工外出受伤的", "证明"),
        ("①未满16周岁的，由监护人持户口簿代办；", "未满16周岁的", "户口簿"),
        ("①委托代办的，另附委托书；", "委托代办的", "委托书"),
        ("①公民进行登记，需提供结婚证；", "公民进行登记", "结婚证"),
        ("①本国公民提交身份证；", "本国公民", "身份证"),
        ("①再次申请的，到所在村领取《审批表》一式三份；", "再次申请的", "《审批表》"),
        ("①年满80周岁的凭身份证即可申请；", "年满80周岁的", "身份证"),
        ("①（如委托他人办理）授权委托书；", "如委托他人办理", "授权委托书"),
        ("①（居民）户口簿；", None, "（居民）户口簿"),
        ("①取款凭证；", None, "取款凭证"),
    ],
)
def test_cases_without_a_verb(line: str, condition: str | None, name: str) -> None:
    assert read_rows(line) == [(None, name, condition)]


def test_the_next_group_may_be_one_line() -> None:
    rows = read_rows(
        "（一）首次申请", "1.申请表", "2.身份证", "（二）换发", "除上述材料外，还需交验原护照。"
    )
    assert rows == [
        ("首次申请", "申请表", None),
        ("首次申请", "身份证", None),
        ("换发", "原护照", "除上述材料外"),
    ]


def test_groups_may_follow_each_other_in_a_line() -> None:
    rows = read_rows("个人申请：身份证、户口簿；单位申请：营业执照副本复印件、公章。")
    assert rows == [
        ("个人申请", "身份证", None),
        ("个人申请", "户口簿", None),
        ("单位申请", "营业执照副本复印件", None),
        ("单位申请", "公章", None),
    ]


def test_what_is_handed_in_is_no_heading_of_a_list() -> None:
    item = read_list("申请人应如实填写《申请表》，并提交下列材料：", "1.身份证；", "2.户口簿。")
    assert [m.name for m in item.materials] == ["身份证", "户口簿"]


@pytest.mark.parametrize(
    ("words", "name", "form", "copies"),
    [
        ("验资报告（原件，由会计师事务所出具）", "验资报告", MaterialForm.ORIGINAL, None),
        ("登记申请书（一式三份，举办者签字）", "登记申请书", None, 3),
        (
            "身份证（正反面复印件1份，核对原件）",
            "身份证",
            MaterialForm.VERIFY_ORIGINAL,
            1,
        ),
        ("身份证 原件1份 复印件1份", "身份证", MaterialForm.ORIGINAL_AND_COPY, 1),
        ("申请表【原件】1份", "申请表", MaterialForm.ORIGINAL, 1),
        ("身份证（复印件）；（本人办理）", "身份证", MaterialForm.COPY, None),
    ],
)
def test_clauses_in_other_prints(
    words: str, name: str, form: MaterialForm | None, copies: int | None
) -> None:
    (material,) = read_list(f"①{words}").materials
    assert (material.name, material.form, material.copies) == (name, form, copies)


def test_blanks_part_papers_when_nothing_else_does() -> None:
    assert [name for _, name, _ in read_rows("身份证 户口簿 结婚证")] == [
        "身份证",
        "户口簿",
        "结婚证",
    ]


def test_the_next_number_ends_what_a_sentence_leads_to() -> None:
    item = read_list(
        "（一）申请书",
        "（二）有下列情形之一的，还需提供：",
        "1．离婚的，提供离婚证；",
        "（三）照片",
    )
    assert [(m.number, m.name) for m in item.materials] == [
        (1, "申请书"),
        (2, "离婚证"),
        (3, "照片"),
    ]


def test_a_semicolon_parts_papers() -> None:
    item = read_list("合影照片3张；离过婚的还应当持离婚证；离婚协议书一式三份，照片各2张")
    assert [(m.name, m.condition) for m in item.materials] == [
        ("合影照片3张", None),
        ("离婚证", "离过婚的"),
        ("离婚协议书", None),
        ("照片各2张", None),
    ]


def test_words_that_name_no_paper_stay_together() -> None:
    assert read_rows("①企业生产的所有油品名称、产品标准及用途") == [
        (None, "企业生产的所有油品名称、产品标准及用途", None)
    ]


def test_a_second_field_for_materials_heads_its_own() -> None:
    rows = read_rows("必备材料：身份证、户口簿", "可选材料：结婚证")
    assert rows[-2:] == [("必备材料", "户口簿", None), ("可选材料", "结婚证", None)]


def test_columns_of_a_table_count_originals_and_copies() -> None:
    item = read_list(
        "序号\t材料名称\t原件（份）\t复印件（份）\t适用情形",
        "1\t身份证\t0\t1\t无",
        "2\t申请表\t2\t0\t",
        "3\t委托书\t1\t1\t委托他人办理的",
    )
    assert [(m.name, m.form, m.copies, m.condition) for m in item.materials] == [
        ("身份证", MaterialForm.COPY, 1, None),
        ("申请表", MaterialForm.ORIGINAL, 2, None),
        ("委托书", MaterialForm.ORIGINAL_AND_COPY, 1, "委托他人办理的"),
    ]


def test_a_column_may_say_how_a_paper_is_wanted() -> None:
    item = read_list("材料\t要求", "身份证\t原件及复印件1份", "户口簿\t复印件2份")
    assert [(m.name, m.form, m.copies) for m in item.materials] == [
        ("身份证", MaterialForm.ORIGINAL_AND_COPY, 1),
        ("户口簿", MaterialForm.COPY, 2),
    ]


def test_a_sentence_may_end_with_the_heading_of_what_follows() -> None:
    item = read_list("①申请表；②其他材料。其中，申请兼职的，还应当提交：③教学经历证明。")
    assert [(m.number, m.name) for m in item.materials] == [
        (1, "申请表"),
        (2, "其他材料"),
        (3, "教学经历证明"),
    ]


def test_lines_without_stops_are_papers_however_long() -> None:
    lines = [
        "用电人有效身份证件（身份证、军官证任选其一）",
        "房屋产权证明（不动产权证、购房合同、宅基地证明任选其一）",
        "二级以上医疗机构出具的诊断证明书原件及复印件",
    ]
    assert [m.name for m in read_list(*lines).materials] == lines


def test_cells_of_two_headers_and_of_merged_rows_stay_in_their_columns() -> None:
    item = read_list(
        "情形\t序号\t材料名称\t份数\t\t备注",
        "\t\t\t原件\t复印件\t",
        "新办\t1\t申请书\t1\t0\t",
        "\t2\t营业执照\t0\t2\t加盖公章",
        "变更\t1\t变更申请书\t1\t0\t",
    )
    assert [(m.group, m.number, m.name, m.form, m.copies) for m in item.materials] == [
        ("新办", 1, "申请书", MaterialForm.ORIGINAL, 1),
        ("新办", 2, "营业执照", MaterialForm.COPY, 2),
        ("变更", 1, "变更申请书", MaterialForm.ORIGINAL, 1),
    ]


def test_rows_of_one_cell_head_those_below_and_remarks_tell_the_form() -> None:
    item = read_list(
        "序号\t材料名称\t数量\t备注",
        "1\t《许可申请表》\t1份\t",
        "2\t经办人身份证件\t1份\t查验原件",
        "有以下情形的，还应提供相应材料",
        "适用情形\t材料名称\t数量\t备注",
        "委托代理人申请\t代理委托书\t1份\t",
        "\t代理人身份证件\t1份\t查验原件",
    )
    assert [(m.group, m.name, m.form, m.condition) for m in item.materials] == [
        (None, "《许可申请表》", None, None),
        (None, "经办人身份证件", MaterialForm.VERIFY_ORIGINAL, None),
        ("有以下情形的，还应提供相应材料", "代理委托书", None, "委托代理人申请"),
        (
            "有以下情形的，还应提供相应材料",
            "代理人身份证件",
            MaterialForm.VERIFY_ORIGINAL,
            "委托代理人申请",
        ),
    ]


def test_marks_of_another_kind_show_the_groups() -> None:
    rows = read_rows("■ 必须提交", "☆ 申请书", "☆ 房屋合同", "■ 视情形提交", "☆ 委托书")
    assert rows == [
        ("必须提交", "申请书", None),
        ("必须提交", "房屋合同", None),
        ("视情形提交", "委托书", None),
    ]


def test_any_symbol_may_begin_a_line() -> None:
    rows = read_rows("✅ 居民身份证", "✅ 住址证明（租赁合同、购房合同、住宿证明）", "📌 就业证明")
    assert [name for _, name, _ in rows] == [
        "居民身份证",
        "住址证明（租赁合同、购房合同、住宿证明）",
        "就业证明",
    ]


def test_all_below_a_heading_for_remarks_are_remarks() -> None:
    item = read_list("1.申请书", "2.章程", "注：", "1、依法设立的公司适用本规范。", "2、提交原件。")
    assert [m.name for m in item.materials] == ["申请书", "章程"]
    assert len(item.material_notes) == 3


def test_what_a_paper_must_tell_is_a_remark() -> None:
    item = read_list("①运输申请表，主要内容包括货物的名称，车辆的型号，通行路线；②行驶证")
    assert [m.name for m in item.materials] == ["运输申请表", "行驶证"]
    assert item.material_notes == ["主要内容包括货物的名称，车辆的型号，通行路线"]


def test_a_number_may_stand_above_its_paper() -> None:
    item = read_list("1", "双方身份证（或居住证）；", "2", "出生医学证明。")
    assert [(m.number, m.name) for m in item.materials] == [
        (1, "双方身份证（或居住证）"),
        (2, "出生医学证明"),
    ]


def test_a_sentence_that_names_no_paper_is_none() -> None:
    item = read_list("人事档案；", "户口簿；", "申请人向单位申报，没有单位的去就业局申报。")
    assert [m.name for m in item.materials] == ["人事档案", "户口簿"]
    assert item.material_notes == ["申请人向单位申报，没有单位的去就业局申报。"]


def test_what_is_asked_of_all_papers_is_a_remark() -> None:
    item = read_list("1.身份证；2.户口簿", "材料要求：复印件用A4纸打印，加盖公章。")
    assert [m.name for m in item.materials] == ["身份证", "户口簿"]
    assert item.material_notes == ["材料要求：复印件用A4纸打印，加盖公章。"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "材料名称：《申请表》 材料类型：原件 份数：2",
            "材料名称：身份证 材料类型：复印件 份数：1",
        ),
        (
            "材料名称：《申请表》",
            "材料类型：原件",
            "份数：2",
            "材料名称：身份证",
            "材料类型：复印件",
            "份数：1",
        ),
    ],
)
def test_rows_may_be_printed_as_labels_and_values(lines: tuple[str, ...]) -> None:
    assert [(m.name, m.form, m.copies) for m in read_list(*lines).materials] == [
        ("《申请表》", MaterialForm.ORIGINAL, 2),
        ("身份证", MaterialForm.COPY, 1),
    ]


def test_a_closed_entry_above_a_bare_line_is_no_heading() -> None:
    item = read_list("①申请表；", "②与该事项有关的证据材料；", "代办的，还应提交委托书。")
    assert [(m.name, m.condition) for m in item.materials] == [
        ("申请表", None),
        ("与该事项有关的证据材料", None),
        ("委托书", "代办的"),
    ]


def test_two_titles_are_two_papers_and_a_duplicate_belongs_to_its_original() -> None:
    rows = read_rows("①《泊位申请表》《船舶评定表》；", "②《捕捞许可证》正、副本。")
    names = ["《泊位申请表》", "《船舶评定表》", "《捕捞许可证》正、副本"]
    assert [name for _, name, _ in rows] == names


UPRIGHT = (
    *("序号", "材料名称", "必要性", "规格份数", "材料来源", "审查要点"),
    *("1", "渔民证", "必要", "2", "申请人提供", "有效期内"),
    *("2", "泊位申请表", "必要", "1", "申请人提供"),
)


def test_cells_may_stand_below_each_other() -> None:
    item = read_list("（一套材料）", *UPRIGHT)
    assert [(m.number, m.name, m.copies, m.source) for m in item.materials] == [
        (1, "渔民证", 2, "申请人提供"),
        (2, "泊位申请表", 1, "申请人提供"),
    ]
    cells = ["材料名称", "是否必须", "份数", "泊位登记申请书（原件1份）；", "是", "1"]
    item = read_list(
        *cells, "船主身份证明：", "（1）个人提供身份证；", "是", "租赁合同。", "是", "1"
    )
    assert [(m.name, m.form) for m in item.materials] == [
        ("泊位登记申请书", MaterialForm.ORIGINAL),
        ("船主身份证明", None),
        ("租赁合同", None),
    ]


def test_what_is_not_needed_or_asked_of_all_is_no_paper() -> None:
    item = read_list(
        "（一）提交申请",
        "（1）申报资料按申请表载明的顺序排列；",
        "（2）所有材料为A4大小，有特殊规定除外。",
        "（二）材料清单",
        "（1）泊位申请表；",
        "（2）开办冷库的，除提供上述材料，还应当提交消防部门的批准文件。",
        "（3）小型泊位无需提供设计文件、竣工说明。",
    )
    assert [m.name for m in item.materials] == ["泊位申请表", "消防部门的批准文件"]


def test_a_head_that_is_only_like_another_heads_no_column_of_its_own() -> None:
    item = read_list(
        "序号 | 申请材料名称 | 申请材料要求 | 备注 |",
        "1 | 取水申请书 | ||",
        "2 | 评估报告 |",
    )
    assert [(m.number, m.name) for m in item.materials] == [(1, "取水申请书"), (2, "评估报告")]


def test_a_heading_between_bullets_of_two_kinds_may_end_like_a_paper() -> None:
    rows = read_rows("◆渔船登记", "▷登记申请书", "▷船舶证书", "◆印章刻制", "▷身份证件")
    assert rows == [
        ("渔船登记", "登记申请书", None),
        ("渔船登记", "船舶证书", None),
        ("印章刻制", "身份证件", None),
    ]
