"""`guide.json`: the one definition of what a guide holds; schemas and tables are made from it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .kinds import Channel, ExtraKind, LimitKind, LimitRole, MaterialForm, PhoneKind
from .spans import Model, Span


class Region(Model):
    """The region an office serves."""

    province: str | None = Field(description="省、自治区或直辖市")
    city: str | None = Field(description="市、州或盟")
    county: str | None = Field(description="县、区或旗")


class GuideHead(Model):
    """Who publishes the guide and under which title."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="稳定编号，亦为输出文件夹名")
    title: str | None = Field(description="指南标题")
    issuer: str | None = Field(description="发布机构")
    region: Region = Field(description="所属地区")
    language: Literal["zh-CN"] = Field(default="zh-CN", description="语言")


class SourceFacts(Model):
    """What was read, and how."""

    file_name: str = Field(description="文件名，不含路径")
    media_type: str = Field(description="媒体类型")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="文件的 SHA-256")
    size_bytes: int = Field(ge=0, description="文件大小，字节")
    encoding: str | None = Field(description="文本编码；非文本来源为 null")
    pages: int | None = Field(description="页数；无页的来源为 null")
    lines: int = Field(ge=0, description="行数")
    reader: str = Field(description="读取器")


class ContentsLine(Model):
    """A line of the table of contents."""

    title: str = Field(description="标题")
    page: int | None = Field(title="页码", description="印出的页码")
    span: Span


class CatalogRow(Model):
    """A row of the catalogue of items."""

    number: int | None = Field(description="序号")
    category_number: int | None = Field(description="类别序号")
    category: str | None = Field(description="类别；合并单元格的值写入其覆盖的每一行")
    name: str = Field(description="事项名称")
    page: int | None = Field(title="页码", description="印出的页码")
    flow_title: str | None = Field(title="操作流程", description="操作流程一栏，不含“业务指南”")
    qr: list[str] = Field(default_factory=list, title="二维码", description="该行二维码的内容")
    span: Span


class Phone(Model):
    """A phone number, as printed and in canonical form."""

    raw: str = Field(description="原文")
    e164: str | None = Field(
        default=None, pattern=r"^\+\d{7,15}$", title="国际号码", description="E.164 号码"
    )
    short_code: str | None = Field(default=None, description="短号，如 12333")
    kind: PhoneKind = Field(default=PhoneKind.UNKNOWN, description="号码种类")
    extension: str | None = Field(default=None, description="分机号")
    span: Span


class Office(Model):
    """An entry of the office directory."""

    number: int | None = Field(description="序号")
    name: str = Field(description="机构名称")
    address: str | None = Field(description="地址")
    phones: list[Phone] = Field(description="联系电话")
    span: Span


class Category(Model):
    """A group of items."""

    number: int | None = Field(description="类别序号")
    title: str = Field(description="类别名称")
    item_numbers: list[int] = Field(title="所含事项序号", description="所含事项的序号")
    span: Span


class LegalBasis(Model):
    """A law or document that an item rests on."""

    title: str = Field(title="文件名称", description="文件名，不含书名号")
    article: str | None = Field(description="条款，如 第四条")
    edition: str | None = Field(description="版本，如 2018年修正")
    span: Span


class Subsection(Model):
    """One of the four fields that this family of guides gives for each item."""

    printed_number: str | None = Field(title="编号", description="印出的编号，如 37.3")
    heading: str = Field(title="标题", description="印出的标题")
    text: str = Field(description="内容，版面断行已还原")
    span: Span


class Subsections(Model):
    """The four fields of an item; null where the guide has none."""

    materials: Subsection | None = Field(default=None, description="需提供材料")
    paths: Subsection | None = Field(default=None, description="办理路径")
    time_limit: Subsection | None = Field(default=None, description="办理时限")
    tips: Subsection | None = Field(default=None, description="温馨提示")


class ExtraSubsection(Model):
    """A field that other guides give."""

    kind: ExtraKind = Field(description="种类")
    printed_number: str | None = Field(title="编号", description="印出的编号")
    heading: str = Field(title="标题", description="印出的标题")
    text: str = Field(description="内容")
    span: Span


class Material(Model):
    """A document that the applicant hands in or shows."""

    group: str | None = Field(title="分组", description="所属分组的标题")
    number: int | None = Field(title="圈号", description="圈号或列表序号")
    name: str = Field(description="材料名称")
    source: str | None = Field(description="资料来源")
    form: MaterialForm | None = Field(title="原件或复印件", description="原件、复印件或验原件")
    copies: int | None = Field(ge=0, description="份数")
    quoted_documents: list[str] = Field(title="引用文件", description="书名号内的文件名")
    condition: str | None = Field(title="适用情形", description="何人或何时需要")
    text: str = Field(description="原文")
    span: Span


class Url(Model):
    """An address, as printed and in canonical form."""

    raw: str = Field(description="原文")
    url: str | None = Field(default=None, title="规范地址", description="绝对地址；读不懂则为 null")
    platform: str | None = Field(title="平台名称", description="与地址同印的平台名称")
    suggested: str | None = Field(default=None, title="建议地址", description="审核建议的地址")
    span: Span


