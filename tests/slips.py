"""Copies of the booklet with one slip each, such as typing and extraction make them.

`own` names the fields that the slip may change, as dotted beginnings of `list.position.field`;
positions count from 1, and in the booklet the position of an item is its number.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """Words of the booklet that stand there once, what a slip makes of them, what may change."""

    name: str
    printed: str
    slipped: str
    own: tuple[str, ...] = ()

    def apply(self, text: str) -> str:
        """Return `text` with this slip."""
        assert text.count(self.printed) == 1, f"{self.printed!r} must stand once"
        return text.replace(self.printed, self.slipped)


def _item(number: int, *fields: str) -> tuple[str, ...]:
    return tuple(f"items.{number}.{field}" for field in fields)


def _materials(number: int) -> tuple[str, ...]:
    return _item(number, "subsections.materials.text", "materials")


def _paths(number: int) -> tuple[str, ...]:
    return _item(number, "subsections.paths.text", "paths")


def _limits(number: int) -> tuple[str, ...]:
    return _item(number, "subsections.time_limit.text", "time_limits")


def _category(number: int, first: int, last: int, field: str, own: str) -> tuple[str, ...]:
    items = (f"items.{item}.{field}" for item in range(first, last + 1))
    return (f"categories.{number}.{own}", *items)


ITEM_HEADINGS = (
    Slip("item number: comma for its dot", "\n11. 抚顺市", "\n11，抚顺市"),
    Slip("item number: colon for its dot", "\n11. 抚顺市", "\n11: 抚顺市"),
    Slip(
        "item number: wrong digit",
        "\n3. 企业养老保险缴费申报\n\n在",
        "\n8. 企业养老保险缴费申报\n\n在",
        (*_item(3, "number"), "categories.1.item_numbers"),
    ),
    Slip(
        "item number: that of the item before",
        "\n14. 代缴",
        "\n13. 代缴",
        (*_item(14, "number"), "categories.3.item_numbers"),
    ),
    Slip(
        "item number: digits swapped",
        "\n23. 医疗费",
        "\n32. 医疗费",
        (*_item(23, "number"), "categories.4.item_numbers"),
    ),
    Slip(
        "item number: lost",
        "\n21. 一次性工亡补助金\n",
        "\n一次性工亡补助金\n",
        (*_item(21, "number"), "categories.4.item_numbers"),
    ),
    Slip(
        "item number: dot lost",
        "\n5. 企业养老保险缴费证明查询\n\n参",
        "\n5 企业养老保险缴费证明查询\n\n参",
        (*_item(5, "number", "title"), "categories.1.item_numbers"),
    ),
    Slip("item number: another mark", "\n9. 城乡居民", "\n9、城乡居民"),
    Slip("item number: full width", "\n17. 失业保险关系", "\n１７．失业保险关系"),
    Slip("item number: no blank after it", "\n28. 抚顺市", "\n28.抚顺市"),
    Slip(
        "item title: repeated",
        "\n20. 一次性伤残补助金\n",
        "\n20. 一次性伤残补助金\n" * 2,
        _item(20, "intro"),
    ),
    Slip(
        "item title: lost",
        "\n24. 统筹地区以外交通、食宿费申领\n\n",
        "\n",
        (
            *_item(23, "subsections.tips.text"),
            *_item(24, "number", "title", "intro"),
            "categories.4.item_numbers",
        ),
    ),
    Slip(
        "item title: doubled character",
        "\n11. 抚顺市城乡居民养老保险参保缴费\n",
        "\n11. 抚顺市城乡居民养老保险参保缴缴费\n",
        _item(11, "title"),
    ),
    Slip(
        "item title: swapped characters",
        "\n22. 丧葬补助金\n",
        "\n22. 丧葬补金助\n",
        _item(22, "title"),
    ),
    Slip(
        "item title: broken over two lines",
        "\n32. 企业养老保险转抚顺市社会保险机关事业单位养老保险\n",
        "\n32. 企业养老保险转抚顺市社会保险机关事业单位\n养老保险\n",
    ),
    Slip(
        "item title: half-width brackets",
        "\n25. 抚顺市社会保险职工参保登记（机关事业）\n",
        "\n25. 抚顺市社会保险职工参保登记(机关事业)\n",
        _item(25, "title"),
    ),
    Slip(
        "item title: bracket lost",
        "\n28. 抚顺市社会保险养老保险缴费申报（机关事业）\n",
        "\n28. 抚顺市社会保险养老保险缴费申报（机关事业\n",
        _item(28, "title"),
    ),
    Slip(
        "item title: a full stop after it",
        "\n36. 社会保障卡启用\n",
        "\n36. 社会保障卡启用。\n",
        _item(36, "title"),
    ),
    Slip(
        "item title: blank lines lost",
        "\n\n35. 社会保障卡挂失与解挂\n\n",
        "\n35. 社会保障卡挂失与解挂\n",
    ),
)

FIELD_HEADINGS = (
    Slip(
        "field number: lost by an item's first field",
        "\n12.1 需提供材料",
        "\n需提供材料",
        _item(12, "subsections.materials.printed_number"),
    ),
    Slip(
        "field number: lost in an item of wrong numbers",
        "\n36.2 办理路径",
        "\n办理路径",
        _item(36, "subsections.paths.printed_number"),
    ),
    Slip(
        "field number: of the next item",
        "\n8.3 办理时限",
        "\n9.3 办理时限",
        _item(8, "subsections.time_limit.printed_number"),
    ),
    Slip(
        "field number: of the item before",
        "\n13.1 需提供材料",
        "\n12.1 需提供材料",
        _item(13, "subsections.materials.printed_number"),
    ),
    Slip(
        "field number: last one of the next item",
        "\n18.4 温馨提示",
        "\n19.4 温馨提示",
        _item(18, "subsections.tips.printed_number"),
    ),
    Slip(
        "field number: of the next field",
        "\n6.2 办理路径",
        "\n6.3 办理路径",
        _item(6, "subsections.paths.printed_number"),
    ),
    Slip(
        "field number: a digit too many",
        "\n21.2 办理路径",
        "\n211.2 办理路径",
        _item(21, "subsections.paths.printed_number"),
    ),
    Slip(
        "field number: dot lost",
        "\n10.4 温馨提示",
        "\n104 温馨提示",
        _item(10, "subsections.tips.printed_number"),
    ),
    Slip(
        "field number: full stop for dot",
        "\n28.2 办理路径",
        "\n28。2 办理路径",
        _item(28, "subsections.paths.printed_number"),
    ),
    Slip(
        "field number: comma for dot",
        "\n29.1 需提供要件",
        "\n29,1 需提供要件",
        _item(29, "subsections.materials.printed_number"),
    ),
    Slip(
        "field number: blank inside",
        "\n35.3 办理时限",
        "\n35. 3 办理时限",
        _item(35, "subsections.time_limit.printed_number"),
    ),
    Slip(
        "field number: lost",
        "\n34.1 需提供要件",
        "\n需提供要件",
        _item(34, "subsections.materials.printed_number"),
    ),
    Slip("field number: no blank after it", "\n22.1 需提供要件", "\n22.1需提供要件"),
    Slip(
        "field label: swapped characters",
        "\n31.1 需提供要件",
        "\n31.1 需供提要件",
        _item(31, "subsections.materials.heading"),
    ),
    Slip(
        "field label: wrong character",
        "\n9.3 办理时限",
        "\n9.3 办理时间",
        _item(9, "subsections.time_limit.heading"),
    ),
    Slip(
        "field label: doubled character",
        "\n19.2 办理路径",
        "\n19.2 办理路径径",
        _item(19, "subsections.paths.heading"),
    ),
    Slip(
        "field label: lost character",
        "\n33.4 温馨提示：",
        "\n33.4 温馨提：",
        _item(33, "subsections.tips.heading"),
    ),
    Slip(
        "field label: blank inside",
        "\n2.1 需提供材料",
        "\n2.1 需提供 材料",
        _item(2, "subsections.materials.heading"),
    ),
    Slip("field label: colon lost before content", "\n12.3 办理时限：", "\n12.3 办理时限"),
    Slip("field label: half-width colon", "\n3.3 办理时限：", "\n3.3 办理时限:"),
    Slip("field label: colon twice", "\n4.3 办理时限：", "\n4.3 办理时限：："),
    Slip("field label: colon where others have none", "\n8.1 需提供要件\n", "\n8.1 需提供要件：\n"),
    Slip(
        "field label: content on the next line",
        "\n32.3 办理时限：15 个",
        "\n32.3 办理时限：\n\n15 个",
    ),
    Slip("field heading: more blank lines above", "\n2.3 办理时限", "\n\n\n2.3 办理时限"),
    Slip("field heading: blank line above lost", "\n\n30.2 办理路径\n\n", "\n30.2 办理路径\n"),
    Slip(
        "field heading: lost above the time limit",
        "\n7.3 办理时限\n",
        "\n",
        (*_paths(7), *_item(7, "subsections.time_limit", "time_limits")),
    ),
    Slip(
        "field heading: lost above the materials",
        "\n15.1 需提供材料：\n",
        "\n",
        _item(15, "subsections.materials", "intro", "materials_none_required"),
    ),
    Slip(
        "field heading: lost above the paths",
        "\n36.2 办理路径\n",
        "\n",
        (*_materials(36), *_item(36, "subsections.paths", "paths", "material_notes")),
    ),
    Slip(
        "field heading: lost above the tips",
        "\n26.4 温馨提示：\n",
        "\n",
        (*_limits(26), *_item(26, "subsections.tips", "recommended_channels")),
    ),
    Slip(
        "field heading: repeated",
        "\n16.1 需提供材料\n",
        "\n16.1 需提供材料\n\n16.1 需提供材料\n",
        (*_materials(16), *_item(16, "extra_subsections")),
    ),
)

CATEGORIES = (
    Slip("category: colon after its numeral", "\n四、工伤保险\n\n20", "\n四：工伤保险\n\n20"),
    Slip("category: nothing after its numeral", "\n六、社会保障卡\n\n33", "\n六社会保障卡\n\n33"),
    Slip("category: colon at its end", "\n三、失业保险\n\n12", "\n三、失业保险：\n\n12"),
    Slip(
        "category: numeral lost",
        "\n四、工伤保险\n",
        "\n、工伤保险\n",
        _category(4, 20, 24, "category_number", "number"),
    ),
    Slip(
        "category: wrong numeral",
        "\n五、机关事业单位保险\n",
        "\n六、机关事业单位保险\n",
        _category(5, 25, 32, "category_number", "number"),
    ),
    Slip("category: mark after the numeral lost", "\n三、失业保险\n", "\n三 失业保险\n"),
    Slip(
        "category: swapped characters",
        "\n六、社会保障卡\n",
        "\n六、社会障保卡\n",
        _category(6, 33, 37, "category", "title"),
    ),
    Slip(
        "category: blank lines lost", "\n\n二、城乡居民养老保险\n\n8.", "\n二、城乡居民养老保险\n8."
    ),
)

TABLES = (
    Slip(
        "table: row broken in its first cell",
        "三、社会保险待遇领取资格认",
        "三、社会保险待遇领取资格\n认",
    ),
    Slip("table: row broken in a cell", "抚顺市望花区滨河路银科", "抚顺市望花区滨河\n路银科"),
    Slip("table: row broken behind a cell", "滨河路银科大厦E座\t", "滨河路银科大厦E座\n\t"),
    Slip("table: row broken in its last cell", "2. 工伤职工骗取工伤", "2. 工伤职工骗取\n工伤"),
    Slip(
        "table: page number between rows",
        "\n五、失业保险金申领",
        "\n— 56 —\n五、失业保险金申领",
        ("residue",),
    ),
    Slip("contents: leader lost", "违规禁办事项清单.....\t(55)", "违规禁办事项清单\t(55)"),
    Slip("contents: full-width brackets", ".....\t(57)", ".....\t（57）"),
    Slip("contents: dash for a leader", "违规禁办事项清单.....\t(55)", "违规禁办事项清单———55"),
    Slip("contents: page in words", "违规禁办事项清单.....\t(55)", "违规禁办事项清单.....第55页"),
    Slip(
        "contents: page lost",
        "违规禁办事项清单.....\t(55)",
        "违规禁办事项清单.....",
        ("toc.4.page",),
    ),
    Slip("contents: numbered", "容缺办理事项清单.....", "五、容缺办理事项清单....."),
    Slip("contents: tab lost", ".....\t(13)", ".....(13)"),
    Slip("contents: wrong page", ".....\t(11)", ".....\t(71)", ("toc.2.page",)),
    Slip(
        "contents: character lost", "办事不找关系路径.....", "办事不找关路径.....", ("toc.2.title",)
    ),
    Slip("contents: wrong character in its heading", "\n目 录\n", "\n日 录\n"),
    Slip(
        "catalogue: empty page",
        "技能提升补贴申领\t29\t",
        "技能提升补贴申领\t\t",
        ("catalog.16.page",),
    ),
    Slip(
        "catalogue: swapped digits",
        "\t丧葬补助金\t35\t",
        "\t丧葬补助金\t53\t",
        ("catalog.22.page",),
    ),
    Slip("catalogue: wrong number", "\t9\t抚顺市", "\t6\t抚顺市", ("catalog.9.number",)),
    Slip("catalogue: lost number", "\t27\t抚顺市", "\t\t抚顺市", ("catalog.27.number",)),
    Slip(
        "catalogue: wrong character",
        "\t失业保险金申领\t27",
        "\t失业保险金申须\t27",
        ("catalog.13.name",),
    ),
    Slip(
        "catalogue: numeral of a category lost",
        "\n四、工伤保险\t20",
        "\n工伤保险\t20",
        tuple(f"catalog.{row}.category_number" for row in range(20, 25)),
    ),
    Slip(
        "catalogue: broken mark-up",
        "\t医疗费零星报销\t36\t<p>业务指南</p>",
        "\t医疗费零星报销\t36\t<p>业务指南/p>",
        ("catalog.23.flow_title",),
    ),
    Slip("catalogue: blank line between rows", "\n\t22\t丧葬补助金", "\n\n\n\t22\t丧葬补助金"),
    Slip(
        "catalogue: wrong character in the header",
        "\t事项\t页码\t",
        "\t事项\t页玛\t",
        tuple(f"catalog.{row}.page" for row in range(1, 39)),
    ),
    Slip("directory: digit lost", "024-53809161", "024-5380916", ("offices.8.phones",)),
    Slip("directory: phone lost", "\t024-53888163\n", "\t\n", ("offices.11.phones",)),
    Slip(
        "directory: last cell lost",
        "日红街33号\t024-53033361\n",
        "日红街33号\n",
        ("offices.10.phones",),
    ),
    Slip("directory: address lost", "\t抚顺市东洲区茨沟街2-1号\t", "\t\t", ("offices.5.address",)),
    Slip(
        "section title: printed once",
        "\n合规办事业务指南\n\n合规办事业务指南\n",
        "\n合规办事业务指南\n",
    ),
    Slip(
        "section title: character lost",
        "\n违规禁办事项清单\n\n违规禁办事项清单\n",
        "\n违规禁办事项清单\n\n违禁办事项清单\n",
    ),
    Slip(
        "prohibitions: numeral lost",
        "\n三、社会保险待遇领取",
        "\n社会保险待遇领取",
        ("prohibitions.3.number",),
    ),
    Slip(
        "prohibitions: number repeated",
        "\t2. 已死亡",
        "\t1. 已死亡",
        ("prohibitions.3.cases.2.number",),
    ),
    Slip("prohibitions: wrong character in the header", "禁办事项\t禁办情形", "禁办事项\t禁办情行"),
    Slip(
        "deferrals: half-width colon", "补齐时间：10", "补齐时间:10", ("deferrals.1.deadline.text",)
    ),
    Slip(
        "deferrals: blank line below the header",
        "\t后补方式\t资料来源\n",
        "\t后补方式\t资料来源\n\n",
    ),
    Slip("note: half-width colon", "\n注：一个事项", "\n注:一个事项", ("notes.2.text",)),
)

CAPTIONS = (
    Slip(
        "caption: numbered otherwise",
        "\n10.抚顺市城乡居民养老保险参保登记流程",
        "\n9.抚顺市城乡居民养老保险参保登记流程",
        _item(8, "flow_chart.caption_number"),
    ),
    Slip(
        "caption: number lost",
        "\n4.企业养老保险省内、市内转移\n",
        "\n企业养老保险省内、市内转移\n",
        _item(4, "flow_chart.caption_number"),
    ),
    Slip(
        "caption: the number of the next item",
        "\n3.企业养老保险缴费申报\n",
        "\n4.企业养老保险缴费申报\n",
        _item(3, "flow_chart.caption_number"),
    ),
    Slip("caption: label lost", "\n操作流程\n\n\n\n5.企业", "\n\n\n\n\n5.企业"),
    Slip(
        "caption: label with a wrong character",
        "\n操作流程\n\n\n\n29.",
        "\n操做流程\n\n\n\n29.",
        _paths(27),
    ),
    Slip(
        "caption: doubled character",
        "\n39.社会保障卡启用\n",
        "\n39.社会保障卡启启用\n",
        _item(36, "flow_chart.caption"),
    ),
    Slip("caption: lost", "\n41. 社会保险待遇领取资格认证\n", "\n", _item(38, "flow_chart")),
    Slip("caption: picture gap lost", "\n操作流程\n\n\n\n32.", "\n操作流程\n\n32."),
)

CONTENT = (
    Slip(
        "material: closing bracket lost",
        "②户口簿（资料来源：申请人）\n\n个体",
        "②户口簿（资料来源：申请人\n\n个体",
        _materials(1),
    ),
    Slip(
        "material: opening bracket lost",
        "②营业执照（资料来源：申请人）。",
        "②营业执照资料来源：申请人）。",
        _materials(1),
    ),
    Slip(
        "material: opening book-title mark lost",
        "③《劳动用工备案表》\n（资料来源",
        "③劳动用工备案表》\n（资料来源",
        _materials(1),
    ),
    Slip(
        "material: number repeated",
        "②职工本人身份证复印件；③",
        "①职工本人身份证复印件；③",
        _materials(1),
    ),
    Slip(
        "material: two lines swapped",
        "- ② 身份证复印件；\n- ③ 《劳动用工备案表》（资料来源：辽宁省政务网自行打印）\n",
        "- ③ 《劳动用工备案表》（资料来源：辽宁省政务网自行打印）\n- ② 身份证复印件；\n",
        _materials(2),
    ),
    Slip(
        "material: semicolon lost",
        "②参保人户口簿，验原件；",
        "②参保人户口簿，验原件",
        _materials(8),
    ),
    Slip(
        "material: half-width comma",
        "②参保人户口簿，验原件；",
        "②参保人户口簿,验原件；",
        _materials(8),
    ),
    Slip(
        "material: group colon lost",
        "\n职工减少：\n\n- ①",
        "\n职工减少\n\n- ①",
        _materials(2),
    ),
    Slip(
        "path: swapped characters in its label",
        "①窗口办：各县区社保分中心\n",
        "①窗办口：各县区社保分中心\n",
        _paths(13),
    ),
    Slip("path: colon lost", "③掌上办：支付宝\n", "③掌上办支付宝\n", _paths(9)),
    Slip(
        "path: half-width colon",
        "③掌上办：支付宝\n",
        "③掌上办:支付宝\n",
        _item(9, "subsections.paths.text"),
    ),
    Slip("path: circled number lost", "④掌上办：辽事通", "掌上办：辽事通", _paths(5)),
    Slip("path: number repeated", "④掌上办：辽事通", "③掌上办：辽事通", _paths(5)),
    Slip(
        "address: dot lost",
        "<http://216.60.130.1:8081/",
        "<http://216.60.1301:8081/",
        (*_paths(12), *_item(12, "urls")),
    ),
    Slip(
        "address: slash lost",
        "<http://si12333.gov.cn>",
        "<http:/si12333.gov.cn>",
        (*_paths(38), *_item(38, "urls")),
    ),
    Slip(
        "address: closing bracket lost",
        "<https://ggfw.lnrc.com.cn/ehrss/login/>\n\n③掌上办：辽人社APP",
        "<https://ggfw.lnrc.com.cn/ehrss/login/\n\n③掌上办：辽人社APP",
        (*_paths(13), *_item(13, "urls")),
    ),
    Slip(
        "material: circled number lost behind a dash",
        "- ② 《城乡居民基本养老保险关系转入申请表》，",
        "- 《城乡居民基本养老保险关系转入申请表》，",
        _item(9, "subsections.materials.text", "materials.2.text", "materials.2.number"),
    ),
    Slip(
        "material: wrong character in the word for its source",
        "④身份证（资料来源",
        "④身份证（资料来原",
        _item(32, "subsections.materials.text", "materials.4.text"),
    ),
    Slip(
        "material: short word for its source",
        "②营业执照（资料来源",
        "②营业执照（来源",
        _item(1, "subsections.materials.text", "materials.7.text"),
    ),
    Slip(
        "path: line break before it lost",
        "社保中\n\n心经办窗口\n\n②网上办",
        "社保中\n\n心经办窗口②网上办",
        _item(1, "subsections.paths.text"),
    ),
    Slip(
        "path: bracket for its circle",
        "②掌上办：微信-辽宁",
        "2）掌上办：微信-辽宁",
        _item(11, "subsections.paths.text"),
    ),
    Slip("time limit: number lost", "\n3 个工作日\n", "\n个工作日\n", _limits(8)),
    Slip("time limit: full-width number", "\n5 个工作日\n", "\n５ 个工作日\n", _limits(9)),
    Slip("time limit: unit lost", "15 个工作日（邮寄", "15 个工作（邮寄", _limits(6)),
    Slip(
        "text: blank line inside a sentence",
        "注销社会保险登记。企业职工离职、新",
        "注销社会保险登记。企业职工离职、\n\n新",
    ),
    Slip(
        "text: doubled character",
        "参保人查询缴费情况\n",
        "参保人查询缴费情情况\n",
        _item(5, "intro"),
    ),
    Slip(
        "text: digit lost from a phone",
        "咨询电话 024-53998109，我们为您提供预约服务和延时服务。\n\n28.",
        "咨询电话 024-5399810，我们为您提供预约服务和延时服务。\n\n28.",
        _item(27, "subsections.tips.text", "phones"),
    ),
    Slip(
        "cover: doubled character",
        "\n抚顺市社会保险事业服务中心\n\n目 录",
        "\n抚顺市社会保险事业服务中心心\n\n目 录",
        ("guide.issuer", "guide.region"),
    ),
)

SLIPS = (*ITEM_HEADINGS, *FIELD_HEADINGS, *CATEGORIES, *TABLES, *CAPTIONS, *CONTENT)
