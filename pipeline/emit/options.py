"""What a user may choose about the outputs."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ..model.errors import UsageError

CSV_ENCODINGS = ("utf-8-sig", "utf-8", "gb18030")


@dataclass(frozen=True, slots=True)
class EmitOptions:
    """How to write; `csv_encoding` is one of `CSV_ENCODINGS` or another spelling of it.

    `pictures` shows findings in pieces of page pictures, where the source has any.
    """

    csv_encoding: str = "utf-8-sig"
    pictures: bool = True

    def __post_init__(self) -> None:
        try:
            name = codecs.lookup(self.csv_encoding).name
        except LookupError:
            name = self.csv_encoding
        if name not in CSV_ENCODINGS:
            known = ", ".join(CSV_ENCODINGS)
            raise UsageError(
                f"CSV 编码 {self.csv_encoding!r} 不可用；可选：{known}",
                f"CSV encoding {self.csv_encoding!r} is not offered; choose {known}",
            )
        object.__setattr__(self, "csv_encoding", name)
