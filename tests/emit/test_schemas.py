"""The committed schemas are those of the models, and strict validators take them and use them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.emit import write_outputs
from pipeline.emit.schemas import MODELS, json_schema, schema_text

SCHEMAS = Path(__file__).parents[2] / "schemas"
AJV = "8.20.0"
VALIDATE = """
const Ajv = require("ajv/dist/2020").default;
const { readFileSync } = require("fs");
const [schema, ...values] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf-8"));
const options = { strict: true, strictRequired: true, allErrors: true };
const validate = new Ajv(options).compile(read(schema));
for (const path of values) {
  const valid = validate(read(path));
  console.log(JSON.stringify({ valid, keywords: (validate.errors ?? []).map((e) => e.keyword) }));
}
"""


@pytest.fixture(scope="session")
def ajv(request: pytest.FixtureRequest) -> Path:
    """The script that validates, beside an installed AJV, which is kept in pytest's cache."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("AJV needs node and npm, which are not installed")
    assert request.config.cache is not None
    folder = request.config.cache.mkdir(f"ajv-{AJV}")
    if not (folder / "node_modules" / "ajv" / "package.json").exists():
        command = [
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(folder),
            f"ajv@{AJV}",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"npm cannot install AJV: {done.stderr.strip()[-200:]}")
    script = folder / "validate.cjs"
    script.write_text(VALIDATE, encoding="utf-8")
    return script


@pytest.fixture
def outputs(result: Any, tmp_path: Path) -> Path:
    write_outputs(result, tmp_path / "g")
    return tmp_path / "g"


def broken(path: Path, folder: Path) -> dict[str, Path]:
    """Return copies of an output that each break one promise."""
    value = json.loads(path.read_bytes())
    last = list(value)[-1]
    without = {key: inner for key, inner in value.items() if key != last}
    made = {"required": without, "additionalProperties": value | {"more": 1}}
    made["const"] = value | {"schema_version": "2.0"}
    for name, changed in made.items():
        (folder / f"{name}.json").write_text(json.dumps(changed), encoding="utf-8")
    return {name: folder / f"{name}.json" for name in made}


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield all schemas within `schema`, names of properties aside."""
    if isinstance(schema, dict):
        yield schema
        for key, inner in schema.items():
            if key in ("properties", "$defs"):
                for named in inner.values():
                    yield from subschemas(named)
            elif key in ("items", "additionalProperties"):
                yield from subschemas(inner)
            elif key in ("anyOf", "prefixItems"):
                for choice in inner:
                    yield from subschemas(choice)


@pytest.mark.parametrize("name", MODELS)
def test_committed_schemas_are_those_of_the_models(name: str) -> None:
    committed = (SCHEMAS / f"{name}.schema.json").read_bytes().decode()
    assert committed == schema_text(name), "run `make schemas`"


@pytest.mark.parametrize("name", MODELS)
def test_schemas_are_fit_for_generators(name: str) -> None:
    schema = json_schema(name)
    assert schema["$id"].startswith("urn:")
    for part in subschemas(schema):
        assert not {"discriminator", "default"} & set(part)
        assert ("title" in part) == ("properties" in part)
        if "properties" in part:
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
            for field in part["properties"].values():
                assert "description" in field or "$ref" in field
    for kind, definition in schema["$defs"].items():
        assert not definition["description"].isascii(), kind


@pytest.mark.parametrize("name", MODELS)
def test_ajv_takes_them_in_strict_mode(name: str, ajv: Path, outputs: Path, tmp_path: Path) -> None:
    good = outputs / f"{name}.json"
    bad = broken(good, tmp_path)
    command = ["node", str(ajv), str(SCHEMAS / f"{name}.schema.json"), str(good)]
    command += [str(path) for path in bad.values()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    first, *others = [json.loads(line) for line in done.stdout.splitlines()]
    assert first == {"valid": True, "keywords": []}
    assert [other["keywords"] for other in others] == [[keyword] for keyword in bad]


def test_ajv_takes_coordinates(ajv: Path, paged_guide: Any, result_of: Any, tmp_path: Path) -> None:
    write_outputs(result_of(paged_guide, None), tmp_path / "g")
    value = json.loads((tmp_path / "g" / "guide.json").read_bytes())
    value["notes"][0]["span"]["bbox"].append(5)
    (tmp_path / "five.json").write_text(json.dumps(value), encoding="utf-8")
    command = ["node", str(ajv), str(SCHEMAS / "guide.schema.json")]
    command += [str(tmp_path / "g" / "guide.json"), str(tmp_path / "five.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [json.loads(line)["valid"] for line in done.stdout.splitlines()] == [True, False]


def check(*arguments: str) -> int:
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize("name", MODELS)
def test_check_jsonschema_agrees(name: str, outputs: Path, tmp_path: Path) -> None:
    schema, good = str(SCHEMAS / f"{name}.schema.json"), outputs / f"{name}.json"
    assert check("--check-metaschema", schema) == 0
    assert check("--schemafile", schema, str(good)) == 0
    for path in broken(good, tmp_path).values():
        assert check("--schemafile", schema, str(path)) == 1
