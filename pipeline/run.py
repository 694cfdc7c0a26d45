"""The order of the stages; the only place that knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from .collector import collector_paused
from .ids import is_guide_id, make_guide_id
from .model.errors import SourceError, UsageError
from .model.reading import ReadOptions
from .read import read_source

# The stages behind reading are imported behind it, or while others read the pages of a PDF.
if TYPE_CHECKING:
    from .model.audits import AuditOptions
    from .model.guides import Guide, Item
    from .model.profiles import Profile
    from .model.results import Result
    from .model.sources import Source
    from .model.trees import Tree

P = ParamSpec("P")
T = TypeVar("T")


@collector_paused()
def ingest(
    path: str | Path,
    *,
    profile: str | None = None,
    guide_id: str | None = None,
    options: AuditOptions | None = None,
    reading: ReadOptions | None = None,
) -> Result:
    """Read the guide in the file at `path`; nothing is written.

    `profile` is a built-in profile's name or the path of a TOML file; without it the one that fits
    best is taken. `options` choose rules, waivers and a baseline, `reading` what a reader needs.
    Raises SourceError when the file is no guide, UsageError for a bad option.
    """
    path = Path(path)
    name = guide_id if guide_id is not None else make_guide_id(path.stem)
    refuse_bad_id(name)
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[P, T], *args: P.args, **how: P.kwargs) -> T:
        start = perf_counter()
        done = work(*args, **how)
        seconds[stage] = perf_counter() - start
        return done

    asked = _with_stages(reading or ReadOptions())
    source = timed("read", read_source, path, asked)
    from .audit import audit_guide
    from .extract import extract_guide
    from .model.results import Result
    from .normalize import normalize_guide
    from .structure import build_tree

    vocabulary = _load_vocabulary(profile, source)
    tree = timed("structure", build_tree, source, vocabulary)
    printed = timed("extract", extract_guide, tree, name)
    _refuse_no_guide(printed, path)
    normalized = timed("normalize", normalize_guide, printed)
    guide, findings, record = timed("audit", audit_guide, normalized, tree, options, asked.jobs)
    return Result(source, tree, guide, findings, vocabulary.name, record, seconds)


def _with_stages(asked: ReadOptions) -> ReadOptions:
    """Return what is asked of the reader, and that the stages behind it are loaded meanwhile."""
    return replace(asked, meanwhile=partial(_load_stages, asked.meanwhile))


def _load_stages(then: Callable[[], object]) -> None:
    """Load the stages behind reading and what they would load late; then do what was asked."""
    import phonenumbers  # noqa: F401

    from . import extract, normalize, structure  # noqa: F401
    from .audit.lexicon import read_lexicon
    from .audit.rulebook import load_rules
    from .profiles import load_built_in

    load_built_in()
    load_rules()
    read_lexicon()
    then()


def parse(
    path: str | Path, *, profile: str | None = None, reading: ReadOptions | None = None
) -> Tree:
    """Return the section tree of the file at `path`, be it a guide or not."""
    from .structure import build_tree

    source = read_source(Path(path), reading)
    return build_tree(source, _load_vocabulary(profile, source))


def _load_vocabulary(profile: str | None, source: Source) -> Profile:
    from .profiles import choose_profile, load_profile

    return load_profile(profile) if profile else choose_profile(source)


def refuse_bad_id(name: str) -> None:
    """Raise UsageError when `name` cannot be a guide's id."""
    if not is_guide_id(name):
        raise UsageError(
            f"编号“{name}”不可用；只能用小写字母、数字和其间的单个连字符",
            f"the id '{name}' is not possible; use lower-case letters, digits and single hyphens",
        )


def _refuse_no_guide(guide: Guide, path: Path) -> None:
    if not any(_has_field(item) for item in guide.items):
        raise SourceError(
            f"{path}：未发现办理事项，不像办事指南；请检查是否选对文件，或用 guide tree 查看结构",
            f"{path}: no service item with a known field was found, so it is no guide;"
            " check the file, or look at its structure with guide tree",
        )


def _has_field(item: Item) -> bool:
    main = (getattr(item.subsections, name) for name in type(item.subsections).model_fields)
    return bool(item.extra_subsections) or any(field is not None for field in main)
