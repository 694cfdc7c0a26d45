"""How families, severities, states, fields and parts of a rule's page are called, in zh and en."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.findings import Family, Message, Severity, State


def _say(zh: str, en: str) -> Message:
    return Message(zh=zh, en=en)


SEVERITIES: Mapping[Severity, Message] = {
    Severity.ERROR: _say("错误", "Error"),
    Severity.WARNING: _say("警告", "Warning"),
    Severity.INFO: _say("提示", "Note"),
}

# Told apart without colour, also in a black and white print; plain characters of every font.
SYMBOLS: Mapping[Severity, str] = {
    Severity.ERROR: "✕",
    Severity.WARNING: "▲",
    Severity.INFO: "○",
}

FAMILIES: Mapping[Family, Message] = {
    Family.NUMBERING: _say("编号", "Numbering"),
    Family.URL: _say("网址", "Address"),
    Family.PHONE: _say("电话", "Phone"),
    Family.NAME: _say("名称", "Name"),
    Family.REFERENCE: _say("引用", "Reference"),
    Family.FIELD: _say("字段", "Field"),
    Family.TEXT: _say("文字", "Text"),
    Family.TIME: _say("时间", "Time"),
    Family.LOGIC: _say("逻辑", "Logic"),
    Family.SECURITY: _say("安全", "Security"),
}

STATES: Mapping[State, Message] = {
    State.NEW: _say("新出现", "New"),
    State.KNOWN: _say("已知", "Known"),
    State.WAIVED: _say("已豁免", "Waived"),
}

# A rule's page, part by part, in the order in which it is read.
PAGE_PARTS: Mapping[str, Message] = {
    "What it checks": _say("检查什么", "What it checks"),
    "Why it matters": _say("为何重要", "Why it matters"),
    "Known limits": _say("已知局限", "Known limits"),
}
EXAMPLES: Mapping[str, Message] = {
    "Fails": _say("有误之例", "Fails"),
    "Passes": _say("正确之例", "Passes"),
}

_FIELDS: Mapping[str, Message] = {
    "title": _say("标题", "Title"),
    "cover": _say("封面", "Cover"),
    "toc": _say("目录", "Contents"),
    "table": _say("表格", "Table"),
    "catalog": _say("事项清单", "Catalogue"),
    "offices": _say("机构", "Offices"),
    "category": _say("类别", "Category"),
    "prohibitions": _say("违规禁办", "Prohibitions"),
    "deferrals": _say("容缺办理", "Deferrals"),
    "note": _say("备注", "Note"),
    "notes": _say("备注", "Notes"),
    "item": _say("事项", "Item"),
    "item_title": _say("事项标题", "Item title"),
    "intro": _say("概述", "Introduction"),
    "materials": _say("需提供材料", "Materials"),
    "paths": _say("办理路径", "Ways to apply"),
    "time_limit": _say("办理时限", "Time limit"),
    "tips": _say("温馨提示", "Tips"),
    "caption": _say("图题", "Caption"),
    "urls": _say("网址", "Addresses"),
    "phones": _say("电话", "Phones"),
    "conditions": _say("申请条件", "Conditions"),
    "audience": _say("服务对象", "Audience"),
    "process": _say("办理流程", "Process"),
    "location": _say("办理地点", "Location"),
    "hours": _say("办理时间", "Hours"),
    "fees": _say("收费", "Fees"),
    "legal_basis": _say("设定依据", "Legal basis"),
    "contacts": _say("联系方式", "Contacts"),
    "results": _say("办理结果", "Results"),
    "forms": _say("表格", "Forms"),
    "faq": _say("常见问题", "Questions"),
    "other": _say("其他", "Other"),
}


def name_field(field: str) -> Message:
    """Return what `field` is called; a field that nobody named keeps its own name."""
    return _FIELDS.get(field) or _say(field, field)
