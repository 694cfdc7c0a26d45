"""Guides kept as tables: a row for each item, or for each material of it."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline import ingest
from pipeline.model.errors import SourceError
from pipeline.model.guides import Item
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import CELL_BREAK, Source
from pipeline.read import expand_sources, load_reader
from pipeline.read.zips import MAX_BYTES
from tests.stages import TESTS, run_source

GOLDEN = TESTS / "golden" / "fushun-social-insurance-guide.json"
FIELDS = ("materials", "paths", "time_limit", "tips")
HEADS = ("需提供材料", "办理路径", "办理时限", "温馨提示")

Rows = list[list[Any]]


def make_workbook(sheets: dict[str, Rows], arrange: Callable[[Any], None] | None = None) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if arrange:
        arrange(workbook)
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def make_csv(rows: Rows, delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def read(data: bytes, name: str = "guide.xlsx") -> Source:
    path = Path(name)
    return load_reader(path.suffix)(data, path, ReadOptions())


def read_items(data: bytes, name: str = "guide.xlsx") -> tuple[Item, ...]:
    return tuple(run_source(read(data, name)).guide.items)


def golden_rows() -> tuple[list[dict[str, Any]], Rows]:
    items = json.loads(GOLDEN.read_text(encoding="utf-8"))["items"]
    rows: Rows = [["事项类别", "序号", "事项名称", *HEADS]]
    category = None
    for item in items:
        shown = item["category"] if item["category"] != category else None
        category = item["category"]
        texts = [(item["subsections"][field] or {}).get("text") for field in FIELDS]
        rows.append([shown, item["number"], item["title"], *texts])
    return items, rows


def without_spans(values: Any) -> Any:
    if isinstance(values, dict):
        return {k: without_spans(v) for k, v in values.items() if k != "span"}
    return [without_spans(v) for v in values] if isinstance(values, list) else values


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_booklet_as_rows_has_the_booklet_s_items(form: str) -> None:
    expected, rows = golden_rows()
    data = make_workbook({"Sheet1": rows}) if form == "xlsx" else make_csv(rows)
    items = [item.model_dump(mode="json") for item in read_items(data, f"guide.{form}")]
    assert [item["title"] for item in items] == [item["title"] for item in expected]
    for item, other in zip(items, expected, strict=True):
        assert (item["number"], item["category"]) == (other["number"], other["category"])
        for field, head in zip(FIELDS, HEADS, strict=True):
            subsection, wanted = item["subsections"][field], other["subsections"][field]
            assert (subsection and subsection["text"]) == (wanted and (wanted["text"] or None))
            assert subsection is None or subsection["heading"] == head
        assert without_spans(item["materials"]) == without_spans(other["materials"])
        assert without_spans(item["time_limits"]) == without_spans(other["time_limits"])


LIBRARY: Rows = [
    ["市图书馆办事指南"],
    ["序号", "事项名称", "办理条件", "申请材料", "办理时限（工作日）", "咨询电话", "备注栏"],
    [1, "借书证办理", "年满六周岁", "1.身份证原件\n2.一寸照片", "5个工作日", "024-12345678", "甲"],
    [2, "阅览室预约", "本市居民", "身份证", "即时办结", None, None],
    [None, None, None, "预约单", None, None, None],
    ["注：节假日不办理。"],
]


def test_cells_are_fields_and_rows_without_a_title_go_on() -> None:
    data = make_workbook({"Sheet1": LIBRARY})
    run = run_source(read(data))
    first, second = run.guide.items
    assert run.guide.guide.title == "市图书馆办事指南"
    assert (first.number, first.title) == (1, "借书证办理")
    assert [material.name for material in first.materials] == ["身份证原件", "一寸照片"]
    assert first.subsections.materials is not None
    assert first.subsections.materials.text == "1.身份证原件\n2.一寸照片"
    assert [(x.kind, x.heading, x.text) for x in first.extra_subsections] == [
        ("conditions", "办理条件", "年满六周岁"),
        ("contacts", "咨询电话", "024-12345678"),
        ("other", "备注栏", "甲"),
    ]
    assert [phone.raw for phone in first.phones] == ["024-12345678"]
    assert [material.name for material in second.materials] == ["身份证", "预约单"]
    assert [note.text for note in run.guide.notes] == ["注：节假日不办理。"]
    assert run.guide.residue == []
    for item in run.guide.items:
        for material in item.materials:
            assert run.source.cut(material.span).lstrip("12.") == material.name


def test_merged_cells_and_repeated_heads() -> None:
    def merge(workbook: Any) -> None:
        sheet = workbook.active
        sheet.merge_cells("A1:G1")
        for column in "ABC":
            sheet.merge_cells(f"{column}4:{column}5")

    plain = read_items(make_workbook({"Sheet1": LIBRARY}))
    assert read_items(make_workbook({"Sheet1": LIBRARY}, merge)) == plain
    again = [*LIBRARY[:4], LIBRARY[1], *LIBRARY[4:]]
    assert [item.title for item in read_items(make_workbook({"Sheet1": again}))] == [
        "借书证办理",
        "阅览室预约",
    ]
    assert [m.name for m in read_items(make_workbook({"Sheet1": again}))[1].materials] == [
        "身份证",
        "预约单",
    ]


def test_a_row_for_each_material() -> None:
    rows: Rows = [
        ["事项名称", "材料名称", "材料形式", "份数", "资料来源", "承诺时限"],
        ["犬证办理", "身份证", "原件", 1, "申请人", "3个工作日"],
        [None, "免疫证明", "复印件", 2, "动物医院", None],
        ["犬证注销", "犬证", "原件", 1, "申请人", "即时办结"],
    ]
    first, second = read_items(make_workbook({"犬证": rows}))
    assert [(m.name, m.form, m.copies, m.source) for m in first.materials] == [
        ("身份证", "original", 1, "申请人"),
        ("免疫证明", "copy", 2, "动物医院"),
    ]
    assert [m.name for m in second.materials] == ["犬证"]
    assert [limit.days for limit in first.time_limits] == [3]


def test_a_label_and_its_value_in_two_columns() -> None:
    rows: Rows = [
        ["养犬登记办事指南", None],
        ["办理条件", "本市居民"],
        ["申请材料", "1.身份证\n2.免疫证明"],
        ["办理时限", "3个工作日"],
    ]
    text = read(make_workbook({"指南": rows})).text
    assert "申请材料\t1.身份证\n2.免疫证明\n办理时限\t3个工作日" in text
    (item,) = read_items(make_workbook({"指南": rows}))
    assert [material.name for material in item.materials] == ["身份证", "免疫证明"]
    assert [limit.days for limit in item.time_limits] == [3]


def test_what_is_hidden_is_set_aside() -> None:
    def hide(workbook: Any) -> None:
        workbook["内部"].sheet_state = "hidden"
        workbook["指南"].row_dimensions[4].hidden = True
        workbook["指南"].column_dimensions["G"].hidden = True

    source = read(make_workbook({"指南": LIBRARY, "内部": [["密", "码"]]}, hide))
    aside = [source.text[slice(*part)] for part in source.asides]
    assert "密\t码" in aside
    assert "甲" in aside
    assert any("阅览室预约" in line for line in aside)
    assert [item.title for item in run_source(source).guide.items] == ["借书证办理"]
    assert not any("密" in item.model_dump_json() for item in run_source(source).guide.items)


def test_several_sheets_are_told_apart_by_their_names() -> None:
    rows: Rows = [["事项名称", "申请材料"], ["甲事登记", "身份证"]]
    source = read(
        make_workbook({"户政": rows, "Sheet2": [["事项名称", "申请材料"], ["乙事", "照片"]]})
    )
    lines = source.text.splitlines()
    assert lines[0] == "户政"
    assert source.headings == {0: 1}
    assert [source.text[slice(*part)] for part in source.asides] == ["Sheet2"]
    assert len(run_source(source).guide.items) == 2


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (3.0, "General", "3"),
        (0.5, "General", "0.5"),
        (0.25, "0%", "25%"),
        (2.5, "0.00", "2.50"),
        (7, "000", "007"),
        (2453998031, "General", "2453998031"),
        (True, "General", "TRUE"),
        (datetime.date(2024, 1, 2), "yyyy-mm-dd", "2024-01-02"),
        (datetime.date(2024, 1, 2), 'yyyy"年"m"月"d"日"', "2024年1月2日"),
        (datetime.date(2024, 1, 1), 'yyyy"年"m"月"', "2024年1月"),
        (datetime.time(8, 30), "h:mm", "08:30"),
        ("012", "@", "012"),
        ("a\tb\nc", "General", f"a b{CELL_BREAK}c"),
    ],
)
def test_values_as_they_show(value: Any, form: str, shown: str) -> None:
    def style(workbook: Any) -> None:
        workbook.active["C2"].number_format = form

    rows: Rows = [["甲", "乙", "丙"], ["丁", "戊", value]]
    text = read(make_workbook({"Sheet1": rows}, style)).text
    assert f"\n丁\t戊\t{shown}\n" in text


def test_formulas_are_never_worked_out() -> None:
    def add(workbook: Any) -> None:
        workbook.active["A9"] = '=HYPERLINK("http://a.cn","甲")'

    assert "HYPERLINK" not in read(make_workbook({"Sheet1": LIBRARY}, add)).text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
def test_delimited_text(delimiter: str, encoding: str) -> None:
    data = make_csv(LIBRARY, delimiter).decode("utf-8-sig").encode(encoding)
    items = read_items(data, "guide.tsv" if delimiter == "\t" else "guide.csv")
    assert items == read_items(make_csv(LIBRARY), "guide.csv")
    assert [m.name for m in items[0].materials] == ["身份证原件", "一寸照片"]


def rewrite(change: Callable[[str], str]) -> bytes:
    """Return a workbook whose sheet's XML is changed."""
    data = make_workbook({"Sheet1": [["办理条件"]]})
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in package.namelist():
            content = package.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = change(content.decode()).encode()
            changed.writestr(name, content)
    return out.getvalue()


