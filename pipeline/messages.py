"""What the command says, Chinese and English side by side, and the streams that it says it on."""

from __future__ import annotations

import contextlib
import os
import sys

from .languages import LANGUAGES

TYPE_CHECKING = False  # as in languages.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Each message in the order of LANGUAGES; `{names}` are filled in by whoever says it.
CATALOGUE: Mapping[str, tuple[str, str]] = {
    # errors and their prefix
    "prefix": ("guide：{message}", "guide: {message}"),
    "usage_hint": ("{message}；用法见 {program} --help", "{message}; see {program} --help"),
    "unknown_command": (
        "没有命令“{command}”；现有：{known}；用法见 guide --help",
        "there is no command '{command}'; known: {known}; see guide --help",
    ),
    "unknown_schema": (
        "没有名为“{name}”的 JSON Schema；现有：{known}",
        "there is no JSON Schema '{name}'; known: {known}",
    ),
    "one_id": (
        "--id 只能用于单个来源，此处有 {count} 个；请去掉 --id 或逐个处理",
        "--id names one guide, but there are {count} sources; leave it out or name one source",
    ),
    "same_id": (
        "{first} 与 {second} 的编号同为 {guide_id}；请改文件名，或逐个处理并用 --id 指定",
        "{first} and {second} both get the id {guide_id}; rename one, or use --id one at a time",
    ),
    "bug": (
        "程序内部错误（{error}）；这是我们的问题，请连同所用命令报告，加 --debug 可见详情",
        "internal error ({error}); our bug: please report it with the command; --debug says more",
    ),
    "bad_date": (
        "日期“{value}”不可用；请写作 2027-01-31",
        "the date '{value}' is not possible; write it like 2027-01-31",
    ),
    "bad_jobs": (
        "进程数“{value}”不可用；请写作 1、2 等正整数",
        "the number of processes '{value}' is not possible; write 1, 2 or more",
    ),
    "bad_severity": (
        "--severity 应为 规则=级别，级别为 {levels} 之一，而不是“{value}”",
        "--severity takes RULE=LEVEL with a level of {levels}, not '{value}'",
    ),
    "fix_in_place": (
        "{file}：就是来源本身，原件不改写；请给出另一个文件名",
        "{file}: is the source itself, which is never written; name another file",
    ),
    "fix_needs_text": (
        "{file}：不是文本文件，不能自动更正；请用 guide audit 查看应为什么",
        "{file}: is no text file, which alone can be corrected; guide audit says what is expected",
    ),
    "copy_failed": (
        "{file}：无法写入（{zh}）；请检查文件夹和权限",
        "{file}: cannot be written ({en}); check the folder and its permissions",
    ),
    "fix_other_encoding": (
        "差异为 UTF-8 编码，而来源为 {encoding}，patch 无法应用；请用 --write 写出更正后的副本",
        "patch cannot apply a UTF-8 diff to a {encoding} file; write a copy with --write",
    ),
    "fixed": ("{edits} 处可自动更正", "{edits} safe corrections"),
    "stdout_failed": (
        "标准输出：无法写入（{zh}）；请检查重定向的目标",
        "standard output: cannot be written ({en}); check where it is redirected to",
    ),
    # ingest and audit
    "passed_over": (
        "文件夹中有 {count} 个文件未读（{suffixes}）：图片请单独指定，其余请另存为 PDF 或 .docx",
        "not read in folders: {count} files ({suffixes}); name pictures, save the others as PDF",
    ),
    "codes_unread": (
        "图中的二维码没有读取：未安装所需的库；请运行 pip install guide-pipeline[qr] 后再试",
        "codes in pictures were not read; run pip install guide-pipeline[qr] and try again",
    ),
    "audited": ("{place}：", "{place}:"),
    "notice": ("注意：{message}", "note: {message}"),
    "reading": ("[{number}/{count}] {name}", "[{number}/{count}] {name}"),
    "recognising": (
        "扫描件：正在识别 {count} 页的文字，约需 {seconds} 秒",
        "a scan: the text of {count} pages is being recognised, about {seconds} seconds",
    ),
    "recognised": ("识别第 {number}/{count} 页", "recognising page {number}/{count}"),
    "summary": (
        "{guide_id}：{items} 个事项，{materials} 份材料，{paths} 条办理路径，{limits} 项时限",
        "{guide_id}: {items} items, {materials} materials, {paths} paths, {limits} time limits",
    ),
    "findings": (
        "  问题：{error} 个错误，{warning} 个警告，{info} 个提示",
        "  findings: {error} errors, {warning} warnings, {info} infos",
    ),
    "states": (
        "  其中：新出现 {new}，已知 {known}，已豁免 {waived}",
        "  of these: {new} new, {known} known, {waived} waived",
    ),
    "resolved": (
        "  已解决：基线中的 {count} 个问题不再出现",
        "  resolved: {count} findings of the baseline are gone",
    ),
    "waiver_issue": ("  豁免：{message}", "  waivers: {message}"),
    "residue_none": ("  未归位文字：无", "  residue: none"),
    "residue": (
        "  未归位文字：{passages} 处，{characters} 字（占 {share}）；见 guide.json 的 residue",
        "  residue: {characters} characters ({share}), passages: {passages}; see guide.json",
    ),
    "first_time": ("  变化：首次生成", "  changed: all new"),
    "unchanged": ("  变化：无", "  changed: nothing"),
    "changed": (
        "  变化：事项新增 {added}，删去 {removed}，改动 {changed}",
        "  changed: items added {added}, removed {removed}, changed {changed}",
    ),
    "changed_elsewhere": ("  变化：{parts}", "  changed: {parts}"),
    "written": ("  输出：{folder}", "  output: {folder}"),
    "report": ("  报告：{report}", "  report: {report}"),
    "totals": ("完成 {done} 个，失败 {failed} 个", "{done} done, {failed} failed"),
    # help: the program
    "about": (
        "读取办事指南，输出经校验的 JSON 与表格，并报告其中的不一致。",
        "Reads service guides; writes validated JSON and tables and reports their inconsistencies.",
    ),
    "usage": ("用法：", "usage: "),
    "commands": ("命令：", "commands:"),
    "options": ("选项", "options"),
    "arguments": ("参数", "arguments"),
    "examples": ("示例：", "examples:"),
    "exit_codes": ("退出码：", "exit codes:"),
    "exit_0": ("完成", "done"),
    "exit_1": (
        "完成，有达到 --fail-on 级别的问题",
        "done, with findings at or over the --fail-on level",
    ),
    "exit_2": ("用法有误", "wrong usage"),
    "exit_3": (
        "来源无法读作指南，或输出无法写入",
        "a source cannot be read as a guide, or the output cannot be written",
    ),
    "exit_70": ("程序自身的错误", "our own bug"),
    "help_help": ("显示本帮助", "show this help"),
    "help_lang": (
        "消息的语言（默认依系统区域设置）",
        "language of messages (default: the locale's)",
    ),
    "help_debug": ("出错时显示调用栈", "show a traceback on errors"),
    "help_version": ("显示版本", "show the version"),
    # help: the commands
    "about_ingest": (
        "读取指南，写出 JSON、表格等结果",
        "read guides; write JSON, tables and the rest",
    ),
    "about_audit": (
        "只审核并列出问题",
        "judge guides and print only the findings",
    ),
    "about_fix": (
        "以统一差异格式显示可自动更正之处，或写出更正后的副本",
        "show the safe corrections as a unified diff, or write a corrected copy",
    ),
    "about_rules": ("列出全部规则", "list all rules"),
    "about_explain": (
        "说明一条规则：检查什么、为何、正反例",
        "explain a rule: what, why, a bad and a good example",
    ),
    "about_profile": (
        "由一份指南拟出词汇表（TOML），供核对后以 --profile 使用",
        "draft a profile (TOML) from a guide, to be checked and used with --profile",
    ),
    "about_tree": (
        "显示章节树与行号，用于查看如何理解指南",
        "print the section tree with line numbers, to see how a guide was understood",
    ),
    "about_schema": ("显示输出文件的 JSON Schema", "print the JSON Schema of an output file"),
    "help_sources": (
        "文件、文件夹（含子文件夹）或通配符",
        "files, folders (with those in them) or patterns",
    ),
    "help_source": ("文件", "a file"),
    "help_output": (
        "输出文件夹，每份指南一个子文件夹（默认 output）",
        "folder to write to, one sub-folder per guide (default: output)",
    ),
    "help_id": (
        "指南编号，即子文件夹名（默认取自文件名）",
        "the guide's id and sub-folder (default: from the file name)",
    ),
    "help_profile": (
        "词汇表：内置名称或 .toml 文件（默认自动选择）",
        "vocabulary: a built-in name or a .toml file (default: the one that fits)",
    ),
    "help_why": (
        "在每个标题下说明为何认作标题：各项依据及其分值",
        "say below each heading why it was taken for one: the evidences and their weights",
    ),
    "help_csv_encoding": (
        "CSV 编码：utf-8-sig（默认）、utf-8、gb18030",
        "encoding of CSV files: utf-8-sig (default), utf-8, gb18030",
    ),
    "help_no_pictures": (
        "报告中不附版面图（PDF）",
        "leave the pictures of the pages (PDF) out of the report",
    ),
    "help_fail_on": (
        "有此级别或更严重的问题时退出码为 1（默认 {default}）",
        "exit with 1 when a finding is at this level or graver (default: {default})",
    ),
    "help_format": (
        "输出格式：text（默认）、json、sarif、github",
        "form of the output: text (default), json, sarif, github",
    ),
    "help_password": ("加密 PDF 的密码", "password of an encrypted PDF"),
    "help_jobs": (
        "读取长 PDF、检查长指南的进程数（默认按处理器核数；短的用一个）",
        "processes for a long PDF or guide (default: one for each core; one for a short one)",
    ),
    "help_only": (
        "只用这些规则（可重复，或以逗号分隔）",
        "run only these rules (repeat, or separate by commas)",
    ),
    "help_skip": ("不用这些规则", "leave these rules out"),
    "help_severity": ("改变一条规则的级别", "change the severity of a rule"),
    "help_waivers": ("豁免文件（TOML）", "file of waivers (TOML)"),
    "help_baseline": (
        "以前的 findings.json：区分新旧问题，列出已解决的",
        "an earlier findings.json: tells new findings from known and resolved ones",
    ),
    "help_as_of": (
        "以此日期判断豁免是否到期（默认今天）",
        "date by which waivers expire (default: today)",
    ),
    "help_write": (
        "把更正后的副本写入此文件（不改原件）",
        "write a corrected copy to this file, never to the source",
    ),
    "help_rule": ("规则名，见 guide rules", "a rule's name, see guide rules"),
    "help_schema_name": ("{known} 之一（默认 guide）", "one of {known} (default: guide)"),
}


