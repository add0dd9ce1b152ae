"""What `jdlint check` writes, read by the tools that people read it with.

In: JDLINT, the path of the program. Out: a failure for each format that its readers refuse, or in which they find something
else than `--format json` says. Alone: JDLINT=target/debug/jdlint pytest tests/outputs/python
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest
from lxml import etree
from sarif import loader

from write import FORMATS, write

SCHEMAS = Path(__file__).parent.parent / "schemas"


@pytest.fixture(scope="session")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository")
    write(Path(os.environ["JDLINT"]).resolve(), folder)
    return folder


@pytest.fixture(scope="session")
def output(repository):
    return lambda form: repository / "out" / FORMATS[form]


@pytest.fixture(scope="session")
def contract(output):
    return json.loads(output("json").read_text("utf-8"))


@pytest.fixture(scope="session")
def findings(contract):
    return [(file["path"], finding) for file in contract["files"] for finding in file["findings"]]


def check_jsonschema(schema, file):
    command = [Path(sys.executable).parent / "check-jsonschema", "--schemafile", SCHEMAS / schema, file]
    return subprocess.run(command, capture_output=True, text=True)


def words(repository, path, range_):
    """The bytes of a finding, by its offsets in the contract."""
    text = (repository / path).read_bytes()
    return text[range_["start"]["offset"] : range_["end"]["offset"]]


def test_there_is_something_to_read(contract, findings):
    assert len(contract["files"]) > 100 and len(findings) > 500
    assert len(contract["errors"]) == 1


def test_sarif_keeps_to_its_schema(output):
    result = check_jsonschema("sarif-2.1.0.json", output("sarif"))
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_schema_refuses_a_wrong_level(output, tmp_path):
    log = json.loads(output("sarif").read_text("utf-8"))
    log["runs"][0]["results"][0]["level"] = "warn"
    (tmp_path / "bad.sarif").write_text(json.dumps(log), "utf-8")
    assert check_jsonschema("sarif-2.1.0.json", tmp_path / "bad.sarif").returncode == 1


def test_sarif_tools_count_the_same(output, contract):
    summary = contract["summary"]
    log = loader.load_sarif_file(str(output("sarif")))
    counts = log.get_report().get_issue_count_for_severity
    assert [counts(level) for level in ("error", "warning", "note")] == [
        summary["errors"],
        summary["warnings"],
        summary["infos"],
    ]


def test_regions_of_sarif_hold_the_words(repository, output, findings):
    log = json.loads(output("sarif").read_text("utf-8"))
    results = log["runs"][0]["results"]
    assert len(results) == len(findings)
    compared = 0
    for result, (path, finding) in zip(results, findings):
        region = result["locations"][0]["physicalLocation"]["region"]
        if region["startLine"] != region["endLine"]:
            continue
        # Lines end as `newlineSequences` says; a byte order mark has no column.
        text = (repository / path).read_bytes().decode("utf-8-sig")
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[region["startLine"] - 1]
        found = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert found == words(repository, path, finding["range"]).decode("utf-8"), (path, finding)
        compared += 1
    assert compared > 500


def test_columns_of_rdjson_hold_the_words(repository, output, findings):
    result = json.loads(output("rdjson").read_text("utf-8"))
    assert len(result["diagnostics"]) == len(findings)
    compared = 0
    for diagnostic, (path, finding) in zip(result["diagnostics"], findings):
        start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
        if start["line"] != end["line"]:
            continue
        text = (repository / path).read_bytes().removeprefix(b"\xef\xbb\xbf")
        line = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")[start["line"] - 1]
        assert line[start["column"] - 1 : end["column"] - 1] == words(repository, path, finding["range"]), (path, finding)
        compared += 1
    assert compared > 500


def test_junit_is_read_with_the_same_counts(output, contract, findings):
    report = junitparser.JUnitXml.fromfile(str(output("junit")))
    suites = list(report)
    assert len(suites) == len(contract["files"]) + len(contract["errors"])
    cases = [case for suite in suites for case in suite]
    results = [result for case in cases for result in case.result]
    failures = [result for result in results if isinstance(result, junitparser.Failure)]
    errors = [result for result in results if isinstance(result, junitparser.Error)]
    failing = [finding for _, finding in findings if finding["severity"] == "error"]
    assert (len(failures), len(errors)) == (len(failing), len(contract["errors"]))
    assert (report.tests, report.failures, report.errors) == (len(cases), len(failures), len(errors))
    stated = (sum(suite.tests for suite in suites), sum(suite.failures for suite in suites))
    assert stated == (len(cases), len(failures))


def test_checkstyle_is_read_with_the_same_findings(output, contract, findings):
    root = etree.parse(str(output("checkstyle"))).getroot()
    assert root.tag == "checkstyle" and root.get("version")
    read = [
        (file.get("name"), error.get("line"), error.get("column"), error.get("severity"), error.get("source"))
        for file in root.iterchildren("file")
        for error in file.iterchildren("error")
    ]
    expected = [
        (
            path,
            str(finding["range"]["start"]["line"]),
            str(finding["range"]["start"]["column"]),
            finding["severity"],
            "jdlint." + finding["rule"],
        )
        for path, finding in findings
    ]
    assert read[len(contract["errors"]) :] == expected


def test_code_quality_keeps_to_what_gitlab_reads(output, findings):
    result = check_jsonschema("gitlab-code-quality.json", output("gitlab"))
    assert result.returncode == 0, result.stdout + result.stderr
    issues = json.loads(output("gitlab").read_text("utf-8"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(findings)


def test_the_page_is_well_formed_and_stands_alone(output, findings):
    page = etree.HTML(output("html").read_text("utf-8"))
    assert len(page.findall(".//ol[@class='findings']/li")) == len(findings)
    assert page.findall(".//script") == [] and page.xpath("//@src") == [] and page.findall(".//link") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
