"""The layers: stages import the model and never each other, and nothing heavy at start-up."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline"
STAGES = ("read", "structure", "extract", "normalize", "audit", "emit")
# What may import what, inside the program; a layer may always import itself.
ALLOWED = {
    "model": set(),
    "collector": set(),
    "processes": set(),
    "profiles": {"model"},
    **{stage: {"model", "collector", "processes"} for stage in STAGES},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
# Libraries that cost more than the rest of the program's start; loaded when they are needed.
HEAVY = {"pandas", "pdfplumber", "numpy", "pypdfium2", "xlsxwriter", "lxml", "docx", "rapidocr"}
# The reader of PDFs is itself loaded when it is needed, and does nothing without this one.
OF_PDF = {"pypdfium2"}


def find_imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each module that `path` imports, by full name, and whether at import time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lazy = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        or (isinstance(function, ast.If) and "TYPE_CHECKING" in ast.unparse(function.test))
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        at_start = id(node) not in lazy
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_start) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve(path, node)
            yield from ((f"{module}.{alias.name}", at_start) for alias in node.names)


def resolve(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    here = path.relative_to(ROOT).with_suffix("").parts
    package = here[: len(here) - node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_layers(path: Path) -> None:
    layer = layer_of(path)
    if layer not in ALLOWED:
        return
    ours = {name.split(".")[1] for name, _ in find_imports(path) if name.startswith("pipeline.")}
    assert ours - {layer, "__version__"} <= ALLOWED[layer]


def test_only_run_knows_the_order() -> None:
    several = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if len({name.split(".")[1] for name, _ in find_imports(path) if is_stage(name)}) > 2
    }
    assert several == {"run.py"}


def is_stage(name: str) -> bool:
    return name.startswith("pipeline.") and name.split(".")[1] in STAGES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_are_loaded_when_needed(path: Path) -> None:
    at_start = {name.split(".")[0] for name, start in find_imports(path) if start}
    own = OF_PDF if PACKAGE / "read" / "pdf" in path.parents else set()
    assert not at_start & HEAVY - own


def test_what_we_import_is_what_we_declare() -> None:
    """A package that happens to be installed here is missing on the user's machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {name.split(">")[0].replace("-", "_") for name in project["dependencies"]}
    # Extras are imported where they are needed, not at start.
    imported = {n.split(".")[0] for path in MODULES for n, start in find_imports(path) if start}
    # markupsafe is the part of jinja2 that escapes.
    assert imported - sys.stdlib_module_names - {"pipeline", "markupsafe"} <= declared


def test_the_test_sees_imports(tmp_path: Path) -> None:
    """A guard that never finds anything would pass for ever."""
    assert ("pipeline.model.errors.SourceError", True) in set(
        find_imports(PACKAGE / "read" / "text.py")
    )
    assert ("pipeline.model.results.Result", False) in set(find_imports(PACKAGE / "__init__.py"))
    assert {layer_of(path) for path in MODULES} >= {*STAGES, "model", "profiles", "run", "cli"}


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import pipeline", {"typing", "re", "pipeline.run"}),
        ("import pipeline.cli", {"typing", "pydantic", "regex", "locale", "shutil", "pathlib"}),
        (
            "import pipeline.cli; pipeline.cli.main(['--help'])",
            {"typing", "pydantic", "regex", "locale", "shutil", "importlib.metadata"},
        ),
        ("import pipeline.run", HEAVY | {"pipeline.read.docx", "pipeline.read.pdf"}),
        ("import pipeline.run, pipeline.read.pdf", {"pydantic", "pipeline.audit"}),
    ],
)
def test_start_up_stays_light(code: str, absent: set[str]) -> None:
    # Isolated from what the environment loads at start, a debugger's hooks for one.
    script = f"import sys; before = set(sys.modules); sys.path.insert(0, {str(ROOT)!r})\n{code}\n"
    script += "print(*(set(sys.modules) - before), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not absent & set(done.stderr.split())


def test_the_python_interface() -> None:
    import pipeline

    assert pipeline.ingest.__module__ == "pipeline.run"
    assert pipeline.Result.__name__ == "Result"
    assert set(pipeline.__all__) == {"ingest", "Result", "__version__"}
    with pytest.raises(AttributeError, match="nonsense"):
        _ = pipeline.nonsense  # type: ignore[attr-defined]