class Console:
    """The two streams of the command, and the language that it speaks."""

    def __init__(self, language: str) -> None:
        self.language = language

    def texts(self, key: str, **values: object) -> tuple[str, str]:
        """Return the message `key` filled in, in both languages, as errors want it."""
        zh, en = CATALOGUE[key]
        return zh.format(**values), en.format(**values)

    def text(self, key: str, **values: object) -> str:
        """Return the message `key` filled in, in the user's language."""
        return self.texts(key, **values)[LANGUAGES.index(self.language)]

    def say(self, key: str, **values: object) -> None:
        """Print the message `key` on one line."""
        self._print(self.text(key, **values))

    def fail(self, message: str) -> None:
        """Print an error on one line, whatever file names hold."""
        self._print(self.text("prefix", message=message))

    def fail_with(self, key: str, **values: object) -> None:
        """Print the message `key` as an error."""
        self.fail(self.text(key, **values))

    def write(self, lines: Iterable[str]) -> None:
        """Write data to stdout, at once: at exit the interpreter could only complain."""
        if sys.stdout is None:
            return
        try:
            sys.stdout.writelines(lines)
            sys.stdout.flush()
        except OSError as error:
            # What is left in the buffer goes nowhere; at exit it must not fail once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise
            from .model.errors import OutputError, give_reason

            zh, en = give_reason(error)
            raise OutputError(*self.texts("stdout_failed", zh=zh, en=en)) from error

    def _print(self, line: str) -> None:
        # Nobody listening is no reason to leave the work undone.
        with contextlib.suppress(OSError):
            if sys.stderr is not None:
                print(_on_one_line(line), file=sys.stderr)  # noqa: T201


def _on_one_line(text: str) -> str:
    """A file name may hold line breaks and terminal codes; blanks and Chinese stay."""
    return "".join(
        character if character.isprintable() or character == "\u3000" else repr(character)[1:-1]
        for character in text
    )
