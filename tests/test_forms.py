"""One small guide in every form in which offices keep it gives the same values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline import ingest

TITLE = "食品小作坊登记办事指南"
PAPERS = [
    ["序号", "材料名称", "材料形式", "份数", "来源渠道"],
    ["1", "《食品小作坊登记申请书》", "原件", "2", "申请人自备"],
    ["2", "营业执照", "复印件", "1", "政府部门核发"],
    ["3", "生产加工场所平面图", "原件和复印件", "1", "申请人自备"],
]
# A field: its label, and its lines or the rows of its table.
FIELDS: list[tuple[str, list[str] | list[list[str]]]] = [
    ("受理条件", ["有固定的生产加工场所；", "从业人员持有有效健康证明。"]),
    ("申请材料", PAPERS),
    ("法定办结时限", ["20个工作日"]),
    ("承诺办结时限", ["5个工作日"]),
    ("咨询电话", ["0718-8222315，8222316"]),
    ("网上办理", ["http://zwfw.example.gov.cn/s/index.html"]),
]
HAN = "一二三四五六"


def is_table(lines: Sequence[str | list[str]]) -> bool:
    return isinstance(lines[0], list)


def write_text(folder: Path) -> Path:
    lines = [TITLE]
    for number, (label, words) in zip(HAN, FIELDS, strict=True):
        lines.append(f"{number}、{label}")
        lines += ["\t".join(line) if isinstance(line, list) else line for line in words]
    path = folder / "guide.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_word_table(folder: Path) -> Path:
    """Each field a row; the label of the papers stands merged beside all of their rows."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=0, cols=len(PAPERS[0]) + 1)
    for label, words in FIELDS:
        begin = len(table.rows)
        if is_table(words):
            for row in words:
                cells = table.add_row().cells
                for cell, value in zip(cells[1:], row, strict=True):
                    cell.text = value
            table.cell(begin, 0).merge(table.cell(len(table.rows) - 1, 0)).text = label
            continue
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].merge(cells[-1]).text = "\n".join(map(str, words))
    path = folder / "guide.docx"
    document.save(str(path))
    return path


def make_page(label: Callable[[str, str], str]) -> str:
    parts = [f"<h1>{TITLE}</h1>"]
    for number, (name, words) in zip(HAN, FIELDS, strict=True):
        rows = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in words
        )
        plain = "".join(f"<p>&emsp;{line}</p>" for line in words)
        content = f"<table>{rows}</table>" if is_table(words) else plain
        parts.append(label(f"{number}、{name}", content))
    return "<!doctype html><html><body>" + "".join(parts) + "</body></html>"


def write_page(folder: Path) -> Path:
    """A page in GB 18030 that does not say so."""
    page = make_page(lambda name, content: f"<p><strong>{name}</strong></p>{content}")
    path = folder / "guide.html"
    path.write_bytes(page.encode("gb18030"))
    return path


def write_page_table(folder: Path) -> Path:
    """Labels beside their values, the table of papers inside a cell."""
    page = make_page(
        lambda name, content: f"<table><tr><th>{name}</th><td>{content}</td></tr></table>"
    )
    path = folder / "table.html"
    path.write_text(page.replace("</table><table><tr><th>", "<tr><th>"), encoding="utf-8")
    return path


def write_workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLE])
    for label, words in FIELDS:
        begin = sheet.max_row + 1
        rows = words if is_table(words) else [["\n".join(map(str, words))]]
        for row in rows:
            sheet.append([None, *row])
        sheet.cell(begin, 1, label)
        if sheet.max_row > begin:
            sheet.merge_cells(f"A{begin}:A{sheet.max_row}")
    path = folder / "guide.xlsx"
    book.save(path)
    return path


def values(path: Path) -> dict[str, object]:
    (item,) = ingest(path).guide.items
    return {
        "title": item.title,
        "materials": [(m.number, m.name, m.form, m.copies, m.source) for m in item.materials],
        "limits": [(limit.role, limit.kind, limit.days) for limit in item.time_limits],
        "phones": [phone.raw for phone in item.phones],
        "urls": [url.raw for url in item.urls],
        "conditions": [e.text for e in item.extra_subsections if e.kind == "conditions"],
    }


@pytest.mark.parametrize("write", [write_word_table, write_page, write_page_table, write_workbook])
def test_every_form_gives_the_same_values(write: Callable[[Path], Path], tmp_path: Path) -> None:
    wanted = values(write_text(tmp_path))
    assert wanted["materials"] == [
        (1, "《食品小作坊登记申请书》", "original", 2, "申请人自备"),
        (2, "营业执照", "copy", 1, "政府部门核发"),
        (3, "生产加工场所平面图", "original_and_copy", 1, "申请人自备"),
    ]
    assert wanted["limits"] == [("statutory", "working_days", 20), ("promised", "working_days", 5)]
    assert wanted["phones"] == ["0718-8222315", "8222316"]
    assert values(write(tmp_path)) == wanted
