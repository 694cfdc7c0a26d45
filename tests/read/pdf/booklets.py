"""The golden guide as blocks to lay out, so that any tool can print it as a booklet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.golden.remake import GOLDEN


@dataclass(frozen=True)
class Block:
    """A piece of the booklet; `kind` says how it is set.

    Kinds: cover, title (a page to itself), contents, heading, category, item, field, text,
    picture, label, caption, table, note. A table's cells are None where a merged one covers them.
    """

    kind: str
    text: str = ""
    lead: str = ""
    rows: list[list[str | None]] = field(default_factory=list)


def load_golden() -> dict[str, Any]:
    """Return the values that the guide has."""
    golden: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return golden


def read_booklet() -> list[Block]:
    """Return the golden guide, cover to cover."""
    return list(_blocks(load_golden()))


def _blocks(guide: dict[str, Any]) -> Iterator[Block]:
    head = guide["guide"]
    titles = [line["title"] for line in guide["toc"]]
    yield Block("cover", "清风辽宁政务窗口")
    yield Block("cover", head["title"])
    yield Block("cover", head["issuer"])
    yield Block("contents", "目 录", rows=[[t["title"], f"({t['page']})"] for t in guide["toc"]])
    yield Block("title", titles[0])
    yield Block("heading", titles[0])
    yield Block("table", rows=_catalog(guide))
    yield Block("title", titles[1])
    yield Block("heading", "社保中心各县（区）服务地址及联系电话")
    yield Block("table", rows=_offices(guide))
    yield Block("title", titles[2])
    yield Block("heading", titles[2])
    yield from _items(guide)
    yield Block("title", titles[3])
    yield Block("heading", titles[3])
    yield Block("table", rows=_prohibitions(guide))
    yield Block("title", titles[4])
    yield Block("heading", titles[4])
    yield Block("table", rows=_deferrals(guide))
    yield from (Block("note", note["text"]) for note in guide["notes"][1:])
    yield Block("cover", head["title"])


_HAN = "零一二三四五六七八九十"


def _catalog(guide: dict[str, Any]) -> list[list[str | None]]:
    rows: list[list[str | None]] = [["事项类别", "序号", "事项", "页码", "操作流程"]]
    last = None
    for row in guide["catalog"]:
        number, category = row["category_number"], row["category"]
        named = None if number == last else f"{_HAN[number]}、{category}"
        last = number
        rows.append(
            [
                named,
                str(row["number"]),
                row["name"],
                str(row["page"]),
                f"业务指南\n{row['flow_title']}",
            ]
        )
    return rows


def _offices(guide: dict[str, Any]) -> list[list[str | None]]:
    rows: list[list[str | None]] = [["序号", "机构名称", "地址", "联系电话"]]
    for office in guide["offices"]:
        phone = office["phones"][0]["raw"]
        rows.append([str(office["number"]), office["name"], office["address"], phone])
    return rows


def _prohibitions(guide: dict[str, Any]) -> list[list[str | None]]:
    rows: list[list[str | None]] = [["禁办事项", "禁办情形"]]
    for entry in guide["prohibitions"]:
        for index, case in enumerate(entry["cases"]):
            subject = None if index else f"{_HAN[entry['number']]}、{entry['subject']}"
            rows.append([subject, f"{case['number']}. {case['text']}"])
    return [*rows, [guide["notes"][0]["text"]]]


def _deferrals(guide: dict[str, Any]) -> list[list[str | None]]:
    rows: list[list[str | None]] = [["序号", "业务事项", "可容缺资料", "后补方式", "资料来源"]]
    for entry in guide["deferrals"]:
        cells = [entry[key] for key in ("item", "material", "method", "source")]
        rows.append([str(entry["number"]), *cells])
    return [*rows, [guide["deferrals"][0]["deadline"]["text"]]]


def _items(guide: dict[str, Any]) -> Iterator[Block]:
    firsts = {c["item_numbers"][0]: c for c in guide["categories"]}
    for item in guide["items"]:
        if category := firsts.get(item["number"]):
            yield Block("category", f"{_HAN[category['number']]}、{category['title']}")
        yield Block("item", f"{item['number']}. {item['title']}")
        if item["intro"]:
            yield from (Block("text", text) for text in item["intro"].split("\n"))
        for name, part in item["subsections"].items():
            if part is not None:
                yield from _field(part)
                if name == "paths":
                    yield from _chart(item["flow_chart"])


def _field(part: dict[str, Any]) -> Iterator[Block]:
    lines = part["text"].split("\n")
    lead = f"{part['printed_number']} {part['heading']}"
    if len(lines) == 1 and len(lines[0]) > 40:
        yield Block("field", lines[0], lead=f"{lead}：")
        return
    yield Block("field", lead=lead)
    yield from (Block("text", line) for line in lines if line)


def _chart(chart: dict[str, Any] | None) -> Iterator[Block]:
    yield Block("picture")
    if chart is not None:
        number = f"{chart['caption_number']}." if chart["caption_number"] else ""
        yield Block("caption", number + chart["caption"])
