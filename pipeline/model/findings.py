"""`findings.json`: what is wrong with the guide, each fault with place and evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .spans import Model, Span


class Family(StrEnum):
    """Families of faults."""

    NUMBERING = "numbering"
    URL = "url"
    PHONE = "phone"
    NAME = "name"
    REFERENCE = "reference"
    FIELD = "field"
    TEXT = "text"
    TIME = "time"
    LOGIC = "logic"
    SECURITY = "security"


class Severity(StrEnum):
    """How much a fault matters, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class State(StrEnum):
    """Whether a finding is new, known from a baseline, or waived."""

    NEW = "new"
    KNOWN = "known"
    WAIVED = "waived"


class Message(Model):
    """A sentence in both languages."""

    zh: str = Field(min_length=1, description="中文")
    en: str = Field(min_length=1, description="English")


class Related(Model):
    """Another place that a finding argues from."""

    message: Message = Field(title="说明", description="与问题的关系")
    span: Span


class Edit(Model):
    """Words to put in place of a span."""

    span: Span
    replacement: str = Field(description="替换为")


class Fix(Model):
    """A correction; safe when it changes nothing but the fault."""

    safe: bool = Field(title="可自动更正", description="可否自动更正")
    edits: list[Edit] = Field(min_length=1, description="改动")


class Waiver(Model):
    """Why a finding is let stand."""

    reason: str = Field(description="理由")
    by: str = Field(description="决定人")
    until: str | None = Field(title="有效期", description="有效期，ISO 8601 日期")


class Finding(Model):
    """A fault of the guide."""

    rule: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)*$", description="规则")
    family: Family = Field(description="类")
    severity: Severity = Field(description="严重程度")
    item_number: int | None = Field(description="事项序号")
    item_id: str | None = Field(description="事项编号")
    field: str | None = Field(title="字段", description="所在字段")
    message: Message = Field(title="说明", description="问题的说明")
    evidence: str = Field(min_length=1, description="原文")
    expected: str | None = Field(description="应为")
    span: Span
    related: list[Related] = Field(description="所依据的其他位置")
    fix: Fix | None = Field(description="更正")
    fingerprint: str = Field(description="指纹，行号变动后不变")
    state: State = Field(default=State.NEW, description="状态")
    waiver: Waiver | None = Field(default=None, description="豁免")

    @property
    def is_deletion(self) -> bool:
        """Whether the evidence should go, with nothing in its place."""
        return self.expected == ""


class Counts(Model):
    """Findings by severity."""

    error: int = Field(ge=0, description="错误")
    warning: int = Field(ge=0, description="警告")
    info: int = Field(ge=0, description="提示")


class AuditedGuide(Model):
    """The guide that was audited."""

    id: str = Field(description="指南编号")
    title: str | None = Field(description="标题")


class AuditedSource(Model):
    """The source that was audited."""

    file_name: str = Field(description="文件名")
    sha256: str = Field(description="SHA-256")


class Findings(Model):
    """The inconsistency report of a guide."""

    schema_version: Literal["1.0"] = Field(default="1.0", description="结构版本")
    guide: AuditedGuide
    source: AuditedSource
    counts: Counts
    findings: list[Finding] = Field(description="全部问题，依位置、规则排序")
