"""`run.json`: what ran, how long it took, what it wrote; alone may differ between two runs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .findings import Counts
from .spans import Model


class Versions(Model):
    """The versions that decide the result."""

    program: str = Field(description="本程序的版本")
    python: str = Field(description="Python 的版本")
    pydantic: str = Field(description="pydantic 的版本")


class RunCounts(Model):
    """How much was found."""

    items: int = Field(ge=0, description="事项数")
    materials: int = Field(ge=0, description="材料数")
    paths: int = Field(ge=0, description="办理路径数")
    time_limits: int = Field(ge=0, description="办理时限数")
    findings: Counts | None = Field(description="按严重程度计的问题数；未审核则为 null")
    residue: int = Field(ge=0, description="未能归位的文字段数")
    residue_characters: int = Field(ge=0, description="未能归位的非空白字符数")


class WrittenFile(Model):
    """A file that the run wrote."""

    path: str = Field(description="相对于输出文件夹的路径，以 / 分隔")
    size_bytes: int = Field(ge=0, description="文件大小，字节")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="文件的 SHA-256")


class Run(Model):
    """A run over one guide."""

    schema_version: Literal["1.0"] = Field(default="1.0", description="结构版本")
    versions: Versions
    profile: str = Field(description="所用的词汇配置")
    seconds: dict[str, float] = Field(description="各阶段用时，秒")
    counts: RunCounts
    files: list[WrittenFile] = Field(description="写出的全部文件，本文件除外")
