"""Postings on a cluster. In: the 4,919 postings of `../shared/corpus`, where they are, else made ones. Out: two executors say of each
what the command says, though one of them is killed in the middle and a record is torn.
"""

import json
import os
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cluster
import pytest
from jdlint import spark as jdlint_spark
from made_postings import postings
from pyspark.sql import functions

TODAY = "2026-11-22"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "bulk.jsonl"
COLUMNS = {"text": "text", "title": "title", "today": TODAY}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    spark = cluster.session(tmp_path_factory.mktemp("spark"))
    yield spark
    spark.stop()


@pytest.fixture(scope="module")
def jobs(tmp_path_factory):
    """A file of records."""
    if CORPUS.is_file():
        return CORPUS
    made = tmp_path_factory.mktemp("made") / "jobs.jsonl"
    rows = [{"id": row["id"], "title": row["title"], "text": row["description"]} for row in postings(3_000)]
    made.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return made


@pytest.fixture(scope="module")
def of_command(jobs, tmp_path_factory):
    """What the command says, by id."""
    return said_by_command(jobs, tmp_path_factory.mktemp("command") / "found.jsonl")[0]


def said_by_command(jobs, output):
    columns = ["--jsonl", "text=text,title=title,id=id", "--format", "jsonl", "--output-file", output, "--no-config"]
    done = subprocess.run([os.environ["JDLINT"], "check", *columns, "--today", TODAY, jobs], capture_output=True, check=False)
    lines = map(json.loads, output.read_text("utf-8").splitlines())
    return {line["record"]: line for line in lines}, done.stderr.decode()


def read(session, jobs):
    rows = session.read.schema("id string, title string, text string").json(str(jobs))
    return rows.repartition(24, "id")


def assert_same(rows, of_command):
    read = {row["id"]: row for row in rows if row["error"] is None}
    assert read.keys() == of_command.keys() and len(rows) == len({row["id"] for row in rows})
    for name, row in read.items():
        line = of_command[name]
        assert json.loads(row["findings"]) == line["findings"], name
        assert [row["score"], row["role"], row["language"]] == [line["score"], line["role"], line["language"]], name


def test_two_executors_say_what_the_command_says(session, jobs, of_command):
    checked = jdlint_spark.check(read(session, jobs), keep=["id"], **COLUMNS)
    assert checked.columns == ["id", "role", "language", "score", "errors", "warnings", "infos", "findings", "error"]
    assert_same(checked.collect(), of_command)
    assert len(cluster.executors()) == cluster.EXECUTORS


def test_an_executor_that_is_killed_loses_nothing(session, jobs, of_command):
    checked = jdlint_spark.check(read(session, jobs), keep=["id"], **COLUMNS)
    with ThreadPoolExecutor(1) as pool:
        rows = pool.submit(checked.collect)
        victim, done, tasks = cluster.kill_one_in_the_middle(session)
        assert_same(rows.result(), of_command)
    assert victim not in cluster.executors() and 0 < done < tasks


def test_a_torn_record_is_told_and_costs_no_other(session, tmp_path):
    rows = [{"id": row["id"], "title": row["title"], "text": row["description"]} for row in postings(60)]
    lines = list(map(json.dumps, rows))
    lines[30] = lines[30][:200]
    lines[31] = json.dumps({"id": "none", "title": "Cook", "text": None})
    jobs = tmp_path / "torn.jsonl"
    jobs.write_text("\n".join(lines), "utf-8")
    of_command, told = said_by_command(jobs, tmp_path / "found.jsonl")
    assert len(of_command) == 58 and "torn.jsonl:31" in told and "torn.jsonl:32" in told
    checked = jdlint_spark.check(read(session, jobs), keep=["id"], **COLUMNS).collect()
    assert sorted(row["error"] is not None for row in checked) == [False] * 58 + [True] * 2
    assert_same(checked, of_command)


def test_findings_become_rows(session, tmp_path):
    rows = session.createDataFrame([(row["id"], row["description"]) for row in postings(80)], "id string, text string")
    checked = jdlint_spark.check(rows, text="text", today=TODAY).cache()
    each = checked.select("id", functions.explode(functions.from_json("findings", jdlint_spark.FINDINGS)).alias("finding"))
    counts = {row["rule"]: row["count"] for row in each.groupBy("finding.rule").count().collect()}
    findings = [found for row in checked.collect() for found in json.loads(row["findings"])]
    assert counts == Counter(found["rule"] for found in findings) and sum(counts.values()) > 80
    first = each.where("finding.about = 'text'").select("finding.range.start.offset", "finding.url", "finding.group").first()
    assert first["offset"] > 0 and first["url"] and first["group"]


def test_columns_keep_names_and_kinds(session):
    rows = session.createDataFrame([("# Cook", 7, "x", ["a"])], "`the text` string, id bigint, `a b` string, tags array<string>")
    kept = jdlint_spark.check(rows, text="the text", prefix="jdlint_", today=TODAY)
    assert kept.dtypes[:4] == [("id", "bigint"), ("a b", "string"), ("tags", "array<string>"), ("jdlint_role", "string")]
    assert kept.first()["tags"] == ["a"]
    chosen = jdlint_spark.check(rows, text="the text", keep=["tags", "id"], today=TODAY)
    assert chosen.columns[:2] == ["tags", "id"] and chosen.first()["id"] == 7
    with pytest.raises(ValueError, match="no rule `no-such-rule`"):
        jdlint_spark.check(rows, text="the text", only=["no-such-rule"])
