"""Places as they are published: lines and columns of a source."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Base of every published type: closed, immutable, keys in the order of definition."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Model):
    """Where a value stands in the source; cutting it out gives the words it was read from."""

    line: int = Field(ge=1, description="首行，从 1 起；行止于 LF、CRLF 或 CR")
    column: int = Field(ge=1, description="首列，从 1 起，按码点计")
    end_line: int = Field(ge=1, description="末行")
    end_column: int = Field(ge=1, description="末列之后一列（不含）")
    page: int | None = Field(default=None, description="页，从 1 起；无页的来源为 null")
    bbox: tuple[float, float, float, float] | None = Field(
        default=None, description="[x0, top, x1, bottom]，单位为点；跨页时取首页"
    )
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="识别所得文字的可信度，取其中最低的一字；非识别者为 null",
    )
