"""Reading text: every encoding exactly, nothing by guessing, the rest refused with advice."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import read
from pipeline.model.errors import SourceError
from pipeline.model.sources import Source
from pipeline.read import expand_sources, find_passed_over, read_source
from pipeline.read.text import MAX_LINE, common_share, read_text

GUIDE = """一、 企业职工养老保险
1. 职工参保登记
1.1 需提供材料：
① 身份证原件；
1.2 办理路径：
登录 http://si.12333.gov.cn 查询，或拨打 12333。
"""
# The same words as printed in Taiwan and Hong Kong, where files may come in Big5.
TRADITIONAL = """企業職工養老保險參保登記，需要提供身分證原件、戶口名簿、銀行帳戶。
辦理路徑：視窗辦理、網上辦理。辦理時限：即時辦結。溫馨提示：建議選擇網上辦理。
失業保險金申領、社會保障卡補領換領、養老保險關係轉移接續、喪葬補助金。
"""

Writer = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    def write_file(data: bytes, name: str = "guide.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write_file


def redecode(source: Source, data: bytes) -> str:
    """Do what a reader of `guide.json` does with the encoding it names."""
    assert source.encoding is not None
    return data.decode(source.encoding).removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("mark", "codec", "named"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
        (b"", "utf-16-le", "utf-16-le"),
        (b"", "utf-16-be", "utf-16-be"),
        (b"", "gb18030", "gb18030"),
        (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
    ],
)
def test_encodings(write: Writer, mark: bytes, codec: str, named: str) -> None:
    data = mark + GUIDE.encode(codec)
    source = read_source(write(data))
    assert source.text == GUIDE
    assert source.encoding == named
    assert redecode(source, data) == source.text


def test_facts(write: Writer) -> None:
    data = GUIDE.encode()
    source = read_source(write(data, "some guide.txt"))
    assert source.file_name == "some guide.txt"
    assert source.media_type == "text/plain"
    assert source.size_bytes == len(data)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.reader == "text"
    assert source.pages is None
    assert read_source(write(data, "guide.md")).media_type == "text/markdown"


@pytest.mark.parametrize("name", ["guide", "guide.text", "guide.TXT", "办事指南.txt"])
def test_text_with_any_suffix(write: Writer, name: str) -> None:
    assert read_source(write(GUIDE.encode(), name)).text == GUIDE


@pytest.mark.parametrize(
    "text",
    [
        GUIDE.replace("\n", "\r\n"),
        GUIDE.replace("\n", "\r"),
        GUIDE.replace("\n", "\r\n", 2).replace("：\n", "：\r"),
        GUIDE.replace("身份证", "身\0份\0证"),
        GUIDE.rstrip("\n"),
        "\n\n" + GUIDE + "\n\n\f",
        GUIDE + "㐀𠀀𬺓 ① ⑴ ㈠ Ａ１",
        "一",
    ],
    ids=["crlf", "cr", "mixed", "nul", "no-last-newline", "blanks", "rare", "one-character"],
)
def test_text_is_not_edited(write: Writer, text: str) -> None:
    assert read_source(write(text.encode())).text == text


def test_wrong_byte_order_is_not_taken(write: Writer) -> None:
    # Both byte orders decode; only in one of them is every character assigned.
    text = "一、办理材料\n①身份证原件\n"
    for codec, other in (("utf-16-be", "utf-16-le"), ("utf-16-le", "utf-16-be")):
        data = text.encode(codec)
        data.decode(other)
        assert read_source(write(data)).encoding == codec


@pytest.mark.parametrize("codec", ["big5", "big5hkscs"])
def test_big5_is_refused(write: Writer, codec: str) -> None:
    data = TRADITIONAL.encode(codec)
    data.decode("gb18030")  # goes through, which is the trap
    with pytest.raises(SourceError, match="save the file as UTF-8") as caught:
        read_source(write(data))
    assert "UTF-8" in caught.value.zh


@pytest.mark.parametrize(
    "data",
    [
        "社会保険の届出に必要な書類のご案内\n".encode("euc-jp"),
        "Führerschein beantragen: Gebühr, Öffnungszeiten\n".encode("latin-1"),
        GUIDE.encode()[:-4] + b"\xff\xfe\n",
        codecs.BOM_UTF8 + GUIDE.encode("gb18030"),
        codecs.BOM_UTF16_LE + GUIDE.encode("utf-16-le") + b"\x00",
    ],
    ids=["euc-jp", "latin-1", "broken-utf-8", "false-mark", "odd-utf-16"],
)
def test_other_encodings_are_refused(write: Writer, data: bytes) -> None:
    with pytest.raises(SourceError, match="UTF-8"):
        read_source(write(data))


def test_the_line_in_which_utf8_ends_is_named(write: Writer) -> None:
    text = "一、\r\n二、\r\n"
    for data in (text.encode() + b"\xff\n", text.encode() + "三\xff\n".encode("gb18030")):
        with pytest.raises(SourceError, match="line 3 is not UTF-8") as caught:
            read_source(write(data))
        assert "第 3 行不是 UTF-8" in caught.value.zh
    with pytest.raises(SourceError, match="encoding is not UTF-8"):
        read_source(write(codecs.BOM_UTF8 + GUIDE.encode("gb18030")))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("guide.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "guide.pdf"),
        ("guide.docx", b"%PDF-1.7\n", "guide.pdf"),
        ("guide", b"PK\x03\x04 word/document.xml", "guide.docx"),
        ("guide.pdf", b"PK\x03\x04 xl/workbook.xml", "guide.xlsx"),
        ("guide.html", b"\x89PNG\r\n\x1a\n", "guide.png"),
        ("guide.pdf", b"\xff\xd8\xff\xe0", "guide.jpg"),
    ],
)
def test_a_file_under_the_name_of_another_kind(
    write: Writer, name: str, data: bytes, told: str
) -> None:
    with pytest.raises(SourceError, match=f"rename it to {told}") as caught:
        read_source(write(data, name))
    assert f"改名为 {told}" in caught.value.zh


def test_a_workbook_may_hold_a_document(write: Writer) -> None:
    with pytest.raises(SourceError, match="no sound workbook"):
        read_source(write(b"PK\x03\x04 xl/workbook.xml word/document.xml", "guide.xlsx"))


def test_common_share_parts_the_encodings() -> None:
    assert common_share(GUIDE) == 1
    assert common_share("abc，。①②《》") == 0
    assert common_share(TRADITIONAL.encode("big5").decode("gb18030")) < 0.7


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (codecs.BOM_UTF8, "has no text"),
        (b" \n\t\r\n\xe3\x80\x80\n", "has no text"),
        (b"\0" * 3, "has no text"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "binary"),
        (b"\0" * 4096, "binary"),
        (("一" * 10 + "\0" * 10).encode() * 10, "binary"),
        ("长".encode() * 3_500_000, "line 1 has 3500000 characters"),
        (("短\r\n" * 2 + "长" * (MAX_LINE + 1) + "\r\n").encode(), "line 3 has 1000001"),
    ],
    ids=["empty", "mark", "blanks", "nuls", "elf", "zeros", "mostly-nul", "10-mb-line", "line-3"],
)
def test_bad_content(write: Writer, data: bytes, said: str) -> None:
    path = write(data)
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert said in caught.value.en
    for text in (caught.value.zh, caught.value.en):
        assert text.startswith(str(path))
        assert "\n" not in text
        assert len(text) < len(str(path)) + 150


def test_long_file_of_ordinary_lines(write: Writer) -> None:
    text = GUIDE * (MAX_LINE // len(GUIDE) + 1)
    assert read_source(write(text.encode())).text == text


def test_size_limit(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 2**20)
    assert read_source(write(b"a line\n" * (2**20 // 7)))
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read_source(write(b"a line\n" * (2**20 // 7 + 1)))


@pytest.mark.parametrize("suffix", [".xls", ".XLS", ".doc", ".wps", ".ofd"])
def test_formats_without_a_reader(write: Writer, suffix: str) -> None:
    with pytest.raises(SourceError, match="not supported yet; save it as"):
        read_source(write(GUIDE.encode(), f"guide{suffix}"))


def test_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_source(tmp_path / "missing.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read_source(tmp_path)
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path / "nul\0.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path / ("long" * 100))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_and_devices_do_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(SourceError, match="no regular file"):
            read_source(path)


def test_expand_files_folders_and_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.md", "B.TXT", ".git/x.txt", "a/.h.txt", "README.md"):
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "raw" / "picture.png").touch()
    monkeypatch.chdir(tmp_path)

    def expand(*arguments: str) -> list[str]:
        paths, errors = expand_sources(arguments)
        assert not errors
        return [path.as_posix() for path in paths]

    inside = ["raw/B.TXT", "raw/a/y.md", "raw/a/z.txt", "raw/b.txt"]
    assert expand("raw") == inside
    assert expand("raw/*.txt") == ["raw/b.txt"]
    assert expand("raw/**/*.txt") == ["raw/a/z.txt", "raw/b.txt"]
    # Each file once, in the order of the arguments; what is named outright is not judged.
    assert expand("raw/b.txt", "raw") == ["raw/b.txt", *inside[:-1]]
    assert expand("raw/README.md", "missing.txt") == ["raw/README.md", "missing.txt"]


def test_expand_takes_brackets_in_a_name(tmp_path: Path) -> None:
    path = tmp_path / "guide [1].txt"
    path.touch()
    assert expand_sources([str(path)])[0] == [path]


def test_expand_says_what_stands_for_nothing(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.touch()
    empty = tmp_path / "empty"
    empty.mkdir()
    paths, errors = expand_sources([str(empty), str(good), str(tmp_path / "*.md")])
    assert paths == [good]
    assert [error.en.partition(": ")[2][:20] for error in errors] == [
        "the folder has no re",
        "no file matches; che",
    ]


def test_expand_goes_on_beside_a_closed_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("open", "closed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "guide.txt").touch()
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    paths, errors = expand_sources([str(tmp_path)])
    assert paths == [tmp_path / "open" / "guide.txt"]
    (error,) = errors
    assert error.en.startswith(f"{tmp_path / 'closed'}: cannot be read (Permission denied);")
    assert find_passed_over([str(tmp_path)]) == []
    paths, (error,) = expand_sources([str(tmp_path / "closed")])
    assert paths == []
    assert "（没有权限）" in error.zh


@pytest.mark.skipif(os.name != "posix", reason="links need a permission elsewhere")
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    paths, errors = expand_sources([str(tmp_path)])
    assert errors == []
    with pytest.raises(SourceError, match="cannot be read") as caught:
        read_source(paths[0])
    assert "（链接首尾相接）" in caught.value.zh


def test_a_folder_out_of_reach_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(os, "stat", refuse)
    assert find_passed_over(["guides"]) == []
    assert [error.zh for error in expand_sources(["guides"])[1]] == [
        "guides：无法读取（没有权限）；请检查路径与权限"
    ]


@given(st.binary(max_size=400))
def test_random_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    check_exact_or_refused(data)


@given(
    st.text(
        alphabet=st.sampled_from("一、办理材料①：12. \r\n\t\0A㐀\ue000\u0a00\ufeff"), max_size=60
    ),
    st.sampled_from(
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"]
    ),
)
def test_random_text_is_read_exactly_or_refused(text: str, codec: str) -> None:
    check_exact_or_refused(text.encode(codec))


def check_exact_or_refused(data: bytes) -> None:
    source = None
    with suppress(SourceError):
        source = read_text(data, Path("guide.txt"))
    if source is not None:
        assert redecode(source, data) == source.text
        assert source.encoding is not None
        assert data.endswith(source.text.encode(source.encoding.removesuffix("-sig")))


def test_unreadable_file(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(GUIDE.encode())

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match=r"Permission denied.*permissions"):
        read_source(path)