class Path(Model):
    """One way to apply, as the guide lists it."""

    number: int | None = Field(description="圈号")
    channel: Channel = Field(description="渠道")
    label: str | None = Field(title="渠道名称", description="印出的渠道名称")
    text: str = Field(description="内容，不含圈号与渠道名称")
    venues: list[str] = Field(title="受理地点", description="并列的受理地点")
    platform: str | None = Field(description="平台名称")
    urls: list[Url] = Field(description="地址")
    apps: list[str] = Field(title="应用", description="应用、小程序、公众号、生活号")
    steps: list[str] = Field(title="操作步骤", description="由 → 连接的操作步骤")
    span: Span


class MonthWindow(Model):
    """The days of a month in which applications are taken."""

    from_day: int = Field(description="起日")
    to_day: int = Field(description="止日")
    to_next_month: bool = Field(title="止日在次月", description="止日是否在次月")


class TimeLimit(Model):
    """A time limit; value and unit are kept apart."""

    scope: Channel | None = Field(title="适用渠道", description="适用的渠道")
    role: LimitRole | None = Field(description="法定或承诺")
    kind: LimitKind = Field(description="种类")
    days: int | None = Field(description="天数")
    window: MonthWindow | None = Field(title="每月受理", description="每月受理的起止日")
    apps: list[str] = Field(title="适用应用", description="仅适用的应用")
    text: str = Field(description="原文")
    span: Span


class FlowChart(Model):
    """The picture of an item's process, known by its caption and its code."""

    caption_number: int | None = Field(description="题注编号")
    caption: str | None = Field(description="题注")
    qr: list[str] = Field(default_factory=list, title="二维码", description="二维码内容")
    span: Span


class Item(Model):
    """A service item."""

    id: str = Field(title="事项编号", description="UUIDv5，事项改号或移位后不变")
    number: int | None = Field(title="序号", description="正文标题的序号")
    title: str | None = Field(description="正文标题；正文没有标题则为 null")
    category_number: int | None = Field(description="类别序号")
    category: str | None = Field(description="类别")
    intro: str | None = Field(title="概述", description="首个小节之前的文字")
    legal_bases: list[LegalBasis] = Field(description="依据")
    subsections: Subsections = Field(description="四个小节")
    extra_subsections: list[ExtraSubsection] = Field(description="其他小节")
    materials: list[Material] = Field(description="材料")
    materials_none_required: bool = Field(title="无需材料", description="指南说明整个事项无需材料")
    material_notes: list[str] = Field(title="材料备注", description="材料的备注")
    paths: list[Path] = Field(description="办理路径")
    time_limits: list[TimeLimit] = Field(description="办理时限")
    urls: list[Url] = Field(description="全部地址，含路径中的")
    phones: list[Phone] = Field(description="电话，每个号码一次")
    recommended_channels: list[Channel] = Field(
        title="建议渠道", description="提示中建议的渠道，依次"
    )
    flow_chart: FlowChart | None = Field(description="操作流程图")
    span: Span


class ProhibitedCase(Model):
    """A case in which an item may not be handled."""

    number: int | None = Field(description="序号")
    text: str = Field(description="情形")
    span: Span


class Prohibition(Model):
    """A subject of the list of prohibited cases."""

    number: int | None = Field(description="序号")
    subject: str = Field(description="禁办事项")
    cases: list[ProhibitedCase] = Field(description="禁办情形")
    item_ids: list[str] = Field(title="所指事项", description="所指的事项")
    span: Span


class Deferral(Model):
    """A material that may be handed in later."""

    number: int | None = Field(description="序号")
    item: str = Field(description="业务事项")
    material: str | None = Field(description="可容缺资料")
    method: str | None = Field(description="后补方式")
    source: str | None = Field(description="资料来源")
    deadline: TimeLimit | None = Field(description="补齐时间")
    item_ids: list[str] = Field(title="所指事项", description="所指的事项")
    span: Span


class Passage(Model):
    """Words that stand for themselves: a note, or what no stage could place."""

    text: str = Field(description="原文")
    span: Span


class Coverage(Model):
    """How many of the source's non-blank characters found a place."""

    characters: int = Field(ge=0, description="非空白字符数")
    assigned: int = Field(ge=0, description="已归位")
    residue: int = Field(ge=0, description="未归位")


class Guide(Model):
    """A guide, structured."""

    schema_version: Literal["1.0"] = Field(default="1.0", description="结构版本")
    guide: GuideHead
    source: SourceFacts
    toc: list[ContentsLine] = Field(description="目录")
    catalog: list[CatalogRow] = Field(description="事项清单")
    offices: list[Office] = Field(description="机构")
    categories: list[Category] = Field(description="类别")
    items: list[Item] = Field(description="事项")
    prohibitions: list[Prohibition] = Field(description="违规禁办")
    deferrals: list[Deferral] = Field(description="容缺办理")
    notes: list[Passage] = Field(description="表格或全书的备注")
    residue: list[Passage] = Field(description="未能归位的文字")
    coverage: Coverage
