"""The command from outside: exit codes, one clear line per error, languages, streams."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.ids import is_guide_id, make_guide_id

ROOT = Path(__file__).parents[1]
RAW = ROOT / "raw" / "fushun-social-insurance-guide.txt"
GUIDE = """办事指南

1. 职工参保登记
1.1 需提供材料：
① 身份证原件；
1.2 办理路径：
① 窗口办：社保大厅。
1.3 办理时限：
即时办结。
1.4 温馨提示：
建议选择网上办。

2. 失业保险金申领
2.1 需提供材料：
① 身份证原件；
2.2 办理路径：
① 窗口办：社保大厅。
2.3 办理时限：
即时办结。
2.4 温馨提示：
无。
"""
NOVEL = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。\n" * 200

Done = subprocess.CompletedProcess[bytes]
Snapshot = dict[str, bytes]


def guide(*arguments: object, cwd: Path | None = None, **env: str) -> Done:
    kept = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES")}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**kept, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **env},
        timeout=60,
        check=False,
    )


def stderr(done: Done) -> str:
    return done.stderr.decode("utf-8").replace("\r\n", "\n")


def snapshot(folder: Path) -> Snapshot:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "guide.txt"
    path.write_text(GUIDE, encoding="utf-8")
    return path


@pytest.fixture
def output(source: Path, tmp_path: Path) -> Path:
    """An output folder that holds an earlier result for `guide.txt`."""
    folder = tmp_path / "out"
    assert guide("ingest", source, "-o", folder).returncode == 0
    return folder


# The main job


def test_ingest_the_guide(tmp_path: Path) -> None:
    done = guide("ingest", RAW, "-o", tmp_path)
    assert done.returncode == 0, stderr(done)
    assert done.stdout == b""
    folder = tmp_path / "fushun-social-insurance-guide"
    written = json.loads((folder / "guide.json").read_text(encoding="utf-8"))
    assert len(written["items"]) == 38
    said = stderr(done)
    assert "38 items, 108 materials, 84 paths, 50 time limits" in said
    assert "residue: none" in said
    assert "changed: all new" in said
    assert f"output: {folder}" in said


def test_ingest_twice_gives_the_same(source: Path, output: Path) -> None:
    def outcome() -> Snapshot:
        return {name: data for name, data in snapshot(output).items() if "run.json" not in name}

    first = outcome()
    assert "guide/guide.json" in first
    done = guide("ingest", source, "-o", output, LANG="zh_CN.UTF-8", TZ="Asia/Shanghai")
    assert done.returncode == 0
    assert "变化：无" in stderr(done)
    assert outcome() == first


def test_ingest_says_what_changed(source: Path, output: Path) -> None:
    moved = "\n\n" + GUIDE.replace("失业保险金申领", "技能提升补贴申领")
    moved += "3. 丧葬补助金\n3.1 需提供材料：\n① 户口簿；\n"
    source.write_text(moved.replace("建议选择网上办", "建议选择掌上办"), encoding="utf-8")
    done = guide("ingest", source, "-o", output)
    said = stderr(done)
    assert "changed: items added 2 (2, 3), removed 1 (2), changed 1 (1)" in said
    assert "changed: categories" not in said


def test_ingest_says_what_changed_outside_items(source: Path, output: Path) -> None:
    office = "序号\t机构名称\t地址\t联系电话\n1\t市社保中心\t临江东路19-10号\t024-53998007\n\n"
    source.write_text(office + GUIDE, encoding="utf-8")
    done = guide("ingest", source, "-o", output, LANG="zh_CN.UTF-8")
    assert "  变化：机构\n" in stderr(done)


@pytest.mark.parametrize("spoilt", ['{"items": 3}', "[" * 100_000])
def test_ingest_over_a_spoilt_result(source: Path, output: Path, spoilt: str) -> None:
    (output / "guide" / "guide.json").write_text(spoilt, encoding="utf-8")
    done = guide("ingest", source, "-o", output)
    assert done.returncode == 0
    assert "all new" in stderr(done)


def test_a_web_page_is_not_fixed(source: Path, tmp_path: Path) -> None:
    page = tmp_path / "guide.html"
    lines = "".join(f"<p>{line}</p>" for line in source.read_text(encoding="utf-8").splitlines())
    page.write_text(f"<html><body>{lines}</body></html>", encoding="utf-8")
    done = guide("fix", page)
    assert done.returncode == 2
    assert "is no text file" in stderr(done)


def test_a_folder_says_what_it_passed_over(source: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.PNG", "c.wps", "~$a.wps", "notes.log"):
        (source.parent / name).write_bytes(b"PK")
    done = guide("ingest", source.parent, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "not read in folders: 3 files (.png .wps)" in stderr(done)
    done = guide("ingest", source, "-o", tmp_path / "out")
    assert "not read" not in stderr(done)


def test_options_and_sources_in_any_order(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(GUIDE, encoding="utf-8")
    done = guide("--lang", "zh", "ingest", source, "-o", tmp_path / "out", other, "--debug")
    assert done.returncode == 0, stderr(done)
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"guide", "other"}
    assert "完成 2 个，失败 0 个" in stderr(done)


def test_default_output_folder(source: Path) -> None:
    assert guide("ingest", source.name, cwd=source.parent).returncode == 0
    assert (source.parent / "output" / "guide" / "guide.json").is_file()


def test_id_and_csv_encoding(source: Path, tmp_path: Path) -> None:
    done = guide(
        *("ingest", source, "-o", tmp_path, "--id", "fushun-2024", "--csv-encoding", "gb18030")
    )
    assert done.returncode == 0, stderr(done)
    written = json.loads((tmp_path / "fushun-2024" / "guide.json").read_text(encoding="utf-8"))
    assert written["guide"]["id"] == "fushun-2024"
    table = (tmp_path / "fushun-2024" / "csv" / "items.csv").read_bytes()
    assert "职工参保登记" in table.decode("gb18030")


def test_no_machine_path_in_outputs(output: Path) -> None:
    needle = str(output.parent).encode()
    assert not [name for name, data in snapshot(output).items() if needle in data]


def test_fail_on(tmp_path: Path) -> None:
    slip = tmp_path / "slip.txt"
    slip.write_text(GUIDE.replace("2.3 ", "9.3 "), encoding="utf-8")
    codes = {
        level: guide("ingest", slip, "-o", tmp_path / "out", "--fail-on", level).returncode
        for level in ("error", "warning", "info", "never")
    }
    assert codes == {"error": 1, "warning": 1, "info": 1, "never": 0}


# Bad input


def make_bad_sources(folder: Path) -> dict[str, tuple[Path, str]]:
    """Return bad sources by name, each with what must be said about it."""
    contents = {
        "empty": (b"", "is empty"),
        "novel": (NOVEL.encode(), "it is no guide"),
        "table": (b"name,age\nAnna,3\nBert,4\n", "it is no guide"),
        "binary": (bytes(range(256)) * 64, "binary file"),
        "big5": (
            "企業職工養老保險參保登記，需要提供身分證原件。\n".encode("big5") * 9,
            "save the file as UTF-8",
        ),
        "long-line": ("长".encode() * 3_500_000, "line 1 has 3500000 characters"),
    }
    made = {}
    for name, (data, said) in contents.items():
        path = folder / f"{name}.txt"
        path.write_bytes(data)
        made[name] = (path, said)
    (folder / "no-sources").mkdir()
    (folder / "no-sources" / "picture.png").touch()
    return {
        **made,
        "folder": (folder / "no-sources", "no readable source"),
        "missing": (folder / "missing.txt", "there is no such file"),
        "pattern": (folder / "*.nothing", "no file matches"),
    }


BAD = sorted(
    "empty novel table binary big5 long-line folder missing pattern".split()  # noqa: SIM905
)


@pytest.mark.parametrize("name", BAD)
def test_bad_source(name: str, output: Path, tmp_path: Path) -> None:
    path, said = make_bad_sources(tmp_path)[name]
    before = snapshot(output)
    done = guide("ingest", path, "-o", output, "--id", "guide")
    assert done.returncode == 3
    lines = stderr(done).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"guide: {path}: ")
    assert said in lines[0]
    assert done.stdout == b""
    assert snapshot(output) == before


@pytest.mark.parametrize("name", BAD)
def test_bad_source_in_chinese(name: str, tmp_path: Path) -> None:
    path, _ = make_bad_sources(tmp_path)[name]
    done = guide("ingest", path, "-o", tmp_path / "out", LANG="zh_CN.UTF-8")
    assert done.returncode == 3
    (line,) = stderr(done).splitlines()
    assert line.startswith(f"guide：{path}：")
    assert "请" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_source(source: Path, output: Path) -> None:
    before = snapshot(output)
    source.chmod(0)
    done = guide("ingest", source, "-o", output)
    assert done.returncode == 3
    assert "check the path and the permissions" in stderr(done)
    assert snapshot(output) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = guide("ingest", tmp_path / "pipe.txt", "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "no regular file" in stderr(done)


@pytest.mark.parametrize("blocked", ["out", "out/guide"])
def test_output_that_cannot_be_written(blocked: str, source: Path, tmp_path: Path) -> None:
    path = tmp_path / blocked
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    done = guide("ingest", source, "-o", tmp_path / "out")
    assert done.returncode == 3
    (line,) = stderr(done).splitlines()
    assert line.startswith("guide: ")
    assert "out" in line
    assert path.read_text(encoding="utf-8") == "mine"


def test_good_sources_are_written_all_the_same(source: Path, tmp_path: Path) -> None:
    bad = make_bad_sources(tmp_path)
    paths = [path for path, _ in bad.values()]
    done = guide("ingest", *paths[:4], source, *paths[4:], "-o", tmp_path / "out")
    assert done.returncode == 3
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name[0] != "."] == ["guide"]
    errors = [line for line in stderr(done).splitlines() if line.startswith("guide: /")]
    if os.name == "posix":
        assert len(errors) == len(bad)
    assert f"1 done, {len(bad)} failed" in stderr(done)


def test_a_file_name_cannot_forge_lines(tmp_path: Path) -> None:
    done = guide("ingest", tmp_path / "a\n\x1b[31mguide.txt", "-o", tmp_path / "out")
    assert done.returncode == 3
    (line,) = stderr(done).splitlines()
    assert "a\\n\\x1b[31mguide.txt" in line


# Wrong usage


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["ingest"],
        ["ingest", "a.txt", "--nonsense"],
        ["ingest", "a.txt", "-o"],
        ["ingest", "a.txt", "--fail-on", "fatal"],
        ["ingest", "a.txt", "--csv-encoding", "klingon"],
        ["ingest", "a.txt", "--profile", "nonsense"],
        ["ingest", "a.txt", "--profile", "missing.toml"],
        ["ingest", "a.txt", "--id", "Not An Id"],
        ["ingest", "a.txt", "b.txt", "--id", "one"],
        ["ingest", "a/guide.txt", "b/Guide.txt"],
        ["audit", "a.txt", "--only", "nonsense"],
        ["audit", "a.txt", "--only", "plain-http", "--skip", "plain-http"],
        ["ingest", "a.txt", "--lang", "fr"],
        ["tree"],
        ["tree", "a.txt", "b.txt"],
        ["schema", "nonsense"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage(arguments: list[str], language: str, tmp_path: Path) -> None:
    done = guide(*arguments, cwd=tmp_path, LANG={"zh": "zh_CN.UTF-8", "en": "C"}[language])
    assert done.returncode == 2
    assert done.stdout == b""
    assert not list(tmp_path.iterdir())
    said = stderr(done)
    assert bool(re.search("[一-龥]", said)) == (language == "zh")
    if arguments:
        assert len(said.splitlines()) == 1


# Other commands


def test_tree() -> None:
    done = guide("tree", RAW)
    assert done.returncode == 0
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert len([line for line in lines if re.search(r"^ *\d+-\d+ +item  ", line)]) == 38
    assert not [line for line in lines if "LOOSE" in line]
    assert any(
        re.fullmatch(r" *474-476 .* field time_limit  13\.3 办理时限.*", line) for line in lines
    )
    assert max(map(len, lines)) < 100


def test_tree_shows_what_was_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text(NOVEL, encoding="utf-8")
    done = guide("tree", path)
    assert done.returncode == 0
    assert "LOOSE" in done.stdout.decode()
    assert "话说天下大势" in done.stdout.decode()


@pytest.mark.parametrize("name", ["guide", "findings", "run"])
def test_schema(name: str) -> None:
    done = guide("schema", name, PYTHONIOENCODING="cp936")
    assert done.returncode == 0
    assert done.stdout == (ROOT / "schemas" / f"{name}.schema.json").read_bytes()


def test_schema_of_the_guide_by_default() -> None:
    assert guide("schema").stdout == guide("schema", "guide").stdout


# The program around them


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help(arguments: list[str]) -> None:
    done = guide(*arguments)
    assert done.returncode == 0
    said = done.stdout.decode()
    for command in cli.COMMANDS:
        assert f"\n  {command} " in said
    assert "examples:" in said


@pytest.mark.parametrize("command", cli.COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_command_help(command: str, language: str) -> None:
    done = guide(command, "--help", "--lang", language)
    assert done.returncode == 0
    said = done.stdout.decode()
    assert {"zh": "示例：", "en": "examples:"}[language] + f"\n  guide {command}" in said
    assert bool(re.search("[一-龥]", said)) == (language == "zh")


@pytest.mark.parametrize("arguments", [["--version"], ["ingest", "--version"]])
def test_version(arguments: list[str]) -> None:
    from pipeline import __version__

    assert guide(*arguments).stdout.decode().split() == ["guide", __version__]


@pytest.mark.parametrize(
    ("env", "arguments", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, [], "zh"),
        ({"LANG": "zh_TW"}, [], "zh"),
        ({"LANG": "de_DE.UTF-8"}, [], "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, [], "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_CN"}, [], "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, [], "en"),
        ({"LANG": "C"}, ["--lang", "zh"], "zh"),
        ({"LANG": "C"}, ["--lang=zh"], "zh"),
        ({"LANG": "zh_CN"}, ["--lang", "en"], "en"),
    ],
)
def test_language(env: dict[str, str], arguments: list[str], language: str) -> None:
    for line in (["tree", "none.txt", *arguments], [*arguments, "tree", "none.txt"]):
        done = guide(*line, **env)
        assert stderr(done).startswith({"zh": "guide：", "en": "guide: "}[language])


@pytest.mark.parametrize("encoding", ["ascii", "cp936", "latin-1"])
def test_console_without_the_characters(encoding: str, source: Path, tmp_path: Path) -> None:
    odd = tmp_path / "指南•🎉.txt"
    odd.write_text(GUIDE + "\n🎉 • 㐀\n", encoding="utf-8")
    for arguments in (["ingest", odd, "-o", tmp_path / "out"], ["tree", odd], ["--help"]):
        done = guide(*arguments, LANG="zh_CN.UTF-8", PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="shell syntax")
def test_reader_that_stops_early() -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m pipeline tree "{RAW}" | head -n 1'],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk_behind_stdout() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "tree", str(RAW)],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    assert done.returncode == 3
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("guide: standard output: cannot be written")


Capture = pytest.CaptureFixture[str]


def _raise(error: BaseException) -> Callable[..., int]:
    def run(*_: object) -> int:
        raise error

    return run


def test_our_own_bug(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("pipeline.commands.tree.run", _raise(ZeroDivisionError("two\nlines")))
    assert cli.main(["tree", "x", "--lang", "en"]) == 70
    (line,) = capsys.readouterr().err.splitlines()
    assert "ZeroDivisionError: two\\nlines" in line
    assert "please report it" in line
    assert cli.main(["tree", "x", "--lang", "zh", "--debug"]) == 70
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "请" in said


def test_interrupt(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("pipeline.commands.tree.run", _raise(KeyboardInterrupt()))
    assert cli.main(["tree", "x"]) == 130
    assert capsys.readouterr().err == ""


def test_debug_shows_where_a_source_failed(tmp_path: Path) -> None:
    done = guide("tree", tmp_path / "missing.txt", "--debug")
    assert done.returncode == 3
    assert "Traceback" in stderr(done)


# Ids


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("fushun-social-insurance-guide", "fushun-social-insurance-guide"),
        ("Fushun Guide_2", "fushun-guide-2"),
        ("抚顺 v2（终稿）", "v2"),
        ("办事指南", "guide-19c95ab8"),
        ("2024办事指南", "guide-e0a4bf3a"),
        ("con", "guide-con"),
    ],
)
def test_ids(stem: str, expected: str) -> None:
    assert make_guide_id(stem) == expected
    assert is_guide_id(expected)


@pytest.mark.parametrize(
    "text", ["", "A", "a b", "a--b", "-a", "a-", "a/b", "..", "nul", "指南", "a\n"]
)
def test_impossible_ids(text: str) -> None:
    assert not is_guide_id(text)


def test_json_of_one_source_is_its_report_and_of_several_a_list(tmp_path: Path) -> None:
    """The number of sources asked for decides, not how many of them could be read."""
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(GUIDE, encoding="utf-8")
    bad.write_text(NOVEL, encoding="utf-8")
    one = json.loads(guide("audit", good, "--format", "json").stdout)
    several = json.loads(guide("audit", good, bad, "--format", "json").stdout)
    assert several == [one]


def test_a_baseline_names_what_is_resolved_and_counts_the_rest(
    source: Path, output: Path, tmp_path: Path
) -> None:
    old = tmp_path / "slip.txt"
    old.write_text(GUIDE.replace("2.3 ", "9.3 ") + "\n补正(一)。\n", encoding="utf-8")
    assert guide("ingest", old, "-o", output).returncode == 0
    source.write_text(GUIDE + "\n补正(一)。\n", encoding="utf-8")
    baseline = output / "slip" / "findings.json"
    done = guide("audit", source, "--baseline", baseline)
    last = done.stdout.decode().splitlines()[-1]
    assert last.startswith(f"{source}: resolved [subsection-number-mismatch] the number 9.3")
    assert "  of these: 0 new, " in stderr(done)
    assert " 0 known" not in stderr(done)
    assert "of these" not in stderr(guide("audit", source))


def test_a_diff_that_cannot_be_applied_is_said_to_be_none(source: Path, tmp_path: Path) -> None:
    text = GUIDE.replace("身份证原件；", "身份证(原件)；")
    for codec, said in (("gb18030", True), ("utf-8", False)):
        source.write_bytes(text.encode(codec))
        done = guide("fix", source)
        assert "（原件）" in done.stdout.decode()
        assert ("a copy with --write" in stderr(done)) == said
        assert "--write" not in stderr(guide("fix", source, "--write", tmp_path / "copy.txt"))
