"""PDF: words to lines and paragraphs in reading order, ruled tables to rows, places kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from pipeline.model.errors import SourceError
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Notice, Source

from .burdens import find_undrawn, read_streams
from .cuttings import PagePainter
from .damages import find_damaged
from .easels import Patience
from .filters import Overburdened
from .flow import write_flow
from .glyphs import TooManyGlyphs
from .lone_blanks import mark_lone_blanks
from .overlays import Overlays
from .pages import Page, recognise_page
from .pixels import MAX_PIXELS
from .scans import EXTRA, can_recognise
from .sheets import part_sheets
from .streams import Stream
from .workers import WorkerDied, iterate_pages

# A hundred booklets; reading so many pages takes a minute.
MAX_PAGES = 8_000
# Page numbers that a message names.
_MOST_NAMED = 10
# All pages together: 300 times the booklet.
MAX_CHARACTERS = 5_000_000
# And what else is drawn: letters one by one, rules.
_MAX_OBJECTS = 5_000_000


def read_pdf(data: bytes, path: Path, options: ReadOptions) -> Source:
    """Return the source in `data`, the bytes of the PDF file at `path`."""
    with _refusing(path):
        streams = read_streams(data)
    document = _open(data, path, options.password)
    try:
        find_undrawn = partial(_find_undrawn, document, data, streams)
        with _refusing(path):
            pages = _read_pages(document, data, path, options, find_undrawn)
        mark_lone_blanks(document, pages)
        notices = _recognise_scans(document, pages, path, options)
    finally:
        document.close()
    undrawn = frozenset(page.number for page in pages if not page.is_drawn)
    turned = {page.number: page.turned for page in pages if page.turned is not None}
    sheets = part_sheets(pages)
    flow = write_flow(sheets.pages)
    overlays = Overlays(flow)
    pictures = overlays.find_pictures(sheets.pages)
    return Source(
        file_name=path.name,
        media_type="application/pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding=None,
        reader="pdf",
        text=flow.text,
        pages=len(pages),
        places=[sheets.place_line(place) for place in flow.places],
        asides=flow.asides,
        painter=PagePainter(data, options.password, undrawn, turned),
        links=overlays.find_links(sheets.pages),
        pictures=[sheets.place_picture(picture) for picture in pictures],
        notices=notices,
    )


def _open(data: bytes, path: Path, password: str | None) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise _locked(path, password) from None
        raise SourceError(
            f"{path}：不是完好的 PDF（可能下载不全或已损坏）；请重新获取该文件",
            f"{path}: is no sound PDF (cut off or damaged); get the file again",
        ) from None
    count = len(document)
    if count == 0 or count > MAX_PAGES:
        document.close()
        raise SourceError(
            f"{path}：PDF 有 {count} 页，只能读取 1 到 {MAX_PAGES} 页；请检查文件或拆分",
            f"{path}: the PDF has {count} pages, 1 to {MAX_PAGES} can be read;"
            " check the file or split it",
        )
    return document


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except Overburdened:
        raise SourceError(
            f"{path}：PDF 中有层层重复的图形、过长的列表或展开后过大的数据，不像指南；"
            "请检查是否选对文件",
            f"{path}: the PDF holds drawings that repeat each other over and over, lists without"
            " end, or data that unpacks to far too much, which no guide has;"
            " check that it is the right file",
        ) from None


def _find_undrawn(
    document: pypdfium2.PdfDocument, data: bytes, streams: list[Stream]
) -> frozenset[int]:
    """Return the numbers of the pages that are not to be drawn; an encrypted file is opened."""
    if b"/Encrypt" in data:
        file = io.BytesIO()
        document.save(file, flags=raw.FPDF_REMOVE_SECURITY)
        data = file.getvalue()
        streams = read_streams(data)
    return find_undrawn(data, streams, len(document))


def _read_pages(
    document: pypdfium2.PdfDocument,
    data: bytes,
    path: Path,
    options: ReadOptions,
    find_undrawn: Callable[[], frozenset[int]],
) -> list[Page]:
    pages: list[Page] = []
    characters = objects = 0
    try:
        with closing(iterate_pages(document, data, options, find_undrawn=find_undrawn)) as reading:
            for page in reading:
                characters += sum(len(line.text) for line in page.all_lines())
                objects += page.objects
                if characters > MAX_CHARACTERS or objects > _MAX_OBJECTS:
                    raise _overfull(path, page.number)
                pages.append(page)
    except TooManyGlyphs:
        raise _overfull(path, len(pages) + 1) from None
    except pypdfium2.PdfiumError:
        number = len(pages) + 1
        raise SourceError(
            f"{path}：第 {number} 页已损坏，无法读取；请重新获取该文件",
            f"{path}: page {number} is damaged and cannot be read; get the file again",
        ) from None
    except WorkerDied:
        raise _broken_off(path, len(pages)) from None
    return pages


def _recognise_scans(
    document: pypdfium2.PdfDocument, pages: list[Page], path: Path, options: ReadOptions
) -> list[Notice]:
    """Put what is recognised in the place of the pages that are pictures, or whose text is damaged.

    Without the extra that recognises they are named in a notice, or refused when nothing else is
    there; so are those whose pictures are too large.
    """
    damaged = [number for number in find_damaged(pages) if pages[number - 1].is_drawn]
    scans = [page.number for page in pages if page.is_scan and page.is_drawn]
    if can_recognise():
        pictured = sorted({*scans, *damaged})
        patience = Patience()
        for done, number in enumerate(pictured):
            options.recognising(done, len(pictured))
            pages[number - 1] = recognise_page(document, pages[number - 1], patience)
        options.recognising(len(pictured), len(pictured))
        scans = damaged = []
    heavy = [page.number for page in pages if not page.is_drawn]
    kinds = ((scans, _unrecognised), (damaged, _damaged), (heavy, _undrawn))
    notices = [tell(path, numbers) for numbers, tell in kinds if numbers]
    if not any(page.all_lines() for page in pages):
        raise SourceError(*notices[0]) if notices else _wordless(path)
    return notices


def _name_pages(numbers: list[int]) -> str:
    more = " …" if len(numbers) > _MOST_NAMED else ""
    return ", ".join(map(str, numbers[:_MOST_NAMED])) + more


def _undrawn(path: Path, heavy: list[int]) -> Notice:
    """Say which pages have pictures or drawings that are too large, and what to do."""
    shown, most = _name_pages(heavy), MAX_PIXELS // 1_000_000
    return Notice(
        f"{path}：第 {shown} 页的图片合计超过 {most} 百万像素，或图形过于繁复，未绘制"
        "（不识别图片中的文字和二维码，报告不附该页的局部图）；请降低图片分辨率或简化图形",
        f"{path}: pages {shown} have pictures of over {most} megapixels or drawings that take too"
        " long, and were not drawn (text and codes in pictures are not read, the report shows no"
        " piece of these pages); make the pictures smaller or the drawings simpler",
    )


def _unrecognised(path: Path, scans: list[int]) -> Notice:
    """Say which pages are pictures, and what to install."""
    shown = _name_pages(scans)
    return Notice(
        f"{path}：第 {shown} 页是图片（扫描件），未读取其文字；请安装 {EXTRA} 后再试",
        f"{path}: the text of pages {shown} was not read, they are pictures (a scan);"
        f" install {EXTRA} and try again",
    )


def _damaged(path: Path, numbers: list[int]) -> Notice:
    """Say on which pages the text is not what they show, and what to do."""
    shown = _name_pages(numbers)
    return Notice(
        f"{path}：第 {shown} 页的文字层已损坏（许多字变成了别的字符），读出的内容不可靠；"
        f"请取得生成该文件的原件，或安装 {EXTRA} 后再试（按页面图像识别文字）",
        f"{path}: the text of pages {shown} is damaged (many characters stand for others), what was"
        f" read of it is not reliable; get the file that this one was made from, or install"
        f" {EXTRA} and try again (the pages are then recognised as pictures)",
    )


def _wordless(path: Path) -> SourceError:
    return SourceError(
        f"{path}：PDF 的页面上没有文字；请检查是否选对文件，或索取带文字的 PDF",
        f"{path}: the pages of the PDF carry no text;"
        " check that it is the right file, or ask for a PDF with text",
    )


def _locked(path: Path, password: str | None) -> SourceError:
    if password:
        return SourceError(
            f"{path}：PDF 的密码不对；请检查 --password",
            f"{path}: the password does not open the PDF; check --password",
        )
    return SourceError(
        f"{path}：PDF 已加密；请用 --password 给出密码",
        f"{path}: the PDF is encrypted; give its password with --password",
    )


def _broken_off(path: Path, number: int) -> SourceError:
    return SourceError(
        f"{path}：读到第 {number} 页后中断（页面损坏或内存不足）；请重新获取该文件，或用 --jobs 1",
        f"{path}: reading broke off after page {number} (a damaged page, or memory is short);"
        " get the file again, or try --jobs 1",
    )


def _overfull(path: Path, page: int) -> SourceError:
    return SourceError(
        f"{path}：PDF 到第 {page} 页文字过多或图形过多，不像指南；请检查是否选对文件",
        f"{path}: the PDF has too many characters or drawings up to page {page}, which no guide"
        " has; check that it is the right file",
    )
