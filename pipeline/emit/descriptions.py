"""What the published types are, in Chinese, for the JSON Schemas; fields say it themselves."""

from __future__ import annotations

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, str] = {
    "AuditedGuide": "被审核的指南",
    "AuditedSource": "被审核的来源文件",
    "CatalogRow": "事项清单的一行",
    "Category": "事项的类别",
    "Channel": "办理渠道：window 窗口办，online 网上办，mobile 掌上办，self_service 自助办，"
    "bank 银行办，phone 电话办，mail 邮寄办，automatic 无需申请，"
    "with_other_item 随其他事项一并办理，other 其他",
    "ContentsLine": "目录的一行",
    "Counts": "按严重程度计的问题数",
    "Coverage": "来源的非空白字符有多少已归位；characters = assigned + residue",
    "Deferral": "可容缺后补的一项资料",
    "Edit": "以新文字替换一处原文",
    "ExtraKind": "其他小节的种类：conditions 申请条件，audience 服务对象，process 办理流程，"
    "location 办理地点，hours 办理时间，fees 收费，legal_basis 设定依据，contacts 联系方式，"
    "results 办理结果，forms 表格，faq 常见问题，other 其他",
    "ExtraSubsection": "四个小节之外的小节",
    "Family": "问题的类：numbering 编号，url 网址，phone 电话，name 名称不一，reference 引用落空，"
    "field 字段缺失或误名，text 文字，time 时限与日期，logic 互相矛盾，security 公开风险",
    "Finding": "指南中的一个问题",
    "Findings": "一份指南的不一致报告",
    "Fix": "更正；safe 为 true 时只改错处，不动其他",
    "FlowChart": "操作流程图，以题注和二维码识别",
    "Guide": "一份办事指南的全部内容",
    "GuideHead": "指南的标题、发布机构与地区",
    "Item": "一个办理事项",
    "LegalBasis": "事项所依据的法律或文件",
    "LimitKind": "时限的种类：immediate 即时，working_days 工作日，calendar_days 自然日，"
    "monthly_window 每月起止日，next_month 次月，whole_month 整月，other 其他",
    "LimitRole": "statutory 法定时限，promised 承诺时限",
    "Material": "申请人提交或出示的一份材料",
    "MaterialForm": "original 原件，copy 复印件，original_and_copy 原件和复印件，"
    "original_or_copy 原件或复印件，verify_original 验原件",
    "Message": "中英文说明",
    "MonthWindow": "每月受理的起止日",
    "Office": "办理机构",
    "Passage": "一段文字",
    "Path": "一条办理路径",
    "Phone": "电话：原文与规范形式",
    "PhoneKind": "号码种类：landline 固定电话，mobile 手机，toll_free 免费电话，"
    "service 服务短号，unknown 不明",
    "ProhibitedCase": "一种禁办情形",
    "Prohibition": "一个禁办事项及其情形",
    "Region": "机构所属地区",
    "Related": "问题所依据的另一处",
    "Run": "对一份指南的一次运行",
    "RunCounts": "运行所得的数量",
    "Severity": "严重程度：error 错误，warning 警告，info 提示",
    "SourceFacts": "来源文件",
    "Span": "在来源中的位置；按此截取即得原文",
    "State": "new 新出现，known 基线中已有，waived 已豁免",
    "Subsection": "一个小节",
    "Subsections": "四个小节；指南未设的为 null",
    "TimeLimit": "一项时限；数值与单位分开",
    "Url": "网址：原文与规范形式",
    "Versions": "决定结果的版本",
    "Waiver": "问题获准保留的理由",
    "WrittenFile": "写出的一个文件",
}
