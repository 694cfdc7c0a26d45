"""A small guide with a few faults, audited once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import ingest
from pipeline.model.results import Result

TEXT = """一、企业职工养老保险

1. 职工参保登记

1.1 需提供材料

身份证(原件)，户口簿 (原件)。。

1.2 办理路径

①窗口办：各分中心窗口

1.3 办理时限：即时办结

1.4 温馨提示：如有问题可拨打 12333 咨询。

2. 缴费申报

2.1 需提供材料

身份证

2.2 办理路径

①窗口办：各分中心窗口

3.3 办理时限：即时办结

2.4 温馨提示：如有问题可拨打 12333 咨询。
"""


@pytest.fixture(scope="session")
def guide_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide as a file."""
    path = tmp_path_factory.mktemp("audit") / "guide.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def result(guide_file: Path) -> Result:
    """The small guide, audited."""
    return ingest(guide_file)
