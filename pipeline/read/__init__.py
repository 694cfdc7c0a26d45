"""First stage: read a source without changing a character of it."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from pipeline.model.errors import SourceError, give_reason
from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source

from .signatures import find_suffixes

# It gets the bytes, read once, the path for its messages, and the options.
Reader = Callable[[bytes, Path, ReadOptions], Source]

# Pictures lie in many folders, and are read when they are named.
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
# Suffix to the module that reads such files, and its function; loaded when a file asks for it.
_TEXT = ("text", "read_text")
_READERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((".txt", ".md"), _TEXT),
    ".pdf": ("pdf", "read_pdf"),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), ("docx", "read_docx")),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mht", ".mhtml"), ("html", "read_html")),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), ("workbook", "read_workbook")),
    **dict.fromkeys((".csv", ".tsv"), ("delimited", "read_delimited")),
    **dict.fromkeys(_PICTURES, ("pictures", "read_picture")),
}
# What is taken from a folder.
_DOCUMENTS = [suffix for suffix in _READERS if suffix not in _PICTURES]

# Known formats without a reader, and what to do with such a file; what a folder holds of them
# is named when it is passed over.
_AS_DOCUMENT = (
    "用原程序另存为 .docx、PDF 或 UTF-8 文本后再试",
    "save it as .docx, PDF or UTF-8 text with the program that made it",
)
_AS_WORKBOOK = (
    "用 Excel 或 WPS 另存为 .xlsx 后再试",
    "save it as .xlsx with Excel or WPS and try again",
)
_UNREADABLE: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((".xls", ".xlsb", ".et", ".ett", ".ods"), _AS_WORKBOOK),
    **dict.fromkeys((".doc", ".wps", ".wpt", ".ofd", ".rtf", ".odt", ".ceb"), _AS_DOCUMENT),
}

# A thousand booklets; beyond that somebody has named the wrong file.
MAX_BYTES = 64 * 2**20


def read_source(path: Path, options: ReadOptions | None = None) -> Source:
    """Return the source in the file at `path`; raise SourceError when it cannot be read."""
    suffix = path.suffix.lower()
    _refuse_irregular(path)
    if suffix in _UNREADABLE:
        zh, en = _UNREADABLE[suffix]
        raise SourceError(
            f"{path}：尚不支持 {suffix} 文件；请{zh}",
            f"{path}: {suffix} is not supported yet; {en}",
        )
    data = _read_bytes(path)
    _refuse_misnamed(data, path)
    return load_reader(suffix)(data, path, options or ReadOptions())


def load_reader(suffix: str) -> Reader:
    """Return the reader of files with that suffix; with an unknown one they may still be text."""
    module, name = _READERS.get(suffix, _TEXT)
    reader: Reader = getattr(import_module(f".{module}", __name__), name)
    return reader


def expand_sources(arguments: Iterable[str]) -> tuple[list[Path], list[SourceError]]:
    """Return the files that `arguments` (files, folders, glob patterns) stand for, each once.

    An argument that stands for none gives an error and leaves the others alone.
    """
    found: dict[str, Path] = {}
    errors: list[SourceError] = []
    for argument in arguments:
        try:
            for path in _expand(argument, errors):
                found.setdefault(os.path.realpath(path), path)
        except SourceError as error:
            errors.append(error)
        except (OSError, ValueError) as error:
            errors.append(_unreadable(Path(argument), error))
    return list(found.values()), errors


def _expand(argument: str, errors: list[SourceError]) -> list[Path]:
    path = Path(argument)
    if path.is_dir():
        return _search_folder(path, errors)
    # Windows shells leave patterns to the program.
    if not glob.has_magic(argument) or path.exists():
        return [path]
    matches = [Path(match) for match in sorted(glob.glob(argument, recursive=True))]  # noqa: PTH207
    files = [match for match in matches if match.is_file()]
    if not files:
        raise SourceError(
            f"{argument}：没有符合的文件；请检查路径与通配符",
            f"{argument}: no file matches; check the path and the pattern",
        )
    return files


def find_passed_over(arguments: Iterable[str]) -> list[Path]:
    """Return what is not taken from those folders among `arguments` that have sources.

    Documents and pictures only; a folder may hold other things that are no guides.
    """
    # one that cannot be reached is no folder here, and is reported where its sources are sought
    folders = [Path(argument) for argument in arguments if os.path.isdir(argument)]  # noqa: PTH112
    taken = [folder for folder in folders if any(True for _ in _walk(folder, _DOCUMENTS))]
    passed_over = {*_UNREADABLE, *_PICTURES}
    return sorted({file for folder in taken for file in _walk(folder, passed_over)})


def _walk(
    folder: Path, suffixes: Collection[str], onerror: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=onerror):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if "guide.json" in names:
            folders.clear()  # what we made of a guide is no source, its tables neither
            continue
        for name in names:
            if Path(name).suffix.lower() in suffixes and _is_source_name(name):
                yield Path(root, name)


def _search_folder(folder: Path, errors: list[SourceError]) -> list[Path]:
    """Return the sources in `folder`; a folder in it that cannot be read hides no other."""
    closed: list[SourceError] = []

    def note(error: OSError) -> None:
        closed.append(_unreadable(Path(error.filename), error))

    files = list(_walk(folder, _DOCUMENTS, note))
    errors += closed
    if not files and not closed:
        kinds = " ".join(_DOCUMENTS)
        raise SourceError(
            f"{folder}：文件夹中没有可读的指南（{kinds}）；请指定文件或另一个文件夹",
            f"{folder}: the folder has no readable source ({kinds}); name a file or another folder",
        )
    return sorted(files, key=lambda file: file.relative_to(folder).parts)


def _is_source_name(name: str) -> bool:
    """A folder's own documentation and the lock files of office programs are no sources."""
    return not name.startswith((".", "~$")) and Path(name).stem.upper() != "README"


def _refuse_irregular(path: Path) -> None:
    """Raise SourceError unless `path` is a regular file: a pipe or a device could hang us."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise SourceError(
            f"{path}：找不到该文件；请检查路径", f"{path}: there is no such file; check the path"
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise SourceError(
            f"{path}：是文件夹而非文件；请指定其中的一个文件",
            f"{path}: is a folder, not a file; name a file in it",
        )
    if not stat.S_ISREG(mode):
        raise SourceError(
            f"{path}：不是普通文件；请先将内容存为文件",
            f"{path}: is no regular file; save its content to a file first",
        )


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not data:
        raise SourceError(
            f"{path}：文件为空；请检查是否选对文件、是否保存完整",
            f"{path}: the file is empty; check that it is the right one and was saved whole",
        )
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise SourceError(
            f"{path}：文件超过 {limit} MB；请拆分后再试",
            f"{path}: the file is larger than {limit} MB; split it and try again",
        )
    return data


def _refuse_misnamed(data: bytes, path: Path) -> None:
    """Raise SourceError where another reader should have the file."""
    fitting, reader = find_suffixes(data), _READERS.get(path.suffix.lower(), _TEXT)
    if fitting and reader not in map(_READERS.get, fitting):
        real = fitting[0]
        raise SourceError(
            f"{path}：文件名与内容不符，内容是 {real} 文件；请改名为 {path.stem}{real} 后再试",
            f"{path}: by its content it is a {real} file; rename it to {path.stem}{real}",
        )


def _unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    zh, en = give_reason(error)
    return SourceError(
        f"{path}：无法读取（{zh}）；请检查路径与权限",
        f"{path}: cannot be read ({en}); check the path and the permissions",
    )
