"""A folder is replaced whole or not at all, whoever is killed, whoever else writes."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.emit import folders, locks, swaps, write_outputs
from pipeline.emit.folders import replace_folder
from pipeline.model.errors import OutputError

posix = pytest.mark.skipif(os.name == "nt", reason="forks and signals")
NAMES = ("guide.json", "csv/a.csv", "csv/b.csv", "run.json")


def version(text: str) -> dict[str, bytes]:
    """Return a result whose files all say the same, long enough to be caught half written."""
    return {name: (text * 20_000).encode() for name in NAMES}


def version_in(folder: Path) -> str:
    """Return which version stands in `folder`; it must be whole."""
    (content,) = {(folder / name).read_bytes() for name in NAMES}
    assert len(content) == 20_000
    return content[:1].decode()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out" / "small-guide"


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two names."""
    monkeypatch.setattr(swaps, "_exchange", lambda one, other: False)


def in_child(work: Callable[[], Any]) -> int:
    """Run `work` in a forked process and return its id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(0)


def write_for_ever(folder: Path) -> None:
    while True:
        for text in "AB":
            replace_folder(folder, version(text), ())


def kill_in_the_middle(folder: Path, seed: int) -> None:
    child = in_child(lambda: write_for_ever(folder))
    time.sleep(random.Random(seed).uniform(0.001, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="names are exchanged in one step on Linux")
def test_kill_leaves_a_whole_folder(folder: Path) -> None:
    replace_folder(folder, version("A"), ())
    (folder / "mine.txt").write_text("mine")
    for seed in range(40):
        kill_in_the_middle(folder, seed)
        assert version_in(folder) in "AB"
        assert (folder / "mine.txt").read_text() == "mine"
    replace_folder(folder, version("C"), ())
    assert version_in(folder) == "C"
    assert list(folder.parent.iterdir()) == [folder]


@posix
def test_the_next_run_puts_back_what_a_kill_left_aside(folder: Path, no_exchange: None) -> None:
    replace_folder(folder, version("A"), ())
    (folder / "mine.txt").write_text("mine")
    for seed in range(40):
        kill_in_the_middle(folder, seed)
        aside = folder.with_name(f".{folder.name}.emit-old")
        assert version_in(folder if folder.exists() else aside) in "ABC"
        replace_folder(folder, version("C"), ())
        assert version_in(folder) == "C"
        assert (folder / "mine.txt").read_text() == "mine"
    assert list(folder.parent.iterdir()) == [folder]


def test_an_aside_folder_is_put_back_before_all(folder: Path, no_exchange: None) -> None:
    replace_folder(folder, version("A"), ())
    (folder / "mine.txt").write_text("mine")
    folder.rename(folder.with_name(f".{folder.name}.emit-old"))
    shutil.copytree(Path(__file__).parent, folder.with_name(f".{folder.name}.emit-new"))
    replace_folder(folder, version("B"), ())
    assert version_in(folder) == "B"
    assert (folder / "mine.txt").read_text() == "mine"
    assert list(folder.parent.iterdir()) == [folder]


@posix
def test_a_failed_second_rename_puts_the_old_folder_back(
    folder: Path, no_exchange: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_folder(folder, version("A"), ())
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith("emit-new"):
            raise PermissionError(errno.EACCES, "locked", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OutputError, match="Excel"):
        replace_folder(folder, version("B"), ())
    assert version_in(folder) == "A"
    assert list(folder.parent.iterdir()) == [folder]


@posix
@pytest.mark.parametrize("writers", [2, 6])
def test_runs_at_once_leave_one_whole_result(folder: Path, writers: int) -> None:
    replace_folder(folder, version("A"), ())
    (folder / "mine.txt").write_text("mine")

    def write_often(text: str) -> None:
        for _ in range(15):
            replace_folder(folder, version(text), ())

    children = [in_child(lambda text=text: write_often(text)) for text in "BCDEFG"[:writers]]
    running = set(children)
    while running:
        if sys.platform == "linux":
            assert folder.is_dir()
        for child in list(running):
            if os.waitpid(child, os.WNOHANG)[0]:
                running.remove(child)
    assert version_in(folder) in "BCDEFG"
    assert (folder / "mine.txt").read_text() == "mine"
    assert list(folder.parent.iterdir()) == [folder]


@posix
def test_a_reader_that_holds_the_folder_sees_one_version(folder: Path) -> None:
    replace_folder(folder, version("A"), ())
    child = in_child(lambda: [replace_folder(folder, version(t), ()) for t in "BCDE" * 10])
    seen = set()
    while not os.waitpid(child, os.WNOHANG)[0]:
        handle = os.open(folder, os.O_RDONLY)
        try:
            contents = set()
            for name in NAMES:
                with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=handle), "rb") as stream:
                    contents.add(stream.read())
            assert len(contents) == 1
            seen |= contents
        except FileNotFoundError:
            pass  # replaced and removed meanwhile: the reader is told, and asks again
        finally:
            os.close(handle)
    assert seen


def test_what_is_not_ours_is_carried_over(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_text("keep")
    replace_folder(folder, version("A"), ())
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.txt").write_text("mine")
    (folder / "csv" / "mine.csv").write_text("mine")
    (folder / "link").symlink_to(outside)
    (folder / "broken").symlink_to("nowhere")
    (folder / "notes" / "old.json").write_text("ours")
    times = (folder / "csv" / "mine.csv").stat().st_mtime_ns
    replace_folder(folder, version("B"), {"notes/old.json"})
    assert version_in(folder) == "B"
    assert (folder / "notes" / "mine.txt").read_text() == "mine"
    assert (folder / "csv" / "mine.csv").stat().st_mtime_ns == times
    assert (folder / "link").readlink() == outside
    assert (folder / "broken").is_symlink()
    assert not (folder / "notes" / "old.json").exists()
    assert (outside / "keep.txt").read_text() == "keep"


def test_files_are_copied_where_there_are_no_links(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    replace_folder(folder, version("A"), ())
    (folder / "mine.txt").write_text("mine")
    (folder / "link").symlink_to("mine.txt")
    monkeypatch.setattr(os, "link", refuse)
    replace_folder(folder, version("B"), ())
    assert (folder / "mine.txt").read_text() == "mine"
    assert (folder / "link").readlink() == Path("mine.txt")


def test_a_link_in_our_name_is_replaced_not_followed(folder: Path, tmp_path: Path) -> None:
    replace_folder(folder, version("A"), ())
    target = tmp_path / "target.json"
    target.write_text("theirs")
    (folder / "guide.json").unlink()
    (folder / "guide.json").symlink_to(target)
    replace_folder(folder, version("B"), ())
    assert target.read_text() == "theirs"
    assert version_in(folder) == "B"


@posix
@pytest.mark.parametrize(
    ("mask", "of_folder", "of_file"), [(0o022, 0o755, 0o644), (0o027, 0o750, 0o640)]
)
def test_modes_follow_the_umask(folder: Path, mask: int, of_folder: int, of_file: int) -> None:
    before = os.umask(mask)
    try:
        for text in "AB":
            replace_folder(folder, version(text), ())
            assert folder.stat().st_mode & 0o777 == of_folder
            assert (folder / "csv").stat().st_mode & 0o777 == of_folder
            assert (folder / "csv" / "a.csv").stat().st_mode & 0o777 == of_file
    finally:
        os.umask(before)


@posix
def test_a_mode_that_somebody_gave_the_folder_stays(folder: Path) -> None:
    replace_folder(folder, version("A"), ())
    folder.chmod(0o700)
    replace_folder(folder, version("B"), ())
    assert folder.stat().st_mode & 0o777 == 0o700


def blocked_by_a_file(folder: Path) -> Path:
    folder.parent.mkdir()
    folder.write_text("mine")
    return folder


def blocked_above(folder: Path) -> Path:
    folder.parent.write_text("mine")
    return folder.parent


def blocked_by_a_link(folder: Path) -> Path:
    real = folder.parent / "real"
    real.mkdir(parents=True)
    folder.symlink_to(real)
    return folder


def blocked_by_a_folder_in_our_name(folder: Path) -> Path:
    (folder / "guide.json").mkdir(parents=True)
    (folder / "guide.json" / "mine.txt").write_text("mine")
    return folder / "guide.json"


def blocked_by_a_file_named_csv(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "csv").write_text("mine")
    return folder / "csv"


@pytest.mark.parametrize(
    "block",
    [
        blocked_by_a_file,
        blocked_above,
        blocked_by_a_link,
        blocked_by_a_folder_in_our_name,
        blocked_by_a_file_named_csv,
    ],
)
def test_what_stands_in_the_way_is_named(
    block: Callable[[Path], Path], folder: Path, tmp_path: Path
) -> None:
    culprit = block(folder)
    before = snapshot(tmp_path)
    with pytest.raises(OutputError) as caught:
        replace_folder(folder, version("A"), ())
    for message in (caught.value.zh, caught.value.en):
        assert f"{culprit}" in message
        assert "\n" not in message
    assert snapshot(tmp_path) == before
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        (errno.EACCES, "Excel", "no permission"),
        (errno.EROFS, "权限", "no permission"),
        (errno.ENOSPC, "磁盘已满", "disk is full"),
        (errno.EIO, "检查该路径", "check that path"),
    ],
)
def test_what_the_system_refuses_is_explained(
    folder: Path, code: int, zh: str, en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_folder(folder, version("A"), ())

    def fail(*_: Any) -> None:
        raise OSError(code, os.strerror(code), "somewhere")

    monkeypatch.setattr(folders, "_write", fail)
    with pytest.raises(OutputError) as caught:
        replace_folder(folder, version("B"), ())
    assert zh in caught.value.zh
    assert en in caught.value.en
    assert str(folder) in caught.value.zh
    assert version_in(folder) == "A"
    assert list(folder.parent.iterdir()) == [folder]


@posix
def test_a_read_only_folder_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_folder(folder, version("A"), ())
    folder.chmod(0o555)
    if os.geteuid() == 0:  # root may write anywhere
        monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="no permission"):
        replace_folder(folder, version("B"), ())
    assert version_in(folder) == "A"


@posix
def test_who_waits_too_long_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_folder(folder, version("A"), ())
    monkeypatch.setattr(locks, "PATIENCE", 0.05)
    with (
        locks.locked(folder.with_name(f".{folder.name}.emit-lock")),
        pytest.raises(OutputError, match="another run"),
    ):
        replace_folder(folder, version("B"), ())
    assert version_in(folder) == "A"


@posix
def test_without_locks_the_last_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(handle: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locks, "_try_lock", unsupported)
    for text in "AB":
        replace_folder(folder, version(text), ())
    assert version_in(folder) == "B"
    assert list(folder.parent.iterdir()) == [folder]


def test_an_older_output_is_dropped_unless_changed(result: Any, folder: Path) -> None:
    write_outputs(result, folder)
    run = folder / "run.json"
    renamed = run.read_text(encoding="utf-8").replace("csv/toc.csv", "csv/contents.csv")
    run.write_text(renamed.replace("csv/notes.csv", "csv/remarks.csv"), encoding="utf-8")
    (folder / "csv" / "toc.csv").rename(folder / "csv" / "contents.csv")
    (folder / "csv" / "remarks.csv").write_text("changed by hand")
    write_outputs(result, folder)
    assert not (folder / "csv" / "contents.csv").exists()
    assert (folder / "csv" / "remarks.csv").read_text() == "changed by hand"


SCRIPT = """
import locale, sys
from pathlib import Path
from pipeline.emit import write_outputs
from pipeline.model.results import Result
from pipeline.model.guides import Guide
guide = Guide.model_validate_json(Path(sys.argv[1]).read_bytes())
write_outputs(Result(None, None, guide, None, "p"), Path(sys.argv[2]))
"""


def test_same_bytes_whatever_the_machine(result: Any, tmp_path: Path) -> None:
    write_outputs(result, tmp_path / "first")
    seen = []
    for seed, zone, language in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "zh_CN.UTF-8")):
        out = tmp_path / f"out-{seed}"
        given = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
        given["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / "first" / "guide.json"), str(out)]
        subprocess.run(command, check=True, env=os.environ | given)
        seen.append({name: data for name, data in snapshot(out).items() if name != "run.json"})
    assert seen[0] == seen[1]
    first = snapshot(tmp_path / "first")
    assert all(first[name] == data for name, data in seen[0].items() if "datapackage" not in name)
    assert str(tmp_path) not in "".join(data.decode() for data in seen[0].values())
