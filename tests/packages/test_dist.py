"""The packages that pip and tar bring. In: `DIST`, the folder of packages, and `JDLINT`, the program they were made of. Out:
each installed where nothing was, and at work.

    cargo xtask dist
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest
from test_ci import FLAWED, SOUND, VERSION, example, postings, run, steps_of_action  # noqa: F401 (a fixture)

DIST = Path(os.environ["DIST"])
JDLINT = Path(os.environ["JDLINT"])
FINDINGS = ["check", "--no-config", "--format", "json", "--today", "2026-11-22", "flawed.md", "sound.md"]


def package(pattern: str) -> Path:
    (found,) = DIST.glob(pattern)
    return found


@pytest.fixture(scope="session")
def programs(tmp_path_factory):
    """The programs of a Python of its own, with the wheel and nothing else."""
    home = tmp_path_factory.mktemp("python")
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", package("*.whl")]
    said = run(programs / "python", *words)
    assert said.returncode == 0, said.stderr
    return programs


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sound.md").write_text(SOUND)
    (tmp_path / "flawed.md").write_text(FLAWED)
    return tmp_path


def test_the_wheel_brings_the_command(programs, folder):
    assert run(programs / "jdlint", "--version").stdout == f"jdlint {VERSION}\n"
    expected = run(JDLINT, *FINDINGS, cwd=folder)
    assert (expected.returncode, expected.stderr) == (1, "")
    for command in [[programs / "jdlint"], [programs / "python", "-m", "jdlint"]]:
        said = run(*command, *FINDINGS, cwd=folder)
        assert (said.returncode, said.stdout) == (1, expected.stdout)


def test_python_finds_the_program(programs):
    said = run(programs / "python", "-c", "import jdlint; print(jdlint.find())")
    assert Path(said.stdout.strip()).samefile(programs / package_program()), said.stderr


def test_the_module_says_what_the_command_says(programs, folder):
    """Without pyarrow, which only columns need."""
    words = "import jdlint, json, pathlib; print(json.dumps(jdlint.check(pathlib.Path('flawed.md'), only=['placeholder-left'])))"
    said = run(programs / "python", "-c", words, cwd=folder)
    assert said.returncode == 0, said.stderr
    of_command = run(programs / "jdlint", "check", "--format", "json", "--only", "placeholder-left", "flawed.md", cwd=folder)
    assert json.loads(said.stdout) == json.loads(of_command.stdout)["files"][0]
    said = run(programs / "python", "-c", "import jdlint.arrow")
    assert "No module named 'pyarrow'" in said.stderr


def package_program() -> str:
    return "jdlint.exe" if sys.platform == "win32" else "jdlint"


def test_licences_go_along(programs):
    words = "import importlib.metadata as m; print([str(f) for f in m.files('jdlint')])"
    files = run(programs / "python", "-c", words).stdout
    for name in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD-PARTY.txt", "py.typed"]:
        assert name in files
    where = "import jdlint, pathlib; print(pathlib.Path(jdlint.__file__).with_name('THIRD-PARTY.txt').read_text('utf-8'))"
    said = run(programs / "python", "-c", where).stdout
    assert "\nrmcp " in said and "\npyo3 " in said and "\nregex-automata " in said and "Permission is hereby granted" in said
    assert "\nwasm-bindgen " not in said, "only what is in program and module"


def test_the_source_archive_holds_what_is_built():
    with tarfile.open(package("jdlint-*[0-9].tar.gz")) as archive:
        names = archive.getnames()
    home = f"jdlint-{VERSION}"
    for name in ["Cargo.lock", "pyproject.toml", "crates/jdlint-cli/src/main.rs", "crates/jdlint-python/src/lib.rs", "packages/python/build/jdlint_build.py", "PKG-INFO", "crates/jdlint-core/data/en/kpis.tsv"]:
        assert f"{home}/{name}" in names
    assert not [name for name in names if "/target/" in name or "/node_modules/" in name]


def test_the_archive_holds_program_and_licences(folder):
    archive = next(file for file in DIST.glob(f"jdlint-{VERSION}-*-*-*") if file.suffix != ".whl")
    shutil.unpack_archive(archive, folder)
    home = folder / archive.name.removesuffix(".zip").removesuffix(".tar.gz")
    assert sorted(path.name for path in home.iterdir()) == sorted(
        [package_program(), "README.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD-PARTY.txt"]
    )
    assert run(home / package_program(), *FINDINGS, cwd=folder).returncode == 1


def test_the_action_installs_the_wheel(postings, monkeypatch):  # noqa: F811
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(DIST))
    inputs = {"format": "human", "args": "--only\nplaceholder-left", "paths": "jobs"}
    status, printed, values = steps_of_action(postings, inputs, path=os.environ["PATH"])
    assert status == 1 and f"jdlint {VERSION}" in printed and "jobs/flawed one.md:3:3" in printed, printed
    assert Path(values["steps.install.outputs.program"]).is_relative_to(postings.parent)
    status, printed, _ = steps_of_action(postings, {**inputs, "version": "0.0.1"}, path=os.environ["PATH"])
    assert status == 1 and "No matching distribution" in printed


def test_the_hook_of_the_readme_installs_the_wheel(postings, monkeypatch):  # noqa: F811
    git = lambda *words: subprocess.run(["git", *words], cwd=postings, check=True, capture_output=True)
    monkeypatch.setenv("PIP_FIND_LINKS", str(DIST))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(postings.parent / "hooks"))
    (postings / ".pre-commit-config.yaml").write_text(example("pre-commit"))
    git("init", "--quiet")
    git("add", ".")
    attempt = lambda: run(Path(sys.executable).parent / "pre-commit", "run", "--all-files", cwd=postings)
    said = attempt()
    assert said.returncode == 1 and "jobs/flawed one.md:3:3" in said.stdout, said.stdout + said.stderr
    git("rm", "--quiet", "--cached", "jobs/flawed one.md")
    assert "Failed" in attempt().stdout, "a posting of one line has other findings"
