"""`jdlint.check` and `jdlint.outline`. In: the module, and `JDLINT`, the program. Out: both say the same of every posting of the
suite, and the module says clearly what it cannot do.
"""

import copy
import datetime
import json
import os
import pickle
import subprocess
import threading
import time
import zipfile
from pathlib import Path

import jdlint
import pytest
from made_postings import postings

ROOT = Path(__file__).parents[2]
SUITE = sorted(path for path in (ROOT / "tests" / "suite").iterdir() if path.suffix in {".md", ".txt", ".html"})
TODAY = "2026-11-22"
POSTING = "# Cook\n\nWe cook in Köln.\n\n## Duties\n\n- Other duties as assigned\n- Improve sales\n"


def printed(*arguments, given=None, cwd=None):
    command = [os.environ["JDLINT"], *map(str, arguments)]
    return subprocess.run(command, input=given, cwd=cwd, capture_output=True, encoding="utf-8", check=False).stdout


def rules_of(report):
    return [finding["rule"] for finding in report["findings"]]


def test_files_are_read_and_judged_as_by_the_command(monkeypatch):
    monkeypatch.chdir(ROOT)
    names = [Path("tests", "suite", path.name) for path in SUITE]
    flags = ["--format", "json", "--no-config", "--today", TODAY]
    found = json.loads(printed("check", *flags, *names, cwd=ROOT))["files"]
    said = json.loads(printed("outline", *flags, *names, cwd=ROOT))["files"]
    assert len(found) == len(said) == len(names) > 50
    linter = jdlint.Linter(today=TODAY)
    assert [linter.check(name) for name in names] == found
    assert [linter.outline(name) for name in names] == said


def test_texts_are_judged_as_records_are():
    rows = list(postings(50))
    lines = "\n".join(map(json.dumps, rows))
    columns = ["--jsonl", "text=description,title=title,id=id", "--format", "jsonl", "--no-config", "--today", TODAY, "-"]
    of_command = [json.loads(line) for line in printed("check", *columns, given=lines).splitlines()]
    for row, expected in zip(rows, of_command):
        report = jdlint.check(row["description"], title=row["title"], today=TODAY)
        assert expected.pop("record") == row["id"] and expected.pop("line")
        assert report.pop("record") is None
        assert (expected.pop("path"), report.pop("path")) == ("<stdin>", "<text>")
        assert report == expected
    assert len(of_command) == 50


def test_settings_are_those_of_the_command():
    assert "catch-all-duty" in rules_of(jdlint.check(POSTING))
    assert rules_of(jdlint.check(POSTING, only=["catch-all-duty"])) == ["catch-all-duty"]
    assert "missing-pay" in rules_of(jdlint.check(POSTING, jurisdictions=["us-co"]))
    past = "# Cook\n\nApply by 1 March 2026.\n"
    at = lambda today: rules_of(jdlint.check(past, only=["expired-or-past-date"], today=today))
    assert at("2026-02-01") == [] and at("2026-03-02") == at(datetime.date(2026, 3, 2)) == ["expired-or-past-date"]
    assert at(datetime.datetime(2026, 3, 2, 12, 30)) == ["expired-or-past-date"]
    config = "[rules]\ncatch-all-duty = 'error'\n"
    report = jdlint.check(POSTING, only=["catch-all-duty"], config=config)
    assert report["findings"][0]["severity"] == "error"


def test_a_settings_file_may_extend_another(tmp_path):
    (tmp_path / "base.toml").write_text("[words]\nallow = 'Other duties as assigned'\n")
    (tmp_path / "jdlint.toml").write_text("extends = 'base.toml'\n")
    assert jdlint.check(POSTING, only=["catch-all-duty"], config=tmp_path / "jdlint.toml")["findings"] == []
    with pytest.raises(ValueError, match="a text has no other files"):
        jdlint.check(POSTING, config="extends = 'base.toml'")


def test_ranges_lead_to_words():
    (finding,) = jdlint.check(POSTING, only=["catch-all-duty"])["findings"]
    assert jdlint.words_at(POSTING, finding["range"]) == "Other duties as assigned"
    assert finding["range"]["start"] == {"line": 7, "column": 3, "offset": POSTING.encode().index(b"Other")}


