"""Tables read as rows of cells, merged cells once; what only frames words is no table."""

from __future__ import annotations

from tests.read.docx.files import asides, lines, paragraph, read, table


def cell(words: str, properties: str = "") -> str:
    body = "".join(paragraph(line) for line in words.split("\n"))
    return f"<w:tcPr>{properties}</w:tcPr>{body}"


def wide(words: str, span: int) -> str:
    return cell(words, f'<w:gridSpan w:val="{span}"/>')


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_stand_once() -> None:
    rows = (
        [cell("类别"), cell("序号"), cell("事项")],
        [cell("一、养老", DOWN), cell("1"), cell("登记")],
        [cell("", ON), cell("2"), cell("变更")],
        [wide("合计", 2), cell("2")],
        [wide("全部", 3)],
    )
    assert lines(read(table(*rows))) == [
        *("类别\t序号\t事项", "一、养老\t1\t登记", "\t2\t变更", "合计\t\t2", "全部\t\t")
    ]


def test_old_merged_cells_stand_once() -> None:
    rows = (
        [cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("乙")],
        [cell("丙"), cell("丁"), cell("戊")],
    )
    assert lines(read(table(*rows))) == ["甲\t\t乙", "丙\t丁\t戊"]


def test_words_that_a_merged_cell_covers_are_set_aside() -> None:
    source = read(
        table([cell("甲", DOWN), cell("1"), cell("x")], [cell("乙", ON), cell("2"), cell("y")])
    )
    assert (lines(source), asides(source)) == (["甲\t1\tx", "\t2\ty"], ["乙"])


def test_columns_are_those_that_rows_use() -> None:
    rows = (
        [wide("甲", 2), wide("乙", 3), wide("丙", 1)],
        [wide("1", 2), wide("2", 3), wide("3", 1)],
    )
    assert lines(read(table(*rows))) == ["甲\t乙\t丙", "1\t2\t3"]


def test_edges_drawn_by_hand_meet() -> None:
    rows = (
        [wide("甲", 1), wide("乙", 2), wide("丙", 1)],
        [wide("1", 2), wide("2", 1), wide("3", 1)],
    )
    assert lines(read(table(*rows, grid=(1500, 30, 3000, 900)))) == ["甲\t乙\t丙", "1\t2\t3"]
    assert lines(read(table(*rows, grid=(1500, 600, 3000, 900)))) == [
        *("甲\t乙\t\t丙", "1\t\t2\t3")
    ]


def test_a_row_may_begin_later() -> None:
    late = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    body = table([cell("甲"), cell("乙"), cell("丙")]).replace(
        "</w:tbl>", f"<w:tr>{late}<w:tc>{cell('1')}</w:tc><w:tc>{cell('2')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(read(body)) == ["甲\t乙\t丙", "\t1\t2"]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{cell('旧')}</w:tc></w:tr>"
    body = table([cell("甲"), cell("乙"), cell("丙", "<w:cellDel/>"), cell("丁")])
    assert lines(read(body.replace("</w:tbl>", f"{gone}</w:tbl>"))) == ["甲\t乙\t丁"]


def test_paragraphs_of_a_cell_stand_apart() -> None:
    assert lines(read(table([cell("1"), cell("业务指南\n参保登记"), cell("13")]))) == [
        "1\t业务指南  参保登记\t13"
    ]
    upright = table([cell("办\n理\n时\n限"), cell("1"), cell("2")])
    assert lines(read(upright)) == ["办理时限\t1\t2"]


def test_lines_of_a_cell_go_on() -> None:
    line = "<w:r><w:br/></w:r>"
    words = paragraph("资格认").replace("</w:p>", f"{line}<w:r><w:t>证</w:t></w:r></w:p>")
    entries = paragraph("①甲").replace("</w:p>", f"{line}<w:r><w:t>②乙</w:t></w:r></w:p>")
    assert lines(read(table([words, entries, cell("1")]))) == ["资格认证\t①甲 ②乙\t1"]


def test_a_form_goes_on_below_its_row() -> None:
    nested = table([cell("序号"), cell("名称"), cell("份数")])
    rows = (
        [cell("事项名称"), cell("落户")],
        [cell("申请材料"), cell("1.身份证\n2.户口簿") + nested + "<w:p/>"],
        [cell("办理流程"), nested + "<w:p/>"],
    )
    assert lines(read(table(*rows))) == [
        *("事项名称\t落户", "申请材料\t1.身份证", "2.户口簿", "序号\t名称\t份数"),
        *("办理流程\t", "序号\t名称\t份数"),
    ]


def test_a_list_of_records_goes_on_in_its_column() -> None:
    rows = (
        [cell("禁办事项"), cell("禁办情形")],
        [cell("一、养老金申领"), cell("1. 服刑\n2. 重复")],
        [cell("二、失业金申领"), cell("1. 个人")],
    )
    assert lines(read(table(*rows))) == [
        *("禁办事项\t禁办情形", "一、养老金申领\t1. 服刑", "\t2. 重复", "二、失业金申领\t1. 个人")
    ]


def test_a_frame_is_no_table() -> None:
    assert lines(read(table([cell("1. 登记\n1.1 材料：无")]))) == ["1. 登记", "1.1 材料：无"]
    rows = ([cell("甲"), cell("乙")], [wide("说明：\n一、丙", 2)])
    assert lines(read(table(*rows))) == ["甲\t乙", "说明：", "一、丙"]


def test_tables_in_content_controls_and_rows_in_them() -> None:
    inner = control(f"<w:tc>{cell('丁')}</w:tc>")
    row = f"<w:tr><w:tc>{cell('丙')}</w:tc>{inner}</w:tr>"
    body = table([cell("甲"), cell("乙")]).replace("</w:tbl>", control(row) + "</w:tbl>")
    assert lines(read(control(body))) == ["甲\t乙", "丙\t丁"]


def test_paragraphs_and_tables_keep_their_order() -> None:
    body = paragraph("前") + table([cell("甲"), cell("乙")]) + paragraph("后")
    assert read(body).text == "前\n\n甲\t乙\n\n后\n"