def test_empty_columns_without_end_cost_nothing() -> None:
    letters = [openpyxl.utils.get_column_letter(1 + n) for n in range(16_384)]
    rows = "".join(
        f'<row r="{n}">{"".join(f"""<c r="{letter}{n}" s="0"/>""" for letter in letters)}</row>'
        for n in range(2, 62)
    )
    source = read(rewrite(lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>")))
    assert source.text.splitlines()[:2] == ["Sheet1", "办理条件"]
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    source = read(rewrite(lambda xml: xml.replace("</sheetData>", far)))
    assert len(source.text) < 100


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("entities", lambda xml: f'<!DOCTYPE a [<!ENTITY b "c">]>{xml}'),
        (
            "too large",
            lambda xml: xml.replace(
                "</sheetData>",
                '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            ),
        ),
        (
            "too large",
            lambda xml: xml.replace(
                "</sheetData>",
                "</sheetData><mergeCells><mergeCell ref='$a$1:$xfd$1048576' /></mergeCells>",
            ),
        ),
        (
            "too large",
            lambda xml: xml.replace("办理条件", "") + " " * (MAX_BYTES + 1),
        ),
        (
            "too large",
            lambda xml: xml.replace("<sheetData>", "<sheetData>" + "<c><v>1</v></c>" * 200_001),
        ),
        ("no sound workbook", lambda xml: xml[:200]),
    ],
    ids=["entity", "merged", "merged-otherwise", "bomb", "cells", "cut"],
)
def test_hostile_workbooks(words: str, change: Callable[[str], str]) -> None:
    with pytest.raises(SourceError, match=words):
        read(rewrite(change))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 and no more", "no sound workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 100, "old .xls format"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (make_workbook({"Sheet1": []}), "no text"),
    ],
)
def test_files_that_are_no_workbooks(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'a,b\n"' + b"x" * 1_100_000 + b'"\n', "no table"),
        (b"," * 3000 + b"a\n" + b"b\n" * 3000, "no table"),
        (b",,\n,,\n", "no text"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_hostile_delimited_text(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(data, "guide.csv")


def test_a_folder_of_all_formats(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_workbook({"Sheet1": LIBRARY}))
    (tmp_path / "b.csv").write_bytes(make_csv(LIBRARY))
    page = "<h1>借书证办理</h1><p>一、办理条件</p><p>本市居民</p><p>二、申请材料</p><p>身份证</p>"
    (tmp_path / "c.html").write_text(page, encoding="utf-8")
    (tmp_path / "out" / "csv").mkdir(parents=True)
    (tmp_path / "out" / "guide.json").write_text("{}")
    (tmp_path / "out" / "csv" / "items.csv").write_bytes(make_csv(LIBRARY))
    files, errors = expand_sources([str(tmp_path)])
    assert ([file.name for file in files], errors) == (["a.xlsx", "b.csv", "c.html"], [])
    assert all(ingest(file).guide.items for file in files)