def test_an_outline_says_what_is_there():
    outline = jdlint.outline("# Cook\n\nReach 95 % of orders in 10 minutes by June.\n\n## Pay\n\n£30,000 a year\n")
    assert outline["title"]["text"] == "Cook" and outline["present"]["pay"] == "yes"
    assert outline["pay"]["min"] == 30_000 and outline["positions"] == "text"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"only": ["no-such-rule"]}, "no rule `no-such-rule`"),
        ({"today": "22.11.2026"}, "not a day like 2026-11-22"),
        ({"jurisdictions": ["us-zz"]}, "no jurisdiction `us-zz`"),
        ({"role": "wizard"}, "no role `wizard`"),
        ({"config": "[rules]\nmising-pay = 'off'"}, "jdlint.toml:2:1: there is no rule `mising-pay`; did you mean"),
        ({"config": Path("no-such.toml")}, "there is no such file"),
    ],
)
def test_wrong_settings_are_named(settings, says):
    with pytest.raises(ValueError, match=says.replace(".", r"\.")):
        jdlint.check(POSTING, **settings)


def test_what_cannot_be_read_says_why(tmp_path):
    with pytest.raises(jdlint.PostingError) as raised:
        jdlint.check(" \n")
    assert raised.value.code == "empty" and str(raised.value)
    (tmp_path / "latin.md").write_bytes("Köchin".encode("latin-1"))
    with pytest.raises(jdlint.PostingError) as raised:
        jdlint.check(tmp_path / "latin.md")
    assert raised.value.code == "not-utf8"
    with pytest.raises(FileNotFoundError) as raised:
        jdlint.check(tmp_path / "none.md")
    assert raised.value.filename.endswith("none.md")
    with pytest.raises(ValueError, match="a file has its own title"):
        jdlint.check(tmp_path / "latin.md", title="Cook")
    for wrong in (7, None, b"# Cook"):
        with pytest.raises(TypeError):
            jdlint.check(wrong)
    with pytest.raises(TypeError):
        jdlint.check(POSTING, only="catch-all-duty")


def test_a_linter_travels_with_all_its_settings():
    config = "role = 'sales'\n[rules]\nmissing-pay = 'error'\n[words]\nflag = [{ phrase = 'Köln', message = 'No town.' }]\n"
    linter = jdlint.Linter(today=TODAY, jurisdictions=["us-co"], employer_size=9, remote_open_to=["us-ny"], config=config)
    assert "own-word" in rules_of(linter.check(POSTING))
    for other in (pickle.loads(pickle.dumps(linter)), copy.deepcopy(linter)):
        assert other == linter and other.check(POSTING) == linter.check(POSTING)
    assert linter != jdlint.Linter(today=TODAY) and "us-co" in repr(linter)


def test_other_threads_run_meanwhile():
    long = "\n".join(f"- Serve {number} guests and improve sales" for number in range(30_000))
    turns, is_over = [], threading.Event()

    def count():
        while not is_over.is_set():
            turns.append(time.monotonic())
            time.sleep(0.001)

    counting = threading.Thread(target=count)
    counting.start()
    before = len(turns)
    jdlint.check("# Cook\n\n## Duties\n\n" + long)
    during = len(turns) - before
    is_over.set()
    counting.join()
    assert during > 5


def test_rules_are_those_of_the_command():
    assert jdlint.rules() == json.loads(printed("rules", "--format", "json"))["rules"]
    assert jdlint.__version__ in printed("--version")


def test_examples_in_the_documentation_are_true():
    import doctest

    import jdlint.arrow
    import jdlint.spark

    for module in (jdlint, jdlint.arrow, jdlint.spark):
        result = doctest.testmod(module, raise_on_error=False)
        assert result.failed == 0 and result.attempted > 0


def test_word_documents_are_read_as_by_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in POSTING.replace("#", "").split("\n"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile("cook.docx", "w") as document:
        document.writestr("word/document.xml", f"<w:document {space}><w:body>{paragraphs}</w:body></w:document>")
    report = jdlint.check(Path("cook.docx"), today=TODAY)
    said = printed("check", "--format", "json", "--no-config", "--today", TODAY, "cook.docx", cwd=tmp_path)
    assert report == json.loads(said)["files"][0]
    assert report["positions"] == "converted" and "catch-all-duty" in rules_of(report)
