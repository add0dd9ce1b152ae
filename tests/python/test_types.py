"""The types of the module. In: `jdlint.types`, and the JSON Schema that the program prints. Out: they name the same fields, and
mypy finds nothing in code that uses them.
"""

import json
import os
import subprocess
import sys
import typing
from pathlib import Path

import jdlint
from jdlint import types

PACKAGE = Path(jdlint.__file__).parent

NAMES = {
    "Position": "Position", "Range": "Range", "JsonParagraph": "Paragraph", "JsonRelated": "Related",
    "JsonPlaceholder": "Placeholder", "JsonEdit": "Edit", "JsonFix": "Fix", "JsonFinding": "Finding",
    "ScoreParts": "ScoreParts", "FileFindings": "Report", "JsonQuote": "Quote", "JsonOutlineSection": "Section",
    "JsonOutcome": "Outcome", "JsonRequirement": "Requirement", "JsonDemand": "Demand", "JsonPostingFacts": "Facts",
    "JsonPay": "Pay", "FileOutline": "Outline",
}  # fmt: skip


def definitions():
    for command in ("check", "outline"):
        schema = subprocess.run([os.environ["JDLINT"], "schema", command], capture_output=True, check=True).stdout
        yield from json.loads(schema)["$defs"].items()


def test_fields_are_those_of_the_schema():
    seen = set()
    for name, definition in definitions():
        if name not in NAMES:
            continue
        seen.add(name)
        fields = typing.get_type_hints(getattr(types, NAMES[name]))
        # A text has no line in a file; only records of the command line do.
        of_records = {"line"} if name == "FileFindings" else set()
        assert set(fields) == set(definition["properties"]) - of_records, name
        for field, kind in fields.items():
            may_be_null = "null" in json.dumps(definition["properties"][field].get("type", definition["properties"][field]))
            assert (type(None) in typing.get_args(kind)) == may_be_null, f"{name}.{field}"
            enum = definition["properties"][field].get("enum")
            if typing.get_origin(kind) is typing.Literal and enum:
                assert set(typing.get_args(kind)) == set(enum), f"{name}.{field}"
    assert seen == set(NAMES)


def test_rules_have_the_fields_of_their_type():
    fields = set(typing.get_type_hints(types.Rule))
    assert {field for rule in jdlint.rules() for field in rule} == fields
    assert {field for field in fields if any(field not in rule for rule in jdlint.rules())} == {"precision"}


USE = '''
from pathlib import Path
import jdlint
from jdlint.types import Report
from jdlint.arrow import check_batches

report: Report = jdlint.check("# Cook", only=["missing-pay"])
line: int = report["findings"][0]["range"]["start"]["line"]
title = jdlint.outline(Path("cook.md"))["title"]
words: str = title["text"] if title else ""
rules: list[str] = [rule["id"] for rule in jdlint.rules()]
reveal_type(jdlint.Linter(role="sales").check("# Cook"))
'''
WRONG = "\n\nreport['score'] + 1\njdlint.check('# Cook', onyl=['missing-pay'])\nreport['findngs']\n"


def mypy(*arguments, cwd):
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(cwd / "cache"), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_types_hold_for_who_uses_them(tmp_path, monkeypatch):
    monkeypatch.setenv("MYPYPATH", str(PACKAGE.parent))
    (tmp_path / "use.py").write_text(USE)
    said = mypy("use.py", cwd=tmp_path)
    assert said.returncode == 0 and "jdlint.types.Report" in said.stdout.replace("'", ""), said.stdout
    (tmp_path / "wrong.py").write_text(USE + WRONG)
    said = mypy("wrong.py", cwd=tmp_path).stdout
    for wrong in ("operator", "call-arg", "typeddict-item"):
        assert wrong in said, said


def test_the_stubs_name_what_there_is(tmp_path):
    command = [sys.executable, "-m", "mypy.stubtest", "jdlint._native", "--ignore-missing-stub"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert said.returncode == 0, said.stdout + said.stderr
